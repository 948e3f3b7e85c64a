package org.bpstree.conform;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bpstree.check.Failure;
import org.bpstree.check.SubjectException;

/**
 * A driver's process: a line in, a line out, in time. The asking thread reads by itself, which is quick; a watchdog
 * ends the process when an answer is late, and so ends the read.
 */
final class DriverProcess {
    private static final int LONGEST_LINE = 1 << 22;
    private static final int STDERR_TAIL = 400;
    private static final long END_MILLIS = 1000;
    private static final String[] SIGNALS = {"", "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS",
        "SIGFPE", "SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM"};

    private final Process process;
    private final OutputStream input;
    private final InputStream output;
    private final StringBuffer lastWords = new StringBuffer();
    private final Thread errorReader;
    private volatile long deadline = Long.MAX_VALUE;
    private volatile boolean late;

    DriverProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).start();
        input = process.getOutputStream();
        output = new BufferedInputStream(process.getInputStream(), 1 << 16);
        errorReader = daemon(this::readErrors, "driver-stderr");
        daemon(this::watch, "driver-watchdog");
    }

    private static Thread daemon(Runnable work, String name) {
        final Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void readErrors() {
        try (InputStream errors = process.getErrorStream()) {
            final byte[] chunk = new byte[1024];
            for (int read = errors.read(chunk); read >= 0; read = errors.read(chunk)) {
                lastWords.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
                lastWords.delete(0, Math.max(0, lastWords.length() - STDERR_TAIL));
            }
        } catch (IOException ended) {
            // what was read is enough
        }
    }

    private void watch() {
        try {
            while (process.isAlive()) {
                if (System.nanoTime() > deadline) {
                    late = true;
                    kill();
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives a line and waits for the answer. */
    String ask(String line, long timeoutMillis) {
        try {
            if (output.available() > 0) {
                throw new SubjectException(Failure.NONSENSE, "no output before '" + line + "' is asked",
                    "'" + readLine() + "'");
            }
            deadline = System.nanoTime() + timeoutMillis * 1_000_000;
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            final String answer = readLine();
            deadline = Long.MAX_VALUE;
            if (answer == null) {
                throw ended(line, timeoutMillis);
            }
            return answer;
        } catch (IOException broken) {
            throw ended(line, timeoutMillis);
        }
    }

    private String readLine() throws IOException {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = output.read(); read != '\n'; read = output.read()) {
            if (read < 0) {
                return null;
            }
            line.write(read);
            if (line.size() > LONGEST_LINE) {
                kill();
                throw new SubjectException(Failure.NONSENSE, "a line", "more than " + LONGEST_LINE
                    + " bytes without a line feed: '" + line.toString(StandardCharsets.UTF_8).substring(0, 60) + "…'");
            }
        }
        final String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private SubjectException ended(String line, long timeoutMillis) {
        deadline = Long.MAX_VALUE;
        final String asked = line.length() <= 80 ? line : line.substring(0, 80) + "…";
        if (late) {
            return new SubjectException(Failure.HANG, "an answer to '" + asked + "'", "none within " + timeoutMillis
                + " ms" + said());
        }
        final String end = end(END_MILLIS);
        return new SubjectException(Failure.CRASH, "an answer to '" + asked + "'",
            "the driver " + (end.isEmpty() ? "ended with exit code 0" : end) + said());
    }

    /** How the process ended: empty for exit code 0. It is killed if it does not end in time. */
    String end(long millis) {
        try {
            closeInput();
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                kill();
                return "closed its output and did not end";
            }
            errorReader.join(END_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        final int code = process.exitValue();
        final int signal = code - 128;
        if (signal > 0 && signal < SIGNALS.length) {
            return "was ended by signal " + signal + " (" + SIGNALS[signal] + ")";
        }
        return code == 0 ? "" : "ended with exit code " + code;
    }

    /** A driver in a pipe ends with its input. */
    private void closeInput() {
        try {
            input.close();
        } catch (IOException ended) {
            // it does not listen any more
        }
    }

    private String said() {
        final String words = lastWords.toString().strip();
        return words.isEmpty() ? "" : "; its last words on stderr: "
            + words.replace('\n', ' ').replaceAll("\\p{Cntrl}", "?");
    }

    /** Ends the process and what it started. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
