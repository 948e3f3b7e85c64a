package org.bpstree.core;

/** Gives memory back that the head can do without. */
final class Trim {
    private Trim() { }

    /** Gives spare capacity back: unused reservations, and extents at the end in which all blocks are free. */
    static void trim(BlockStore store) {
        store.stock().giveBack(detachExtents(store));
    }

    /** Gives everything back. No view is open. */
    static void destroy(BlockStore store) {
        final int used = store.headCount();
        keepExtents(store, 0);
        store.stock().giveBack(used);
    }

    /**
     * Lists no longer the extents at the end that hold free blocks alone. A view's extents stay, since its tables
     * may be shared.
     *
     * @return how many extents and tables the head gave up
     */
    private static int detachExtents(BlockStore store) {
        final int held = store.headCount();
        final Layout layout = store.layout;
        final int kept = store.newest() == null ? 0 : store.newest().extentCount;
        int blocks = store.blockCount();
        while (blocks > 0 && layout.extentOf(blocks - 1) >= kept && HeadBlock.count(store, blocks - 1) == 0) {
            blocks--;
        }
        final int extents = layout.extentsFor(blocks);
        if (extents < store.head.extentCount) {
            for (int extent = store.head.extentCount - 1; extent >= extents; extent--) {
                detach(layout, store.head.root, extent);
            }
            keepExtents(store, extents);
        }
        return held - store.headCount();
    }

    /** A table goes with its first extent. */
    private static void detach(Layout layout, long[][][] root, int extent) {
        root[layout.tableOf(extent)][layout.placeOf(extent)] = null;
        if (layout.placeOf(extent) == 0) {
            root[layout.tableOf(extent)] = null;
        }
    }

    /** The head uses only the first extents any longer; blocks beyond them are gone, and were free. */
    private static void keepExtents(BlockStore store, int extents) {
        store.head.extentCount = extents;
        if (extents == 0) {
            store.head.root = null;
        }
        store.blockCount = extents * store.layout.blocksPerExtent;
        store.free.keepBelow(store.blockCount);
    }
}
