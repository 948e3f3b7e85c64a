package org.bpstree.check;

import java.util.List;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Step;

/** Given steps on a fresh subject. */
final class Rerun {
    private final Session session;
    private int held;

    /** A run on a subject with an empty tree. */
    Rerun(Subject subject, Geometry geometry) {
        session = new Session(subject, geometry);
    }

    /** After how many steps all was compared and held last. */
    int held() {
        return held;
    }

    /**
     * Takes the steps; compares everything as often as sizes allow, from one step on after each, and at the end; the cursors
     * at the end alone, as the replay of a trace does.
     *
     * @return what went wrong, or null
     */
    Failure run(List<Step> steps, int eachFrom) {
        int compareDue = 0;
        for (int i = 0; i < steps.size(); i++) {
            Failure found = session.step(steps.get(i));
            compareDue += Session.COMPARED_A_STEP;
            if (found == null && (i >= eachFrom || i == steps.size() - 1 || compareDue >= session.comparisonCost())) {
                found = session.compare(i == steps.size() - 1);
                held = found == null ? i + 1 : held;
                compareDue = 0;
            }
            if (found != null) {
                return found;
            }
        }
        return session.end();
    }
}
