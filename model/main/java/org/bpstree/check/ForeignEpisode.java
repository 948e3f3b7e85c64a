package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bpstree.trace.Feature;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;

/** One random run of an implementation of which only the answers are known: the swarm's steps that it offers. */
public final class ForeignEpisode {
    /** A sweep ends here; an implementation that refuses for ever is caught by the step after it. */
    private static final int MOST_REQUESTS = 100;
    /** Changes with which a large episode begins. */
    private static final int MOST_LARGE_CHANGES = 800;

    private final Swarm swarm;
    private final Geometry geometry;
    private final Session session;
    private final Profile profile;
    private final boolean faults;
    private final List<Step> trace = new ArrayList<>();
    private boolean faulty;
    private int refusals;
    private int compareDue;

    /**
     * @param seed     chooses everything
     * @param fixed    the geometry, or null to vary it
     * @param faults   whether memory is refused
     * @param large    whether it begins with many elements, if the geometry is fixed and has wide blocks, or not fixed
     * @param subjects makes a subject with an empty tree
     */
    public ForeignEpisode(long seed, Geometry fixed, boolean faults, boolean large,
                          Function<Geometry, Subject> subjects) {
        swarm = new Swarm(seed, fixed, faults, 0, large);
        final Geometry drawn = swarm.geometry();
        profile = subjects.apply(drawn).profile();
        // Below L3 nobody can tell whether ids are used up, which is no injected refusal.
        geometry = profile.level() == Level.L3 ? drawn : new Geometry(drawn.leaf(), drawn.inner(), drawn.blocksPerExtent(),
            drawn.extentsPerTable(), Geometry.PRODUCTION.tables());
        this.faults = faults && profile.features().contains(Feature.FAULTS);
        session = new Session(subjects.apply(geometry), geometry);
    }

    /** The geometry chosen. */
    public Geometry geometry() {
        return geometry;
    }

    /** The steps taken so far. */
    public List<Step> trace() {
        return trace;
    }

    /** Refused steps so far. */
    public int refusals() {
        return refusals;
    }

    /** Takes at least so many steps, after those with which a large episode begins; what went wrong, or null. */
    public Failure run(int steps) {
        final List<Step> begin = new ArrayList<>(swarm.fill(profile, false));
        begin.addAll(swarm.largeChanges(MOST_LARGE_CHANGES));
        Failure found = null;
        for (int i = 0; i < begin.size() && found == null; i++) {
            found = take(begin.get(i));
        }
        while (found == null && trace.size() < begin.size() + steps) {
            found = turn();
        }
        return found == null ? session.compare() : found;
    }

    private Failure turn() {
        final Step fault = faults ? swarm.fault() : null;
        if (fault != null && profile.supports(fault)) {
            faulty = fault.op() != Op.REFUSE_NONE;
            final Failure found = take(fault);
            if (found != null) {
                return found;
            }
        }
        Step step = swarm.next(session.model());
        while (!profile.supports(step)) {
            step = swarm.next(session.model());
        }
        if (!faults || !step.op().refusable() || faulty || !swarm.sweeps()) {
            return take(step);
        }
        return profile.level() == Level.L2 && swarm.random().nextBoolean() ? next(step) : sweep(step);
    }

    /** Refuses the step's reservation, then lets it pass. */
    private Failure next(Step step) {
        Failure found = take(Step.of(Op.REFUSE_NEXT));
        found = found == null ? take(step) : found;
        found = found == null ? take(Step.of(Op.REFUSE_NONE)) : found;
        return found == null ? take(step) : found;
    }

    /** Refuses the step's request 0, then 1, and so on, until it is done untouched. */
    private Failure sweep(Step step) {
        final Op mode = swarm.random().nextBoolean() ? Op.REFUSE_ONCE : Op.REFUSE_AFTER;
        Failure found = null;
        int request = 0;
        do {
            found = take(Step.of(mode, request));
            found = found == null ? take(step) : found;
            request++;
        } while (found == null && session.refused() && request < MOST_REQUESTS);
        return found == null ? take(Step.of(Op.REFUSE_NONE)) : found;
    }

    private Failure take(Step step) {
        trace.add(step);
        final Failure found = session.step(step);
        if (found != null) {
            return found;
        }
        refusals += session.refused() ? 1 : 0;
        compareDue += Session.COMPARED_A_STEP;
        if (compareDue < session.comparisonCost()) {
            return null;
        }
        compareDue = 0;
        return session.compare();
    }
}
