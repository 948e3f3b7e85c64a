package org.bpstree.conform;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bpstree.check.Failure;
import org.bpstree.check.SubjectException;

/**
 * A driver's process: a line in, a line out, in time. A thread of its own writes and reads, so that whoever asks can give
 * up: a read cannot be ended while anything that the driver started holds the other end of its output.
 */
final class DriverProcess {
    private static final int LONGEST_LINE = 1 << 22;
    private static final int SHOWN = 60;
    private static final int STDERR_TAIL = 400;
    private static final long END_MILLIS = 1000;
    private static final String EXIT_0 = "ended with exit code 0";
    private static final String[] SIGNALS = {"", "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS",
        "SIGFPE", "SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM"};

    private final Process process;
    private final OutputStream input;
    private final InputStream output;
    private final StringBuffer lastWords = new StringBuffer();
    private final Thread errorReader;
    private final ExecutorService talker = Executors.newSingleThreadExecutor(work -> daemon(work, "driver-talk"));

    DriverProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).start();
        input = process.getOutputStream();
        output = new BufferedInputStream(process.getInputStream(), 1 << 16);
        errorReader = daemon(this::readErrors, "driver-stderr");
        errorReader.start();
    }

    private static Thread daemon(Runnable work, String name) {
        final Thread thread = new Thread(work, name);
        thread.setDaemon(true);
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

    /** Gives a line and waits for the answer, no longer than it may take. */
    String ask(String line, long timeoutMillis) {
        final Future<String> answer = talker.submit(() -> exchange(line));
        try {
            return answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException) {
                throw ended(line);
            }
            if (failed.getCause() instanceof OutOfMemoryError exhausted) {
                throw exhausted;
            }
            throw failed.getCause() instanceof SubjectException wrong ? wrong : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw late(line, timeoutMillis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw late(line, timeoutMillis);
        }
    }

    private String exchange(String line) throws IOException {
        if (output.available() > 0) {
            final String early = new String(output.readNBytes(Math.min(SHOWN, output.available())), StandardCharsets.UTF_8);
            throw new SubjectException(Failure.NONSENSE, "no output before '" + line + "' is asked",
                "'" + early.lines().findFirst().orElseThrow() + "'");
        }
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        return readLine();
    }

    private String readLine() throws IOException {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = output.read(); read != '\n'; read = output.read()) {
            if (read < 0) {
                throw new EOFException();
            }
            line.write(read);
            if (line.size() > LONGEST_LINE) {
                throw new SubjectException(Failure.NONSENSE, "a line", "more than " + LONGEST_LINE
                    + " bytes without a line feed: '" + line.toString(StandardCharsets.UTF_8).substring(0, SHOWN) + "…'");
            }
        }
        final String text = line.toString(StandardCharsets.UTF_8);
        // As standard output on Windows ends a line.
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private SubjectException ended(String line) {
        final String end = end(END_MILLIS);
        return new SubjectException(Failure.CRASH, answerTo(line),
            "the driver " + (end.isEmpty() ? EXIT_0 : end) + said());
    }

    private SubjectException late(String line, long timeoutMillis) {
        if (process.isAlive()) {
            kill();
            return new SubjectException(Failure.HANG, answerTo(line), "none within " + timeoutMillis + " ms" + said());
        }
        final String end = exit();
        return new SubjectException(Failure.CRASH, answerTo(line), "the driver " + (end.isEmpty() ? EXIT_0 : end)
            + ", and a process that it started keeps its output open" + said());
    }

    private static String answerTo(String line) {
        return "an answer to '" + (line.length() <= 80 ? line : line.substring(0, 80) + "…") + "'";
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
        talker.shutdownNow();
        return exit();
    }

    private String exit() {
        final int code = process.exitValue();
        final int signal = code - 128;
        if (signal > 0 && signal < SIGNALS.length) {
            return "ended with exit code " + code + " (or signal " + signal + ", " + SIGNALS[signal] + ")";
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

    /** Gives it up and ends it. */
    void kill() {
        talker.shutdownNow();
        killProcess();
    }

    /** Ends the process and what it started. What outlives the process that started it is beyond reach. */
    void killProcess() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
