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
    /*+KEY@ behavior
      @   ensures 1 <= \result;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int mostOfLevel(int entries, int minimum, int least) {
        final int most = entries / minimum;
        return most > 2 ? most : entries >= 2 * least ? 2 : 1;
    }

    /** What a block of such capacity holds at least where it is one of two siblings. */
    /*+KEY@ behavior
      @   ensures 0 <= capacity && capacity <= Layout.MAX_CAPACITY ==> 2 * \result <= capacity + 1;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int least(int capacity) {
        final int minimum = Layout.minimum(capacity);
        return Stock.least(minimum, capacity + 1 - minimum);
    }

    /** Leaves at most of a tree of so many elements; with few children such pairs occur everywhere (T2). */
    /*+KEY@ behavior
      @   ensures 1 <= \result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int mostLeaves(Layout layout, int size) {
        final int capacity = layout.capacity(0);
        final int least = least(capacity);
        return mostOfLevel(size, layout.capacity(1) > 4 ? Layout.minimum(capacity) : least, least);
    }

    /** Levels at most of a tree of so many elements; never more than {@link Layout#MAX_DEPTH}, which stops the loop. */
    /*+KEY@ behavior
      @   ensures 0 <= \result && \result <= Layout.MAX_DEPTH && (size != 0 ==> 1 <= \result);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int mostLevels(Layout layout, int size) {
        if (size == 0) {
            return 0;
        }
        final int minimum = Layout.minimum(layout.capacity(1));
        final int least = least(layout.capacity(1));
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
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long mostBlocks(Layout layout, int size) {
        if (size == 0) {
            return 0;
        }
        final int minimum = Layout.minimum(layout.capacity(1));
        final int least = least(layout.capacity(1));
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
    /*+KEY@ behavior
      @   requires 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures 0 <= \result && \result <= Layout.MAX_DEPTH;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int depthBeforeLast(View head, Layout layout, int inserts) {
        final int most = mostLevels(layout, head.size + inserts - 1);
        return inserts - 1 < most - head.depth ? head.depth + inserts - 1 : most;
    }

    /** Block ids, in use and free, that so many inserts want at most. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long ids(BlockStore store, View head, int inserts) {
        final Layout layout = store.layout();
        final int depth = depthBeforeLast(head, layout, inserts);
        final long one = store.blockCount() - freeCount(store) + (inserts - 1L) * depth;
        final long all = mostBlocks(layout, head.size + inserts - 1);
        return (one < all ? one : all) + Tree.insertBlocks(depth);
    }

    /** Touches of so many inserts at most. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered() && 0 <= \result && \result <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int touches(BlockStore store, View head, int inserts) {
        final int depth = depthBeforeLast(head, store.layout(), inserts);
        return times(inserts, Tree.insertTouches(depth));
    }

    /** The product, or the greatest int. */
    /*@ normal_behavior
      @   requires 0 <= inserts && 0 <= touches && touches <= 4 * Layout.MAX_DEPTH;
      @
      @   ensures 0 <= \result && \result <= Integer.MAX_VALUE;
      @   ensures \result == Integer.MAX_VALUE || \result == inserts * touches;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int times(int inserts, int touches) {
        final long product = (long) inserts * touches;
        return product < Integer.MAX_VALUE ? (int) product : Integer.MAX_VALUE;
    }

    /** Whether there can be so many elements more, and ids for the blocks that they may want. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static boolean fits(BlockStore store, View head, int inserts) {
        return inserts <= Integer.MAX_VALUE - head.size && ids(store, head, inserts) <= store.layout().maxBlocks;
    }

    /** See {@link Tree#reserveInserts}. */
    /*+KEY@ behavior
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
    /*+KEY@ helper @*/ static boolean reserve(BlockStore store, View head, int inserts) {
        if (inserts == 0) {
            return true;
        }
        if (!fits(store, head, inserts)) {
            return false;
        }
        return stockUp(store, blocks(store, head, inserts), touches(store, head, inserts));
    }

    /** A reservation for no change. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && 0 <= touches;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable store.touchesLeft, store.blocksLeft, store.freshBlocks, store.freshExtents, store.freshTables,
      @     store.freshRoot, store.stock.extents, store.stock.extents[*], store.stock.extentCount, store.stock.tables,
      @     store.stock.tables[*], store.stock.tableCount, store.stock.root, store.stock.heldCount, store.free.ids;
      @*/
    private /*+KEY@ helper @*/ static boolean stockUp(BlockStore store, int blocks, int touches) {
        final boolean granted = store.reserve(blocks, touches);
        withdraw(store);
        return granted;
    }

    /** Blocks that so many inserts want besides those in use. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 1 <= inserts;
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int blocks(BlockStore store, View head, int inserts) {
        return (int) ids(store, head, inserts) - (store.blockCount() - freeCount(store));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int freeCount(BlockStore store) {
        return store.freeCount();
    }

    /** No change begins now: what was granted stays in stock. */
    /*+KEY@ behavior
      @   requires store.covered() || store.granted();
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @
      @   assignable store.touchesLeft, store.blocksLeft, store.freshBlocks, store.freshExtents, store.freshTables,
      @     store.freshRoot;
      @*/
    private /*+KEY@ helper @*/ static void withdraw(BlockStore store) {
        store.touchesLeft = 0;
        store.blocksLeft = 0;
        store.freshBlocks = 0;
        store.freshExtents = 0;
        store.freshTables = 0;
        store.freshRoot = false;
    }

    /** Whether so many inserts need no more than there is: {@link BlockStore#reserve} without asking. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && 0 <= inserts;
      @
      @   ensures store.covered() && (inserts == 0 ==> \result);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static boolean covers(BlockStore store, View head, int inserts) {
        return inserts == 0 || fits(store, head, inserts)
            && hasSpare(store, touches(store, head, inserts), (int) ids(store, head, inserts));
    }

    /** Whether what is in stock covers so many touches, and the blocks with ids below the number. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static boolean hasSpare(BlockStore store, int touches, int idsWanted) {
        final int ids = idsWith(store, idsWanted);
        final int extents = extentsFor(store, ids);
        return hasExtents(store, touches, extents) && hasTables(store, touches, extents) && hasRoot(store)
            && ids <= room(store);
    }

    /** The ids wanted, or those there are if they are more. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int idsWith(BlockStore store, int wanted) {
        return store.blockCount() + Stock.missing(wanted, store.blockCount());
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int extentsFor(BlockStore store, int ids) {
        return store.layout().extentsFor(ids);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static boolean hasExtents(BlockStore store, int touches, int extents) {
        return isEnough(stock(store).extentCount(), extentsToAdd(store, extents), extentsToCopy(store, touches));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static boolean hasTables(BlockStore store, int touches, int extents) {
        return isEnough(stock(store).tableCount(), tablesToAdd(store, extents), tablesToCopy(store, touches));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int extentsToAdd(BlockStore store, int extents) {
        return Stock.missing(extents, listed(store));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int extentsToCopy(BlockStore store, int touches) {
        return Stock.least(touches, store.sharedExtents());
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int tablesToAdd(BlockStore store, int extents) {
        return Stock.missing(tablesFor(store, extents), tablesFor(store, listed(store)));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int tablesFor(BlockStore store, int extents) {
        return store.layout().tablesFor(extents);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int tablesToCopy(BlockStore store, int touches) {
        return Stock.least(touches, store.sharedTables());
    }

    /** Whether what is present covers what is to be added and what is to be copied. */
    /*@ normal_behavior
      @   ensures \result <==> added + copied <= present;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static boolean isEnough(int present, int added, int copied) {
        return (long) added + copied <= present;
    }

    /** Whether the head has a root table of its own, or there is one for it. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static boolean hasRoot(BlockStore store) {
        final Stock stock = stock(store);
        return stock.count() - stock.extentCount() - stock.tableCount() > 0 || listed(store) > 0 && !store.sharesRoot();
    }

    /** Extents that the head lists. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int listed(BlockStore store) {
        return store.head.extentCount();
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered() && \result != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static Stock stock(BlockStore store) {
        return store.stock();
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int room(BlockStore store) {
        return store.free.room();
    }

    /** See {@link Tree#headroom}: a search by halves, since more inserts never need less. */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires 0 <= head.size && head.size <= Integer.MAX_VALUE;
      @
      @   ensures store.covered() && 0 <= \result && \result <= Integer.MAX_VALUE - head.size;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int headroom(BlockStore store, View head) {
        int covered = 0;
        int most = Integer.MAX_VALUE - head.size;
        /*+KEY@ loop_invariant 0 <= covered && covered <= most && most <= Integer.MAX_VALUE - head.size;
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
    private /*+KEY@ helper @*/ static int middle(int low, int high) {
        return high - (high - low) / 2;
    }
}
