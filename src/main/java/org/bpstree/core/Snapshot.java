package org.bpstree.core;

/**
 * The whole state of a tree as one array of words, to be put back later: the head, its views with what they share, the
 * free list and the spare capacity. For explorers, which try many operations in one state.
 *
 * <p>What follows from the rest is left out: the counters of shared and of held extents. The words of {@link #words}:
 * <pre>
 * BLOCKS SPARE_EXTENTS SPARE_TABLES SPARE_ROOTS IMAGES FREE, the free ids from the bottom to the top, then the images,
 * the head first, then the views from the newest to the oldest, each as
 *   ROOT_ID DEPTH SIZE FIRST_ID LAST_ID LEAVES INNERS EXTENTS SHARES_ROOT,
 *   for each table whether it is the next newer image's, for each extent the same, and its words if it is not.
 * </pre>
 */
public final class Snapshot {
    public static final int BLOCKS = 0;
    public static final int SPARE_EXTENTS = 1;
    public static final int SPARE_TABLES = 2;
    public static final int SPARE_ROOTS = 3;
    public static final int IMAGES = 4;
    public static final int FREE = 5;
    /** Where the free ids begin. */
    public static final int FREE_IDS = 6;

    public static final int ROOT_ID = 0;
    public static final int DEPTH = 1;
    public static final int SIZE = 2;
    public static final int FIRST_ID = 3;
    public static final int LAST_ID = 4;
    public static final int LEAVES = 5;
    public static final int INNERS = 6;
    public static final int EXTENTS = 7;
    public static final int SHARES_ROOT = 8;
    /** Where an image's tables begin. */
    public static final int TABLES = 9;

    /** In a block: its count, a leaf's links, and where its keys begin; the items begin at {@link #itemsAt}. */
    public static final int BLOCK_COUNT = Layout.COUNT;
    public static final int BLOCK_LINKS = Layout.LINKS;
    public static final int BLOCK_KEYS = Layout.KEYS;

    /** What every JVM lets an array have. */
    private static final int MOST_WORDS = Integer.MAX_VALUE - 8;

    private final Tree tree;
    private final Layout layout;
    private final BlockStore store;
    /** Arrays to build states from, used again by each {@link #restore}. */
    private long[][] extents = new long[0][];
    private int extentCount;
    private long[][][] tables = new long[0][][];
    private int tableCount;
    private long[][][][] roots = new long[0][][][];
    private int rootCount;

    /** The words saved last; those from {@link #length} on mean nothing. */
    public long[] words = new long[256];
    /** How many words were saved. */
    public int length;

    /** Saves and restores the given tree, which is restored from this object alone. */
    public Snapshot(Tree tree) {
        this.tree = tree;
        store = tree.store();
        layout = store.layout;
    }

    /** Where the items begin in a block of the level; level 0 is the leaves'. */
    public static int itemsAt(Layout layout, int level) {
        return layout.items(level);
    }

    /**
     * Saves the state.
     *
     * @param views     the tree's open views, the newest first
     * @param viewCount how many they are
     * @throws IllegalStateException if the state has more words than an array holds
     */
    public void save(View[] views, int viewCount) {
        makeRoom(FREE_IDS + (long) store.freeCount());
        words[BLOCKS] = store.blockCount();
        final Stock stock = store.stock();
        words[SPARE_EXTENTS] = stock.extentCount();
        words[SPARE_TABLES] = stock.tableCount();
        words[SPARE_ROOTS] = stock.count() - stock.extentCount() - stock.tableCount();
        words[IMAGES] = 1L + viewCount;
        words[FREE] = store.freeCount();
        length = FREE_IDS;
        for (int i = store.freeCount() - 1; i >= 0; i--) {
            words[length] = store.freeId(i);
            length++;
        }
        saveImage(tree.head(), null);
        for (int i = 0; i < viewCount; i++) {
            saveImage(views[i], i == 0 ? store.head : views[i - 1].image);
        }
    }

    private void saveImage(View view, Image newer) {
        final Image image = view.image;
        final int tablesUsed = layout.tablesFor(image.extentCount);
        makeRoom((long) length + TABLES + tablesUsed + image.extentCount * (1L + layout.extentWords));
        final int at = length;
        words[at + ROOT_ID] = view.rootId;
        words[at + DEPTH] = view.depth;
        words[at + SIZE] = view.size;
        words[at + FIRST_ID] = view.firstId;
        words[at + LAST_ID] = view.lastId;
        words[at + LEAVES] = view.leafCount;
        words[at + INNERS] = view.innerCount;
        words[at + EXTENTS] = image.extentCount;
        words[at + SHARES_ROOT] = image.extentCount > 0 && Image.sharesRoot(image, newer) ? 1 : 0;
        length = at + TABLES;
        for (int table = 0; table < tablesUsed; table++) {
            words[length] = Image.sharesTable(layout, image, newer, table) ? 1 : 0;
            length++;
        }
        for (int extent = 0; extent < image.extentCount; extent++) {
            final boolean shared = Image.sharesExtent(layout, image, newer, extent);
            words[length] = shared ? 1 : 0;
            length++;
            if (!shared) {
                Words.copy(image.extent(layout, extent), 0, words, length, layout.extentWords);
                length += layout.extentWords;
            }
        }
    }

    private void makeRoom(long needed) {
        if (needed > MOST_WORDS) {
            throw new IllegalStateException("the tree is too large for a snapshot");
        }
        if (needed > words.length) {
            final long[] larger = new long[(int) Math.min(2 * needed, MOST_WORDS)];
            Words.copy(words, 0, larger, 0, words.length);
            words = larger;
        }
    }

