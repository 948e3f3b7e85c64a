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
      @   ensures 1 <= \result;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int mostOfLevel(int entries, int minimum, int least) {
        final int most = entries / minimum;
        return most > 2 ? most : entries >= 2 * least ? 2 : 1;
    }

    /** What a block of such capacity holds at least where it is one of two siblings. */
    /*@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int least(int capacity) {
        return Stock.least(Layout.minimum(capacity), capacity + 1 - Layout.minimum(capacity));
    }

    /** Leaves at most of a tree of so many elements; with few children such pairs occur everywhere (T2). */
    /*@ behavior
      @   ensures 1 <= \result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int mostLeaves(Layout layout, int size) {
        final int least = least(layout.leafCapacity);
        return mostOfLevel(size, layout.innerCapacity > 4 ? Layout.minimum(layout.leafCapacity) : least, least);
    }

    /** Levels at most of a tree of so many elements; never more than {@link Layout#MAX_DEPTH}, which stops the loop. */
    /*@ behavior
      @   ensures 0 <= \result && \result <= Layout.MAX_DEPTH && (size != 0 ==> 1 <= \result);
      @   signals_only Throwable;
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
        /*@ loop_invariant 1 <= levels && levels <= Layout.MAX_DEPTH;
          @ loop_invariant Integer.MIN_VALUE <= blocks && blocks <= Integer.MAX_VALUE;
          @ loop_modifies levels, blocks;
          @*/
        while (blocks > 1 && levels < Layout.MAX_DEPTH) {
            blocks = mostOfLevel(blocks, minimum, least);
            levels++;
        }
        return levels;
    }

    /** Blocks at most of a tree of so many elements. */
    /*@ behavior
      @   signals_only Throwable;
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
        /*@ loop_invariant Integer.MIN_VALUE <= blocks && blocks <= Integer.MAX_VALUE;
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
      @   requires 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures 0 <= \result && \result <= Layout.MAX_DEPTH;
      @   signals_only Throwable;
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
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static long ids(BlockStore store, View head, int inserts) {
        final Layout layout = store.layout();
        final int depth = depthBeforeLast(head, layout, inserts);
        final long one = store.blockCount() - freeCount(store) + (inserts - 1L) * depth;
        final long all = mostBlocks(layout, head.size + inserts - 1);
        return (one < all ? one : all) + Tree.insertBlocks(depth);
    }

    /** Touches of so many inserts at most. */
    /*@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered() && 0 <= \result && \result <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int touches(BlockStore store, View head, int inserts) {
        final int depth = depthBeforeLast(head, store.layout(), inserts);
        final long touches = (long) inserts * Tree.insertTouches(depth);
        return touches < Integer.MAX_VALUE ? (int) touches : Integer.MAX_VALUE;
    }

    /** Whether there can be so many elements more, and ids for the blocks that they may want. */
    /*@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean fits(BlockStore store, View head, int inserts) {
        return inserts <= Integer.MAX_VALUE - head.size && ids(store, head, inserts) <= store.layout().maxBlocks;
    }

    /** See {@link Tree#reserveInserts}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 0 <= inserts;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> store.blocksLeft == 0;
      @   signals_only Throwable;
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
        final boolean granted = store.reserve(blocks(store, head, inserts), touches(store, head, inserts));
        withdraw(store);
        return granted;
    }

    /** Blocks that so many inserts want besides those in use. */
    /*@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int blocks(BlockStore store, View head, int inserts) {
        return (int) ids(store, head, inserts) - (store.blockCount() - freeCount(store));
    }

    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int freeCount(BlockStore store) {
        return store.freeCount();
    }

    /** No change begins now: what was granted stays in stock. */
    /*@ behavior
      @   requires store.covered() || store.granted();
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
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
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 0 <= inserts;
      @
      @   ensures store.covered() && (inserts == 0 ==> \result);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean covers(BlockStore store, View head, int inserts) {
        return inserts == 0 || fits(store, head, inserts)
            && hasSpare(store, touches(store, head, inserts), (int) ids(store, head, inserts));
    }

    /** Whether what is in stock covers so many touches, and the blocks with ids below the number. */
    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean hasSpare(BlockStore store, int touches, int idsWanted) {
        final int ids = store.blockCount() + Stock.missing(idsWanted, store.blockCount());
        final int extents = store.layout().extentsFor(ids);
        return hasExtents(store, touches, extents) && hasTables(store, touches, extents) && hasRoot(store)
            && ids <= room(store);
    }

    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean hasExtents(BlockStore store, int touches, int extents) {
        return (long) Stock.missing(extents, listed(store)) + Stock.least(touches, store.sharedExtents())
            <= stock(store).extentCount();
    }

    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean hasTables(BlockStore store, int touches, int extents) {
        final Layout layout = store.layout();
        return (long) Stock.missing(layout.tablesFor(extents), layout.tablesFor(listed(store)))
            + Stock.least(touches, store.sharedTables()) <= stock(store).tableCount();
    }

    /** Whether the head has a root table of its own, or there is one for it. */
    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean hasRoot(BlockStore store) {
        final Stock stock = stock(store);
        return stock.count() - stock.extentCount() - stock.tableCount() > 0 || listed(store) > 0 && !store.sharesRoot();
    }

    /** Extents that the head lists. */
    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int listed(BlockStore store) {
        return store.head.extentCount();
    }

    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered() && \result != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static Stock stock(BlockStore store) {
        return store.stock();
    }

    /*@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int room(BlockStore store) {
        return store.free.room();
    }

    /** See {@link Tree#headroom}: a search by halves, since more inserts never need less. */
    /*@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires 0 <= head.size && head.size <= Integer.MAX_VALUE;
      @
      @   ensures store.covered() && 0 <= \result && \result <= Integer.MAX_VALUE - head.size;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int headroom(BlockStore store, View head) {
        int covered = 0;
        int most = Integer.MAX_VALUE - head.size;
        /*@ loop_invariant 0 <= covered && covered <= most && most <= Integer.MAX_VALUE - head.size;
          @ loop_invariant store.covered();
          @ loop_modifies covered, most;
          @*/
        while (covered < most) {
            final int inserts = middle(covered, most);
            if (covers(store, head, inserts)) {
                covered = inserts;
            } else {
                most = inserts - 1;
            }
        }
        return covered;
    }

    /** The middle of two numbers, above the lower one. */
    /*@ normal_behavior
      @   requires 0 <= low && low < high;
      @
      @   ensures low < \result && \result <= high;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int middle(int low, int high) {
        return high - (high - low) / 2;
    }
}
