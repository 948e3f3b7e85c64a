package org.bpstree.core;

/**
 * Blocks by id, copied on write where a view shares them; memory is taken by the extent and may be refused.
 *
 * <p>A change is reserve, then touch, acquire and release in any order, then endChange. Only {@link #reserve} can be
 * refused. It sets a ledger (touches and blocks that the change may take), and the spare capacity covers the ledger:
 * each touch copies at most one extent, one table and, once, the root table, and never more extents or tables than
 * are shared. Hence nothing asks for memory after a granted reservation.
 */
final class BlockStore {
    final Layout layout;
    /** The image that changes. */
    final Image head = new Image();
    private final ExtentSource source;
    private final FreeList free = new FreeList();

    /** Ids handed out so far: each is in use or in the free list. */
    private int blockCount;
    /** The view frozen last; null if there is none. */
    private Image newest;

    /** Extents, tables, and whether the root table, that the head shares with the newest view. */
    private int sharedExtents;
    private int sharedTables;
    private int sharedRoots;

    private long[][] spareExtents = new long[0][];
    private int spareExtentCount;
    private long[][][] spareTables = new long[0][][];
    private int spareTableCount;
    private long[][][] spareRoot;

    /** Grants not given back: the head's, the views' and the spare ones. */
    private int heldCount;

    /** The ledger: what the running change may still take. */
    private int touchesLeft;
    private int blocksLeft;

    BlockStore(Layout layout, ExtentSource source) {
        this.layout = layout;
        this.source = source;
    }

    /**
     * Makes sure that a change can touch and acquire so much; false if memory was refused or the ids are used up, and
     * then only spare capacity has grown.
     *
     * <p>Fresh ids go on the free list one by one, the highest on top, above older ones: upstream's order.
     *
     * @param blocks  acquisitions, each of which is one of the touches as well
     * @param touches touches
     */
    boolean reserve(int blocks, int touches) {
        final int fresh = blocks > free.count() ? blocks - free.count() : 0;
        if (fresh > layout.maxBlocks - blockCount) {
            return false;
        }
        final int extents = layout.extentsFor(blockCount + fresh);
        final int newExtents = extents > head.extentCount ? extents - head.extentCount : 0;
        final int newTables = newExtents == 0 ? 0 : layout.tablesFor(extents) - layout.tablesFor(head.extentCount);
        final int newRoots = newExtents > 0 && head.extentCount == 0 ? 1 : 0;
        if (!fillExtents(newExtents + least(touches, sharedExtents))
            || !fillTables(newTables + least(touches, sharedTables))
            || !fillRoot(newRoots + least(touches, sharedRoots))
            || !free.makeRoom(blockCount + fresh)) {
            return false;
        }
        for (int i = 0; i < fresh; i++) {
            pushFresh();
        }
        touchesLeft = touches;
        blocksLeft = blocks;
        return true;
    }

    private static int least(int a, int b) {
        return a < b ? a : b;
    }

    /** Fills the stock of spare extents up to a number. */
    private boolean fillExtents(int needed) {
        if (needed > spareExtents.length) {
            final long[][] larger = Heap.newTable(Heap.grown(spareExtents.length, needed));
            if (larger == null) {
                return false;
            }
            System.arraycopy(spareExtents, 0, larger, 0, spareExtentCount);
            spareExtents = larger;
        }
        while (spareExtentCount < needed) {
            if (!source.grant()) {
                return false;
            }
            final long[] extent = Heap.newExtent(layout.extentWords);
            if (extent == null) {
                source.giveBack(1);
                return false;
            }
            spareExtents[spareExtentCount] = extent;
            spareExtentCount++;
            heldCount++;
        }
        return true;
    }

    /** Fills the stock of spare tables up to a number. */
    private boolean fillTables(int needed) {
        if (needed > spareTables.length) {
            final long[][][] larger = Heap.newRoot(Heap.grown(spareTables.length, needed));
            if (larger == null) {
                return false;
            }
            System.arraycopy(spareTables, 0, larger, 0, spareTableCount);
            spareTables = larger;
        }
        while (spareTableCount < needed) {
            if (!source.grant()) {
                return false;
            }
            final long[][] table = Heap.newTable(layout.extentsPerTable);
            if (table == null) {
                source.giveBack(1);
                return false;
            }
            spareTables[spareTableCount] = table;
            spareTableCount++;
            heldCount++;
        }
        return true;
    }

    /** Gets a spare root table if one is needed; no change needs two. */
    private boolean fillRoot(int needed) {
        if (needed == 0 || spareRoot != null) {
            return true;
        }
        if (!source.grant()) {
            return false;
        }
        spareRoot = Heap.newRoot(layout.tables);
        if (spareRoot == null) {
            source.giveBack(1);
            return false;
        }
        heldCount++;
        return true;
    }

