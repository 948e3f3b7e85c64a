package org.bpstree.explore;

import java.util.List;
import java.util.concurrent.Callable;
import org.bpstree.trace.Geometry;

/**
 * The exploration as a trial of a planted defect: bounds from small to larger, each to its end or to the first
 * counterexample, which is the shortest within its bound. {@code ./bps defects} runs it in the defect's own world.
 */
final class DefectTrial implements Callable<String[]> {
    private static final int TABLES = Geometry.PRODUCTION.tables();
    private static final List<Bound> BOUNDS = List.of(
        Bound.closed(new Geometry(3, 3, 2, 2, TABLES), 4, 1, true),
        Bound.closed(new Geometry(3, 3, 8, 2, TABLES), 8, 1, true),
        Bound.closed(new Geometry(3, 3, 2, 2, TABLES), 12, 0, false),
        Bound.closed(new Geometry(3, 3, 4, 2, TABLES), 3, 2, true),
        Bound.closed(new Geometry(3, 3, 1, 2, TABLES), 5, 1, true),
        Bound.closed(new Geometry(3, 3, 2, 2, TABLES), 7, 1, true));

    /** Effort; and if something was found the rule: the operations of the shortest way to it. */
    @Override
    public String[] call() throws InterruptedException {
        long states = 0;
        for (Bound bound : BOUNDS) {
            final Outcome outcome = new Explorer(bound, Shard.WHOLE, 1).run(progress -> { });
            final Counterexample found = outcome.counterexample();
            if (found != null) {
                return new String[] {found.operations() + " operations", found.failure().rule()};
            }
            states += outcome.states();
        }
        return new String[] {states + " states"};
    }
}
