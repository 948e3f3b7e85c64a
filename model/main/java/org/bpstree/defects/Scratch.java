package org.bpstree.defects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for a while: gone when it is closed, or when the JVM ends before, as it does by Ctrl-C. Whoever writes to it
 * holds its monitor, so that nothing is written while it goes.
 */
final class Scratch implements AutoCloseable {
    private final Thread atExit = new Thread(this::closeAtExit, "scratch-end");
    private Path folder;
    private boolean over;

    /** @throws IllegalStateException if the JVM is about to end */
    synchronized Path make() throws IOException {
        Runtime.getRuntime().addShutdownHook(atExit);
        folder = Files.createTempDirectory("bps-defect-");
        return folder;
    }

    private synchronized void closeAtExit() {
        try {
            delete();
        } catch (IOException left) {
            System.err.println("bps: cannot delete " + folder + "; remove it by hand");
        }
    }

    private void delete() throws IOException {
        if (over || folder == null) {
            return;
        }
        over = true;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ends) {
            // The hook finds nothing to do.
        }
    }
}
