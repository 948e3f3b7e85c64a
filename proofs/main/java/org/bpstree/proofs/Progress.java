package org.bpstree.proofs;

import java.util.Locale;

/** One line per contract, as it is done: proofs take minutes, and a silent build looks like one that hangs. */
public final class Progress {
    private final int total;
    private int done;

    /** @param total how many lines there will be */
    public Progress(int total) {
        this.total = total;
    }

    /** {@code [ 12/87] proved  T1 Search.lowerBound(...)  1,234 nodes  3.1 s} */
    public synchronized String line(String title, ProofRun.Result result) {
        done++;
        final int width = Integer.toString(total).length();
        final Verdict verdict = result.verdict();
        final String outcome = verdict.outcome().name().toLowerCase(Locale.ROOT);
        final String effort = result.cached() ? "cached"
            : String.format(Locale.ROOT, "%.1f s", verdict.millis() / 1000.0);
        final String size = verdict.nodes() == 0 ? "" : String.format(Locale.ROOT, "  %,d nodes  %s",
            verdict.nodes(), effort);
        return String.format("[%" + width + "d/%d] %-7s  %s%s%s", done, total, outcome, title, size,
            verdict.proved() ? "" : "  " + verdict.note());
    }
}
