package org.bpstree.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bpstree.trace.Trace;
import picocli.CommandLine.Option;

/** Where a command writes the traces that fail. */
final class FailuresOption {
    @Option(names = "--failures", paramLabel = "DIR", description = "where to write failing traces (default: .)")
    private Path folder = Path.of(".");

    /** The folder, made and tried at once: a trace to be written may come at the end of a long run. */
    Path tried() throws InputException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".bps", ".probe"));
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
            Files.writeString(file, trace.toString());
        } catch (IOException unwritable) {
            throw InputException.io("cannot write " + file, unwritable, "the trace is above");
        }
        return file;
    }
}
