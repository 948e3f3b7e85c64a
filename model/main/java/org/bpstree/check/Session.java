package org.bpstree.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bpstree.model.Model;
import org.bpstree.trace.Feature;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;

/**
 * A run of one subject beside the reference model: gives both each step, and asserts the refusal rule after a refusal.
 *
 * <p>Everything that drives a tree (random checks, property tests, sweeps, replays, foreign drivers) drives it through
 * a session, and {@link #compare} is the one place where tree and model meet.
 */
public final class Session {
    /** Full comparisons cost the contents' size; this many elements a step are compared on average. */
    static final int COMPARED_A_STEP = 24;
    private static final Step SHAPE = Step.of(Op.SHAPE);
    private static final Step STATS = Step.of(Op.STATS);
    private static final Step CHECK = Step.of(Op.CHECK);
    /** Steps from one comparison of all cursors to the next; none between them, so that some stay unused for long. */
    private static final int CURSORS_EVERY = 8;

    private final Subject subject;
    private final Profile profile;
    private final Oracle oracle = new Oracle();
    private final Promise promise = new Promise();
    /** Null below L3, where nobody can tell how many ids there are. */
    private final IdLimit idLimit;
    private final Set<String> headCursors = new HashSet<>();
    /** Cursors that a change has invalidated, for a subject that does not promise more. */
    private final Set<String> lostCursors = new HashSet<>();
    private final Armed armed = new Armed();
    private int steps;
    private Step step;
    private String answer;

    /** A run on a subject with an empty tree. */
    public Session(Subject subject, Geometry geometry) {
        this.subject = subject;
        profile = subject.profile();
        idLimit = profile.level() == Level.L3 ? new IdLimit(geometry) : null;
    }

    /** The model's state, to be read only. */
    public Model model() {
        return oracle.model();
    }

    /** What the subject answered to the last step; null if the step was left out. */
    public String answer() {
        return answer;
    }

    /** Whether a step is left out: the subject does not offer it, or has lost the cursor that it is about. */
    private boolean leavesOut(Step next) {
        return !profile.supports(next) || !next.op().places()
            && (lostCursors.contains(next.name()) || lostCursors.contains(next.other()));
    }

    /** Whether the last step was refused. */
    public boolean refused() {
        return Answers.REFUSED.equals(answer);
    }

    /** Inserts that the subject has guaranteed. */
    long promised() {
        return promise.inserts();
    }

    /** Steps taken. */
    public int steps() {
        return steps;
    }

    /**
     * Takes a step, or leaves it out if the subject cannot.
     *
     * @return what went wrong, or null
     */
    public Failure step(Step next) {
        step = next;
        steps++;
        answer = null;
        if (leavesOut(next)) {
            return null;
        }
        try {
            final Failure found = take();
            noteCursors();
            return found;
        } catch (RuntimeException | Error thrown) {
            return thrown(thrown);
        }
    }

