package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bpstree.check.Expected;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/**
 * A case as a recipe gives it.
 *
 * @param id      the file's name
 * @param level   how much it pins down
 * @param subject the folder
 * @param catches the kind of bug
 * @param effect  what the bug does to whoever uses the tree
 * @param issue   where it goes back to; empty if nowhere
 * @param point   what it is for
 * @param geometry the tree's
 * @param steps   that bear out the point
 */
record Draft(String id, Level level, String subject, String catches, String effect, String issue, String point,
             Geometry geometry, List<Step> steps) {
    /** Three elements a leaf, three children, every block an extent of its own, two extents a table. */
    static final Geometry SMALL = new Geometry(3, 3, 1, 2, 2048);

    /** Steps from lines of the trace language. */
    static List<Step> steps(String... lines) {
        final List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            try {
                steps.add(TraceReader.step(steps.size() + 1, line));
            } catch (TraceException wrong) {
                throw new IllegalArgumentException(line + ": " + wrong.getMessage(), wrong);
            }
        }
        return steps;
    }

    /** The case with nothing that its point does not need, and the right answers. */
    Trace finished() {
        final Point wanted = new Point(point);
        if (!wanted.met(geometry, level, steps)) {
            throw new IllegalStateException("the steps of " + id + " do not bear out: " + point + "\n" + steps + "\n"
                + Moment.run(geometry, steps).stream().map(Moment::answer).toList());
        }
        final List<Step> few = Minimizer.fewest(steps, shorter -> wanted.met(geometry, level, shorter));
        final Map<String, String> about = new LinkedHashMap<>();
        about.put("id", id);
        about.put("level", level.name());
        about.put("subject", subject);
        about.put("catches", catches);
        about.put("effect", effect);
        if (!issue.isEmpty()) {
            about.put("issue", issue);
        }
        about.put("point", point);
        final Trace plain = Trace.of(geometry, few);
        return Expected.answers(new Trace(about, geometry, plain.lines()), level);
    }
}
