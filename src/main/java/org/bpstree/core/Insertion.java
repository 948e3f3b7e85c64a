package org.bpstree.core;

/**
 * The change that an insert makes, level by level from the leaf: put the entry in, or rebalance and carry the entry of
 * an added block up.
 *
 * <p>What it touches, derived level by level: the path; at the leaves two siblings, an added leaf, and from depth 3 on
 * the leaf behind it under another parent; at each inner level two siblings and an added block; at the root, which has
 * no siblings, an added block and a new root.
 */
final class Insertion extends Run {
    /** What placing an entry came to, unless a block was added: it fitted, or siblings were shifted. */
    private static final int PLACED = -1;
    private static final int SHIFTED = -2;

    Insertion(View head, long[] rebalances) {
        super(head, rebalances);
    }

    /** The first element of an empty tree. */
    /*@ behavior
      @   requires store.covered() && 1 <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   diverges true;
      @*/
    /*@ helper @*/ void plant(BlockStore store, long key, long value) {
        final int id = store.acquire();
        HeadBlock.setCount(store, id, 0);
        HeadBlock.setLinks(store, id, Layout.NONE, Layout.NONE);
        HeadBlock.insertAt(store, id, 0, 0, key, value);
        head.rootId = id;
        head.firstId = id;
        head.lastId = id;
        head.depth = 1;
        head.leafCount = 1;
        head.size = 1;
    }

    /**
     * Swaps the value of the element at the end of the path.
     *
     * @return the value that it had
     */
    /*@ behavior
      @   requires store.covered() && 1 <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   diverges true;
      @*/
    /*@ helper @*/ long replace(BlockStore store, long value) {
        store.touch(id(0));
        final long old = value(store);
        HeadBlock.setItem(store, id(0), 0, slot(0), value);
        return old;
    }

    /** An element that is not there yet, at the end of the path. */
    /*@ behavior
      @   requires store.covered() && 1 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires depth == 1 ==> depth + 2 <= store.touchesLeft;
      @   requires depth == 2 ==> depth + 3 + 2 <= store.touchesLeft;
      @   requires 3 <= depth ==> depth + 4 + 3 * (depth - 2) + 2 <= store.touchesLeft;
      @   requires depth + 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   diverges true;
      @*/
    /*@ helper @*/ void insert(BlockStore store, int depth, long key, long value) {
        touchPath(store, depth);
        int level = 0;
        int addedId = place(store, depth, 0, slot(0), key, value);
        /*@ loop_invariant 0 <= level && level < depth && store.covered();
          @ loop_invariant Integer.MIN_VALUE <= addedId && addedId <= Integer.MAX_VALUE;
          @ loop_invariant level == depth - 1 ==> 1 <= store.touchesLeft;
          @ loop_invariant level < depth - 1 ==> 3 * (depth - 2 - level) + 2 <= store.touchesLeft;
          @ loop_invariant depth - level <= store.blocksLeft;
          @ loop_modifies \everything;
          @*/
        while (addedId >= 0 && level < depth - 1) {
            final long carriedKey = HeadBlock.lastKey(store, addedId);
            final long carriedItem = HeadBlock.entryItem(store, addedId, level);
            level++;
            addedId = place(store, depth, level, slot(level) + 1, carriedKey, carriedItem);
        }
        if (addedId >= 0) {
            addRoot(store, depth, addedId);
        }
        // Where blocks were redistributed, the level above is up to date already.
        gainElement(store, level + (addedId == PLACED ? 1 : 2), depth);
        head.size++;
    }

    /**
     * Puts an entry in at a position of the path's block.
     *
     * @return the id of a block that was added, {@link #PLACED} or {@link #SHIFTED}
     */
    /*@ behavior
      @   requires store.covered() && 0 <= level && level < depth && depth <= Layout.MAX_DEPTH;
      @   requires (level == depth - 1 ? 1 : level == 0 && 2 < depth ? 4 : 3) <= store.touchesLeft;
      @   requires 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures \old(store.touchesLeft) - (level == depth - 1 ? 1 : level == 0 && 2 < depth ? 4 : 3)
      @     <= store.touchesLeft;
      @   ensures \old(store.blocksLeft) - 1 <= store.blocksLeft;
      @   diverges true;
      @*/
    private /*@ helper @*/ int place(BlockStore store, int depth, int level, int pos, long key, long item) {
        if (HeadBlock.count(store, id(level)) < store.layout.capacity(level)) {
            HeadBlock.insertAt(store, id(level), level, pos, key, item);
            return PLACED;
        }
        return level == depth - 1 ? splitRoot(store, level, pos, key, item)
            : overflow(store, depth, level, pos, key, item);
    }

