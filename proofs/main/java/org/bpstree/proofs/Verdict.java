package org.bpstree.proofs;

import java.util.List;

/**
 * What became of one proof attempt; also a line of text, since it crosses from process to process and into the cache.
 *
 * @param contract short name, as in contracts.txt
 * @param outcome  proved, open, missing, or error (the prover itself failed)
 * @param nodes    size of the proof
 * @param goals    open goals
 * @param millis   wall time
 * @param note     for the reader of a failure
 * @param uses     contracts that the proof applied; those of library methods begin with {@code java.}
 */
public record Verdict(String contract, Outcome outcome, int nodes, int goals, long millis, String note,
                      List<String> uses) {
    /** The kinds of end. Only {@link #PROVED} is a success. */
    public enum Outcome { PROVED, OPEN, MISSING, ERROR }

    static Verdict missing(String contract) {
        return new Verdict(contract, Outcome.MISSING, 0, 0, 0, "the source has no such contract", List.of());
    }

    static Verdict error(String contract, String note) {
        return new Verdict(contract, Outcome.ERROR, 0, 0, 0, note, List.of());
    }

    /** Whether the contract holds. */
    public boolean proved() {
        return outcome == Outcome.PROVED;
    }

    String toLine() {
        return String.join("\t", contract, outcome.name(), Integer.toString(nodes), Integer.toString(goals),
            Long.toString(millis), note.replaceAll("\\s+", " "), String.join(" ", uses));
    }

    static Verdict parse(String line) {
        final String[] part = line.split("\t", -1);
        if (part.length != 7) {
            throw new IllegalArgumentException("not a verdict: " + line);
        }
        return new Verdict(part[0], Outcome.valueOf(part[1]), Integer.parseInt(part[2]), Integer.parseInt(part[3]),
            Long.parseLong(part[4]), part[5], part[6].isEmpty() ? List.of() : List.of(part[6].split(" ")));
    }
}
