package org.bpstree.core;

/**
 * The change that a delete makes, level by level from the leaf: take the entry out, then shift from siblings or give
 * the block up and take its entry out of the parent. Its path is touched before.
 */
final class Deletion {
    /** What taking an entry out came to: done, siblings were shifted, or the block was given up. */
    private static final int REMOVED = 0;
    private static final int SHIFTED = 1;
    private static final int DROPPED = 2;

    private final View head;
    private final BlockStore store;
    private final Path path;
    private final Run run;
    private final long[] rebalances;

    Deletion(View head, BlockStore store, Path path, Run run, long[] rebalances) {
        this.head = head;
        this.store = store;
        this.path = path;
        this.run = run;
        this.rebalances = rebalances;
    }

    /** The element at the end of the path. */
    void delete() {
        final int depth = head.depth;
        head.size--;
        for (int level = 0; level < depth; level++) {
            store.touch(path.ids[level]);
        }
        int level = 0;
        int outcome = remove(depth, 0);
        while (outcome == DROPPED) {
            level++;
            outcome = remove(depth, level);
        }
        // Where blocks were redistributed, the level above is up to date already.
        for (level += outcome == REMOVED ? 1 : 2; level < depth; level++) {
            loseElement(level);
        }
    }

    /** Takes the entry at the path's slot out of the level's block. */
    private int remove(int depth, int level) {
        final int id = path.ids[level];
        Block.removeAt(store.words(id), store.base(id), store.layout.items(level), path.slots[level]);
        final int count = Block.count(store.words(id), store.base(id));
        if (level == depth - 1) {
            shrinkRoot(level, count);
            return REMOVED;
        }
        return count < Layout.minimum(store.layout.capacity(level)) ? underflow(depth, level, count) : REMOVED;
    }

    private int underflow(int depth, int level, int count) {
        final int id = path.ids[level];
        final int parentId = path.ids[level + 1];
        final int slot = path.slots[level + 1];
        run.planUnderflow(store, parentId, slot, level, count);
        rebalances[Tree.rebalanceIndex(true, level > 0, run.plan.kind)]++;
        if (run.plan.kind == Plan.KEEP) {
            return REMOVED;
        }
        run.load(store, parentId, slot, level, Layout.NONE);
        run.redistribute(store, store.layout.items(level));
        run.refresh(store, parentId, slot, level, Layout.NONE);
        if (!run.plan.resizes()) {
            return SHIFTED;
        }
        drop(depth, level, id);
        return DROPPED;
    }

    /** Gives an emptied block up; a leaf is linked out before. */
    private void drop(int depth, int level, int id) {
        if (level == 0) {
            final boolean outside = depth > 2;
            linkOut(id, outside && run.plan.offset == 0, outside && run.plan.offset == run.plan.length - 1);
            head.leafCount--;
        } else {
            head.innerCount--;
        }
        store.release(id);
    }

    /**
     * Joins a leaf's neighbours. A neighbour is outside the run, and untouched, only beyond the parent's first or last
     * child; at depth 2 there is none.
     */
    private void linkOut(int id, boolean previousOutside, boolean nextOutside) {
        final int nextId = Block.nextId(store.words(id), store.base(id));
        final int previousId = Block.previousId(store.words(id), store.base(id));
        if (previousId == Layout.NONE) {
            head.firstId = nextId;
        } else {
            if (previousOutside) {
                store.touch(previousId);
            }
            Block.setLinks(store.words(previousId), store.base(previousId), nextId,
                Block.previousId(store.words(previousId), store.base(previousId)));
        }
        if (nextId == Layout.NONE) {
            head.lastId = previousId;
        } else {
            if (nextOutside) {
                store.touch(nextId);
            }
            Block.setLinks(store.words(nextId), store.base(nextId),
                Block.nextId(store.words(nextId), store.base(nextId)), previousId);
        }
    }

    /** A leaf without elements, or a root with one child, goes. */
    private void shrinkRoot(int level, int count) {
        final int rootId = path.ids[level];
        if (level == 0 && count == 0) {
            head.clear();
            store.release(rootId);
        } else if (level > 0 && count == 1) {
            head.rootId = Layout.low(Block.item(store.words(rootId), store.base(rootId), store.layout.items(level), 0));
            head.depth = level;
            head.innerCount--;
            store.release(rootId);
        }
    }

    private void loseElement(int level) {
        final int childId = path.ids[level - 1];
        final long[] words = store.words(path.ids[level]);
        final int base = store.base(path.ids[level]);
        final int items = store.layout.items(level);
        final int slot = path.slots[level];
        Block.setEntry(words, base, items, slot, Block.lastKey(store.words(childId), store.base(childId)),
            Block.item(words, base, items, slot) - Layout.ONE_ELEMENT);
    }
}