    /*@ behavior
      @   requires store.covered() && 0 <= level && level < depth - 1 && depth <= Layout.MAX_DEPTH;
      @   requires (level == 0 && 2 < depth ? 4 : 3) <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures \old(store.touchesLeft) - (level == 0 && 2 < depth ? 4 : 3) <= store.touchesLeft;
      @   ensures \old(store.blocksLeft) - 1 <= store.blocksLeft;
      @   diverges true;
      @*/
    private /*@ helper @*/ int overflow(BlockStore store, int depth, int level, int pos, long key, long item) {
        planOverflow(store, level);
        final boolean adds = plan.kind >= Plan.MIDDLE;
        // The next leaf is outside the run only behind the parent's last child; at depth 2 there is none.
        final boolean outside = depth > 2 && plan.offset + 2 == plan.length;
        load(store, level, adds);
        final int addedId = adds ? addRight(store, level, outside) : SHIFTED;
        insertEntry(store, level, pos, key, item);
        refresh(store, level, adds);
        return addedId;
    }

    /** Adds a block to the run, right of the path's block. */
    /*@ behavior
      @   requires store.covered() && 1 <= store.blocksLeft;
      @   requires (level == 0 && outside ? 2 : 1) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures \old(store.touchesLeft) - (level == 0 && outside ? 2 : 1) <= store.touchesLeft;
      @   ensures \old(store.blocksLeft) - 1 == store.blocksLeft;
      @   diverges true;
      @*/
    private /*@ helper @*/ int addRight(BlockStore store, int level, boolean outside) {
        final int addedId = store.acquire();
        add(addedId);
        countAdded(store, level, addedId, outside);
        return addedId;
    }

    /*@ behavior
      @   requires store.covered() && 1 <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - 1 && store.blocksLeft == \old(store.blocksLeft) - 1;
      @   diverges true;
      @*/
    private /*@ helper @*/ int splitRoot(BlockStore store, int level, int pos, long key, long item) {
        final int addedId = store.acquire();
        planRoot(store, level, addedId);
        countAdded(store, level, addedId, false);
        insertEntry(store, level, pos, key, item);
        return addedId;
    }

    /** Counts an added block; a leaf is linked in to the right of the path's. */
    /*@ behavior
      @   requires store.covered();
      @   requires (level == 0 && outside ? 1 : 0) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures \old(store.touchesLeft) - (level == 0 && outside ? 1 : 0) <= store.touchesLeft;
      @   ensures store.touchesLeft <= \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   diverges true;
      @*/
    private /*@ helper @*/ void countAdded(BlockStore store, int level, int addedId, boolean outside) {
        if (level > 0) {
            head.innerCount++;
            return;
        }
        head.leafCount++;
        final int leafId = id(0);
        final int nextId = HeadBlock.nextId(store, leafId);
        if (nextId == Layout.NONE) {
            head.lastId = addedId;
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
    /*@ behavior
      @   requires store.covered() && 1 <= depth && 1 <= store.touchesLeft && 1 <= store.blocksLeft;
      @
      @   ensures store.covered();
      @   diverges true;
      @*/
    private /*@ helper @*/ void addRoot(BlockStore store, int depth, int addedId) {
        final int rootId = store.acquire();
        HeadBlock.setCount(store, rootId, 2);
        HeadBlock.setEntry(store, rootId, depth, 0, id(depth - 1));
        HeadBlock.setEntry(store, rootId, depth, 1, addedId);
        head.innerCount++;
        head.rootId = rootId;
        head.depth = depth + 1;
    }

    /** The path's entries from a level up count one element more. */
    /*@ behavior
      @   requires store.covered() && 0 <= from;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   diverges true;
      @*/
    private /*@ helper @*/ void gainElement(BlockStore store, int from, int depth) {
        /*@ loop_invariant from <= level;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int level = from; level < depth; level++) {
            HeadBlock.addToEntry(store, id(level), level, slot(level), id(level - 1), 1);
        }
    }
}
