package org.bpstree.check;

import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/** The Java tree behind the protocol: a line in, a line out. */
public final class DriverLoop {
    private TreeSubject subject;
    private boolean over;

    /** Whether "bye" was said. */
    public boolean over() {
        return over;
    }

    /** The answer to a line; "error …" if it is no line of the protocol. */
    public String answer(String line) {
        try {
            if (line.equals("bye")) {
                over = true;
                return line;
            }
            if (line.startsWith("hello ")) {
                return line.equals("hello " + Trace.VERSION) ? line + " " + Profile.ALL
                    : "error this driver speaks version " + Trace.VERSION;
            }
            if (line.equals("tree") || line.startsWith("tree ")) {
                subject = new TreeSubject(TraceReader.geometry(1, line));
                return Answers.OK;
            }
            final Step step = TraceReader.step(1, line);
            return subject == null ? "error a step before the line 'tree …'" : subject.answer(step);
        } catch (TraceException wrong) {
            return "error column " + wrong.column() + ": " + wrong.getMessage();
        } catch (IllegalArgumentException impossible) {
            return "error " + impossible.getMessage();
        } catch (OutOfMemoryError exhausted) {
            return "error the Java heap is used up";
        } catch (RuntimeException defect) {
            return "error a defect of the tree: " + defect;
        }
    }
}
