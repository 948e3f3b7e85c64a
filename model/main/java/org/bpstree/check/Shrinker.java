package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    private String rule;
    private int tries = 1;

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

    /** Runs steps so many times before they count as right, for a subject that does not always fail. */
    public Shrinker tries(int number) {
        tries = number;
        return this;
    }

    /** What goes wrong when the steps are run, all compared after each, and at the end; null if nothing. */
    public static Failure run(Subject subject, Geometry geometry, List<Step> steps) {
        final Session session = new Session(subject, geometry);
        for (Step step : steps) {
            Failure found = session.step(step);
            found = found == null ? session.compare() : found;
            if (found != null) {
                return found;
            }
        }
        return session.end();
    }

    /** The rule that the steps found last violate: another than the given one where that shows first. */
    public String rule() {
        return rule;
    }

    private boolean fails(List<Step> steps) {
        for (int i = 0; i < tries; i++) {
            final Failure found = run(subjects.apply(geometry), geometry, steps);
            if (found != null && found.rule().equals(rule)) {
                return true;
            }
        }
        return false;
    }

    /** A short list of steps that violates the rule; the given ones if they do not when run on their own. */
    public List<Step> shrink(List<Step> failing) {
        List<Step> steps = failing;
        if (!fails(steps)) {
            // Everything is compared after each step here, so what is wrong may show earlier, by another rule.
            final Failure earlier = run(subjects.apply(geometry), geometry, steps);
            if (earlier == null || tries > 1) {
                return failing;
            }
            rule = earlier.rule();
            steps = steps.subList(0, earlier.index() + 1);
        }
        int size = -1;
        while (steps.size() != size && System.nanoTime() < deadline) {
            size = steps.size();
            steps = dropRuns(steps);
        }
        steps = dropPairs(steps);
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

    /** Makes builds and batches short, from the greatest pair down. */
    private List<Step> dropPairs(List<Step> failing) {
        final List<Step> steps = new ArrayList<>(failing);
        for (int i = 0; i < steps.size(); i++) {
            for (int pair = steps.get(i).numbers().length / 2 - 1; steps.get(i).op().form == Op.Form.PAIRS && pair >= 0; pair--) {
                final Step whole = steps.get(i);
                if (System.nanoTime() > deadline) {
                    return steps;
                }
                steps.set(i, without(whole, pair));
                if (!fails(steps)) {
                    steps.set(i, whole);
                }
            }
        }
        return steps;
    }

    private static Step without(Step whole, int pair) {
        final long[] numbers = new long[whole.numbers().length - 2];
        System.arraycopy(whole.numbers(), 0, numbers, 0, 2 * pair);
        System.arraycopy(whole.numbers(), 2 * pair + 2, numbers, 2 * pair, numbers.length - 2 * pair);
        return Step.of(whole.op(), numbers);
    }

    /** The places of keys among a step's numbers. */
    private static int[] keyPlaces(Step step) {
        if (step.op().form == Op.Form.PAIRS) {
            return IntStream.range(0, step.numbers().length / 2).map(pair -> 2 * pair).toArray();
        }
        return step.op().hasKey() ? new int[1] : new int[0];
    }

    /** Keys become 1, 2, 3 … in their order. */
    private static List<Step> renameKeys(List<Step> steps) {
        final TreeSet<Long> keys = new TreeSet<>();
        for (Step step : steps) {
            for (int place : keyPlaces(step)) {
                keys.add(step.number(place));
            }
        }
        final Map<Long, Long> names = new TreeMap<>();
        for (long key : keys) {
            names.put(key, names.size() + 1L);
        }
        final List<Step> renamed = new ArrayList<>();
        for (Step step : steps) {
            final long[] numbers = step.numbers().clone();
            for (int place : keyPlaces(step)) {
                numbers[place] = names.get(numbers[place]);
            }
            renamed.add(new Step(step.op(), step.name(), step.other(), numbers));
        }
        return renamed;
    }
}
