package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/**
 * Makes a failing run short: drops runs of steps of halving length while the same rule is violated (Zeller's ddmin,
 * greedy), then renames keys to small numbers.
 */
public final class Shrinker {
    private final Function<Geometry, Subject> subjects;
    private final Geometry geometry;
    private final long deadline;
    private final String rule;

    /**
     * @param subjects makes a subject with an empty tree
     * @param geometry the failing run's
     * @param rule     the rule it violates
     * @param seconds  when to stop at the latest
     */
    public Shrinker(Function<Geometry, Subject> subjects, Geometry geometry, String rule, int seconds) {
        this.subjects = subjects;
        this.geometry = geometry;
        this.rule = rule;
        deadline = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** What goes wrong when the steps are run, all compared after each; null if nothing. */
    public static Failure run(Subject subject, Geometry geometry, List<Step> steps) {
        final Session session = new Session(subject, geometry);
        for (Step step : steps) {
            Failure found = session.step(step);
            found = found == null ? session.compare() : found;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private boolean fails(List<Step> steps) {
        final Failure found = run(subjects.apply(geometry), geometry, steps);
        return found != null && found.rule().equals(rule);
    }

    /** A short list of steps that violates the rule; the given ones if they do not when run on their own. */
    public List<Step> shrink(List<Step> failing) {
        List<Step> steps = failing;
        if (!fails(steps)) {
            return failing;
        }
        int size = -1;
        while (steps.size() != size && System.nanoTime() < deadline) {
            size = steps.size();
            steps = dropRuns(steps);
        }
        final List<Step> renamed = renameKeys(steps);
        return fails(renamed) ? renamed : steps;
    }

    private List<Step> dropRuns(List<Step> failing) {
        List<Step> steps = failing;
        for (int length = Math.max(1, steps.size() / 2); length > 0; length /= 2) {
            int from = steps.size() - length;
            while (from > -length && System.nanoTime() < deadline) {
                final List<Step> fewer = new ArrayList<>(steps);
                fewer.subList(Math.max(0, from), from + length).clear();
                if (fails(fewer)) {
                    steps = fewer;
                }
                from = Math.min(from - length, steps.size() - length);
            }
        }
        return steps;
    }

    private static boolean hasKey(Op op) {
        return switch (op) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT, DELETE, DELETE_OFFSET, DELETE_IF, FIND, LOWER,
                UPPER, RANK, CURSOR_FIND, CURSOR_LOWER, CURSOR_UPPER -> true;
            default -> false;
        };
    }

    /** Keys become 1, 2, 3 … in their order. */
    private static List<Step> renameKeys(List<Step> steps) {
        final TreeSet<Long> keys = new TreeSet<>();
        for (Step step : steps) {
            if (step.op() == Op.BUILD) {
                return steps;
            }
            if (hasKey(step.op())) {
                keys.add(step.number(0));
            }
        }
        final Map<Long, Long> names = new TreeMap<>();
        for (long key : keys) {
            names.put(key, names.size() + 1L);
        }
        final List<Step> renamed = new ArrayList<>();
        for (Step step : steps) {
            final long[] numbers = step.numbers().clone();
            if (hasKey(step.op())) {
                numbers[0] = names.get(numbers[0]);
            }
            renamed.add(new Step(step.op(), step.name(), step.other(), numbers));
        }
        return renamed;
    }
}
