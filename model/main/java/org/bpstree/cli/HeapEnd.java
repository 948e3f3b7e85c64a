package org.bpstree.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The end of a run that has used up the Java heap: one line and the exit code. No other thread stops for it, so that
 * there is no byte of heap to count on: the lines are made beforehand and written past all buffers, and no hook is run.
 */
final class HeapEnd implements Thread.UncaughtExceptionHandler {
    /** What it says. */
    static final String USED_UP = "bps: the Java heap is used up; give it more, for example with "
        + "JAVA_TOOL_OPTIONS=-Xmx4g";
    /** The JVM says of threads too that memory is out. */
    static final String NO_THREAD = "bps: the system starts no more threads; ask for fewer with --threads";

    private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    private final byte[] usedUp = bytes(USED_UP);
    private final byte[] noThread = bytes(NO_THREAD);

    private static byte[] bytes(String line) {
        return (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isOfThreads(OutOfMemoryError exhausted) {
        return exhausted.getMessage() != null && exhausted.getMessage().startsWith("unable to create");
    }

    /** What is said of an error. */
    static String line(OutOfMemoryError exhausted) {
        return isOfThreads(exhausted) ? NO_THREAD : USED_UP;
    }

    /** Ends the JVM. */
    void end(OutOfMemoryError exhausted) {
        try {
            err.write(isOfThreads(exhausted) ? noThread : usedUp);
        } catch (IOException | OutOfMemoryError unheard) {
            // The exit code says it still.
        } finally {
            Runtime.getRuntime().halt(Bps.DEFECT);
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError exhausted) {
            end(exhausted);
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }
}
