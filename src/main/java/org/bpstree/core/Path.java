package org.bpstree.core;

/** A descent from the root to a leaf as parallel arrays, indexed by level; level 0 is the leaf's. Scratch. */
final class Path {
    /** The block of each level. */
    final int[] ids = new int[Layout.MAX_DEPTH];
    /** In an inner block the child that the path goes through, in the leaf the position of the key or of its successor. */
    final int[] slots = new int[Layout.MAX_DEPTH];

    /** Descends in the head for a key. The tree is not empty. */
    void descend(BlockStore store, int rootId, int depth, long key) {
        int id = rootId;
        for (int level = depth - 1; level > 0; level--) {
            final long[] words = store.words(id);
            final int base = store.base(id);
            final int slot = Block.childPos(words, base, key);
            ids[level] = id;
            slots[level] = slot;
            id = Layout.low(Block.item(words, base, store.layout.items(level), slot));
        }
        ids[0] = id;
        slots[0] = Block.lowerPos(store.words(id), store.base(id), key);
    }
}
