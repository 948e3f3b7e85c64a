package org.bpstree.core;

/** The allocator's invariants B1 to B7 and the views' V1 to V3. */
final class CheckStore {
    private CheckStore() { }

    /** B4 on the head, before anything is read through it. */
    static Violation translation(BlockStore store) {
        final int blocks = store.blockCount();
        final int extents = store.head.extentCount;
        if (blocks < 0 || extents != store.layout.extentsFor(blocks)) {
            return new Violation("B4", Layout.NONE, blocks + " blocks stand in " + extents + " extents");
        }
        return translation(store.layout, store.head);
    }

    /** Whether each extent that an image answers for is there. */
    static Violation translation(Layout layout, Image image) {
        if (image.extentCount < 0) {
            return new Violation("B4", Layout.NONE, "there are " + image.extentCount + " extents");
        }
        for (int extent = 0; extent < image.extentCount; extent++) {
            if (!isThere(layout, image, extent)) {
                return new Violation("B4", extent * layout.blocksPerExtent, "extent " + extent + " is not there");
            }
        }
        return null;
    }

    private static boolean isThere(Layout layout, Image image, int extent) {
        if (image.root == null || image.root.length <= layout.tableOf(extent)) {
            return false;
        }
        final long[][] table = image.root[layout.tableOf(extent)];
        return table != null && table.length == layout.extentsPerTable
            && table[layout.placeOf(extent)] != null
            && table[layout.placeOf(extent)].length == layout.extentWords;
    }

    /** All of B and V; the head's tree is checked already. */
    static Violation allocator(Tree tree) {
        final BlockStore store = tree.store();
        Violation found = freeList(tree);
        if (found == null) {
            found = views(store);
        }
        if (found == null) {
            found = sharing(store);
        }
        if (found == null) {
            found = accounting(store);
        }
        if (found == null && (store.touchesLeft() != 0 || store.blocksLeft() != 0)) {
            found = new Violation("B7", Layout.NONE, "a ledger is open: " + store.touchesLeft() + " touches and "
                + store.blocksLeft() + " blocks left");
        }
        return found;
    }

    /** B1, B2 and B3. */
    private static Violation freeList(Tree tree) {
        final BlockStore store = tree.store();
        final boolean[] met = new boolean[store.blockCount()];
        final boolean[] free = new boolean[store.blockCount()];
        Check.shape(tree.head(), store.blockCount(), met);
        for (int i = 0; i < store.freeCount(); i++) {
            final int id = store.freeId(i);
            if (id < 0 || id >= store.blockCount()) {
                return new Violation("B2", id, "the free list holds no such block");
            }
            if (free[id]) {
                return new Violation("B2", id, "the free list holds the block twice");
            }
            if (met[id]) {
                return new Violation("B1", id, "the block is in the tree and free");
            }
            if (Block.count(store.words(id), store.base(id)) != 0) {
                return new Violation("B3", id, "the free block has a count");
            }
            free[id] = true;
        }
        for (int id = 0; id < store.blockCount(); id++) {
            if (!met[id] && !free[id]) {
                return new Violation("B1", id, "the block is neither in the tree nor free");
            }
        }
        return null;
    }

    /** V1 to V3, from the newest view to the oldest. */
    private static Violation views(BlockStore store) {
        Image newer = null;
        int extents = store.head.extentCount;
        for (Image image = store.newest(); image != null; image = image.older) {
            if (image.newer != newer) {
                return new Violation("V1", Layout.NONE, "a view's link to the newer one is wrong");
            }
            if (image.extentCount > extents) {
                return new Violation("V2", Layout.NONE, "a view answers for " + image.extentCount
                    + " extents, the image after it for " + extents);
            }
            final Violation found = translation(store.layout, image);
            if (found != null) {
                return new Violation("V3", found.blockId(), found.text());
            }
            newer = image;
            extents = image.extentCount;
        }
        return null;
    }

    /** B6: the counters say what the pointers say. */
    private static Violation sharing(BlockStore store) {
        final Layout layout = store.layout;
        int extents = 0;
        for (int extent = 0; extent < store.head.extentCount; extent++) {
            extents += Image.sharesExtent(layout, store.head, store.newest(), extent) ? 1 : 0;
        }
        int tables = 0;
        for (int table = 0; table < layout.tablesFor(store.head.extentCount); table++) {
            tables += Image.sharesTable(layout, store.head, store.newest(), table) ? 1 : 0;
        }
        final int roots = Image.sharesRoot(store.head, store.newest()) ? 1 : 0;
        if (extents != store.sharedExtents() || tables != store.sharedTables()
            || roots != (store.sharesRoot() ? 1 : 0)) {
            return new Violation("B6", Layout.NONE, "shared are " + extents + " extents, " + tables + " tables, "
                + roots + " roots, counted " + store.sharedExtents() + ", " + store.sharedTables() + ", "
                + (store.sharesRoot() ? 1 : 0));
        }
        return null;
    }

    /** B5: each grant is the head's, a view's or spare, once. */
    private static Violation accounting(BlockStore store) {
        int used = store.headCount();
        Image newer = store.head;
        for (Image image = store.newest(); image != null; image = image.older) {
            used += ownCount(store.layout, image, newer);
            newer = image;
        }
        final int held = store.stock().heldCount();
        if (held != used + store.stock().count()) {
            return new Violation("B5", Layout.NONE, held + " extents are held, " + used + " used and "
                + store.stock().count() + " spare");
        }
        return null;
    }

    /** What an image uses and the next newer one does not: each array counts where it was in use last. */
    private static int ownCount(Layout layout, Image image, Image newer) {
        int own = 0;
        for (int extent = 0; extent < image.extentCount; extent++) {
            own += Image.sharesExtent(layout, image, newer, extent) ? 0 : 1;
        }
        final int tables = layout.tablesFor(image.extentCount);
        for (int table = 0; table < tables; table++) {
            own += Image.sharesTable(layout, image, newer, table) ? 0 : 1;
        }
        return own + (tables > 0 && !Image.sharesRoot(image, newer) ? 1 : 0);
    }
}
