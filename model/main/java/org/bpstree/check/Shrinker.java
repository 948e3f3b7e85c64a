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
 * Makes a failing run short: looks for the step that broke something first, drops runs of steps of halving length while the
 * same rule is violated (Zeller's ddmin, greedy), then renames keys to small numbers.
 */
public final class Shrinker {
    private final Function<Geometry, Subject> subjects;
    private final Geometry geometry;
    private final int seconds;
    private long deadline;
    private String rule;
    private int tries = 1;

    /**
     * @param subjects makes a subject with an empty tree
     * @param geometry the failing run's
     * @param seconds  when to stop at the latest
     */
    public Shrinker(Function<Geometry, Subject> subjects, Geometry geometry, int seconds) {
        this.subjects = subjects;
        this.geometry = geometry;
        this.seconds = seconds;
    }

    /** Runs steps so many times before they count as right, for a subject that does not always fail. */
    public Shrinker tries(int number) {
        tries = number;
        return this;
    }

    /** What goes wrong when the steps are run, all compared after each, and at the end; null if nothing. */
    public static Failure run(Subject subject, Geometry geometry, List<Step> steps) {
        return new Rerun(subject, geometry).run(steps, 0);
    }

    private boolean fails(List<Step> steps) {
        return failure(steps) != null;
    }

    /** How the steps violate the rule; null if they do not. */
    private Failure failure(List<Step> steps) {
        for (int i = 0; i < tries; i++) {
            final Failure found = new Rerun(subjects.apply(geometry), geometry).run(steps, steps.size());
            if (found != null && found.rule().equals(rule)) {
                return found;
            }
        }
        return null;
    }

    /**
     * What the steps break first, and the steps up to there. A run compares everything now and then only, and after a
     * refusal, which is then blamed for what came before it; here everything is compared after each step of those in doubt.
     *
     * @return null if nothing goes wrong when they are run on their own
     */
    public Located locate(List<Step> failing) {
        for (int i = 0; i < tries; i++) {
            final Rerun rough = new Rerun(subjects.apply(geometry), geometry);
            final Failure late = rough.run(failing, failing.size());
            if (late != null) {
                final List<Step> steps = failing.subList(0, late.index() + 1);
                final Failure exact = new Rerun(subjects.apply(geometry), geometry).run(steps, rough.held());
                final Failure first = exact == null ? late : exact;
                return withoutRefusal(new Located(first, failing.subList(0, first.index() + 1)));
            }
        }
        return null;
    }

    /** To look at a cursor is to use it, so none is compared after each step: it is asked for once, before the refusal. */
    private Located withoutRefusal(Located located) {
        final String seen = located.failure.actual();
        if (!located.failure.rule().equals(Failure.REFUSED_CONTENTS) || !seen.startsWith(Op.CURSOR_GET.words + " ")) {
            return located;
        }
        final List<Step> steps = new ArrayList<>(located.steps.subList(0, located.steps.size() - 1));
        steps.add(new Step(Op.CURSOR_GET, seen.split(" ")[2], ""));
        final Failure before = run(subjects.apply(geometry), geometry, steps);
        return before == null ? located : new Located(before, steps.subList(0, before.index() + 1));
    }

    /**
     * A failure where it shows first.
     *
     * @param failure what goes wrong
     * @param steps   up to there
     */
    public record Located(Failure failure, List<Step> steps) { }

    /** The same failure after few steps; the located one if it does not show when it is tried again. */
    public Located shrink(Located located) {
        deadline = System.nanoTime() + seconds * 1_000_000_000L;
        rule = located.failure.rule();
        final int most = tries;
        tries = 1;
        int failed = 0;
        for (int i = 0; i < most; i++) {
            failed += fails(located.steps) ? 1 : 0;
        }
        if (failed == 0) {
            return located;
        }
        // What always fails need not be tried more than once.
        tries = failed == most ? 1 : most;
        final List<Step> steps = shrunk(located.steps);
        final Failure last = run(subjects.apply(geometry), geometry, steps);
        return new Located(last == null ? located.failure : last, steps);
    }

    private List<Step> shrunk(List<Step> failing) {
        List<Step> steps = failing;
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

    /** Makes builds and batches short, by runs of pairs of halving length, the greatest first. */
    private List<Step> dropPairs(List<Step> failing) {
        final List<Step> steps = new ArrayList<>(failing);
        for (int i = 0; i < steps.size(); i++) {
            final int pairs = steps.get(i).op().form == Op.Form.PAIRS ? steps.get(i).numbers().length / 2 : 0;
            for (int length = pairs; length > 0; length /= 2) {
                dropPairs(steps, i, length);
            }
        }
        return steps;
    }

    private void dropPairs(List<Step> steps, int place, int length) {
        int from = steps.get(place).numbers().length / 2 - length;
        while (from > -length && System.nanoTime() < deadline) {
            final Step whole = steps.get(place);
            steps.set(place, without(whole, Math.max(0, from), from + length));
            if (!fails(steps)) {
                steps.set(place, whole);
            }
            from = Math.min(from - length, steps.get(place).numbers().length / 2 - length);
        }
    }

    private static Step without(Step whole, int from, int end) {
        final long[] numbers = new long[whole.numbers().length - 2 * (end - from)];
        System.arraycopy(whole.numbers(), 0, numbers, 0, 2 * from);
        System.arraycopy(whole.numbers(), 2 * end, numbers, 2 * from, numbers.length - 2 * from);
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
