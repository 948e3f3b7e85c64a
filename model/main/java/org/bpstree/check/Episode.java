package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** One random run from an empty tree: steps by a swarm, faults and sweeps between, comparisons as often as sizes allow. */
final class Episode {
    /** Of a promise so many changes are taken at most. */
    private static final int MOST_COVERED = 12;
    /** Changes with which a large episode begins. */
    private static final int MOST_LARGE_CHANGES = 3000;
    /** Steps after them are so many times fewer: each that may be refused costs a look at all blocks. */
    private static final int LESS_IF_LARGE = 10;
    /** Of the changes one in so many is perhaps refused memory. */
    private static final int TRIED_EVERY = 16;
    /** A view opened for a few steps. */
    static final Step FRESH = new Step(Op.VIEW_OPEN, "fresh", "");

    private final Swarm swarm;
    private final TreeSubject subject;
    private final Session session;
    private final Coverage coverage;
    private final boolean fullComparison;
    private final List<Step> trace = new ArrayList<>();
    /** The steps of the trace, for a thread that watches. */
    private volatile int taken;
    private boolean faulty;
    private int compareDue;

    Episode(long seed, Geometry fixed, boolean faults, boolean fullComparison, int directedEvery,
            boolean large, Coverage coverage) {
        swarm = new Swarm(seed, fixed, faults, directedEvery, large);
        subject = new TreeSubject(swarm.geometry());
        session = new Session(subject, swarm.geometry());
        this.fullComparison = fullComparison;
        this.coverage = coverage;
    }

    Geometry geometry() {
        return swarm.geometry();
    }

    /** The steps taken so far. */
    List<Step> trace() {
        return trace;
    }

    /** How many steps were taken so far; what was taken is seen by who asks. */
    int taken() {
        return taken;
    }

    /** Takes at least so many steps; in a large tree fewer, after those with which it begins. What went wrong, or null. */
    Failure run(int steps) {
        try {
            return steps(steps);
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (RuntimeException | Error thrown) {
            return new Failure(trace.size() - 1, trace.isEmpty() ? null : trace.get(trace.size() - 1), Failure.CRASH,
                "an answer", thrown.toString());
        }
    }

    private Failure steps(int steps) {
        Failure found = begin();
        found = found == null ? beginLarge() : found;
        final int least = swarm.isLarge() ? trace.size() + steps / LESS_IF_LARGE : steps;
        while (found == null && trace.size() < least) {
            found = turn();
        }
        if (found == null) {
            found = session.compare();
        }
        if (found == null) {
            coverage.finish(subject.tree());
            found = session.end();
        }
        return found;
    }

    /** In a directed episode: to a state in which some change copies much, and that change, tight or swept. */
    private Failure begin() {
        final List<Step> worst = swarm.worst();
        Failure found = null;
        for (int i = 0; worst != null && found == null && i < worst.size(); i++) {
            final boolean last = i == worst.size() - 1;
            if (last && swarm.random().nextBoolean()) {
                found = take(FRESH);
                found = found == null ? sweep(worst.get(i)) : found;
                found = found == null ? take(new Step(Op.VIEW_CLOSE, FRESH.name(), "")) : found;
            } else {
                found = last ? tight(worst.get(i)) : take(worst.get(i));
            }
        }
        return found;
    }

    private Failure beginLarge() {
        Failure found = null;
        for (Step step : swarm.fill(subject.profile(), swarm.random().nextBoolean())) {
            found = found == null ? take(step) : found;
        }
        for (Step step : swarm.largeChanges(MOST_LARGE_CHANGES)) {
            found = found != null ? found : swarm.random().nextInt(TRIED_EVERY) == 0 ? change(step) : take(step);
        }
        return found;
    }

    private Failure turn() {
        final Step fault = swarm.fault();
        if (fault != null) {
            faulty = fault.op() != Op.REFUSE_NONE;
            final Failure found = take(fault);
            if (found != null) {
                return found;
            }
        }
        final List<Step> promise = faulty ? null : swarm.promise();
        if (promise != null) {
            return promise(promise);
        }
        return change(swarm.next(session.model()));
    }

    /** Takes the step, now and then with memory refused to it. */
    private Failure change(Step step) {
        if (step.op().refusable() && !faulty) {
            final Step chance = swarm.chance();
            if (chance != null) {
                final Failure found = take(chance);
                return found == null ? take(step) : found;
            }
            if (swarm.sweeps()) {
                return sweep(step);
            }
            if (swarm.tightens()) {
                return tight(step);
            }
        }
        return take(step);
    }

    /** Gets a promise, and takes what it covers with all memory refused. */
    private Failure promise(List<Step> steps) {
        Failure found = null;
        for (int i = 0; i < steps.size() && found == null; i++) {
            found = take(steps.get(i));
        }
        for (int i = 0; i < MOST_COVERED && found == null && session.promised() > 0; i++) {
            found = take(swarm.covered(session.model()));
        }
        found = found == null ? take(Step.of(Op.REFUSE_NONE)) : found;
        return found == null && steps.contains(FRESH) ? take(new Step(Op.VIEW_CLOSE, FRESH.name(), "")) : found;
    }

    /** Takes the step with a fresh view and nothing spare: it has what it reserves, and every block must be copied. */
    private Failure tight(Step step) {
        final Step[] steps = {FRESH, Step.of(Op.TRIM), step, new Step(Op.VIEW_CLOSE, FRESH.name(), "")};
        Failure found = null;
        compareDue += Session.COMPARED_A_STEP * steps.length;
        for (int i = 0; i < steps.length && found == null; i++) {
            found = take(steps[i]);
        }
        return found;
    }

    /**
     * Refuses the step's request 0, then 1, and so on, alone or with all after it, with the spare capacity given back
     * before each try or not, until the step is done, or refused for lack of ids alone: then no request is left to refuse.
     */
    private Failure sweep(Step step) {
        final boolean trimmed = swarm.random().nextBoolean();
        final Op mode = swarm.random().nextBoolean() ? Op.REFUSE_ONCE : Op.REFUSE_AFTER;
        Failure found = null;
        int request = 0;
        boolean reached;
        do {
            final long refusals = subject.source().refusals();
            if (trimmed) {
                found = take(Step.of(Op.TRIM));
            }
            found = found == null ? take(Step.of(mode, request)) : found;
            found = found == null ? take(step) : found;
            reached = found == null && session.refused() && subject.source().refusals() > refusals;
            if (reached) {
                coverage.refusedAt(request);
            }
            request++;
        } while (reached);
        return found == null ? take(Step.of(Op.REFUSE_NONE)) : found;
    }

    private Failure take(Step step) {
        trace.add(step);
        taken = trace.size();
        final Failure found = session.step(step);
        if (found != null) {
            return found;
        }
        coverage.step(step.op(), session.refused());
        compareDue += Session.COMPARED_A_STEP;
        if (!fullComparison && compareDue < session.comparisonCost()) {
            return null;
        }
        compareDue = 0;
        final Failure wrong = session.compare();
        if (wrong == null) {
            coverage.shape(subject.tree().head().depth(), ShapeText.line(subject.tree()));
        }
        return wrong;
    }
}
