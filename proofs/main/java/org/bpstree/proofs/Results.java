package org.bpstree.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of proofs with a fault, one line each: {@code name hash contract verdict}, so that a long run may be done
 * in parts. A verdict counts for the fault as it was: the hash tells whether it still is that one.
 */
public final class Results {
    private static final int HASH_LENGTH = 16;

    private final Path file;
    private final String head;

    /** @param head the file's first line, a comment */
    public Results(Path file, String head) {
        this.file = file;
        this.head = head;
    }

    /** The lines by the faults' names; none if there is no file yet. */
    public Map<String, String> lines() throws IOException {
        final Map<String, String> lines = new TreeMap<>();
        if (Files.exists(file)) {
            for (final String line : Files.readAllLines(file)) {
                if (!line.startsWith("#")) {
                    lines.put(line.split(" ")[0], line);
                }
            }
        }
        return lines;
    }

    /**
     * Whether the proof is known to be open with the fault as it is now.
     *
     * @param lines as {@link #lines} gives them
     */
    public static boolean isOpen(Map<String, String> lines, String name, Fault fault) {
        return lines.getOrDefault(name, "").startsWith(name + " " + fault.hash() + " " + fault.contract() + " open");
    }

    /**
     * Writes one verdict down.
     *
     * @param live the names of the faults that there are: lines of others go
     */
    public void put(String name, Fault fault, Verdict verdict, Collection<String> live) {
        try {
            final Map<String, String> lines = lines();
            lines.put(name, String.join(" ", name, fault.hash(), fault.contract(),
                verdict.outcome().name().toLowerCase(Locale.ROOT)
                    + (verdict.note().contains("cap of") ? " at its cap of steps" : "")));
            lines.keySet().retainAll(live);
            Files.writeString(file, head + "\n" + String.join("\n", lines.values()) + "\n");
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The beginning of the SHA-256 of a text. */
    static String hash(String text) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%064x", new BigInteger(1, digest)).substring(0, HASH_LENGTH);
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
