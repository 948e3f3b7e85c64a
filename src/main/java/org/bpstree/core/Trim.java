package org.bpstree.core;

/** Gives memory back that the head can do without. */
final class Trim {
    private Trim() { }

    /** Gives spare capacity back: unused reservations, and extents at the end in which all blocks are free. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void trim(BlockStore store) {
        store.giveBack(detachExtents(store));
    }

    /** Gives everything back. No view is open. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void destroy(BlockStore store) {
        final int used = store.headCount();
        keepExtents(store, 0);
        store.giveBack(used);
    }

    /**
     * Lists no longer the extents at the end that hold free blocks alone.
     *
     * @return how many extents and tables the head gave up
     */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int detachExtents(BlockStore store) {
        final int held = store.headCount();
        final int extents = extentsInUse(store);
        if (extents < store.head.extentCount) {
            /*+KEY@ loop_invariant store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
              @ loop_invariant Integer.MIN_VALUE <= extent && extent <= Integer.MAX_VALUE;
              @ loop_modifies \everything;
              @*/
            for (int extent = store.head.extentCount - 1; extent >= extents; extent--) {
                detach(store, extent);
            }
            keepExtents(store, extents);
        }
        return held - store.headCount();
    }

    /** The extents but for those at the end that hold free blocks alone. A view's stay: its tables may be shared. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int extentsInUse(BlockStore store) {
        return store.layout().extentsFor(blocksInUse(store));
    }

    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static int blocksInUse(BlockStore store) {
        final int kept = store.viewExtents();
        int blocks = store.blockCount();
        /*+KEY@ loop_invariant store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
          @ loop_invariant Integer.MIN_VALUE <= blocks && blocks <= Integer.MAX_VALUE;
          @ loop_modifies blocks;
          @*/
        while (blocks > 0 && extentOf(store, blocks - 1) >= kept && HeadBlock.count(store, blocks - 1) == 0) {
            blocks--;
        }
        return blocks;
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
    private /*+KEY@ helper @*/ static int extentOf(BlockStore store, int id) {
        return store.layout().extentOf(id);
    }

    /** A table goes with its first extent. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void detach(BlockStore store, int extent) {
        final Layout layout = store.layout();
        final int table = layout.tableOf(extent);
        final int place = layout.placeOf(extent);
        clear(store, table, place);
        if (place == 0) {
            clear(store, table);
        }
    }

    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void clear(BlockStore store, int table, int place) {
        store.head.root[table][place] = null;
    }

    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void clear(BlockStore store, int table) {
        store.head.root[table] = null;
    }

    /** The head uses only the first extents any longer; blocks beyond them are gone, and were free. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   ensures (\forall int i; 0 <= i && i < store.free.count; store.free.ids[i] < store.blockCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void keepExtents(BlockStore store, int extents) {
        store.head.extentCount = extents;
        if (extents == 0) {
            store.head.root = null;
        }
        store.blockCount = extents * store.layout.blocksPerExtent;
        store.free.keepBelow(store.blockCount);
    }
}
