package org.bpstree.corpus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bpstree.check.Answers;
import org.bpstree.check.Expected;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/** The defects that cases of the corpus are there to tell from a right implementation. */
final class Mutants {
    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    /**
     * A defect.
     *
     * @param group   the folder of the case that catches it
     * @param catches the kind of bug in words
     * @param effect  what it does to the user
     * @param defect  the defect
     */
    record Entry(String group, String catches, String effect, Mutant.Defect defect) { }

    private Mutants() { }

    static {
        MutantsOfReads.add(ALL);
        MutantsOfChanges.add(ALL);
        MutantsOfViews.add(ALL);
        MutantsOfRefusals.add(ALL);
    }

    static Map<String, Entry> all() {
        return ALL;
    }

    /** The name, if it is one. */
    static String known(String name) {
        if (!ALL.containsKey(name)) {
            throw new IllegalArgumentException("there is no defect '" + name + "'");
        }
        return name;
    }

    /** Whether the right answers to the trace tell the defect. */
    static boolean killed(String name, Trace trace, Level level) {
        final Mutant mutant = new Mutant(trace.geometry(), ALL.get(name).defect);
        final List<String> answers = trace.lines().stream().map(line -> mutant.answer(line.step())).toList();
        return !Expected.fits(trace, level, answers);
    }

    /** A defect of one operation: what it does to the right answer. */
    static Mutant.Defect of(Op op, BiFunction<Mutant, Step, String> wrong) {
        return (mutant, step) -> step.op() == op ? wrong.apply(mutant, step) : mutant.right(step);
    }

    /** A defect that turns one operation into another. */
    static Mutant.Defect as(Op op, Op other) {
        return of(op, (mutant, step) -> mutant.right(other, step));
    }

    /** A defect that changes steps before they are taken. */
    static Mutant.Defect taking(Set<Op> ops, UnaryOperator<Step> change) {
        return (mutant, step) -> mutant.right(ops.contains(step.op()) ? change.apply(step) : step);
    }

    /** The step with other numbers. */
    static Step with(Step step, LongUnaryOperator change, int... places) {
        final Set<Integer> changed = Arrays.stream(places).boxed().collect(Collectors.toSet());
        final long[] numbers = LongStream.range(0, step.numbers().length)
            .map(i -> changed.contains((int) i) ? change.applyAsLong(step.number((int) i)) : step.number((int) i)).toArray();
        return new Step(step.op(), step.name(), step.other(), numbers);
    }

    /** The right answer, or another in place of the one given. */
    static Mutant.Defect instead(Op op, String answer, String other) {
        return of(op, (mutant, step) -> {
            final String right = mutant.right(step);
            return right.equals(answer) ? other : right;
        });
    }

    static boolean refused(String answer) {
        return answer.equals(Answers.REFUSED);
    }
}
