package org.bpstree.core;

/**
 * The change that an insert makes, level by level from the leaf: put the entry in, or rebalance and carry the entry of
 * an added block up.
 *
 * <p>What it touches, derived level by level: the path; at the leaves two siblings, an added leaf, and from depth 3 on
 * the leaf behind it under another parent; at each inner level two siblings and an added block; at the root, which has
 * no siblings, an added block and a new root.
 */
final class Insertion {
    /** What placing an entry came to, unless a block was added: it fitted, or siblings were shifted. */
    private static final int PLACED = -1;
    private static final int SHIFTED = -2;

    private Insertion() { }

    /** The first element of an empty tree. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft) - 1;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void plant(BlockStore store, Run run, long key, long value) {
        final int id = store.acquire();
        HeadBlock.setCount(store, id, 0);
        HeadBlock.setLinks(store, id, Layout.NONE, Layout.NONE);
        HeadBlock.insertAt(store, id, 0, 0, key, value);
        run.head.rootId = id;
        run.head.firstId = id;
        run.head.lastId = id;
        run.head.depth = 1;
        run.head.leafCount = 1;
        run.head.size = 1;
    }

    /**
     * Swaps the value of the element at the end of the path.
     *
     * @return the value that it had
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.sharedExtents == 0 && 1 <= store.touchesLeft && store.touchesLeft <= Integer.MAX_VALUE;
      @   requires store.layout != null && store.head != null && run.head != null;
      @   requires run.head.layout == store.layout && run.head.image == store.head;
      @   requires run.head.wordsOf != null && run.head.levelOf.length <= run.head.wordsOf.length;
      @   requires Image.measured(store.layout) && store.head.legible(store.layout) && store.layout.geometry();
      @   requires Layout.KEYS + 2 * store.layout.leafCapacity <= store.layout.blockWords;
      @   requires Layout.KEYS + 2 * store.layout.innerCapacity <= store.layout.blockWords;
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 <= (\bigint) run.head.levelOf[b];
      @     run.head.image.lists(run.head.layout, b, run.head.wordsOf[b]) && run.head.begins(b)
      @     && run.head.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 < (\bigint) run.head.levelOf[b];
      @     run.head.innerAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.countedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && (\bigint) run.head.levelOf[b] == 0;
      @     run.head.alone(b) && run.head.leafAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.valuedAt(run.head.values, b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.linkedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires run.ids != null && run.slots != null && 0 < run.ids.length && 0 < run.slots.length;
      @   requires 0 <= run.ids[0] && run.ids[0] < run.head.levelOf.length;
      @   requires (\bigint) run.head.levelOf[run.ids[0]] == 0 && 0 <= run.slots[0];
      @   requires run.slots[0] < (\bigint) run.head.stopOf[run.ids[0]] - (\bigint) run.head.startOf[run.ids[0]];
      @
      @   ensures (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 < (\bigint) run.head.levelOf[b];
      @     run.head.innerAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.countedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   ensures (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && (\bigint) run.head.levelOf[b] == 0;
      @     run.head.leafAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.valuedAt(run.head.values, b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.linkedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   ensures \result
      @     == (\bigint) ((\seq) \old(run.head.values))[(\bigint) run.head.startOf[run.ids[0]] + run.slots[0]];
      @   ensures run.head.revaluedAt(\old(run.head.values),
      @     (\bigint) run.head.startOf[run.ids[0]] + run.slots[0], value);
      @
      @   assignable store.touchesLeft, run.head.values, run.head.wordsOf[run.ids[0]][
      @       (\bigint) run.head.baseOf[run.ids[0]] + Layout.KEYS + store.layout.leafCapacity
      @       .. (\bigint) run.head.baseOf[run.ids[0]] + Layout.KEYS + 2 * store.layout.leafCapacity - 1];
      @*/
    /*+KEY@ also behavior
      @   requires store.covered() && 1 <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - 1;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static long replace(BlockStore store, Run run, long value) {
        final int id = run.id(0);
        store.touch(id);
        return run.swapValue(id, run.wordsOf(store, id), run.baseOf(store, id), store.items(0), run.slot(0), value);
    }

    /** An element that is not there yet, at the end of the path. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires depth == 1 ==> depth + 2 <= store.touchesLeft;
      @   requires depth == 2 ==> depth + 3 + 2 <= store.touchesLeft;
      @   requires 3 <= depth ==> depth + 4 + 3 * (depth - 2) + 2 <= store.touchesLeft;
      @   requires depth + 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft) - depth;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void insert(BlockStore store, Run run, int depth, long key, long value) {
        run.touchPath(store, depth);
        final int addedId = place(store, run, depth, 0, run.slot(0), key, value);
        carry(store, run, depth, addedId);
        run.head.size++;
    }

    /** Enters an added leaf in its parent, and a block that is added there in its own, and so on. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires 1 <= store.touchesLeft && 3 * (depth - 1) - 1 <= store.touchesLeft && depth <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void carry(BlockStore store, Run run, int depth, int leafId) {
        int level = 0;
        int addedId = leafId;
        /*+KEY@ loop_invariant 0 <= level && level < depth && store.covered();
          @ loop_invariant Integer.MIN_VALUE <= addedId && addedId <= Integer.MAX_VALUE;
          @ loop_invariant 1 <= store.touchesLeft && 3 * (depth - 1 - level) - 1 <= store.touchesLeft;
          @ loop_invariant store.touchesLeft <= \old(store.touchesLeft);
          @ loop_invariant depth - level <= store.blocksLeft;
          @ loop_modifies \everything;
          @*/
        while (addedId >= 0 && level < depth - 1) {
            final long carriedKey = HeadBlock.lastKey(store, addedId);
            final long carriedItem = HeadBlock.entryItem(store, addedId, level);
            level++;
            addedId = place(store, run, depth, level, run.slot(level) + 1, carriedKey, carriedItem);
        }
        if (addedId >= 0) {
            addRoot(store, run, depth, addedId);
        }
        // Where blocks were redistributed, the level above is up to date already.
        run.addToPath(store, level + (addedId == PLACED ? 1 : 2), depth, 1);
    }

    /**
     * Puts an entry in at a position of the path's block.
     *
     * @return the id of a block that was added, {@link #PLACED} or {@link #SHIFTED}
     */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= level && level < depth && depth <= Layout.MAX_DEPTH;
      @   requires (level == depth - 1 ? 1 : level == 0 && 2 < depth ? 4 : 3) <= store.touchesLeft;
      @   requires 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - (level == depth - 1 ? 1 : level == 0 && 2 < depth ? 4 : 3)
      @     <= store.touchesLeft;
      @   ensures \old(store.blocksLeft) - 1 <= store.blocksLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int place(BlockStore store, Run run, int depth, int level, int pos,
        long key, long item) {
        if (HeadBlock.count(store, run.id(level)) < store.capacity(level)) {
            HeadBlock.insertAt(store, run.id(level), level, pos, key, item);
            return PLACED;
        }
        return level == depth - 1 ? splitRoot(store, run, level, pos, key, item)
            : overflow(store, run, depth, level, pos, key, item);
    }

    /*+KEY@ behavior
      @   requires store.covered() && 0 <= level && level < depth - 1 && depth <= Layout.MAX_DEPTH;
      @   requires (level == 0 && 2 < depth ? 4 : 3) <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - (level == 0 && 2 < depth ? 4 : 3) <= store.touchesLeft;
      @   ensures \old(store.blocksLeft) - 1 <= store.blocksLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int overflow(BlockStore store, Run run, int depth, int level, int pos,
        long key, long item) {
        run.planOverflow(store, level);
        final boolean adds = run.plan.kind >= Plan.MIDDLE;
        // The next leaf is outside the run only behind the parent's last child; at depth 2 there is none.
        final boolean outside = depth > 2 && run.plan.offset + 2 == run.plan.length;
        run.load(store, level, adds);
        final int addedId = adds ? addRight(store, run, level, outside) : SHIFTED;
        run.insertEntry(store, level, pos, key, item);
        run.refresh(store, level, adds);
        return addedId;
    }

    /** Adds a block to the run, right of the path's block. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= store.blocksLeft;
      @   requires (level == 0 && outside ? 2 : 1) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft) - 1;
      @   ensures \old(store.touchesLeft) - (level == 0 && outside ? 2 : 1) <= store.touchesLeft;
      @   ensures \old(store.blocksLeft) - 1 == store.blocksLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int addRight(BlockStore store, Run run, int level, boolean outside) {
        final int addedId = store.acquire();
        run.add(addedId);
        if (level == 0) {
            run.head.leafCount++;
            linkRight(store, run, addedId, outside);
        } else {
            run.head.innerCount++;
        }
        return addedId;
    }

    /*+KEY@ behavior
      @   requires store.covered() && 1 <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft) - 1;
      @   ensures \old(store.touchesLeft) - 1 <= store.touchesLeft && \old(store.blocksLeft) - 1 == store.blocksLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int splitRoot(BlockStore store, Run run, int level, int pos, long key, long item) {
        final int addedId = store.acquire();
        run.planRoot(store, level, addedId);
        if (level == 0) {
            run.head.leafCount++;
            linkRight(store, run, addedId, false);
        } else {
            run.head.innerCount++;
        }
        run.insertEntry(store, level, pos, key, item);
        return addedId;
    }

    /** Links an added leaf in to the right of the path's. */
    /*+KEY@ behavior
      @   requires store.covered();
      @   requires (outside ? 1 : 0) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - (outside ? 1 : 0) <= store.touchesLeft;
      @   ensures store.blocksLeft == \old(store.blocksLeft) && run.edge == View.CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void linkRight(BlockStore store, Run run, int addedId, boolean outside) {
        final int leafId = run.id(0);
        linkBetween(store, run, leafId, addedId, HeadBlock.nextId(store, leafId), outside);
        run.leaveEdge();
    }

    /** @param outside whether the next leaf, if there is one, is none of the run, and not touched yet */
    /*+KEY@ behavior
      @   requires store.covered();
      @   requires (outside ? 1 : 0) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft
      @     == \old(store.touchesLeft) - (outside && nextId != Layout.NONE ? 1 : 0);
      @   ensures store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void linkBetween(BlockStore store, Run run, int leafId, int addedId, int nextId,
        boolean outside) {
        if (nextId == Layout.NONE) {
            run.head.lastId = addedId;
        } else {
            if (outside) {
                store.touch(nextId);
            }
            HeadBlock.setPrevious(store, nextId, addedId);
        }
        HeadBlock.setLinks(store, addedId, nextId, leafId);
        HeadBlock.setNext(store, leafId, addedId);
    }

    /** The old root and the added block become the children of a new root. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth && 1 <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft) - 1;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void addRoot(BlockStore store, Run run, int depth, int addedId) {
        final int rootId = store.acquire();
        HeadBlock.setCount(store, rootId, 2);
        HeadBlock.setEntry(store, rootId, depth, 0, run.id(depth - 1));
        HeadBlock.setEntry(store, rootId, depth, 1, addedId);
        run.head.innerCount++;
        run.head.rootId = rootId;
        run.head.depth = depth + 1;
    }
}