    /**
     * Puts a state in place, in new arrays. Cursors lose their places, and the tree its right edge.
     *
     * @param from  a state as {@link #save} makes it
     * @param views become the state's views, the newest first; those left over are closed
     * @throws IllegalArgumentException if the state has more views; nothing has changed then
     */
    public void restore(long[] from, View[] views) {
        if (from[IMAGES] - 1 > views.length) {
            throw new IllegalArgumentException(from[IMAGES] - 1 + " views are saved, " + views.length + " given");
        }
        extentCount = 0;
        tableCount = 0;
        rootCount = 0;
        final int freeCount = (int) from[FREE];
        final int images = (int) from[IMAGES];
        int at = restoreImage(from, FREE_IDS + freeCount, tree.head(), null);
        tree.head().version++;
        tree.path().leaveEdge();
        for (int i = 0; i < views.length; i++) {
            if (i + 1 < images) {
                final Image image = views[i].image;
                views[i].open(tree.head());
                at = restoreImage(from, at, views[i], i == 0 ? store.head : views[i - 1].image);
                image.newer = i == 0 ? null : views[i - 1].image;
                image.older = i + 2 < images ? views[i + 1].image : null;
            } else {
                views[i].close();
                clear(views[i].image);
            }
        }
        store.restore((int) from[BLOCKS], from, FREE_IDS, freeCount, images > 1 ? views[0].image : null);
        restoreStock(extentCount + tableCount + rootCount, (int) from[SPARE_EXTENTS], (int) from[SPARE_TABLES],
            from[SPARE_ROOTS] > 0);
    }

    /**
     * Lets the tree find its right edge (P1), which no state holds, as an insert of a key above all others would; the
     * greatest key of all must not be there. Nothing else changes.
     */
    public void findEdge() {
        final int depth = tree.head().depth;
        if (depth > 0) {
            tree.path().descend(store, depth, Long.MAX_VALUE);
        }
    }

    private static void clear(Image image) {
        image.root = null;
        image.extentCount = 0;
        image.older = null;
        image.newer = null;
    }

    /** Puts one image in place; where the next one begins. */
    private int restoreImage(long[] from, int at, View view, Image newer) {
        final Image image = view.image;
        view.rootId = (int) from[at + ROOT_ID];
        view.depth = (int) from[at + DEPTH];
        view.size = (int) from[at + SIZE];
        view.firstId = (int) from[at + FIRST_ID];
        view.lastId = (int) from[at + LAST_ID];
        view.leafCount = (int) from[at + LEAVES];
        view.innerCount = (int) from[at + INNERS];
        image.extentCount = (int) from[at + EXTENTS];
        int next = at + TABLES;
        if (image.extentCount == 0) {
            image.root = null;
            return next;
        }
        image.root = from[at + SHARES_ROOT] > 0 ? newer.root : nextRoot();
        final int tablesUsed = layout.tablesFor(image.extentCount);
        for (int table = 0; table < tablesUsed; table++) {
            final boolean shared = from[next] > 0;
            next++;
            image.root[table] = shared ? newer.root[table] : nextTable();
        }
        for (int extent = 0; extent < image.extentCount; extent++) {
            final long[][] table = image.root[layout.tableOf(extent)];
            if (from[next] > 0) {
                table[layout.placeOf(extent)] = newer.extent(layout, extent);
                next++;
            } else {
                final long[] extentWords = nextExtent();
                Words.copy(from, next + 1, extentWords, 0, layout.extentWords);
                table[layout.placeOf(extent)] = extentWords;
                next += 1 + layout.extentWords;
            }
        }
        return next;
    }

    private void restoreStock(int used, int spareExtents, int spareTables, boolean spareRoot) {
        final long[][] stock = new long[spareExtents][];
        for (int i = 0; i < spareExtents; i++) {
            stock[i] = nextExtent();
            for (int word = 0; word < layout.extentWords; word++) {
                stock[i][word] = 0;
            }
        }
        final long[][][] tableStock = new long[spareTables][][];
        for (int i = 0; i < spareTables; i++) {
            tableStock[i] = nextTable();
        }
        store.stock().restore(stock, spareExtents, tableStock, spareTables, spareRoot ? nextRoot() : null, used);
    }

    private long[] nextExtent() {
        if (extentCount == extents.length) {
            final long[][] larger = new long[2 * extentCount + 8][];
            System.arraycopy(extents, 0, larger, 0, extentCount);
            extents = larger;
        }
        if (extents[extentCount] == null) {
            extents[extentCount] = new long[layout.extentWords];
        }
        extentCount++;
        return extents[extentCount - 1];
    }

    private long[][] nextTable() {
        if (tableCount == tables.length) {
            final long[][][] larger = new long[2 * tableCount + 8][][];
            System.arraycopy(tables, 0, larger, 0, tableCount);
            tables = larger;
        }
        if (tables[tableCount] == null) {
            tables[tableCount] = new long[layout.extentsPerTable][];
        }
        for (int place = 0; place < layout.extentsPerTable; place++) {
            tables[tableCount][place] = null;
        }
        tableCount++;
        return tables[tableCount - 1];
    }

    private long[][][] nextRoot() {
        if (rootCount == roots.length) {
            final long[][][][] larger = new long[2 * rootCount + 8][][][];
            System.arraycopy(roots, 0, larger, 0, rootCount);
            roots = larger;
        }
        if (roots[rootCount] == null) {
            roots[rootCount] = new long[layout.tables][][];
        }
        for (int table = 0; table < layout.tables; table++) {
            roots[rootCount][table] = null;
        }
        rootCount++;
        return roots[rootCount - 1];
    }
}
