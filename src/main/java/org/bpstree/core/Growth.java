package org.bpstree.core;

/** What a granted reservation adds to the head when its change begins: tables, extents in them, and free blocks. */
final class Growth {
    private Growth() { }

    /** Puts a fresh root table in place if the head has none. */
    /*+KEY@ behavior
      @   requires store.granted();
      @
      @   ensures store.granted() && !store.freshRoot;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void addRoot(BlockStore store) {
        if (store.freshRoot) {
            store.head.root = store.stock.takeRoot();
            store.freshRoot = false;
        }
    }

    /** Lists fresh tables. */
    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot;
      @
      @   ensures store.granted() && !store.freshRoot && store.freshTables <= 0;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void addTables(BlockStore store) {
        int table = headTables(store);
        /*+KEY@ loop_invariant store.granted() && !store.freshRoot;
          @ loop_invariant Integer.MIN_VALUE <= table && table <= Integer.MAX_VALUE;
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (store.freshTables > 0) {
            addTable(store, table);
            table++;
        }
    }

    /*+KEY@ behavior
      @   requires store.granted();
      @
      @   ensures store.granted();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int headTables(BlockStore store) {
        return store.layout.tablesFor(store.head.extentCount());
    }

    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot && 1 <= store.freshTables;
      @
      @   ensures store.granted() && !store.freshRoot;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void addTable(BlockStore store, int table) {
        store.head.root[table] = takeTable(store);
    }

    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot && 1 <= store.freshTables;
      @
      @   ensures store.granted() && !store.freshRoot;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [][] takeTable(BlockStore store) {
        store.freshTables--;
        return store.stock.takeTable();
    }

    /** Lists fresh extents. A table may be shared: no view answers for the places that are written. */
    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot && store.freshTables <= 0;
      @
      @   ensures store.granted() && !store.freshRoot && store.freshTables <= 0 && store.freshExtents <= 0;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void addExtents(BlockStore store) {
        /*+KEY@ loop_invariant store.granted() && !store.freshRoot && store.freshTables <= 0;
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (store.freshExtents > 0) {
            addExtent(store);
        }
    }

    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot && store.freshTables <= 0 && 1 <= store.freshExtents;
      @
      @   ensures store.granted() && !store.freshRoot && store.freshTables <= 0;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void addExtent(BlockStore store) {
        final int table = tableOf(store);
        final int place = placeOf(store);
        store.head.root[table][place] = takeExtent(store);
        store.head.extentCount++;
    }

    /*+KEY@ behavior
      @   requires store.granted();
      @
      @   ensures store.granted();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int tableOf(BlockStore store) {
        return store.layout.tableOf(store.head.extentCount());
    }

    /*+KEY@ behavior
      @   requires store.granted();
      @
      @   ensures store.granted();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int placeOf(BlockStore store) {
        return store.layout.placeOf(store.head.extentCount());
    }

    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot && store.freshTables <= 0 && 1 <= store.freshExtents;
      @
      @   ensures store.granted() && !store.freshRoot && store.freshTables <= 0;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [] takeExtent(BlockStore store) {
        store.freshExtents--;
        return store.stock.takeExtent();
    }

    /** Puts fresh ids on the free list one by one, the highest on top, above older ones: upstream's order. */
    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot && store.freshTables <= 0 && store.freshExtents <= 0;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void addBlocks(BlockStore store) {
        /*+KEY@ loop_invariant store.granted() && !store.freshRoot && store.freshTables <= 0 && store.freshExtents <= 0;
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (store.freshBlocks > 0) {
            addBlock(store);
        }
    }

    /*+KEY@ behavior
      @   requires store.granted() && !store.freshRoot && store.freshTables <= 0 && store.freshExtents <= 0;
      @   requires 1 <= store.freshBlocks;
      @
      @   ensures store.granted() && !store.freshRoot && store.freshTables <= 0 && store.freshExtents <= 0;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void addBlock(BlockStore store) {
        store.free.push(store.blockCount());
        store.blockCount++;
        store.freshBlocks--;
    }
}
