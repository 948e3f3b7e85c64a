package org.bpstree.explore;

import java.util.List;
import org.bpstree.trace.Geometry;

/** The explorations of the table in spec/exploration.md. */
public final class FixedPoints {
    /** From the quick ones to the long ones, by kind. */
    public static final List<Bound> TABLE = List.of(
        row(3, 3, 2, 2, 16, 0, false));

    private FixedPoints() { }

    private static Bound row(int leaf, int inner, int blocksPerExtent, int extentsPerTable, int elements, int views,
                             boolean faults) {
        return Bound.closed(new Geometry(leaf, inner, blocksPerExtent, extentsPerTable, Geometry.PRODUCTION.tables()),
            elements, views, faults);
    }
}
