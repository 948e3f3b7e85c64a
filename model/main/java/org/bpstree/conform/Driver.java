package org.bpstree.conform;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bpstree.check.AnswerForm;
import org.bpstree.check.Answers;
import org.bpstree.check.Failure;
import org.bpstree.check.Subject;
import org.bpstree.check.SubjectException;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/**
 * A driver: started when it is first needed and again after it failed, asked for a fresh tree by a line. At most one
 * of its subjects is in use at a time.
 */
public final class Driver implements AutoCloseable {
    /** In place of a rule: the driver does not have the geometry, which is no failure. */
    static final String UNSUPPORTED = "unsupported";
    private static final String HELLO = "hello " + Trace.VERSION;
    private static final Set<Op> EXACT = EnumSet.of(Op.SHAPE, Op.STATS, Op.APPROXIMATE, Op.HEADROOM);
    /** The shortest time-out when shrinking, where many tries end in it. */
    private static final long SHORT_MILLIS = 200;

    private final List<String> command;
    private final long timeoutMillis;
    private boolean impatient;
    private long slowestMillis;
    /** When this program is ended, from outside too, no driver is left running. */
    private final Thread atExit = new Thread(this::endAtExit, "driver-end");
    private boolean exiting;
    private long refused;
    private DriverProcess process;
    private Profile offered;
    private Profile used;

    /**
     * @param command       the program and its arguments
     * @param timeoutMillis for each answer
     */
    public Driver(List<String> command, long timeoutMillis) {
        this.command = command;
        this.timeoutMillis = timeoutMillis;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts it and reads its greeting.
     *
     * @throws IOException      if the program cannot be started
     * @throws SubjectException if the greeting is none
     */
    public Profile greet() throws IOException {
        start();
        final String answer = ask(HELLO);
        if (!answer.startsWith(HELLO + " ")) {
            throw refuse("'" + HELLO + " LEVEL FEATURE…' in answer to '" + HELLO + "'", answer);
        }
        try {
            offered = Profile.parse(answer.substring(HELLO.length() + 1));
        } catch (IllegalArgumentException wrong) {
            throw refuse("'" + HELLO + " LEVEL FEATURE…' in answer to '" + HELLO + "': " + wrong.getMessage(), answer);
        }
        used = used == null ? offered : used;
        return offered;
    }

    private synchronized void start() throws IOException {
        if (exiting) {
            throw new IOException("this program is being ended");
        }
        process = new DriverProcess(command);
    }

    private synchronized void endAtExit() {
        exiting = true;
        if (process != null) {
            process.killProcess();
        }
    }

    /** Ends it, if it runs, and forgets it. */
    private synchronized void drop() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    /** What the driver says that it offers. */
    public Profile offered() {
        return offered;
    }

    /** Steps that it answered to be refused, in all its trees. */
    public long refused() {
        return refused;
    }

    /** Uses less than what the driver offers. */
    public void use(Profile profile) {
        used = profile;
    }

    /** Whether to wait as long as asked for, or only much longer than the slowest answer so far. */
    public void impatient(boolean shorter) {
        impatient = shorter;
    }

    /** Ends it, so that the next tree is one in a driver that remembers nothing. */
    public void restart() {
        drop();
    }

    /** An empty tree in the driver. Whether it can be had at all shows in the first answer. */
    public Subject fresh(Geometry geometry) {
        return new Remote(geometry);
    }

    /**
     * Ends the driver by the protocol; throws {@link SubjectException} if it does not go.
     *
     * @return whether one was running
     */
    public boolean bye() {
        if (process == null) {
            return false;
        }
        final String answer = ask("bye");
        if (!answer.equals("bye")) {
            throw refuse("'bye' in answer to 'bye'", answer);
        }
        final String end = process.end(timeoutMillis);
        if (!end.isEmpty()) {
            throw refuse("exit code 0 after 'bye'", "it " + end);
        }
        drop();
        return true;
    }

    @Override
    public void close() {
        drop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exits) {
            // it runs
        }
    }

    /** Asks one line; a driver that fails to answer is ended. */
    private String ask(String line) {
        final long start = System.nanoTime();
        try {
            final long patience = impatient
                ? Math.min(timeoutMillis, Math.max(SHORT_MILLIS, 20 * slowestMillis)) : timeoutMillis;
            final String answer = process.ask(line, patience);
            slowestMillis = Math.max(slowestMillis, (System.nanoTime() - start) / 1_000_000);
            return answer;
        } catch (SubjectException failed) {
            drop();
            throw failed;
        }
    }

    private SubjectException refuse(String expected, String actual) {
        drop();
        final boolean error = actual.startsWith("error");
        return new SubjectException(error ? Failure.ERROR : Failure.NONSENSE, expected,
            error ? actual : "'" + actual + "'");
    }

    /** A tree in the driver, made at the first step. */
    private final class Remote implements Subject {
        private final Geometry geometry;
        /** At L3 the Java tree takes the same steps; it knows what the model does not. */
        private TreeSubject twin;
        private boolean made;

        Remote(Geometry geometry) {
            this.geometry = geometry;
        }

        @Override
        public Profile profile() {
            return used;
        }

        @Override
        public String answer(Step step) {
            if (!made) {
                make();
            }
            final String line = step.toString();
            final String answer = ask(line);
            if (!AnswerForm.fits(step.op(), answer)) {
                throw refuse(AnswerForm.expected(step.op()), answer);
            }
            refused += answer.equals(Answers.REFUSED) ? 1 : 0;
            return twin == null ? answer : compared(step, answer);
        }

        private String compared(Step step, String answer) {
            final String expected = twin.answer(step);
            final boolean refusals = answer.equals(Answers.REFUSED) != expected.equals(Answers.REFUSED);
            if (refusals || EXACT.contains(step.op()) && !answer.equals(expected)) {
                throw new SubjectException(Failure.SHAPE, step + " => " + expected, step + " => " + answer);
            }
            return answer;
        }

        @Override
        public boolean knowsItsShape() {
            return used.level() == Level.L3;
        }

        private void make() {
            made = true;
            try {
                if (process == null) {
                    greet();
                }
            } catch (IOException unstartable) {
                throw new SubjectException(Failure.CRASH, "a driver that starts again", unstartable.getMessage());
            }
            final String answer = ask(geometry.toString());
            if (answer.equals("unsupported")) {
                throw new SubjectException(UNSUPPORTED, "this geometry", "unsupported");
            }
            if (!answer.equals(Answers.OK)) {
                throw refuse("'ok' or 'unsupported' in answer to '" + geometry + "'", answer);
            }
            if (used.level() == Level.L3) {
                twin = new TreeSubject(geometry);
            }
        }

        @Override
        public void close() {
            // The next fresh tree ends this one.
        }
    }
}
