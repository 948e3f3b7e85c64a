package org.bpstree.core;

/**
 * The change that an insert makes, level by level from the leaf: put the entry in, or rebalance and carry the entry of
 * an added block up. Its path is touched before.
 */
final class Insertion {
    /** What placing an entry came to: it fitted, siblings were shifted, or an added block's entry is carried on. */
    private static final int PLACED = 0;
    private static final int SHIFTED = 1;
    private static final int CARRIED = 2;

    private final View head;
    private final BlockStore store;
    private final Path path;
    private final Run run;
    private final long[] rebalances;
    /** The entry to put in at the level under way. */
    private long key;
    private long item;

    Insertion(View head, BlockStore store, Path path, Run run, long[] rebalances) {
        this.head = head;
        this.store = store;
        this.path = path;
        this.run = run;
        this.rebalances = rebalances;
    }

    /** The first element of an empty tree. Takes one block. */
    void plant(long newKey, long value) {
        final int id = store.acquire();
        final long[] words = store.words(id);
        final int base = store.base(id);
        Block.setCount(words, base, 0);
        Block.setLinks(words, base, Layout.NONE, Layout.NONE);
        Block.insertAt(words, base, store.layout.items(0), 0, newKey, value);
        head.rootId = id;
        head.firstId = id;
        head.lastId = id;
        head.depth = 1;
        head.leafCount = 1;
        head.size = 1;
    }

    /** An element that is not there yet, at the end of the path. */
    void insert(long newKey, long value) {
        final int depth = head.depth;
        for (int level = 0; level < depth; level++) {
            store.touch(path.ids[level]);
        }
        key = newKey;
        item = value;
        int level = 0;
        int outcome = place(depth, 0, path.slots[0]);
        while (outcome == CARRIED && level < depth - 1) {
            level++;
            outcome = place(depth, level, path.slots[level] + 1);
        }
        if (outcome == CARRIED) {
            addRoot(depth);
        }
        // Where blocks were redistributed, the level above is up to date already.
        for (level += outcome == PLACED ? 1 : 2; level < depth; level++) {
            gainElement(level);
        }
        head.size++;
    }

    /** Puts the carried entry in at a position of the path's block. */
    private int place(int depth, int level, int pos) {
        final int id = path.ids[level];
        if (Block.count(store.words(id), store.base(id)) < store.layout.capacity(level)) {
            Block.insertAt(store.words(id), store.base(id), store.layout.items(level), pos, key, item);
            return PLACED;
        }
        return level == depth - 1 ? splitRoot(level, pos) : overflow(depth, level, pos);
    }

    private int overflow(int depth, int level, int pos) {
        final int id = path.ids[level];
        final int parentId = path.ids[level + 1];
        final int slot = path.slots[level + 1];
        run.planOverflow(store, parentId, slot, level);
        countRebalance(level);
        final int addedId = run.plan.resizes() ? store.acquire() : Layout.NONE;
        run.load(store, parentId, slot, level, addedId);
        if (addedId != Layout.NONE) {
            // The next leaf is outside the run only behind the parent's last child; at depth 2 there is none.
            addRight(level, id, addedId, depth > 2 && run.plan.offset + 2 == run.plan.length);
        }
        run.insert(store, store.layout.items(level), pos, key, item);
        run.refresh(store, parentId, slot, level, addedId);
        if (addedId == Layout.NONE) {
            return SHIFTED;
        }
        carry(addedId, level);
        return CARRIED;
    }

    private int splitRoot(int level, int pos) {
        final int id = path.ids[level];
        Balance.overflow(run.plan, Balance.ABSENT, Balance.ABSENT, Balance.ABSENT, store.layout.capacity(level));
        countRebalance(level);
        final int addedId = store.acquire();
        run.loadRoot(id, addedId);
        addRight(level, id, addedId, false);
        run.insert(store, store.layout.items(level), pos, key, item);
        carry(addedId, level);
        return CARRIED;
    }

    private void carry(int addedId, int level) {
        key = Block.lastKey(store.words(addedId), store.base(addedId));
        item = Run.entryItem(store, addedId, level);
    }

    /** Counts an added block; a leaf is linked in to the right of the given one. */
    private void addRight(int level, int id, int addedId, boolean outside) {
        if (level > 0) {
            head.innerCount++;
            return;
        }
        head.leafCount++;
        final int nextId = Block.nextId(store.words(id), store.base(id));
        if (nextId == Layout.NONE) {
            head.lastId = addedId;
        } else {
            if (outside) {
                store.touch(nextId);
            }
            Block.setLinks(store.words(nextId), store.base(nextId),
                Block.nextId(store.words(nextId), store.base(nextId)), addedId);
        }
        Block.setLinks(store.words(addedId), store.base(addedId), nextId, id);
        Block.setLinks(store.words(id), store.base(id), addedId,
            Block.previousId(store.words(id), store.base(id)));
    }

    /** The old root and the carried entry's block become the children of a new root. */
    private void addRoot(int depth) {
        final int rootId = store.acquire();
        head.innerCount++;
        final int items = store.layout.items(depth);
        Block.setCount(store.words(rootId), store.base(rootId), 1);
        Run.setEntry(store, rootId, 0, depth, head.rootId);
        Block.insertAt(store.words(rootId), store.base(rootId), items, 1, key, item);
        head.rootId = rootId;
        head.depth = depth + 1;
    }

    private void gainElement(int level) {
        final int childId = path.ids[level - 1];
        final long[] words = store.words(path.ids[level]);
        final int base = store.base(path.ids[level]);
        final int items = store.layout.items(level);
        final int slot = path.slots[level];
        Block.setEntry(words, base, items, slot, Block.lastKey(store.words(childId), store.base(childId)),
            Block.item(words, base, items, slot) + Layout.ONE_ELEMENT);
    }

    private void countRebalance(int level) {
        rebalances[Tree.rebalanceIndex(false, level > 0, run.plan.kind)]++;
    }
}