    private void pushFresh() {
        if (layout.extentOf(blockCount) == head.extentCount) {
            attachExtent();
        }
        free.push(blockCount);
        blockCount++;
    }

    /**
     * Lists one more extent. The table may be shared: no view answers for the place that is written.
     */
    private void attachExtent() {
        final int extent = head.extentCount;
        final int table = layout.tableOf(extent);
        final int place = layout.placeOf(extent);
        if (extent == 0) {
            head.root = takeRoot();
        }
        if (place == 0) {
            head.root[table] = takeTable();
        }
        head.root[table][place] = takeExtent();
        head.extentCount++;
    }

    private long[] takeExtent() {
        spareExtentCount--;
        final long[] extent = spareExtents[spareExtentCount];
        spareExtents[spareExtentCount] = null;
        return extent;
    }

    private long[][] takeTable() {
        spareTableCount--;
        final long[][] table = spareTables[spareTableCount];
        spareTables[spareTableCount] = null;
        return table;
    }

    private long[][][] takeRoot() {
        final long[][][] root = spareRoot;
        spareRoot = null;
        return root;
    }

    /** Lets a build take fresh ids in ascending order. */
    void ascendingIds(int number) {
        free.reverseTop(number);
    }

    /** The change is over: what it did not take of the ledger lapses, the spare capacity stays. */
    void endChange() {
        touchesLeft = 0;
        blocksLeft = 0;
    }

    /**
     * Makes a block private to the head, before its words are written. Words fetched earlier are stale: blocks of one
     * extent move together.
     */
    void touch(int id) {
        touchesLeft--;
        if (sharedExtents > 0) {
            unshare(layout.extentOf(id));
        }
    }

    private void unshare(int extent) {
        if (!Image.sharesExtent(layout, head, newest, extent)) {
            return;
        }
        if (sharedRoots > 0) {
            final long[][][] root = takeRoot();
            System.arraycopy(head.root, 0, root, 0, layout.tablesFor(head.extentCount));
            head.root = root;
            sharedRoots = 0;
        }
        final int table = layout.tableOf(extent);
        if (sharedTables > 0 && Image.sharesTable(layout, head, newest, table)) {
            final long[][] copy = takeTable();
            System.arraycopy(head.root[table], 0, copy, 0, layout.extentsPerTable);
            head.root[table] = copy;
            sharedTables--;
        }
        final long[] copy = takeExtent();
        Words.copy(head.extent(layout, extent), 0, copy, 0, layout.extentWords);
        head.root[table][layout.placeOf(extent)] = copy;
        sharedExtents--;
    }

    /** Hands out the block released last, touched. */
    int acquire() {
        blocksLeft--;
        final int id = free.pop();
        touch(id);
        return id;
    }

    /** Takes a block back that this change touched. */
    void release(int id) {
        Block.setCount(words(id), base(id), 0);
        free.push(id);
    }

    /** The words of the head's extent that holds the block: to be written only after touch, to be fetched again after. */
    long[] words(int id) {
        return head.words(layout, id);
    }

    /** Where the block begins in its extent. */
    int base(int id) {
        return layout.baseOf(id);
    }

    /** Freezes the head's state in an image. Takes no memory, whatever the size. */
    void open(Image view) {
        view.root = head.root;
        view.extentCount = head.extentCount;
        view.older = newest;
        view.newer = null;
        if (newest != null) {
            newest.newer = view;
        }
        newest = view;
        sharedExtents = head.extentCount;
        sharedTables = layout.tablesFor(head.extentCount);
        sharedRoots = head.extentCount > 0 ? 1 : 0;
    }

    /**
     * Closes a view and gives back what no other image uses. An image shares with the one before it or after it, or
     * with none at all, so two comparisons are enough.
     */
    void close(Image view) {
        final Image older = view.older;
        final Image newer = view.newer == null ? head : view.newer;
        if (older != null) {
            older.newer = view.newer;
        }
        if (view.newer != null) {
            view.newer.older = older;
        } else {
            newest = older;
            countShared();
        }
        int unused = 0;
        for (int extent = 0; extent < view.extentCount; extent++) {
            if (!Image.sharesExtent(layout, view, newer, extent) && !Image.sharesExtent(layout, view, older, extent)) {
                unused++;
            }
        }
        final int tables = layout.tablesFor(view.extentCount);
        for (int table = 0; table < tables; table++) {
            if (!Image.sharesTable(layout, view, newer, table) && !Image.sharesTable(layout, view, older, table)) {
                unused++;
            }
        }
        if (tables > 0 && !Image.sharesRoot(view, newer) && !Image.sharesRoot(view, older)) {
            unused++;
        }
        view.root = null;
        view.extentCount = 0;
        view.older = null;
        view.newer = null;
        giveBack(unused);
    }

