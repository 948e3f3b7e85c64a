package org.bpstree.core;

/**
 * Memory for inserts to come: how much any n consecutive ones can take, getting it, and how many what is in stock
 * covers. The numbers are derived in spec/reservation.md, "Guaranteed inserts".
 *
 * <p>No block is added here. What is granted stays spare, and each insert takes its own fresh blocks from it, so that
 * ids develop as they do without a guarantee.
 */
final class Guarantee {
    private Guarantee() { }

    /**
     * Blocks of one level at most, over so many entries in all: each block holds the minimum or more, but where there
     * are two in all one may hold less (T2).
     */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int mostOfLevel(int entries, int minimum, int least) {
        final int most = entries / minimum;
        return most > 2 ? most : entries >= 2 * least ? 2 : 1;
    }

    /** What a block of such capacity holds at least where it is one of two siblings. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int least(int capacity) {
        return Stock.least(Layout.minimum(capacity), capacity + 1 - Layout.minimum(capacity));
    }

    /** Leaves at most of a tree of so many elements; with few children such pairs occur everywhere (T2). */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int mostLeaves(Layout layout, int size) {
        final int least = least(layout.leafCapacity);
        return mostOfLevel(size, layout.innerCapacity > 4 ? Layout.minimum(layout.leafCapacity) : least, least);
    }

    /** Levels at most of a tree of so many elements. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int mostLevels(Layout layout, int size) {
        if (size == 0) {
            return 0;
        }
        final int minimum = Layout.minimum(layout.innerCapacity);
        final int least = least(layout.innerCapacity);
        int levels = 1;
        int blocks = mostLeaves(layout, size);
        /*@ loop_invariant true;
          @ loop_modifies levels, blocks;
          @*/
        while (blocks > 1) {
            blocks = mostOfLevel(blocks, minimum, least);
            levels++;
        }
        return levels;
    }

    /** Blocks at most of a tree of so many elements. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static long mostBlocks(Layout layout, int size) {
        if (size == 0) {
            return 0;
        }
        final int minimum = Layout.minimum(layout.innerCapacity);
        final int least = least(layout.innerCapacity);
        int blocks = mostLeaves(layout, size);
        long sum = blocks;
        /*@ loop_invariant true;
          @ loop_modifies sum, blocks;
          @*/
        while (blocks > 1) {
            blocks = mostOfLevel(blocks, minimum, least);
            sum += blocks;
        }
        return sum;
    }

    /** The depth before the last of so many inserts at most: one insert adds one level at most. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int depthBeforeLast(View head, Layout layout, int inserts) {
        final int most = mostLevels(layout, head.size + inserts - 1);
        return inserts - 1 < most - head.depth ? head.depth + inserts - 1 : most;
    }

    /** Block ids, in use and free, that so many inserts want at most. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static long ids(BlockStore store, View head, int inserts) {
        final int depth = depthBeforeLast(head, store.layout, inserts);
        final long one = store.blockCount() - store.freeCount() + (inserts - 1L) * depth;
        final long all = mostBlocks(store.layout, head.size + inserts - 1);
        return (one < all ? one : all) + Tree.insertBlocks(depth);
    }

    /** Touches of so many inserts at most. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int touches(BlockStore store, View head, int inserts) {
        final long touches = (long) inserts * Tree.insertTouches(depthBeforeLast(head, store.layout, inserts));
        return touches < Integer.MAX_VALUE ? (int) touches : Integer.MAX_VALUE;
    }

    /** Whether there can be so many elements more, and ids for the blocks that they may want. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean fits(BlockStore store, View head, int inserts) {
        return inserts <= Integer.MAX_VALUE - head.size && ids(store, head, inserts) <= store.layout.maxBlocks;
    }

    /** See {@link Tree#reserveInserts}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> store.blocksLeft == 0;
      @   diverges true;
      @
      @   assignable store.touchesLeft, store.blocksLeft, store.freshBlocks, store.freshExtents, store.freshTables,
      @     store.freshRoot, store.stock.extents, store.stock.extents[*], store.stock.extentCount, store.stock.tables,
      @     store.stock.tables[*], store.stock.tableCount, store.stock.root, store.stock.heldCount, store.free.ids;
      @*/
    /*@ helper @*/ static boolean reserve(BlockStore store, View head, int inserts) {
        if (inserts == 0) {
            return true;
        }
        if (!fits(store, head, inserts)) {
            return false;
        }
        final int blocks = (int) ids(store, head, inserts) - (store.blockCount() - store.freeCount());
        final boolean granted = store.reserve(blocks, touches(store, head, inserts));
        withdraw(store);
        return granted;
    }

    /** No change begins now: what was granted stays in stock. */
    /*@ behavior
      @   ensures store.touchesLeft == 0 && store.blocksLeft == 0;
      @   diverges true;
      @
      @   assignable store.touchesLeft, store.blocksLeft, store.freshBlocks, store.freshExtents, store.freshTables,
      @     store.freshRoot;
      @*/
    private /*@ helper @*/ static void withdraw(BlockStore store) {
        store.touchesLeft = 0;
        store.blocksLeft = 0;
        store.freshBlocks = 0;
        store.freshExtents = 0;
        store.freshTables = 0;
        store.freshRoot = false;
    }

    /** Whether so many inserts need no more than there is: {@link BlockStore#reserve} without asking. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean covers(BlockStore store, View head, int inserts) {
        if (inserts == 0) {
            return true;
        }
        if (!fits(store, head, inserts)) {
            return false;
        }
        final Layout layout = store.layout;
        final Stock stock = store.stock();
        final int touches = touches(store, head, inserts);
        final int ids = store.blockCount() + Stock.missing((int) ids(store, head, inserts), store.blockCount());
        final int extents = layout.extentsFor(ids);
        final int listed = store.head.extentCount();
        final int roots = stock.count() - stock.extentCount() - stock.tableCount();
        return (long) Stock.missing(extents, listed) + Stock.least(touches, store.sharedExtents())
                <= stock.extentCount()
            && (long) Stock.missing(layout.tablesFor(extents), layout.tablesFor(listed))
                + Stock.least(touches, store.sharedTables()) <= stock.tableCount()
            && (roots > 0 || listed > 0 && !store.sharesRoot())
            && ids <= store.free.room();
    }

    /** See {@link Tree#headroom}: a search by halves, since more inserts never need less. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int headroom(BlockStore store, View head) {
        int covered = 0;
        int most = Integer.MAX_VALUE - head.size;
        /*@ loop_invariant covered <= most;
          @ loop_modifies covered, most;
          @*/
        while (covered < most) {
            final int inserts = most - (most - covered) / 2;
            if (covers(store, head, inserts)) {
                covered = inserts;
            } else {
                most = inserts - 1;
            }
        }
        return covered;
    }
}
