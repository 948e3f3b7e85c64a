package org.bpstree.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** Says in a line what was done so far when a run is ended by a signal; closed when the run ends by itself. */
final class SoFar implements AutoCloseable {
    private final Thread atExit;

    SoFar(PrintWriter err, Supplier<String> line) {
        atExit = new Thread(() -> {
            err.println("bps: ended from outside after " + line.get());
            err.flush();
        }, "so-far");
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException exits) {
            // ended before anything was done
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exits) {
            // it runs
        }
    }
}
