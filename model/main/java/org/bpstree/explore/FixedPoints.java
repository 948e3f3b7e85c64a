package org.bpstree.explore;

import java.util.List;
import org.bpstree.trace.Geometry;

/** The explorations of the table in spec/exploration.md: all run until there is nothing new. */
public final class FixedPoints {
    /** Without views, at three capacities; then every refusal; then one, two and three views; then 4 and 6 ids. */
    public static final List<Bound> TABLE = List.of(
        row(3, 3, 2, 24, 0, false),
        row(3, 3, 2, 28, 0, false),
        row(4, 4, 2, 24, 0, false),
        row(5, 5, 2, 32, 0, false),
        row(3, 3, 2, 10, 0, true),
        row(3, 3, 8, 14, 0, true),
        row(4, 4, 2, 10, 0, true),
        row(5, 5, 16, 26, 0, true),
        row(3, 3, 2, 8, 1, false),
        row(3, 3, 1, 5, 1, true),
        row(3, 3, 2, 7, 1, true),
        row(3, 3, 8, 10, 1, true),
        row(3, 3, 4, 10, 1, true),
        row(4, 4, 2, 8, 1, true),
        row(4, 4, 32, 17, 1, true),
        row(5, 5, 2, 8, 1, true),
        row(3, 3, 1, 4, 2, true),
        row(3, 3, 2, 4, 2, true),
        row(3, 3, 8, 8, 2, true),
        row(3, 3, 2, 3, 3, true),
        Bound.closed(new Geometry(3, 3, 2, 2, 1), 6, 1, true),
        Bound.closed(new Geometry(3, 3, 1, 2, 3), 9, 0, true));

    private FixedPoints() { }

    private static Bound row(int leaf, int inner, int blocksPerExtent, int elements, int views, boolean faults) {
        return Bound.closed(new Geometry(leaf, inner, blocksPerExtent, 2, Geometry.PRODUCTION.tables()), elements,
            views, faults);
    }
}
