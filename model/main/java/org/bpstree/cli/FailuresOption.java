package org.bpstree.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bpstree.trace.Trace;
import picocli.CommandLine.Option;

/** Where a command writes the traces that fail. */
final class FailuresOption {
    @Option(names = "--failures", paramLabel = "DIR", description = "where to write failing traces (default: .)")
    private Path folder = Path.of(".");

    /**
     * The folder, tried at once: a trace to be written may come at the end of a long run. It is made when there is one to
     * write; what is made to try it does not stay.
     */
    Path tried() throws InputException {
        final Deque<Path> made = new ArrayDeque<>();
        try {
            for (Path missing = folder.toAbsolutePath(); !Files.exists(missing); missing = missing.getParent()) {
                made.add(missing);
            }
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".bps", ".probe"));
            for (Path empty : made) {
                Files.delete(empty);
            }
        } catch (IOException unwritable) {
            throw InputException.io("cannot write traces in " + folder, unwritable,
                "name another folder with --failures");
        }
        return folder;
    }

    /** Writes a trace that was printed already. */
    Path write(String name, Trace trace) throws InputException {
        final Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, trace.toString());
        } catch (IOException unwritable) {
            throw InputException.io("cannot write " + file, unwritable, "the trace is above");
        }
        return file;
    }
}
