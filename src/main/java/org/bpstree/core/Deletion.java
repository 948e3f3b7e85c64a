package org.bpstree.core;

/**
 * The change that a delete makes, level by level from the leaf: take the entry out, then shift from siblings or give
 * the block up and take its entry out of the parent.
 *
 * <p>What it touches, derived level by level: the path; at the leaves two siblings and from depth 3 on one leaf under
 * another parent; at each inner level but the root's two siblings.
 */
final class Deletion {
    /** What taking an entry out came to: done, siblings were shifted, or the block was given up. */
    private static final int REMOVED = 0;
    private static final int SHIFTED = 1;
    private static final int DROPPED = 2;

    private Deletion() { }

    /** The element at the end of the path. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires depth == 1 ==> depth <= store.touchesLeft;
      @   requires depth == 2 ==> depth + 2 <= store.touchesLeft;
      @   requires 3 <= depth ==> depth + 3 + 2 * (depth - 2) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft) - depth;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void delete(BlockStore store, Run run, int depth) {
        run.head.size--;
        run.touchPath(store, depth);
        int level = 0;
        int outcome = remove(store, run, depth, 0);
        /*+KEY@ loop_invariant 0 <= level && level < depth && store.covered();
          @ loop_invariant store.touchesLeft <= \old(store.touchesLeft) - depth;
          @ loop_invariant 2 * (depth - 2 - level) <= store.touchesLeft;
          @ loop_modifies \everything;
          @*/
        while (outcome == DROPPED && level < depth - 1) {
            level++;
            outcome = remove(store, run, depth, level);
        }
        // Where blocks were redistributed, the level above is up to date already.
        run.addToPath(store, level + (outcome == REMOVED ? 1 : 2), depth, -1);
    }

    /** Takes the entry at the path's slot out of the level's block. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= level && level < depth && depth <= Layout.MAX_DEPTH;
      @   requires (level == depth - 1 ? 0 : level == 0 && 2 < depth ? 3 : 2) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - (level == depth - 1 ? 0 : level == 0 && 2 < depth ? 3 : 2)
      @     <= store.touchesLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int remove(BlockStore store, Run run, int depth, int level) {
        final int count = HeadBlock.removeAt(store, run.id(level), level, run.slot(level));
        if (level == depth - 1) {
            shrinkRoot(store, run, level, count);
            return REMOVED;
        }
        return count < Layout.minimum(store.capacity(level)) ? underflow(store, run, depth, level, count)
            : REMOVED;
    }

    /*+KEY@ behavior
      @   requires store.covered() && 0 <= level && level < depth - 1 && depth <= Layout.MAX_DEPTH;
      @   requires (level == 0 && 2 < depth ? 3 : 2) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - (level == 0 && 2 < depth ? 3 : 2) <= store.touchesLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int underflow(BlockStore store, Run run, int depth, int level, int count) {
        run.planUnderflow(store, level, count);
        if (run.plan.kind == Plan.KEEP) {
            return REMOVED;
        }
        final boolean drops = run.plan.kind >= Plan.MIDDLE;
        run.load(store, level, false);
        run.redistribute(store, level);
        run.refresh(store, level, false);
        if (!drops) {
            return SHIFTED;
        }
        drop(store, run, depth, level);
        return DROPPED;
    }

    /** Gives an emptied block of the path up; a leaf is linked out before. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= level;
      @   requires (level == 0 && 2 < depth ? 1 : 0) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - (level == 0 && 2 < depth ? 1 : 0) <= store.touchesLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void drop(BlockStore store, Run run, int depth, int level) {
        if (level > 0) {
            run.head.innerCount--;
        } else {
            run.head.leafCount--;
            linkOut(store, run, depth);
        }
        store.release(run.id(level));
    }

    /** Links the path's leaf out. */
    /*+KEY@ behavior
      @   requires store.covered();
      @   requires (2 < depth ? 1 : 0) <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - (2 < depth ? 1 : 0) <= store.touchesLeft;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void linkOut(BlockStore store, Run run, int depth) {
        final int nextId = HeadBlock.nextId(store, run.id(0));
        final int previousId = HeadBlock.previousId(store, run.id(0));
        if (depth > 2) {
            touchOutside(store, run, nextId, previousId);
        }
        join(store, run, nextId, previousId);
    }

    /**
     * Touches the leaf's neighbour that is outside the run: there is one beyond the parent's first or last child, and
     * never two, since a run has two blocks or more. At depth 2 there is none.
     */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft <= \old(store.touchesLeft);
      @   ensures \old(store.touchesLeft) - 1 <= store.touchesLeft;
      @   ensures \old(run.plan.offset) == 0 && previousId != Layout.NONE
      @     ==> store.touchesLeft == \old(store.touchesLeft) - 1;
      @   ensures 0 < \old(run.plan.offset) && \old(run.plan.offset) == \old(run.plan.length) - 1
      @     && \old(run.plan.length) <= Integer.MAX_VALUE && nextId != Layout.NONE
      @     ==> store.touchesLeft == \old(store.touchesLeft) - 1;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void touchOutside(BlockStore store, Run run, int nextId, int previousId) {
        if (run.plan.offset == 0) {
            touchNeighbour(store, previousId);
        } else if (run.plan.offset == run.plan.length - 1) {
            touchNeighbour(store, nextId);
        }
    }

    /** @param id {@link Layout#NONE} beyond the first leaf and the last one */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - (id != Layout.NONE ? 1 : 0);
      @   ensures store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void touchNeighbour(BlockStore store, int id) {
        if (id != Layout.NONE) {
            store.touch(id);
        }
    }

    /** Joins the leaf's neighbours, which are touched. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void join(BlockStore store, Run run, int nextId, int previousId) {
        if (previousId == Layout.NONE) {
            run.head.firstId = nextId;
        } else {
            HeadBlock.setNext(store, previousId, nextId);
        }
        if (nextId == Layout.NONE) {
            run.head.lastId = previousId;
        } else {
            HeadBlock.setPrevious(store, nextId, previousId);
        }
    }

    /** A leaf without elements, or a root with one child, goes. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void shrinkRoot(BlockStore store, Run run, int level, int count) {
        final int rootId = run.id(level);
        if (level == 0 && count == 0) {
            View.clear(run.head);
            store.release(rootId);
        } else if (level > 0 && count == 1) {
            run.head.rootId = HeadBlock.childId(store, rootId, level, 0);
            run.head.depth = level;
            run.head.innerCount--;
            store.release(rootId);
        }
    }
}
