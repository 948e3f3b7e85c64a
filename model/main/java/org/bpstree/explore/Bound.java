package org.bpstree.explore;

import org.bpstree.core.Layout;
import org.bpstree.trace.Geometry;

/**
 * What to explore.
 *
 * @param geometry of the tree
 * @param elements elements present at one time at most, of however many keys
 * @param views    views open at one time at most
 * @param faults   whether every request of every operation is refused
 * @param depth    operations in a row at most; {@link #CLOSED} to go on until there is nothing new
 * @param exact    whether states are told apart that need not be: the measure of what the canonical form forgets
 */
public record Bound(Geometry geometry, int elements, int views, boolean faults, int depth, boolean exact) {
    /** No limit to the operations in a row. */
    public static final int CLOSED = Integer.MAX_VALUE;
    /** Elements at most, so that a packed count and a packed block id are bytes. */
    public static final int MAX_ELEMENTS = 120;
    /** Views at most. */
    public static final int MAX_VIEWS = 6;
    /** Blocks that so few elements never need; a packed id is a byte. */
    static final int ENOUGH_BLOCKS = 192;

    /** Until closed, without a needless distinction. */
    public static Bound closed(Geometry geometry, int elements, int views, boolean faults) {
        return new Bound(geometry, elements, views, faults, CLOSED, false);
    }

    /** The geometry with no more tables than are enough: a root table of 2048 places would be copied with every state. */
    Layout layout() {
        return new Layout(geometry.leaf(), geometry.inner(), geometry.blocksPerExtent(), geometry.extentsPerTable(),
            Math.min(geometry.tables(), enoughTables()));
    }

    /** Whether the geometry has so few tables that an operation may be refused for want of ids. */
    boolean idsRunOut() {
        return geometry.tables() < enoughTables();
    }

    private int enoughTables() {
        final int perTable = geometry.blocksPerExtent() * geometry.extentsPerTable();
        return (ENOUGH_BLOCKS + perTable - 1) / perTable;
    }
}
