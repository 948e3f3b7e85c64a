package org.bpstree.core;

/**
 * A run of siblings under one parent, and what rebalancing does to it: one redistribution serves leaves and inner
 * blocks, shifts, splits and merges.
 */
final class Run {
    /** Which blocks, and how many entries each is to hold. */
    final Plan plan = new Plan();
    private final int[] ids = new int[Plan.MAX_LENGTH];

    /** The count of a sibling of the block below the parent's slot, or {@link Balance#ABSENT}. */
    private static int siblingCount(BlockStore store, int parentId, int items, int slot) {
        final long[] words = store.words(parentId);
        final int base = store.base(parentId);
        if (slot < 0 || slot >= Block.count(words, base)) {
            return Balance.ABSENT;
        }
        final int id = Layout.low(Block.item(words, base, items, slot));
        return Block.count(store.words(id), store.base(id));
    }

    /** Decides for a full block below the parent's slot that takes one entry more. */
    void planOverflow(BlockStore store, int parentId, int slot, int level) {
        final int items = store.layout.items(level + 1);
        final int left = siblingCount(store, parentId, items, slot - 1);
        final int right = siblingCount(store, parentId, items, slot + 1);
        Balance.overflow(plan, left, right, farCount(store, parentId, items, slot, left, right),
            store.layout.capacity(level));
    }

    /** Decides for a block below the parent's slot that holds too few entries. */
    void planUnderflow(BlockStore store, int parentId, int slot, int level, int count) {
        final int items = store.layout.items(level + 1);
        final int left = siblingCount(store, parentId, items, slot - 1);
        final int right = siblingCount(store, parentId, items, slot + 1);
        Balance.underflow(plan, count, left, right, farCount(store, parentId, items, slot, left, right),
            store.layout.capacity(level));
    }

    private static int farCount(BlockStore store, int parentId, int items, int slot, int left, int right) {
        if (left == Balance.ABSENT) {
            return siblingCount(store, parentId, items, slot + 2);
        }
        return right == Balance.ABSENT ? siblingCount(store, parentId, items, slot - 2) : Balance.ABSENT;
    }

    /** The run of a plan without a parent: the root and the block added to its right. */
    void loadRoot(int rootId, int addedId) {
        ids[0] = rootId;
        ids[1] = addedId;
    }

    /**
     * Looks the ids of the run up and touches the siblings; the block itself and an added one are touched already.
     *
     * @param addedId the block that is to stand right of the one at the slot, or {@link Layout#NONE}
     */
    void load(BlockStore store, int parentId, int slot, int level, int addedId) {
        final long[] words = store.words(parentId);
        final int base = store.base(parentId);
        final int items = store.layout.items(level + 1);
        int from = slot - plan.offset;
        for (int i = 0; i < plan.length; i++) {
            if (addedId != Layout.NONE && i == plan.offset + 1) {
                ids[i] = addedId;
            } else {
                ids[i] = Layout.low(Block.item(words, base, items, from));
                from++;
            }
        }
        for (int i = 0; i < plan.length; i++) {
            if (i != plan.offset && ids[i] != addedId) {
                store.touch(ids[i]);
            }
        }
    }

    /** Puts one more entry among those of the run, at a position counted from the overflowing block's first entry. */
    void insert(BlockStore store, int items, int pos, long key, long item) {
        int index = pos;
        for (int i = 0; i < plan.offset; i++) {
            index += Block.count(store.words(ids[i]), store.base(ids[i]));
        }
        int host = 0;
        while (index >= plan.target[host]) {
            index -= plan.target[host];
            host++;
        }
        plan.target[host]--;
        redistribute(store, items);
        Block.insertAt(store.words(ids[host]), store.base(ids[host]), items, index, key, item);
    }

    /**
     * Moves entries between neighbours until every block holds its target; their order stays. What goes right goes
     * first from the right end of the run, what goes left from its left end, so that no block has to give what it has
     * not got yet.
     */
    void redistribute(BlockStore store, int items) {
        int surplus = 0;
        for (int i = plan.length - 1; i > 0; i--) {
            surplus += plan.target[i] - Block.count(store.words(ids[i]), store.base(ids[i]));
            if (surplus > 0) {
                Block.moveRight(store.words(ids[i - 1]), store.base(ids[i - 1]), store.words(ids[i]),
                    store.base(ids[i]), items, surplus);
                surplus = 0;
            }
        }
        surplus = 0;
        for (int i = 0; i < plan.length - 1; i++) {
            surplus += plan.target[i] - Block.count(store.words(ids[i]), store.base(ids[i]));
            if (surplus > 0) {
                Block.moveLeft(store.words(ids[i]), store.base(ids[i]), store.words(ids[i + 1]),
                    store.base(ids[i + 1]), items, surplus);
                surplus = 0;
            }
        }
    }

    /**
     * Brings the parent's entries for the blocks of the run up to date: greatest keys (T3) and cardinalities (T6).
     * The entry of an emptied block stays as it is, to be taken out next.
     *
     * @param addedId a block of the run that the parent does not list yet, or {@link Layout#NONE}
     */
    void refresh(BlockStore store, int parentId, int slot, int level, int addedId) {
        int parentSlot = slot - plan.offset;
        for (int i = 0; i < plan.length; i++) {
            if (ids[i] != addedId) {
                if (Block.count(store.words(ids[i]), store.base(ids[i])) > 0) {
                    setEntry(store, parentId, parentSlot, level + 1, ids[i]);
                }
                parentSlot++;
            }
        }
    }

    /** Writes a child's greatest key, cardinality and id in an inner block of the level. */
    static void setEntry(BlockStore store, int parentId, int slot, int level, int childId) {
        final long[] words = store.words(childId);
        final int base = store.base(childId);
        Block.setEntry(store.words(parentId), store.base(parentId), store.layout.items(level), slot,
            Block.lastKey(words, base), entryItem(store, childId, level - 1));
    }

    /** The item that stands for a block of the level in its parent. */
    static long entryItem(BlockStore store, int id, int level) {
        final int cardinality = Block.cardinality(store.words(id), store.base(id), store.layout.items(level), level);
        return Layout.pack(cardinality, id);
    }
}
