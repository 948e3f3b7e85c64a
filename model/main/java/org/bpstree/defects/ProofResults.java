package org.bpstree.defects;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What became of the proofs with a defect planted, as {@code mvn verify -Pkills} measured it in module proofs: it takes
 * provers and minutes, so it is no part of {@code ./bps defects}. A defect whose text has changed since counts as not run.
 */
final class ProofResults {
    private static final int HASH_LENGTH = 16;
    private final List<String> measured;
    private final List<String> unseen;

    /** Reads kills-results.txt and kills.txt of the project's folder; where they are missing nothing was run. */
    ProofResults(Path root) throws IOException {
        measured = lines(root.resolve("proofs/kills-results.txt"));
        unseen = lines(root.resolve("proofs/kills.txt"));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /**
     * The contract that goes open; or why none can tell.
     *
     * @param text the text of the defect's file
     */
    Kill of(String id, String text) {
        for (String line : measured) {
            final String[] words = line.split(" ", 4);
            if (words.length == 4 && words[0].equals(id)) {
                if (!words[1].equals(hash(text))) {
                    return new Kill(Kill.Verdict.NOT_RUN, "", "not run since its text changed", 0, "");
                }
                return words[3].startsWith("open") ? Kill.caught("", words[2] + " " + words[3])
                    : Kill.missed(words[2] + " " + words[3]);
            }
        }
        for (String line : unseen) {
            final String[] part = line.split("\\|", 3);
            if (part.length == 3 && part[0].strip().equals(id)) {
                return Kill.missed(part[2].strip());
            }
        }
        return Kill.NOT_RUN;
    }

    /** Of the replacements, as {@code PlantedDefect} in module proofs computes it. */
    static String hash(String text) {
        try {
            final byte[] edits = text.substring(text.indexOf("@file ")).strip().getBytes(StandardCharsets.UTF_8);
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(edits);
            return String.format("%064x", new BigInteger(1, digest)).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
