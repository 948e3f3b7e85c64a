package org.bpstree.core;

/**
 * Fills an empty tree from sorted input in one pass: each leaf, then at once every ancestor not open yet, bottom up.
 * A block of a level gets an even share of what is left, rounded down. Upstream's order of ids.
 */
final class Build {
    private final View head;
    private final BlockStore store;
    /** By level: the block being filled, how many entries it is to hold, and what is left to the level. */
    private final int[] openIds = new int[Layout.MAX_DEPTH];
    private final int[] targets = new int[Layout.MAX_DEPTH];
    private final int[] entriesLeft = new int[Layout.MAX_DEPTH];
    private final int[] blocksLeft = new int[Layout.MAX_DEPTH];

    Build(View head, BlockStore store) {
        this.head = head;
        this.store = store;
    }

    /** Blocks that hold so many entries if each is filled. */
    static int blocksFor(int entries, int capacity) {
        return entries / capacity + (entries % capacity == 0 ? 0 : 1);
    }

    /** Levels of a tree built from so many elements; 0 for none. */
    static int depthFor(Layout layout, int elements) {
        if (elements == 0) {
            return 0;
        }
        int depth = 1;
        int blocks = blocksFor(elements, layout.leafCapacity);
        while (blocks > 1) {
            blocks = blocksFor(blocks, layout.innerCapacity);
            depth++;
        }
        return depth;
    }

    /** Blocks of a tree built from so many elements. */
    static int blocksFor(Layout layout, int elements) {
        int blocks = blocksFor(elements, layout.leafCapacity);
        int sum = blocks;
        while (blocks > 1) {
            blocks = blocksFor(blocks, layout.innerCapacity);
            sum += blocks;
        }
        return sum;
    }

    /** Builds from at least one element; the blocks are reserved. */
    void build(long[] keys, long[] values, int elements) {
        final int depth = depthFor(store.layout, elements);
        prepare(depth, elements);
        int from = 0;
        int previousId = Layout.NONE;
        while (from < elements) {
            final int count = entriesLeft[0] / blocksLeft[0];
            final int id = addLeaf(keys, values, from, count, previousId);
            openAncestors(depth);
            closeFilled(depth, id);
            entriesLeft[0] -= count;
            blocksLeft[0]--;
            from += count;
            previousId = id;
        }
        head.lastId = previousId;
        head.depth = depth;
        head.size = elements;
    }

    private void prepare(int depth, int elements) {
        int entries = elements;
        for (int level = 0; level < depth; level++) {
            entriesLeft[level] = entries;
            blocksLeft[level] = blocksFor(entries, store.layout.capacity(level));
            openIds[level] = Layout.NONE;
            entries = blocksLeft[level];
        }
    }

    private int addLeaf(long[] keys, long[] values, int from, int count, int previousId) {
        final int id = store.acquire();
        final long[] words = store.words(id);
        final int base = store.base(id);
        Words.copy(keys, from, words, base + Layout.KEYS, count);
        Words.copy(values, from, words, base + store.layout.items(0), count);
        Block.setCount(words, base, count);
        Block.setLinks(words, base, Layout.NONE, previousId);
        if (previousId == Layout.NONE) {
            head.firstId = id;
            head.rootId = id;
        } else {
            final long[] previous = store.words(previousId);
            final int previousBase = store.base(previousId);
            Block.setLinks(previous, previousBase, id, Block.previousId(previous, previousBase));
        }
        head.leafCount++;
        return id;
    }

    private void openAncestors(int depth) {
        for (int level = 1; level < depth && openIds[level] == Layout.NONE; level++) {
            final int id = store.acquire();
            Block.setCount(store.words(id), store.base(id), 0);
            openIds[level] = id;
            targets[level] = entriesLeft[level] / blocksLeft[level];
            head.innerCount++;
            if (level == depth - 1) {
                head.rootId = id;
            }
        }
    }

    /** Enters a filled block in its parent, and the parent in its own if that is filled now, and so on. */
    private void closeFilled(int depth, int filledId) {
        int childId = filledId;
        int level = 1;
        boolean filled = true;
        while (filled && level < depth) {
            final int id = openIds[level];
            final int count = Block.count(store.words(id), store.base(id));
            Block.setCount(store.words(id), store.base(id), count + 1);
            Run.setEntry(store, id, count, level, childId);
            filled = count + 1 == targets[level];
            if (filled) {
                entriesLeft[level] -= targets[level];
                blocksLeft[level]--;
                openIds[level] = Layout.NONE;
            }
            childId = id;
            level++;
        }
    }
}
