package org.bpstree.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bpstree.model.Model;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/**
 * The right answers to a trace's steps. At L3 they are the Java tree's; below, the model's, and where a refusal is the
 * implementation's choice, those of every choice. Where the choices are too many to follow there are none: such a step may
 * be answered in any way that the model agrees with.
 */
public final class Expected {
    /** Choices are followed up to this many steps that may be refused: 2^8 runs of the model. */
    private static final int MOST_CHOICES = 8;

    private Expected() { }

    /** The trace with the right answers for the level. */
    public static Trace answers(Trace trace, Level level) {
        if (level == Level.L3) {
            return Replay.recorded(new TreeSubject(trace.geometry()), trace);
        }
        final List<Set<String>> answers = new ArrayList<>();
        trace.lines().forEach(line -> answers.add(new LinkedHashSet<>()));
        final int choices = 1 << Math.min(MOST_CHOICES, refusable(trace));
        int followed = answers.size();
        for (int refused = 0; refused < choices; refused++) {
            followed = Math.min(followed, run(trace, refused, answers));
        }
        final List<Trace.Line> lines = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            final Trace.Line line = trace.lines().get(i);
            lines.add(new Trace.Line(line.number(), line.step(), i < followed ? List.copyOf(answers.get(i)) : List.of()));
        }
        return new Trace(new LinkedHashMap<>(trace.about()), trace.geometry(), lines);
    }

    /**
     * Whether an implementation may answer so, the answers taken together: after a refusal the contents must be those
     * from before it, after a success those from after it.
     */
    public static boolean fits(Trace trace, Level level, List<String> answers) {
        final Choice run = new Choice();
        final TreeSubject tree = level == Level.L3 ? new TreeSubject(trace.geometry()) : null;
        for (int i = 0; i < answers.size(); i++) {
            final Step step = trace.lines().get(i).step();
            final String right = tree != null ? tree.answer(step)
                : run.answer(step, answers.get(i).equals(Answers.REFUSED));
            if (right == null || !right.isEmpty() && !right.equals(answers.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Steps that may be refused, or whose refusal is at least to be tried: those after something was armed. */
    private static int refusable(Trace trace) {
        int count = 0;
        boolean armed = false;
        for (Trace.Line line : trace.lines()) {
            armed |= line.step().op().words.startsWith("refuse") || line.step().op() == Op.BUDGET;
            count += armed && choosable(line.step()) ? 1 : 0;
        }
        return count;
    }

    private static boolean choosable(Step step) {
        return step.op().refusable() || step.op() == Op.VIEW_OPEN;
    }

    /**
     * One run of the model; bit i of the number says whether the i-th step that may be refused is. How many steps it
     * followed: up to the first choice that is one too many, since what comes after depends on it.
     */
    private static int run(Trace trace, int refused, List<Set<String>> answers) {
        final Choice run = new Choice();
        final List<String> path = new ArrayList<>();
        int choice = 0;
        for (Trace.Line line : trace.lines()) {
            final boolean choosable = run.refuses() && choosable(line.step());
            if (choosable && choice == MOST_CHOICES) {
                break;
            }
            final boolean wanted = choosable && (refused >> choice & 1) == 1;
            choice += choosable ? 1 : 0;
            final String answer = run.answer(line.step(), wanted);
            if (answer == null) {
                return answers.size();
            }
            path.add(answer);
        }
        for (int i = 0; i < path.size(); i++) {
            if (!path.get(i).isEmpty()) {
                answers.get(i).add(path.get(i));
            }
        }
        return path.size();
    }

    /** The model with somebody who refuses. */
    private static final class Choice {
        private final Oracle oracle = new Oracle();
        private final Promise promise = new Promise();
        private final Armed armed = new Armed();

        /** Whether a refusal may come. */
        boolean refuses() {
            return armed.any();
        }

        /** The answer; empty if it cannot be known; null if the step cannot be refused, or must be, against the wish. */
        String answer(Step step, boolean wanted) {
            armed.take(step);
            if (wanted) {
                return armed.next() || !promise.covers(step) ? refuse(step) : null;
            }
            if (armed.next() && mustReserve(step)) {
                return null;
            }
            final String answer = oracle.answer(step);
            promise.take(step, answer == null ? "" : answer, oracle.model());
            return answer == null ? "" : answer;
        }

        private String refuse(Step step) {
            if (!refuses()) {
                return null;
            }
            armed.refused();
            return Answers.REFUSED;
        }

        private boolean present(Step step) {
            return oracle.model().map(Model.HEAD).containsKey(step.number(0));
        }

        private boolean mustReserve(Step step) {
            return switch (step.op()) {
                case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT -> !present(step);
                case INSERT_ALL -> oracle.adds(step);
                case BUILD -> step.numbers().length > 0 && oracle.model().map(Model.HEAD).isEmpty();
                default -> false;
            };
        }
    }
}
