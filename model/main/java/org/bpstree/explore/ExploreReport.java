package org.bpstree.explore;

import java.io.PrintWriter;
import java.util.Locale;
import org.bpstree.check.Rebalances;
import org.bpstree.check.Shard;
import org.bpstree.trace.Geometry;

/** Prints what came of explorations. */
public final class ExploreReport {
    /** The table's head. */
    public static final String HEADING = """
        | leaf/inner | blocks/extent, extents/table | elements | views | faults | depth | cases | states \
        | transitions | refusal points | levels | time | CPU time | memory | per CPU second |
        |---|---|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|""";

    private ExploreReport() { }

    /** A line of the table. */
    public static String row(Outcome outcome) {
        final Bound bound = outcome.bound();
        final Geometry geometry = bound.geometry();
        final Tally tally = outcome.tally();
        return String.format(Locale.ROOT, "| %d/%d | %d, %d%s | %d | %d | %s | %d | %d | %,d | %,d | %,d | %d | %.1f s | "
            + "%.1f s | %.1f MB | %,.0f |", geometry.leaf(), geometry.inner(), geometry.blocksPerExtent(),
            geometry.extentsPerTable(), bound.idsRunOut() ? ", of " + bound.layout().maxBlocks + " ids" : "",
            bound.elements(), bound.views(), bound.faults() ? "yes" : "no",
            tally.deepest(), cases(tally), outcome.states(), tally.transitions(), tally.refusals(), outcome.levels(),
            outcome.seconds(), outcome.cpuSeconds(), outcome.bytes() / 1048576.0, rate(outcome));
    }

    /** Operations done and judged in a second of one core, refused ones included. */
    private static double rate(Outcome outcome) {
        return (outcome.tally().transitions() + outcome.tally().refusals()) / outcome.cpuSeconds();
    }

    private static int cases(Tally tally) {
        int cases = 0;
        for (int column = 0; column < Rebalances.COLUMNS; column++) {
            for (int kind = 0; kind < Rebalances.KINDS; kind++) {
                cases += count(tally, column, kind) > 0 && Rebalances.possible(column, kind) ? 1 : 0;
            }
        }
        return cases;
    }

    private static long count(Tally tally, int column, int kind) {
        long count = 0;
        for (int depth = 0; depth <= tally.deepest(); depth++) {
            count += tally.rebalances(depth, Rebalances.index(column, kind));
        }
        return count;
    }

    /** The whole report of one exploration; its last line is the result. */
    public static void print(PrintWriter out, Outcome outcome) {
        final Tally tally = outcome.tally();
        out.printf("%nrebalancing case: depths of the trees in which it occurred%n");
        out.printf("%-18s %-14s %-14s %-14s %-14s%n", "", "leaf over", "inner over", "leaf under", "inner under");
        for (int kind = 0; kind < Rebalances.KINDS; kind++) {
            out.printf("%-18s", Rebalances.name(kind));
            for (int column = 0; column < Rebalances.COLUMNS; column++) {
                out.printf(" %-14s", Rebalances.possible(column, kind) ? depths(tally, column, kind) : "-");
            }
            out.println();
        }
        out.printf(Locale.ROOT, "%n%-8s %16s%n", "depth", "states");
        for (int depth = 0; depth <= tally.deepest(); depth++) {
            out.printf(Locale.ROOT, "%-8d %,16d%n", depth, tally.states(depth));
        }
        if (tally.refusals() > 0) {
            out.printf("%nrefused at request:");
            for (int request = 0; request < tally.mostRequests(); request++) {
                out.printf(Locale.ROOT, " %d:%,d", request, tally.refusedAt(request));
            }
            out.println();
        }
        if (tally.wantsOfIds() > 0) {
            out.printf(Locale.ROOT, "%nrefused for want of ids: %,d%n", tally.wantsOfIds());
        }
        out.printf(Locale.ROOT, "%n%d of %d rebalancing cases, %d levels, at most %,d states in one, %.1f s, "
            + "%.1f s of CPU, %,.0f operations per CPU second, %.1f MB%n", cases(tally), Rebalances.possibleCount(),
            outcome.levels(), outcome.widest(), outcome.seconds(), outcome.cpuSeconds(), rate(outcome),
            outcome.bytes() / 1048576.0);
        if (outcome.projected() > 0) {
            out.printf(Locale.ROOT, "the states have %,d canonical forms%n", outcome.projected());
        }
        if (outcome.closed()) {
            out.printf("states and where each operation leads: %016x%n", tally.graph());
        }
        if (outcome.counterexample() == null) {
            final Shard shard = outcome.shard();
            out.printf(Locale.ROOT, "%s%s %,d states, all %,d transitions, all %,d refusal points%s: no violation%n",
                shard.count() == 1 ? "" : "part " + shard.number() + " of " + shard.count() + " of ",
                outcome.closed() ? "all" : "the first", outcome.states(), tally.transitions(), tally.refusals(),
                outcome.closed() ? "" : " within " + outcome.bound().depth() + " operations");
        }
    }

    private static String depths(Tally tally, int column, int kind) {
        final StringBuilder text = new StringBuilder();
        for (int depth = 0; depth <= tally.deepest(); depth++) {
            if (tally.rebalances(depth, Rebalances.index(column, kind)) > 0) {
                text.append(text.length() == 0 ? "" : " ").append(depth);
            }
        }
        return text.length() == 0 ? "never" : text.toString();
    }
}
