package org.bpstree.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/**
 * The exploration as a trial of a planted defect: bounds from small to larger, each to its end or to the first
 * counterexample, which is the shortest within its bound. {@code ./bps defects} runs it in the defect's own world.
 *
 * <p>A defect may make the states many more than the healthy core's; then the time runs out, which is no verdict.
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
     */
    private record Part(Bound bound, Start start, String name) {
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
    private static Part all(Geometry geometry, int elements, int views, boolean faults) {
        return new Part(Bound.closed(geometry, elements, views, faults), Start.EMPTY, "");
    }

    /** So many operations after a build, with one element more at most. */
    private static Part after(int start, Geometry geometry, int views, int operations) {
        return new Part(new Bound(geometry, start + 1, views, false, operations, false), Start.build(start),
            "a build of " + start);
    }

    /**
     * Where the changes are that take a whole reservation: every operation, with every request refused, before the last
     * change of a trace that ends with such a one; where the tree is small, every two. Trees too large to pack are left out.
     */
    private List<Part> near() throws IOException, TraceException {
        final List<Part> parts = new ArrayList<>();
        for (Path file : tight) {
            final Trace trace = TraceReader.trace(Files.readString(file));
            int last = trace.lines().size() - 1;
            while (!trace.lines().get(last).step().op().changes()) {
                last--;
            }
            final Start start = Start.of(trace.first(last));
            final int elements = start.mostElements() + 2;
            if (elements <= Bound.MAX_ELEMENTS) {
                parts.add(new Part(new Bound(trace.geometry(), elements, start.mostViews(), true, elements <= FEW ? 2 : 1, false),
                    start, trace.about().get("id")));
            }
        }
        return parts;
    }

    private static Geometry narrow(int inner, int blocks) {
        return new Geometry(3, inner, blocks, 2, TABLES);
    }

    private static final List<Part> BEFORE = List.of(
        all(narrow(3, 2), 4, 1, true),
        all(narrow(3, 8), 8, 1, true),
        all(narrow(3, 2), 12, 0, false),
        all(narrow(3, 4), 3, 2, true),
        // So few tables that the ids run out.
        all(new Geometry(3, 3, 2, 2, 1), 5, 1, true),
        // Full trees, and one whose leaves are few enough to merge.
        after(7, narrow(3, 1), 1, 3),
        after(9, narrow(3, 1), 1, 3));
    private static final List<Part> BEHIND = List.of(
        after(12, narrow(4, 1), 2, 5),
        all(narrow(3, 1), 5, 1, true),
        all(narrow(3, 2), 7, 1, true));

    /** Effort; and if something was found the rule: the operations of the shortest way to it. */
    @Override
    public String[] call() throws InterruptedException, IOException, TraceException {
        final long deadline = System.nanoTime() + (long) (SECONDS * 1e9);
        long states = 0;
        final List<Part> parts = new ArrayList<>(BEFORE);
        parts.addAll(near());
        parts.addAll(BEHIND);
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
            if (System.nanoTime() > deadline) {
                return new String[] {String.format(java.util.Locale.ROOT, "%,d states, time up in %s", states, part)};
            }
        }
        return new String[] {String.format(java.util.Locale.ROOT, "%,d states, all bounds", states)};
    }
}