    /** Counts anew what the head shares, after the newest view was closed. */
    private void countShared() {
        sharedExtents = 0;
        sharedTables = 0;
        sharedRoots = Image.sharesRoot(head, newest) ? 1 : 0;
        for (int extent = 0; extent < head.extentCount; extent++) {
            if (Image.sharesExtent(layout, head, newest, extent)) {
                sharedExtents++;
            }
        }
        final int tables = layout.tablesFor(head.extentCount);
        for (int table = 0; table < tables; table++) {
            if (Image.sharesTable(layout, head, newest, table)) {
                sharedTables++;
            }
        }
    }

    private void giveBack(int count) {
        heldCount -= count;
        source.giveBack(count);
    }

    /** Gives spare capacity back: what was reserved and not used, and extents at the end in which all blocks are free. */
    void trim() {
        final int unused = spareCount();
        while (spareExtentCount > 0) {
            takeExtent();
        }
        while (spareTableCount > 0) {
            takeTable();
        }
        spareRoot = null;
        giveBack(unused + detachExtents());
    }

    /**
     * Lists no longer the extents at the end that hold free blocks alone. A view's extents stay, since its tables
     * may be shared.
     *
     * @return how many extents and tables the head gave up
     */
    private int detachExtents() {
        final int kept = newest == null ? 0 : newest.extentCount;
        int blocks = blockCount;
        while (blocks > 0 && layout.extentOf(blocks - 1) >= kept && isFree(blocks - 1)) {
            blocks--;
        }
        int detached = 0;
        while (head.extentCount > layout.extentsFor(blocks)) {
            head.extentCount--;
            final int table = layout.tableOf(head.extentCount);
            final int place = layout.placeOf(head.extentCount);
            head.root[table][place] = null;
            detached++;
            if (place == 0) {
                head.root[table] = null;
                detached++;
            }
            blockCount = head.extentCount * layout.blocksPerExtent;
        }
        if (detached > 0) {
            free.keepBelow(blockCount);
        }
        if (detached > 0 && head.extentCount == 0) {
            head.root = null;
            detached++;
        }
        return detached;
    }

    private boolean isFree(int id) {
        return Block.count(words(id), base(id)) == 0;
    }

    /** Gives everything back. No view is open. */
    void destroy() {
        head.root = null;
        head.extentCount = 0;
        blockCount = 0;
        free.keepBelow(0);
        while (spareExtentCount > 0) {
            takeExtent();
        }
        while (spareTableCount > 0) {
            takeTable();
        }
        spareRoot = null;
        giveBack(heldCount);
    }

    int blockCount() {
        return blockCount;
    }

    int freeCount() {
        return free.count();
    }

    /** The free id that would be acquired as the number-th from now; 0 is the next. */
    int freeId(int number) {
        return free.peek(number);
    }

    /** Extents and tables that the head uses, the root table included. */
    int headCount() {
        return head.extentCount + layout.tablesFor(head.extentCount) + (head.extentCount > 0 ? 1 : 0);
    }

    /** Extents and tables reserved and not used. */
    int spareCount() {
        return spareExtentCount + spareTableCount + (spareRoot == null ? 0 : 1);
    }

    int heldCount() {
        return heldCount;
    }

    /** Whether the image is one of this store's open views. */
    boolean has(Image view) {
        Image image = newest;
        while (image != null && image != view) {
            image = image.older;
        }
        return image != null;
    }

    Image newest() {
        return newest;
    }

    int touchesLeft() {
        return touchesLeft;
    }

    int blocksLeft() {
        return blocksLeft;
    }

    int sharedExtents() {
        return sharedExtents;
    }

    int sharedTables() {
        return sharedTables;
    }

    int sharedRoots() {
        return sharedRoots;
    }

    /** Puts saved ids and views in place, with all memory that the images use and no spare; see {@link Snapshot}. */
    void restore(int blocks, long[] words, int freeAt, int freeCount, Image newestView, int used) {
        blockCount = blocks;
        newest = newestView;
        free.keepBelow(0);
        free.makeRoom(blocks);
        for (int i = 0; i < freeCount; i++) {
            free.push((int) words[freeAt + i]);
        }
        spareExtentCount = 0;
        spareTableCount = 0;
        spareRoot = null;
        heldCount = used;
        endChange();
        countShared();
    }

    /** Puts a saved stock of spare capacity in place, which the store may keep; see {@link Snapshot}. */
    void restoreSpare(long[][] extents, int extentCount, long[][][] tables, int tableCount, long[][][] root) {
        spareExtents = extents;
        spareExtentCount = extentCount;
        spareTables = tables;
        spareTableCount = tableCount;
        spareRoot = root;
        heldCount += spareCount();
    }

    int spareExtentCount() {
        return spareExtentCount;
    }

    int spareTableCount() {
        return spareTableCount;
    }
}
