package org.bpstree.core;

/** What a granted reservation adds to the head when its change begins: tables, extents in them, and free blocks. */
final class Growth {
    private Growth() { }

    /** Lists fresh tables. */
    /*@ behavior
      @   requires store.granted() && !store.freshRoot;
      @
      @   ensures store.granted() && !store.freshRoot && store.freshTables == 0;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   diverges true;
      @*/
    /*@ helper @*/ static void addTables(BlockStore store) {
        int table = store.layout.tablesFor(store.head.extentCount());
        /*@ loop_invariant store.granted() && !store.freshRoot;
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (store.freshTables > 0) {
            store.head.root[table] = store.stock.takeTable();
            table++;
            store.freshTables--;
        }
    }

    /** Lists fresh extents. A table may be shared: no view answers for the places that are written. */
    /*@ behavior
      @   requires store.granted() && !store.freshRoot && store.freshTables == 0;
      @
      @   ensures store.granted() && !store.freshRoot && store.freshTables == 0 && store.freshExtents == 0;
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   diverges true;
      @*/
    /*@ helper @*/ static void addExtents(BlockStore store) {
        /*@ loop_invariant store.granted() && !store.freshRoot && store.freshTables == 0;
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (store.freshExtents > 0) {
            final int extent = store.head.extentCount();
            final int table = store.layout.tableOf(extent);
            final int place = store.layout.placeOf(extent);
            store.head.root[table][place] = store.stock.takeExtent();
            store.head.extentCount++;
            store.freshExtents--;
        }
    }

    /** Puts fresh ids on the free list one by one, the highest on top, above older ones: upstream's order. */
    /*@ behavior
      @   requires store.granted() && !store.freshRoot && store.freshTables == 0 && store.freshExtents == 0;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   diverges true;
      @*/
    /*@ helper @*/ static void addBlocks(BlockStore store) {
        /*@ loop_invariant store.granted() && !store.freshRoot && store.freshTables == 0 && store.freshExtents == 0;
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (store.freshBlocks > 0) {
            store.free.push(store.blockCount());
            store.blockCount++;
            store.freshBlocks--;
        }
    }
}
