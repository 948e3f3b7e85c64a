package org.bpstree.trace;

/**
 * The geometry of a tree as the trace language gives it.
 *
 * @param leaf            elements in a leaf at most
 * @param inner           children of an inner block at most
 * @param blocksPerExtent blocks in an extent
 * @param extentsPerTable extents in a translation table
 * @param tables          translation tables in the root table
 */
public record Geometry(int leaf, int inner, int blocksPerExtent, int extentsPerTable, int tables) {
    /** Upstream's production capacities, 16 KiB extents and tables. */
    public static final Geometry PRODUCTION = new Geometry(31, 24, 32, 2048, 2048);
    /**
     * Tables in a root table, and extents in a table, at most. Such an array takes 4 to 8 MiB, and one is copied whole
     * under each view; two of them list 2^40 extents, and a tree has no more than 2^31 blocks.
     */
    public static final int MOST_LISTED = 1 << 20;

    @Override
    public String toString() {
        return "tree leaf=" + leaf + " inner=" + inner + " blocks-per-extent=" + blocksPerExtent
            + " extents-per-table=" + extentsPerTable + " tables=" + tables;
    }
}