    /** The core sees a heap that is used up by itself (Heap): an error is of what stands around it, and nobody's failure. */
    private Failure thrown(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError exhausted) {
            throw exhausted;
        }
        return thrown instanceof SubjectException silent ? failure(silent.rule(), silent.expected(), silent.getMessage())
            : failure(Failure.CRASH, "an answer", thrown.toString());
    }

    private Failure take() {
        if (!mayBeRefused()) {
            armed.take(step);
            answer = subject.answer(step);
            return refused() ? withoutCause() : judge();
        }
        final String shape = probe(SHAPE);
        final String stats = probe(STATS);
        final long refusals = subject.refusals();
        answer = subject.answer(step);
        if (!refused()) {
            return armed.next() && reserves() ? failure(Failure.GRANTED, Answers.REFUSED, answer) : judge();
        }
        if (!armed.next() && promise.covers(step)) {
            return failure(Failure.PROMISE, "any answer but a refusal", answer);
        }
        if (!hasCause(refusals, shape)) {
            return withoutCause();
        }
        armed.refused();
        return afterRefusal(shape, stats);
    }

    /** R5: a request was refused, or may have been where the subject cannot tell, or the ids are too few. */
    private boolean hasCause(long refusals, String shape) {
        final boolean told = subject.refusals() >= 0;
        return told && subject.refusals() > refusals || !told && armed.any()
            || idLimit != null && (shape.isEmpty() || idLimit.refuses(step, shape, model().map(Model.HEAD).size()));
    }

    /** Below L3 a view may be a copy, so that opening it takes memory. */
    private boolean mayBeRefused() {
        return (armed.any() || idLimit != null && idLimit.isNear(step, model().map(Model.HEAD).size()))
            && (step.op().refusable() || step.op() == Op.VIEW_OPEN && profile.level() != Level.L3);
    }

    /** Whether the step cannot do without a reservation, in any implementation that reserves first. */
    private boolean reserves() {
        return switch (step.op()) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT ->
                !model().map(Model.HEAD).containsKey(step.number(0));
            case INSERT_ALL -> oracle.adds(step);
            case BUILD -> answer.equals(Answers.BUILT) && step.numbers().length > 0;
            default -> false;
        };
    }

    private void noteCursors() {
        if (step.op().changes() && (answer.startsWith(Answers.INSERTED) || answer.startsWith(Answers.DELETED)
            || answer.equals(Answers.BUILT)) && !profile.features().contains(Feature.STABLE_CURSORS)) {
            lostCursors.addAll(headCursors);
        }
        if (step.op().places() && !refused()) {
            lostCursors.remove(step.name());
            if (step.other().isEmpty()) {
                headCursors.add(step.name());
            } else {
                headCursors.remove(step.name());
            }
        }
    }

    private String probe(Step read) {
        return profile.supports(read) ? subject.answer(read) : "";
    }

    private Failure withoutCause() {
        return failure(Failure.REFUSED_WITHOUT_CAUSE, "any answer but a refusal", answer);
    }

    private Failure judge() {
        final String expected = oracle.answer(step);
        if (step.op() == Op.HEADROOM && Long.parseLong(answer) < promise.inserts()) {
            return failure(Failure.PROMISE, "at least " + promise.inserts(), answer);
        }
        promise.take(step, answer, model());
        if (step.op() == Op.CHECK && !answer.equals(Answers.OK)) {
            return failure(answer.substring(0, Math.min(2, answer.length())), Answers.OK, answer);
        }
        if (step.op() == Op.APPROXIMATE && expected == null) {
            final int size = model().map(step.other()).size();
            return answer.matches("[0-9]{1,10}") && Long.parseLong(answer) <= size ? null
                : failure(Failure.ANSWER, "a number from 0 to " + size, answer);
        }
        return expected == null || expected.equals(answer) ? null : failure(Failure.ANSWER, expected, answer);
    }

    /** The refusal rule: the shape is what it was, only spare capacity has grown, and the contents are the model's. */
    private Failure afterRefusal(String shape, String stats) {
        final String shapeNow = probe(SHAPE);
        if (!shape.equals(shapeNow)) {
            return failure(Failure.REFUSED_SHAPE, shape, shapeNow);
        }
        final String statsNow = probe(STATS);
        if (!used(stats).equals(used(statsNow))) {
            return failure(Failure.REFUSED_SHAPE, used(stats), used(statsNow));
        }
        final Failure found = compare(true);
        return found == null || !found.rule().equals(Failure.ANSWER) ? found
            : failure(Failure.REFUSED_CONTENTS, found.expected(), found.actual());
    }

    /** The statistics but for spare capacity and requests. */
    private static String used(String stats) {
        final int spare = stats.indexOf(" spare=");
        return spare < 0 ? stats : stats.substring(0, spare);
    }

    /** How many elements a comparison is about: those of the head and of all views. */
    int comparisonCost() {
        int cost = 0;
        for (String view : model().viewNames()) {
            cost += model().map(view).size();
        }
        return cost;
    }

    /**
     * Compares the whole state of subject and model: contents both ways, sizes, offsets, every view, and the subject's
     * own invariants; every cursor too, but not after each step, since to read a cursor is to use it, and what it does
     * when it is used only after several changes is to be seen as well.
     *
     * @return the first difference, or null
     */
    public Failure compare() {
        return compare(steps % CURSORS_EVERY == 0);
    }

    /** As {@link #compare()}, with every cursor or with none: to leave those alone is to use what the steps use. */
    Failure compare(boolean withCursors) {
        try {
            if (subject.knowsItsShape()) {
                probe(SHAPE);
                probe(STATS);
            }
            for (Step probe : probes(withCursors)) {
                if (leavesOut(probe)) {
                    continue;
                }
                final String actual = subject.answer(probe);
                if (probe.op() == Op.CHECK) {
                    if (!actual.equals(Answers.OK)) {
                        return failure(actual.substring(0, Math.min(2, actual.length())), Answers.OK, actual);
                    }
                    continue;
                }
                final String expected = oracle.answer(probe);
                if (!expected.equals(actual)) {
                    return failure(Failure.ANSWER, "after it, " + probe + " => " + expected, probe + " => " + actual);
                }
            }
            return null;
        } catch (RuntimeException | Error thrown) {
            return thrown(thrown);
        }
    }

    private List<Step> probes(boolean withCursors) {
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
        if (withCursors) {
            model().cursorNames().forEach(cursor -> probes.add(new Step(Op.CURSOR_GET, cursor, "")));
        }
        probes.add(CHECK);
        return probes;
    }

    private Failure failure(String rule, String expected, String actual) {
        return new Failure(steps - 1, step, rule, expected, actual);
    }

    /**
     * Ends the run of a subject that knows what it holds: with all closed it holds nothing (B5). Others are ended by
     * whoever started them.
     *
     * @return what went wrong, or null
     */
    public Failure end() {
        if (subject.held() < 0) {
            return null;
        }
        try {
            subject.close();
            final long held = subject.held();
            return held == 0 ? null
                : failure("B5", "no extent held when all is closed", held + " extents held");
        } catch (RuntimeException | Error thrown) {
            return thrown(thrown);
        }
    }
}
