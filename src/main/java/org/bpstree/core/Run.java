package org.bpstree.core;

/**
 * What a change works on, as scratch: the path from the root to a leaf as parallel arrays, indexed by level (level 0 is
 * the leaf's), and beside it a run of siblings under one parent, and what rebalancing does to it. One redistribution
 * serves leaves and inner blocks, shifts, splits and merges.
 */
final class Run {
    final View head;
    /** The block of each level. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] ids = new int[Layout.MAX_DEPTH];
    /** In an inner block the child that the path goes through, in the leaf where the key is or belongs. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] slots = new int[Layout.MAX_DEPTH];
    /** The version of the head in which the path leads along the right edge (P1); {@link View#CLOSED} if in none. */
    /*@ spec_public @*/ private long edge = View.CLOSED;
    /** Which blocks make the run, and how many entries each is to hold. */
    final Plan plan = new Plan();
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] runIds = new int[Plan.MAX_LENGTH];
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final long[] rebalances;

    /*@ normal_behavior
      @   ensures this.head == head && this.rebalances == rebalances && \fresh(ids) && \fresh(slots) && \fresh(runIds);
      @   ensures ids.length == Layout.MAX_DEPTH && slots.length == Layout.MAX_DEPTH;
      @   ensures runIds.length == Plan.MAX_LENGTH && \fresh(plan) && edge == View.CLOSED;
      @
      @   assignable \nothing;
      @*/
    Run(View head, long[] rebalances) {
        this.head = head;
        this.rebalances = rebalances;
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int id(int level) {
        return ids[level];
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int slot(int level) {
        return slots[level];
    }

    /** Whether the path counts as the right edge of the head as it is: the last child of each block, the last leaf. */
    /*+KEY@ behavior
      @   ensures \result == (edge == head.version);
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean isEdge() {
        return edge == head.version;
    }

    /** The path is no longer the right edge. */
    /*@ normal_behavior
      @   ensures edge == View.CLOSED;
      @
      @   assignable edge;
      @*/
    /*+KEY@ helper @*/ void leaveEdge() {
        edge = View.CLOSED;
    }

    /** The head has changed, but for the last child of each block on the right edge. */
    /*+KEY@ behavior
      @   ensures edge == (\old(edge) == \old(head.version) ? head.version : \old(edge));
      @   ensures Long.MIN_VALUE <= \old(head.version) && \old(head.version) < Long.MAX_VALUE
      @     ==> head.version == \old(head.version) + 1;
      @   signals_only Throwable;
      @
      @   assignable edge, head.version;
      @*/
    /*+KEY@ helper @*/ void nextVersion() {
        final boolean kept = isEdge();
        head.version++;
        if (kept) {
            edge = head.version;
        }
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int rootId() {
        return head.rootId;
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int lastId() {
        return head.lastId;
    }

    /** Descends in the head for a key. The tree is not empty. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    /*+KEY@ helper @*/ void descend(BlockStore store, int depth, long key) {
        if (key > HeadBlock.lastKey(store, lastId())) {
            descendLast(store, depth);
        } else {
            descendTo(store, depth, key);
        }
    }

    /**
     * To the end of the last leaf, where a key above all others belongs: keys inserted in ascending order need no
     * search, and the path that one of them leaves behind is the next one's.
     */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    private /*+KEY@ helper @*/ void descendLast(BlockStore store, int depth) {
        if (!isEdge()) {
            passEdge(store, depth);
        }
        arriveLast(store);
    }

    /** Takes the inner blocks of the right edge into the path. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    private /*+KEY@ helper @*/ void passEdge(BlockStore store, int depth) {
        int id = rootId();
        /*+KEY@ loop_invariant level < depth && store.covered();
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_modifies level, id, ids[0 .. depth - 1], slots[0 .. depth - 1];
          @*/
        for (int level = depth - 1; level > 0; level--) {
            id = passLast(store, level, id);
        }
        edge = head.version;
    }

    /** Takes the end of the last leaf into the path. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0], slots[0];
      @*/
    private /*+KEY@ helper @*/ void arriveLast(BlockStore store) {
        enter(0, lastId(), HeadBlock.count(store, lastId()));
    }

    /** Takes an inner block into the path, and answers its last child. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[level], slots[level];
      @*/
    private /*+KEY@ helper @*/ int passLast(BlockStore store, int level, int id) {
        final int pos = HeadBlock.count(store, id) - 1;
        enter(level, id, pos);
        return HeadBlock.childId(store, id, level, pos);
    }

    /** Along the separators, away from the right edge, it may be: all that a key which is to be deleted needs. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   ensures edge == View.CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    /*+KEY@ helper @*/ void descendTo(BlockStore store, int depth, long key) {
        leaveEdge();
        int id = rootId();
        /*+KEY@ loop_invariant level < depth && store.covered();
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_modifies level, id, ids[0 .. depth - 1], slots[0 .. depth - 1];
          @*/
        for (int level = depth - 1; level > 0; level--) {
            id = pass(store, level, id, key);
        }
        arrive(store, id, key);
    }

    /** Takes an inner block into the path, and answers its child on the way to the key. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[level], slots[level];
      @*/
    private /*+KEY@ helper @*/ int pass(BlockStore store, int level, int id, long key) {
        final long[] words = store.words(id);
        final int base = store.base(id);
        final int pos = Block.childPos(words, base, key);
        enter(level, id, pos);
        return Layout.low(Block.item(words, base, store.items(level), pos));
    }

    /** Takes the leaf into the path. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0], slots[0];
      @*/
    private /*+KEY@ helper @*/ void arrive(BlockStore store, int id, long key) {
        enter(0, id, HeadBlock.lowerPos(store, id, key));
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable ids[level], slots[level];
      @*/
    private /*+KEY@ helper @*/ void enter(int level, int id, int slot) {
        ids[level] = id;
        slots[level] = slot;
    }

    /** Makes the path's blocks private to the head. */
    /*+KEY@ behavior
      @   requires store.covered();
      @   requires 0 <= depth && depth <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - depth && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void touchPath(BlockStore store, int depth) {
        if (store.sharedExtents == 0) {
            store.touchUnshared(depth);
            return;
        }
        /*+KEY@ loop_invariant 0 <= level && level <= depth;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) - level;
          @ loop_invariant store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int level = 0; level < depth; level++) {
            store.touch(id(level));
        }
    }

    /** The path's entries from a level up count so many elements more (T6), and list the greatest keys (T3). */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= from;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void addToPath(BlockStore store, int from, int depth, int added) {
        if (from >= depth) {
            return;
        }
        final long key = HeadBlock.lastKey(store, id(from - 1));
        int level = from;
        boolean last = true;
        // A block's greatest key is its last entry's: it changes as long as the path goes through last entries (T3).
        /*+KEY@ loop_invariant from <= level && level <= Integer.MAX_VALUE && store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (last && level < depth) {
            last = HeadBlock.addToEntry(store, id(level), level, slot(level), key, added);
            level++;
        }
        /*+KEY@ loop_invariant from <= level && level <= Integer.MAX_VALUE && store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (level < depth) {
            HeadBlock.addToItem(store, id(level), level, slot(level), added);
            level++;
        }
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int runId(int place) {
        return runIds[place];
    }

    /** Decides for a full block of the path that takes one entry more. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures plan != null && 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void planOverflow(BlockStore store, int level) {
        final int parentId = id(level + 1);
        final int slot = slot(level + 1);
        final int left = HeadBlock.siblingCount(store, parentId, level + 1, slot - 1);
        final int right = HeadBlock.siblingCount(store, parentId, level + 1, slot + 1);
        final int far = HeadBlock.farCount(store, parentId, level + 1, slot, left, right);
        plan.kind = Plan.KEEP;
        Balance.overflow(plan, left, right, far, store.capacity(level));
        count(false, level);
    }

    /** Decides for a block of the path that holds too few entries. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures plan != null && plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void planUnderflow(BlockStore store, int level, int count) {
        final int parentId = id(level + 1);
        final int slot = slot(level + 1);
        final int left = HeadBlock.siblingCount(store, parentId, level + 1, slot - 1);
        final int right = HeadBlock.siblingCount(store, parentId, level + 1, slot + 1);
        final int far = HeadBlock.farCount(store, parentId, level + 1, slot, left, right);
        plan.kind = Plan.KEEP;
        Balance.underflow(plan, count, left, right, far, store.capacity(level));
        count(true, level);
    }

    /** Counts the planned case. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable rebalances[0 .. rebalances.length - 1];
      @*/
    private /*+KEY@ helper @*/ void count(boolean underflow, int level) {
        rebalances[Tree.rebalanceIndex(underflow, level > 0, plan.kind)]++;
    }

    /** Decides for a full root: the run is the root and a block to its right. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void planRoot(BlockStore store, int level, int addedId) {
        plan.kind = Plan.KEEP;
        Balance.overflow(plan, Balance.ABSENT, Balance.ABSENT, Balance.ABSENT, store.capacity(level));
        count(false, level);
        runIds[0] = id(level);
        runIds[1] = addedId;
    }

    /**
     * Looks the blocks of the planned run up and touches the siblings; the path's block is touched already.
     *
     * @param adds whether a place right of the path's block is to be left for an added block
     */
    /*+KEY@ behavior
      @   requires store.covered() && 2 <= store.touchesLeft;
      @   requires 0 <= plan.offset && plan.offset < plan.length && plan.length <= 3 + (adds ? 1 : 0);
      @   requires adds ==> plan.offset + 1 < plan.length;
      @
      @   ensures store.covered();
      @   ensures \old(store.touchesLeft) - 2 <= store.touchesLeft && store.blocksLeft == \old(store.blocksLeft);
      @   ensures store.touchesLeft == \old(store.touchesLeft - plan.length) + 1 + (adds ? 1 : 0);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void load(BlockStore store, int level, boolean adds) {
        final int parentId = id(level + 1);
        final int from = slot(level + 1) - plan.offset;
        final int offset = plan.offset;
        final int length = plan.length;
        final int hole = adds ? offset + 1 : length;
        /*+KEY@ loop_invariant 0 <= i && i <= length && store.covered() && store.blocksLeft == \old(store.blocksLeft);
          @ loop_invariant \old(store.touchesLeft) - i + (offset < i ? 1 : 0) + (hole < i ? 1 : 0)
          @   == store.touchesLeft;
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < length; i++) {
            if (i != hole) {
                loadBlock(store, i, HeadBlock.childId(store, parentId, level + 1, from + i - (i < hole ? 0 : 1)),
                    i != offset);
            }
        }
    }

    /*+KEY@ behavior
      @   requires store.covered() && (sibling ==> 1 <= store.touchesLeft);
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - (sibling ? 1 : 0);
      @   ensures store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void loadBlock(BlockStore store, int place, int id, boolean sibling) {
        runIds[place] = id;
        if (sibling) {
            store.touch(id);
        }
    }

    /** Puts the added block in its place in the run. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable runIds[0 .. runIds.length - 1];
      @*/
    /*+KEY@ helper @*/ void add(int addedId) {
        runIds[plan.offset + 1] = addedId;
    }

    /** Puts one more entry among those of the run, at a position counted from the path's block's first entry. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void insertEntry(BlockStore store, int level, int pos, long key, long item) {
        int index = pos;
        /*@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= index && index <= Integer.MAX_VALUE;
          @ loop_modifies i, index;
          @*/
        for (int i = 0; i < plan.offset; i++) {
            index += HeadBlock.count(store, runId(i));
        }
        int host = 0;
        /*@ loop_invariant 0 <= host && host <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= index && index <= Integer.MAX_VALUE;
          @ loop_modifies host, index;
          @*/
        while (index >= plan.target[host]) {
            index -= plan.target[host];
            host++;
        }
        plan.target[host]--;
        redistribute(store, level);
        HeadBlock.insertAt(store, runId(host), level, index, key, item);
    }

    /**
     * Moves entries between neighbours until every block holds its target; their order stays. What goes right goes
     * first from the right end of the run, what goes left from its left end, so that no block gets more than it is to
     * hold.
     */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void redistribute(BlockStore store, int level) {
        readCounts(store);
        plan.settle();
        moveRight(store, level);
        moveLeft(store, level);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures plan != null;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void readCounts(BlockStore store) {
        /*+KEY@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < plan.length; i++) {
            plan.held[i] = HeadBlock.count(store, runId(i));
        }
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void moveRight(BlockStore store, int level) {
        final Plan settled = plan;
        /*+KEY@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int i = settled.length - 1; i > 0; i--) {
            final int moved = settled.passing(i);
            if (moved > 0) {
                HeadBlock.moveRight(store, runId(i - 1), runId(i), level, moved);
            }
        }
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void moveLeft(BlockStore store, int level) {
        /*+KEY@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int i = 1; i < plan.length; i++) {
            final int moved = -plan.passing(i);
            if (moved > 0) {
                HeadBlock.moveLeft(store, runId(i - 1), runId(i), level, moved);
            }
        }
    }

    /**
     * Brings the parent's entries for the blocks of the run up to date: greatest keys (T3) and cardinalities (T6).
     * The entry of an emptied block stays as it is, to be taken out next.
     *
     * @param adds whether the run has an added block, which the parent does not list yet
     */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void refresh(BlockStore store, int level, boolean adds) {
        final int parentId = id(level + 1);
        final int from = slot(level + 1) - plan.offset;
        final int hole = adds ? plan.offset + 1 : plan.length;
        /*+KEY@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < plan.length; i++) {
            if (i != hole && HeadBlock.count(store, runId(i)) > 0) {
                HeadBlock.setEntry(store, parentId, level + 1, from + i - (i < hole ? 0 : 1), runId(i));
            }
        }
    }
}
