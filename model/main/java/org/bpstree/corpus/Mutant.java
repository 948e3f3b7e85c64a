package org.bpstree.corpus;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.bpstree.check.Answers;
import org.bpstree.check.Subject;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** The Java tree with one defect painted on it: a way to answer steps wrongly. */
final class Mutant implements Subject {
    /** A defect: how a step is answered instead. */
    interface Defect {
        String answer(Mutant mutant, Step step);
    }

    /** For a defect's own use. */
    final Map<String, String> memory = new HashMap<>();
    private final TreeSubject tree;
    private final Defect defect;

    Mutant(Geometry geometry, Defect defect) {
        tree = new TreeSubject(geometry);
        this.defect = defect;
    }

    @Override
    public String answer(Step step) {
        return defect.answer(this, step);
    }

    @Override
    public void close() {
        tree.close();
    }

    /** The right answer. */
    String right(Step step) {
        return tree.answer(step);
    }

    /** The right answer to another operation with the same operands. */
    String right(Op op, Step step) {
        return tree.answer(new Step(op, step.name(), step.other(), step.numbers()));
    }

    /** The right answer about the head to an operation with numbers. */
    String head(Op op, long... numbers) {
        return tree.answer(Step.of(op, numbers));
    }

    boolean present(long key) {
        return !head(Op.FIND, key).equals(Answers.ABSENT);
    }

    /** Does it although it was refused. */
    String afterRefusal(Step step, Function<Mutant, Object> then) {
        final String answer = right(step);
        if (answer.equals(Answers.REFUSED)) {
            head(Op.REFUSE_NONE);
            then.apply(this);
            head(Op.REFUSE_AFTER, 0);
        }
        return answer;
    }

    /** The key of an answer "K=V" or "exact K=V", or the given number if it is "none". */
    static long key(String element, long none) {
        final int from = element.startsWith("exact ") ? 6 : 0;
        final int sign = element.indexOf('=');
        return sign < 0 ? none : Long.parseLong(element.substring(from, sign));
    }
}
