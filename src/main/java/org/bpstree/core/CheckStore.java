package org.bpstree.core;

/** The allocator's invariants B1 to B7 and the views' V1 to V4. */
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
            found = beyond(store);
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

    /** V4: what a table lists behind its image's last extent is the next newer image's, which shares the table. */
    private static Violation beyond(BlockStore store) {
        for (Image image = store.head; image != null; image = older(store, image)) {
            if (listsBeyond(store.layout, image, newer(store, image))) {
                return new Violation("V4", Layout.NONE, "an image of " + image.extentCount
                    + " extents lists more, which no newer image uses");
            }
        }
        return null;
    }

    private static boolean listsBeyond(Layout layout, Image image, Image newer) {
        final int extents = image.extentCount;
        final int table = layout.tableOf(extents);
        boolean lists = false;
        if (layout.placeOf(extents) > 0 && !Image.sharesTable(layout, image, newer, table)) {
            for (int place = layout.placeOf(extents); place < image.root[table].length; place++) {
                lists = lists || image.root[table][place] != null;
            }
        }
        if (image.root != null && !Image.sharesRoot(image, newer)) {
            for (int number = layout.tablesFor(extents); number < image.root.length; number++) {
                lists = lists || image.root[number] != null;
            }
        }
        return lists;
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
        final Stock stock = store.stock();
        int used = 0;
        for (Image image = store.head; image != null; image = older(store, image)) {
            used += own(store, image, null);
        }
        if (stock.heldCount() != used + stock.count()) {
            return new Violation("B5", Layout.NONE, stock.heldCount() + " extents are held, " + used + " used and "
                + stock.count() + " spare");
        }
        final Object[] met = new Object[2 * stock.heldCount() + 1];
        int distinct = 0;
        for (Image image = store.head; image != null; image = older(store, image)) {
            distinct += own(store, image, met);
        }
        for (int i = 0; i < stock.extentCount(); i++) {
            distinct += meet(met, stock.extents[i]);
        }
        for (int i = 0; i < stock.tableCount(); i++) {
            distinct += meet(met, stock.tables[i]);
        }
        distinct += meet(met, stock.root);
        return distinct == stock.heldCount() ? null : new Violation("B5", Layout.NONE, stock.heldCount()
            + " extents are held, but " + (stock.heldCount() - distinct) + " of those used or spare are so twice");
    }

    private static Image older(BlockStore store, Image image) {
        return image == store.head ? store.newest() : image.older;
    }

    private static Image newer(BlockStore store, Image image) {
        return image == store.newest() ? store.head : image.newer;
    }

    /** What an image uses and the next newer one does not: each array counts where it was in use last. */
    private static int own(BlockStore store, Image image, Object[] met) {
        final Layout layout = store.layout;
        final Image newer = newer(store, image);
        int own = 0;
        for (int extent = 0; extent < image.extentCount; extent++) {
            own += Image.sharesExtent(layout, image, newer, extent) ? 0 : meet(met, image.extent(layout, extent));
        }
        final int tables = layout.tablesFor(image.extentCount);
        for (int table = 0; table < tables; table++) {
            own += Image.sharesTable(layout, image, newer, table) ? 0 : meet(met, image.root[table]);
        }
        return own + (tables > 0 && !Image.sharesRoot(image, newer) ? meet(met, image.root) : 0);
    }

    /**
     * Counts an array once.
     *
     * @param met arrays by identity, never full: the slots after an array's hash; null counts without looking
     */
    private static int meet(Object[] met, Object array) {
        if (met == null) {
            return 1;
        }
        if (array == null) {
            return 0;
        }
        int slot = (array.hashCode() & Integer.MAX_VALUE) % met.length;
        while (met[slot] != null) {
            if (met[slot] == array) {
                return 0;
            }
            slot = slot + 1 == met.length ? 0 : slot + 1;
        }
        met[slot] = array;
        return 1;
    }
}
