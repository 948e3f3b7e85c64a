package org.bpstree.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.bpstree.check.Coverage;
import org.bpstree.check.Rebalances;
import org.bpstree.trace.Op;

/** The table at the end of a check. */
final class CoverageTable {
    private CoverageTable() { }

    static void print(PrintWriter out, Coverage coverage, double seconds) {
        out.printf(Locale.ROOT, "%n%-20s %14s %12s%n", "operation", "done", "refused");
        for (Op op : Op.values()) {
            if (coverage.count(op) > 0) {
                out.printf(Locale.ROOT, "%-20s %,14d %,12d%n", op.words, coverage.count(op), coverage.refused(op));
            }
        }
        out.printf(Locale.ROOT, "%nrefused at request (in sweeps):");
        for (int request = 0; request < coverage.requestCount(); request++) {
            if (coverage.refusedAtRequest(request) > 0) {
                out.printf(Locale.ROOT, " %d%s:%,d", request, request == coverage.requestCount() - 1 ? "+" : "",
                    coverage.refusedAtRequest(request));
            }
        }
        out.printf(Locale.ROOT, "%n%nrebalancing case     %12s %12s %12s %12s%n", "leaf over", "inner over", "leaf under",
            "inner under");
        int met = 0;
        for (int kind = 0; kind < Rebalances.KINDS; kind++) {
            out.printf(Locale.ROOT, "%-20s", Rebalances.name(kind));
            for (int column = 0; column < 4; column++) {
                final long count = coverage.rebalances(Rebalances.index(column, kind));
                met += count > 0 ? 1 : 0;
                out.printf(Locale.ROOT, " %12s", Rebalances.possible(column, kind) ? String.format(Locale.ROOT, "%,d", count) : "-");
            }
            out.println();
        }
        out.printf(Locale.ROOT, "%n%,d episodes, %,d shapes (sampled), deepest tree %d, %d of %d rebalancing cases, "
            + "%.1f s, %,.0f operations/s%n", coverage.episodes(), coverage.shapes(), coverage.deepest(), met,
            Rebalances.possibleCount(), seconds, coverage.operations() / seconds);
    }
}
