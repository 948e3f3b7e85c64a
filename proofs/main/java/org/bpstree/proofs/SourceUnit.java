package org.bpstree.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java files that one load of the prover reads. KeY reads exactly one folder, so they are copied into one, byte
 * for byte: what is proved is the source that ships, not a twin of it.
 */
public final class SourceUnit {
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern SUPERTYPES = Pattern.compile("\\b(?:extends|implements)\\s+([\\w.,\\s]+)\\{");

    private final Path folder;
    /** Path below its root to the file's bytes, in a fixed order. */
    private final Map<String, byte[]> files;
    /** File to the files whose text or subtypes can matter to a proof about it. */
    private final Map<String, Set<String>> neighbours = new HashMap<>();

    private SourceUnit(Path folder, Map<String, byte[]> files) {
        this.folder = folder;
        this.files = Collections.unmodifiableMap(files);
        files.keySet().forEach(file -> neighbours.put(file, new TreeSet<>()));
        files.forEach(this::connect);
    }

    /**
     * Copies all Java files below the places into the folder, which is emptied before.
     *
     * @param places source root to the folder or file below it that counts
     */
    public static SourceUnit copy(List<Place> places, Path folder) throws IOException {
        final Map<String, byte[]> files = new TreeMap<>();
        for (final Place place : places) {
            for (final Map.Entry<String, byte[]> file : read(place).entrySet()) {
                if (files.put(file.getKey(), file.getValue()) != null) {
                    throw new IllegalArgumentException("two files are called " + file.getKey());
                }
            }
        }
        return write(files, folder);
    }

    /** A part of a source tree: everything under {@code root/below}. */
    public record Place(Path root, String below) { }

    /** The same files in another folder, but for one whose bytes are others: a mutant. */
    public SourceUnit with(String name, byte[] changed, Path other) throws IOException {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("no file " + name);
        }
        final Map<String, byte[]> all = new TreeMap<>(files);
        all.put(name, changed);
        return write(all, other);
    }

    static Map<String, byte[]> read(Place place) throws IOException {
        final Map<String, byte[]> files = new TreeMap<>();
        final Path below = place.root().resolve(place.below());
        if (Files.exists(below)) {
            try (Stream<Path> all = Files.walk(below)) {
                for (final Path file : all.filter(each -> each.toString().endsWith(".java")).toList()) {
                    files.put(place.root().relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** Writes the files into the folder, which is emptied before, and makes sure that they are what was meant. */
    static SourceUnit write(Map<String, byte[]> files, Path folder) throws IOException {
        delete(folder);
        for (final Map.Entry<String, byte[]> file : files.entrySet()) {
            final Path copy = folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
            if (!Arrays.equals(Files.readAllBytes(copy), file.getValue())) {
                throw new IOException(copy + " is not what was written");
            }
        }
        return new SourceUnit(folder, files);
    }

    /** Where the copies are. */
    public Path folder() {
        return folder;
    }

    /** Path below the source root to content. */
    public Map<String, byte[]> files() {
        return files;
    }

    /** The path of the file with this last name. */
    public String find(String fileName) {
        return files.keySet().stream().filter(file -> last(file).equals(fileName)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no file " + fileName));
    }

    /**
     * The files that a proof about the class can depend on: those it names, those they name, and so on, and all
     * subtypes of these (a call may end there). All files if the class has none of its own.
     */
    public Collection<String> closure(String className) {
        final Deque<String> open = new ArrayDeque<>();
        files.keySet().stream().filter(file -> last(file).equals(className + ".java")).forEach(open::add);
        if (open.isEmpty()) {
            return files.keySet();
        }
        final Set<String> reached = new TreeSet<>(open);
        while (!open.isEmpty()) {
            for (final String next : neighbours.get(open.pop())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }

    private void connect(String file, byte[] content) {
        final String text = new String(content, StandardCharsets.UTF_8);
        final Set<String> words = new TreeSet<>();
        final Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        final Set<String> supertypes = new TreeSet<>();
        final Matcher clause = SUPERTYPES.matcher(text);
        while (clause.find()) {
            supertypes.addAll(Arrays.asList(clause.group(1).split("\\W+")));
        }
        for (final String other : files.keySet()) {
            final String type = last(other).replace(".java", "");
            if (words.contains(type)) {
                neighbours.get(file).add(other);
            }
            if (supertypes.contains(type)) {
                neighbours.get(other).add(file);
            }
        }
    }

    private static String last(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (final Path each : all.sorted(Collections.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
