package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Leaves out what is not needed, in an order that depends on nothing but the steps. */
final class Minimizer {
    private Minimizer() { }

    /** Steps that bear it out, and no longer do when any one is left out. */
    static List<Step> fewest(List<Step> steps, Predicate<List<Step>> wanted) {
        List<Step> few = steps;
        int size = -1;
        while (few.size() != size) {
            size = few.size();
            few = fewer(few, wanted);
        }
        return few;
    }

    private static List<Step> fewer(List<Step> steps, Predicate<List<Step>> wanted) {
        List<Step> few = steps;
        for (int length = Math.max(1, few.size() / 2); length > 0; length /= 2) {
            int from = few.size() - length;
            while (from > -length) {
                final List<Step> tried = new ArrayList<>(few);
                tried.subList(Math.max(0, from), from + length).clear();
                if (wanted.test(tried)) {
                    few = tried;
                }
                from = Math.min(from - length, few.size() - length);
            }
        }
        return few;
    }

    /**
     * Takes plain operations for special ones, gives keys the names 1, 2, 3 … in their order, and inserts the value ten
     * times the key, where that is as good.
     */
    static List<Step> tidy(List<Step> steps, Predicate<List<Step>> wanted) {
        final Map<Long, Long> names = new TreeMap<>();
        for (Step step : steps) {
            for (int i = 0; i < keys(step); i++) {
                names.put(step.number(i * 2), 0L);
            }
        }
        long next = 0;
        for (Map.Entry<Long, Long> name : names.entrySet()) {
            next++;
            name.setValue(next);
        }
        List<Step> tidy = new ArrayList<>(steps);
        for (int i = 0; i < steps.size(); i++) {
            tidy.set(i, plain(steps.get(i)));
            if (!wanted.test(tidy)) {
                tidy.set(i, steps.get(i));
            }
        }
        final List<Step> simple = List.copyOf(tidy);
        for (int i = 0; i < simple.size(); i++) {
            tidy.set(i, renamed(simple.get(i), names));
        }
        tidy = wanted.test(tidy) ? tidy : new ArrayList<>(simple);
        for (int i = 0; i < tidy.size(); i++) {
            final Step old = tidy.get(i);
            tidy.set(i, valued(old));
            if (!wanted.test(tidy)) {
                tidy.set(i, old);
            }
        }
        return tidy;
    }

    /** The step in the operation that most drivers have. */
    private static Step plain(Step step) {
        return switch (step.op()) {
            case INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT -> Step.of(Op.INSERT, step.numbers());
            case DELETE_OFFSET, DELETE_IF -> Step.of(Op.DELETE, step.number(0));
            default -> step;
        };
    }

    private static int keys(Step step) {
        return step.op() == Op.BUILD ? step.numbers().length / 2 : step.op().hasKey() ? 1 : 0;
    }

    private static Step renamed(Step step, Map<Long, Long> names) {
        final long[] numbers = step.numbers().clone();
        for (int i = 0; i < keys(step); i++) {
            numbers[i * 2] = names.get(numbers[i * 2]);
        }
        return new Step(step.op(), step.name(), step.other(), numbers);
    }

    private static Step valued(Step step) {
        final long[] numbers = step.numbers().clone();
        for (int i = 0; i < keys(step) && 2 * i + 1 < numbers.length; i++) {
            numbers[2 * i + 1] = 10 * numbers[2 * i];
        }
        return new Step(step.op(), step.name(), step.other(), numbers);
    }
}
