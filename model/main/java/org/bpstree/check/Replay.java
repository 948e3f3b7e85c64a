package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import org.bpstree.trace.Trace;

/** Runs a trace on a subject: every answer against the trace's, and against the model's besides. */
public final class Replay {
    private Replay() { }

    /**
     * What went wrong first.
     *
     * @param line    the line's place among the trace's steps, from 0; of the last one if it shows when the tree is closed, -1 if
     *                the trace has none
     * @param failure the difference
     */
    public record Difference(int line, Failure failure) {
        /** In words, for whoever was told of a failure: what the replay of the trace that was written for it shows. */
        public static String told(Difference again) {
            return again == null ? "The replay does not show it: it finds every answer right. What differs is told above."
                : "The replay shows " + again.failure().rule() + " at step " + (again.line() + 1) + ".";
        }

        /** What follows the file's name in a message: a colon and the number of the line; nothing if the trace has no steps. */
        public String place(Trace trace) {
            return line < 0 ? "" : ":" + trace.lines().get(line).number();
        }
    }

    /**
     * Runs a trace and compares the whole state after each step and what is left at the end; the first difference, or null. The
     * cursors are compared at the end alone: to look at one is to use it, which would make later answers others.
     */
    public static Difference run(Subject subject, Trace trace) {
        final Session session = new Session(subject, trace.geometry());
        for (int i = 0; i < trace.lines().size(); i++) {
            final Trace.Line line = trace.lines().get(i);
            Failure found = session.step(line.step());
            if (found == null && session.answer() != null && !line.answers().isEmpty()
                && !line.answers().contains(session.answer())) {
                found = new Failure(i, line.step(), Failure.ANSWER, String.join("|", line.answers()),
                    session.answer());
            }
            found = found == null ? session.compare(i == trace.lines().size() - 1) : found;
            if (found != null) {
                return new Difference(i, found);
            }
        }
        final Failure last = session.end();
        return last == null ? null : new Difference(trace.lines().size() - 1, last);
    }

    /** The trace with the answers that the subject gives. */
    public static Trace recorded(Subject subject, Trace trace) {
        final List<Trace.Line> lines = new ArrayList<>();
        for (Trace.Line line : trace.lines()) {
            lines.add(new Trace.Line(line.number(), line.step(), List.of(subject.answer(line.step()))));
        }
        return new Trace(trace.about(), trace.geometry(), lines);
    }
}
