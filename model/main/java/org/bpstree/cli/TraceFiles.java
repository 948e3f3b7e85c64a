package org.bpstree.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/** Finds and reads trace files for the commands. */
final class TraceFiles {
    private static final int MOST_BYTES = 64 << 20;

    private TraceFiles() { }

    /** All *.trace below a folder, in order of their names. */
    static List<Path> below(Path folder) throws InputException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".trace")).sorted().toList();
        } catch (IOException unreadable) {
            throw unlisted(folder, unreadable);
        } catch (UncheckedIOException below) {
            throw unlisted(folder, below.getCause());
        }
    }

    private static InputException unlisted(Path folder, IOException why) {
        final String file = why instanceof FileSystemException where ? where.getFile() : null;
        return InputException.io("cannot list " + (file == null ? folder : file), why,
            "make it readable, or name the traces one by one");
    }

    /** The files given, and all *.trace below the folders given, in order of their names. */
    static List<Path> find(List<Path> given) throws InputException {
        final List<Path> found = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                found.addAll(below(path));
            } else if (Files.exists(path)) {
                found.add(path);
            } else {
                throw InputException.io("there is no file or folder " + path);
            }
        }
        if (found.isEmpty()) {
            throw InputException.usage("there is no trace file (*.trace) in "
                + String.join(", ", given.stream().map(Path::toString).toList()));
        }
        return found;
    }

    /** The text of one file. */
    static String text(Path file) throws InputException {
        if (!Files.exists(file)) {
            throw InputException.io("there is no file " + file);
        }
        try {
            final byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                throw InputException.io("cannot read " + file + ": it has more than " + MOST_BYTES + " bytes (64 MiB)");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IOException unreadable) {
            throw InputException.io("cannot read " + file, unreadable, "name a text file in UTF-8 that can be read");
        }
    }

    private static void requirePossible(String text, Geometry geometry) throws TraceException {
        try {
            GeometryOptions.checked(geometry);
        } catch (InputException impossible) {
            final String message = impossible.getMessage();
            final String name = message.startsWith("leaf") ? "leaf" : message.startsWith("inner") ? "inner"
                : message.startsWith("blocks") ? "blocks-per-extent" : message.startsWith("extents") ? "extents-per-table"
                : "tables";
            throw TraceReader.at(text, name, message);
        }
    }

    /** Reads one file. */
    static Trace read(Path file) throws InputException {
        final String text = text(file);
        try {
            final Trace trace = TraceReader.trace(text);
            requirePossible(text, trace.geometry());
            return trace;
        } catch (TraceException wrong) {
            throw InputException.usage(wrong.in(file.toString()));
        }
    }
}
