package org.bpstree.explore;

import java.util.List;
import java.util.concurrent.Callable;
import org.bpstree.trace.Geometry;

/**
 * The exploration as a trial of a planted defect: bounds from small to larger, each to its end or to the first
 * counterexample, which is the shortest within its bound. {@code ./bps defects} runs it in the defect's own world.
 *
 * <p>A defect may make the states many more than the healthy core's; then the time runs out, which is no verdict.
 */
final class DefectTrial implements Callable<String[]> {
    private static final double SECONDS = 25;
    private static final int TABLES = Geometry.PRODUCTION.tables();

    /**
     * One exploration.
     *
     * @param bound what to explore
     * @param start elements built at its beginning; 0 to begin with the empty tree
     */
    private record Part(Bound bound, int start) {
        @Override
        public String toString() {
            return bound.geometry().leaf() + "/" + bound.geometry().inner() + " " + bound.elements() + " elements "
                + bound.views() + " views" + (bound.faults() ? " refusals" : "")
                + (start > 0 ? " " + bound.depth() + " operations after a build of " + start : "");
        }
    }

    /** To its end. */
    private static Part all(Geometry geometry, int elements, int views, boolean faults) {
        return new Part(Bound.closed(geometry, elements, views, faults), 0);
    }

    /** So many operations after a build, with one element more at most. */
    private static Part after(int start, Geometry geometry, int views, int operations) {
        return new Part(new Bound(geometry, start + 1, views, false, operations, false), start);
    }

    private static Geometry narrow(int inner, int blocks) {
        return new Geometry(3, inner, blocks, 2, TABLES);
    }

    private static final List<Part> PARTS = List.of(
        all(narrow(3, 2), 4, 1, true),
        all(narrow(3, 8), 8, 1, true),
        all(narrow(3, 2), 12, 0, false),
        all(narrow(3, 4), 3, 2, true),
        // Full trees, and one whose leaves are few enough to merge: a change that takes a whole reservation is near.
        after(7, narrow(3, 1), 1, 3),
        after(9, narrow(3, 1), 1, 3),
        after(27, narrow(3, 1), 1, 3),
        after(12, narrow(4, 1), 2, 5),
        all(narrow(3, 1), 5, 1, true),
        all(narrow(3, 2), 7, 1, true));

    /** Effort; and if something was found the rule: the operations of the shortest way to it. */
    @Override
    public String[] call() throws InterruptedException {
        final long deadline = System.nanoTime() + (long) (SECONDS * 1e9);
        long states = 0;
        for (Part part : PARTS) {
            final Explorer explorer = new Explorer(part.bound, Shard.WHOLE, 1).startWith(part.start);
            final Outcome outcome = explorer.run(progress -> {
                if (System.nanoTime() > deadline) {
                    explorer.stop();
                }
            });
            final Counterexample found = outcome.counterexample();
            if (found != null) {
                return new String[] {found.operations() + " operations", found.failure().rule()};
            }
            states += outcome.states();
            if (System.nanoTime() > deadline) {
                return new String[] {String.format(java.util.Locale.ROOT, "%,d states, time up in %s", states, part)};
            }
        }
        return new String[] {String.format(java.util.Locale.ROOT, "%,d states, all bounds", states)};
    }
}
