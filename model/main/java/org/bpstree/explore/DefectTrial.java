package org.bpstree.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bpstree.check.Shard;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/**
 * The exploration as a trial of a planted defect: bounds from small to larger, each to its end or to the first
 * counterexample, which is the shortest within its bound. {@code ./bps defects} runs it in the defect's own world.
 *
 * <p>A defect may make the states many more than the healthy core's; then the time runs out, which is no verdict. One that
 * breaks no rule but has other shapes or takes other ids than upstream's tree is told by the closed runs: where each
 * operation leads is compared with what the core led to when it met upstream's recorded shapes.
 */
final class DefectTrial implements Callable<String[]> {
    private static final double SECONDS = 25;
    /** Elements of a tree in which two operations take little time. */
    private static final int FEW = 40;
    private static final int TABLES = Geometry.PRODUCTION.tables();

    /** Traces that end with a change that takes the whole of its reservation. */
    private final List<Path> tight;

    DefectTrial(List<Path> tight) {
        this.tight = tight;
    }

    /**
     * One exploration.
     *
     * @param bound what to explore
     * @param start where it begins
     * @param name  what the start is called; empty for the empty tree
     * @param graph {@link Tally#graph} of the healthy core, which has upstream's shapes; 0 if it is not compared
     */
    private record Part(Bound bound, Start start, String name, long graph) {
        @Override
        public String toString() {
            return bound.geometry().leaf() + "/" + bound.geometry().inner() + " " + bound.elements() + " elements "
                + bound.views() + " views" + (bound.faults() ? " refusals" : "")
                + (name.isEmpty() ? "" : " " + operations(bound.depth()) + " after " + name);
        }
    }

    private static String operations(int operations) {
        return operations + (operations == 1 ? " operation" : " operations");
    }

    /** To its end. */
    private static Part all(Geometry geometry, int elements, int views, boolean faults, long graph) {
        return new Part(Bound.closed(geometry, elements, views, faults), Start.EMPTY, "", graph);
    }

    /** So many operations after a build, with one element more at most. */
    private static Part after(int start, Geometry geometry, int views, int operations) {
        return new Part(new Bound(geometry, start + 1, views, false, operations, false), Start.build(start),
            "a build of " + start, 0);
    }

    /**
     * Where the changes are that take a whole reservation: so many operations, with every request refused, before the last
     * change of a trace that ends with such a one, if that does not take more elements.
     */
    private List<Part> near(int operations, int mostElements) throws IOException, TraceException {
        final List<Part> parts = new ArrayList<>();
        for (Path file : tight) {
            final Trace trace = TraceReader.trace(Files.readString(file));
            int last = trace.lines().size() - 1;
            while (!trace.lines().get(last).step().op().changes()) {
                last--;
            }
            final Start start = Start.of(trace.first(last));
            final int elements = start.mostElements() + operations;
            if (elements <= mostElements) {
                final Bound bound = new Bound(trace.geometry(), elements, start.mostViews(), true, operations, false);
                parts.add(new Part(bound, start, trace.about().get("id"), 0));
            }
        }
        return parts;
    }

    private static Geometry narrow(int inner, int blocks) {
        return new Geometry(3, inner, blocks, 2, TABLES);
    }

    private static final List<Part> SMALL = List.of(
        all(narrow(3, 2), 4, 1, true, 0x7563953134860b9eL),
        all(narrow(3, 8), 8, 1, true, 0xbfd7088d3bed8edaL),
        all(narrow(3, 2), 12, 0, false, 0x9cb53ba7f0463aaeL),
        all(narrow(3, 4), 3, 2, true, 0xccdd03c08ed1a446L),
        // So few tables that the ids run out: 4, and 6, the last of which an insert takes.
        all(new Geometry(3, 3, 2, 2, 1), 5, 1, true, 0x733e8aa4aea20397L),
        all(new Geometry(3, 3, 1, 2, 3), 5, 0, true, 0x3f97cfca6c78765dL),
        // The least leaves of which a split gives the added one another share than the old one.
        all(new Geometry(6, 3, 2, 2, TABLES), 19, 0, false, 0x4db4280607793f33L),
        // Full trees, and one whose leaves are few enough to merge.
        after(7, narrow(3, 1), 1, 3),
        after(9, narrow(3, 1), 1, 3));

    /** Effort; and if something was found the rule: the operations of the shortest way to it. */
    @Override
    public String[] call() throws InterruptedException, IOException, TraceException {
        final long deadline = System.nanoTime() + (long) (SECONDS * 1e9);
        long states = 0;
        String other = null;
        final List<Part> parts = new ArrayList<>(SMALL);
        parts.addAll(near(1, Bound.MAX_ELEMENTS));
        parts.add(after(12, narrow(4, 1), 2, 5));
        parts.addAll(near(2, FEW));
        for (Part part : parts) {
            final Explorer explorer = new Explorer(part.bound, Shard.WHOLE, 1).startWith(part.start);
            final Outcome outcome = explorer.run(progress -> {
                if (System.nanoTime() > deadline) {
                    explorer.stop();
                }
            });
            final Counterexample found = outcome.counterexample();
            if (found != null) {
                return new String[] {operations(found.operations()) + (part.name.isEmpty() ? "" : " after " + part.name),
                    found.failure().rule()};
            }
            states += outcome.states();
            if (other == null && outcome.closed() && part.graph != 0 && part.graph != outcome.tally().graph()) {
                other = "no rule broken, other shapes or ids in " + part;
            }
            if (System.nanoTime() > deadline) {
                return verdict(other, String.format(Locale.ROOT, "%,d states, time up in %s", states, part));
            }
        }
        return verdict(other, String.format(Locale.ROOT, "%,d states, all bounds", states));
    }

    /** Where nothing is wrong: whether the tree is upstream's all the same. */
    private static String[] verdict(String other, String effort) {
        return other == null ? new String[] {effort} : new String[] {other, "shape"};
    }
}
