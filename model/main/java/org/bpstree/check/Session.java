package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import org.bpstree.model.Model;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/**
 * A run of one subject beside the reference model: gives both each step, and asserts the refusal rule after a refusal.
 *
 * <p>Everything that drives a tree (random checks, property tests, sweeps, replays, foreign drivers) drives it through
 * a session, and {@link #compare} is the one place where tree and model meet.
 */
public final class Session implements AutoCloseable {
    private static final Step SHAPE = Step.of(Op.SHAPE);
    private static final Step STATS = Step.of(Op.STATS);
    private static final Step CHECK = Step.of(Op.CHECK);

    private final Subject subject;
    private final Oracle oracle = new Oracle();
    private final boolean idsMayRunOut;
    private boolean armed;
    private int steps;
    private Step step;
    private String answer;

    /** A run on a subject with an empty tree. */
    public Session(Subject subject, Geometry geometry) {
        this.subject = subject;
        idsMayRunOut = geometry.tables() < Geometry.PRODUCTION.tables();
    }

    /** The model's state, to be read only. */
    public Model model() {
        return oracle.model();
    }

    /** What the subject answered to the last step. */
    public String answer() {
        return answer;
    }

    /** Whether the last step was refused. */
    public boolean refused() {
        return Answers.REFUSED.equals(answer);
    }

    /** Steps taken. */
    public int steps() {
        return steps;
    }

    /**
     * Takes a step.
     *
     * @return what went wrong, or null
     */
    public Failure step(Step next) {
        step = next;
        steps++;
        try {
            return take();
        } catch (RuntimeException | Error crash) {
            return failure(Failure.CRASH, "an answer", crash.toString());
        }
    }

    private Failure take() {
        if (!armed && !idsMayRunOut || !step.op().refusable()) {
            arm();
            answer = subject.answer(step);
            return refused() ? withoutCause() : judge();
        }
        final String shape = subject.answer(SHAPE);
        final String stats = subject.answer(STATS);
        final long refusals = subject.refusals();
        answer = subject.answer(step);
        if (!refused()) {
            return judge();
        }
        if (refusals >= 0 && refusals == subject.refusals() && !idsMayRunOut) {
            return withoutCause();
        }
        return afterRefusal(shape, stats);
    }

    private void arm() {
        switch (step.op()) {
            case REFUSE_AFTER, REFUSE_ONCE, BUDGET -> armed = true;
            case REFUSE_NONE -> armed = false;
            default -> { }
        }
    }

    private Failure withoutCause() {
        return failure(Failure.REFUSED_WITHOUT_CAUSE, "any answer but a refusal", answer);
    }

    private Failure judge() {
        final String expected = oracle.answer(step);
        if (step.op() == Op.CHECK && !answer.equals(Answers.OK)) {
            return failure(answer.substring(0, Math.min(2, answer.length())), Answers.OK, answer);
        }
        return expected == null || expected.equals(answer) ? null : failure(Failure.ANSWER, expected, answer);
    }

    /** The refusal rule: the shape is what it was, only spare capacity has grown, and the contents are the model's. */
    private Failure afterRefusal(String shape, String stats) {
        final String shapeNow = subject.answer(SHAPE);
        if (!shape.equals(shapeNow)) {
            return failure(Failure.REFUSED_SHAPE, shape, shapeNow);
        }
        final String statsNow = subject.answer(STATS);
        if (!used(stats).equals(used(statsNow))) {
            return failure(Failure.REFUSED_SHAPE, used(stats), used(statsNow));
        }
        final Failure found = compare();
        return found == null || !found.rule().equals(Failure.ANSWER) ? found
            : failure(Failure.REFUSED_CONTENTS, found.expected(), found.actual());
    }

    /** The statistics but for spare capacity and requests. */
    private static String used(String stats) {
        final int spare = stats.indexOf(" spare=");
        return spare < 0 ? stats : stats.substring(0, spare);
    }

    /**
     * Compares the whole state of subject and model: contents both ways, sizes, offsets, every view, every cursor, and
     * the subject's own invariants.
     *
     * @return the first difference, or null
     */
    public Failure compare() {
        try {
            for (Step probe : probes()) {
                final String actual = subject.answer(probe);
                if (probe.op() == Op.CHECK) {
                    if (!actual.equals(Answers.OK)) {
                        return failure(actual.substring(0, Math.min(2, actual.length())), Answers.OK, actual);
                    }
                    continue;
                }
                final String expected = oracle.answer(probe);
                if (!expected.equals(actual)) {
                    return failure(Failure.ANSWER, probe + " => " + expected, probe + " => " + actual);
                }
            }
            return null;
        } catch (RuntimeException | Error crash) {
            return failure(Failure.CRASH, "an answer", crash.toString());
        }
    }

    private List<Step> probes() {
        final List<Step> probes = new ArrayList<>();
        for (String view : model().viewNames()) {
            probes.add(new Step(Op.SIZE, "", view));
            probes.add(new Step(Op.SCAN, "", view));
            probes.add(new Step(Op.SCAN_BACK, "", view));
            final int size = model().map(view).size();
            if (size > 0) {
                final int offset = Math.floorMod(steps * 31, size);
                probes.add(new Step(Op.AT, "", view, offset));
                probes.add(new Step(Op.RANK, "", view, model().at(view, offset).getKey()));
            }
        }
        for (String cursor : model().cursorNames()) {
            probes.add(new Step(Op.CURSOR_GET, cursor, ""));
        }
        probes.add(CHECK);
        return probes;
    }

    private Failure failure(String rule, String expected, String actual) {
        return new Failure(steps - 1, step, rule, expected, actual);
    }

    @Override
    public void close() {
        subject.close();
    }
}
