package org.bpstree.core;

/** The chain of open views: freezing an image, and closing it. Neither asks for memory. */
final class Views {
    private Views() { }

    /** Freezes the head's state in an image, in constant time. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires 0 <= store.head.extentCount && store.head.extentCount <= Integer.MAX_VALUE;
      @   requires store.layout.tablesFit();
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void open(BlockStore store, Image view) {
        final Image newest = store.newest();
        view.root = store.head.root;
        view.extentCount = store.head.extentCount;
        view.older = newest;
        view.newer = null;
        if (newest != null) {
            newest.newer = view;
        }
        store.newest = view;
        shareHead(store);
    }

    /** The head shares all that it has. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires 0 <= store.head.extentCount && store.head.extentCount <= Integer.MAX_VALUE;
      @   requires store.layout.tablesFit();
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable store.sharedExtents, store.sharedTables, store.sharedRoot;
      @*/
    /*+KEYSTRICT@ also normal_behavior
      @   requires store.layout != null && store.head != null && store.layout.tablesFit();
      @   requires 0 <= store.head.extentCount && store.head.extentCount <= Integer.MAX_VALUE;
      @
      @   ensures store.sharedExtents == store.head.extentCount;
      @   ensures store.sharedTables == store.layout.tableCount(store.head.extentCount);
      @   ensures store.sharedRoot <==> 0 < store.head.extentCount;
      @
      @   assignable store.sharedExtents, store.sharedTables, store.sharedRoot;
      @*/
    private /*+KEY@ helper @*/ static void shareHead(BlockStore store) {
        store.sharedExtents = store.head.extentCount;
        store.sharedTables = store.layout.tablesFor(store.head.extentCount);
        store.sharedRoot = store.head.extentCount > 0;
    }

    /** What the view has and neither neighbour: extents, tables, the root table. */
    /*+KEY@ public model_behavior
      @   ensures true;
      @ helper static model \bigint own(Layout layout, Image view, nullable Image newer, nullable Image older) {
      @   return (\num_of int e; 0 <= e && e < view.extentCount;
      @       !Image.sameExtent(layout, view, newer, e) && !Image.sameExtent(layout, view, older, e))
      @     + (\num_of int t; 0 <= t && t < layout.tableCount(view.extentCount);
      @       !Image.sameTable(layout, view, newer, t) && !Image.sameTable(layout, view, older, t))
      @     + (0 < view.extentCount && !Image.sameRoot(view, newer) && !Image.sameRoot(view, older) ? 1 : 0);
      @ }
      @*/

    /** Closes a view and gives back what no other image uses. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEYSTRICT@ also behavior
      @   requires store.layout != null && store.head != null && store.stock != null && store.stock.source != null;
      @   requires store.layout.tablesFit() && 0 <= view.extentCount && view.legible(store.layout);
      @   requires store.head.legible(store.layout) && 0 <= store.head.extentCount;
      @   requires view.newer == null || view.newer.legible(store.layout) && 0 <= view.newer.extentCount;
      @   requires view.older == null || view.older.legible(store.layout) && 0 <= view.older.extentCount;
      @   requires own(store.layout, view, view.newer == null ? store.head : view.newer, view.older)
      @     <= store.stock.heldCount && store.stock.heldCount <= Integer.MAX_VALUE;
      @
      @   ensures store.stock.heldCount == \old(store.stock.heldCount)
      @     - \old(own(store.layout, view, view.newer == null ? store.head : view.newer, view.older));
      @   ensures \old(view.newer) == null ==> store.sharedExtents == \old((\num_of int e;
      @     0 <= e && e < store.head.extentCount; Image.sameExtent(store.layout, store.head, view.older, e)));
      @   ensures \old(view.newer) == null ==> store.sharedTables == \old((\num_of int t;
      @     0 <= t && t < store.layout.tableCount(store.head.extentCount);
      @     Image.sameTable(store.layout, store.head, view.older, t)));
      @   ensures \old(view.newer) == null ==> store.sharedRoot == \old(Image.sameRoot(store.head, view.older));
      @   signals_only Throwable;
      @*/
    /*+KEY@ helper @*/ static void close(BlockStore store, Image view) {
        final Image older = view.older;
        final Image newer = view.newer == null ? store.head : view.newer;
        final int unused = unused(store.layout, view, newer, older);
        if (older != null) {
            older.newer = view.newer;
        }
        if (view.newer != null) {
            view.newer.older = older;
        } else {
            store.newest = older;
            countShared(store);
        }
        view.root = null;
        view.extentCount = 0;
        view.older = null;
        view.newer = null;
        store.returnGrants(unused);
    }

    /** After the next newer view was closed: what only that one answered for is listed no longer (V4). */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void forget(BlockStore store, /*@ nullable @*/ Image view) {
        if (view == null || view.extentCount == 0) {
            return;
        }
        final Layout layout = store.layout;
        final Image newer = view.newer == null ? store.head : view.newer;
        final int extents = view.extentCount();
        forgetExtents(store, view, newer);
        if (!Image.sharesRoot(view, newer)) {
            Stock.clearRoot(view.root, layout.tablesFor(extents));
        }
    }

    /** In the one table that a view may fill in part. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void forgetExtents(BlockStore store, Image view, Image newer) {
        final Layout layout = store.layout;
        final int extents = view.extentCount();
        final int table = layout.tableOf(extents);
        final int place = layout.placeOf(extents);
        if (place > 0 && !Image.sharesTable(layout, view, newer, table)) {
            Stock.clearTable(view.root[table], place);
        }
    }

    /** Counts anew what the head shares with the newest view. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable store.sharedExtents, store.sharedTables, store.sharedRoot;
      @*/
    /*+KEYSTRICT@ also normal_behavior
      @   requires store.layout != null && store.head != null && store.layout.tablesFit();
      @   requires 0 <= store.head.extentCount && store.head.legible(store.layout);
      @   requires store.newest == null || store.newest.legible(store.layout) && 0 <= store.newest.extentCount;
      @
      @   ensures store.sharedExtents == \old((\num_of int e; 0 <= e && e < store.head.extentCount;
      @     Image.sameExtent(store.layout, store.head, store.newest, e)));
      @   ensures store.sharedTables == \old((\num_of int t;
      @     0 <= t && t < store.layout.tableCount(store.head.extentCount);
      @     Image.sameTable(store.layout, store.head, store.newest, t)));
      @   ensures store.sharedRoot == \old(Image.sameRoot(store.head, store.newest));
      @
      @   assignable store.sharedExtents, store.sharedTables, store.sharedRoot;
      @*/
    /*+KEY@ helper @*/ static void countShared(BlockStore store) {
        final int extents = sharedExtents(store.layout, store.head, store.newest);
        final int tables = sharedTables(store.layout, store.head, store.newest);
        final boolean root = Image.sharesRoot(store.head, store.newest);
        store.sharedExtents = extents;
        store.sharedTables = tables;
        store.sharedRoot = root;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires 0 <= head.extentCount && head.legible(layout);
      @   requires newest == null || newest.legible(layout) && 0 <= newest.extentCount;
      @
      @   ensures \result == (\num_of int e; 0 <= e && e < head.extentCount; Image.sameExtent(layout, head, newest, e));
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= \result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int sharedExtents(Layout layout, Image head, /*@ nullable @*/ Image newest) {
        final int extents = head.extentCount();
        int shared = 0;
        /*+KEYSTRICT@ loop_invariant extent <= extents;
          @ loop_invariant shared == (\num_of int e; 0 <= e && e < extent; Image.sameExtent(layout, head, newest, e));
          @ loop_modifies \strictly_nothing;
          @ decreases extents - extent;
          @*/
        /*@ loop_invariant 0 <= shared && shared <= extent && extent <= Integer.MAX_VALUE;
          @ loop_modifies extent, shared;
          @*/
        for (int extent = 0; extent < extents; extent++) {
            if (Image.sharesExtent(layout, head, newest, extent)) {
                shared++;
            }
        }
        return shared;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout.tablesFit();
      @   requires 0 <= head.extentCount && head.legible(layout);
      @   requires newest == null || newest.legible(layout) && 0 <= newest.extentCount;
      @
      @   ensures \result == (\num_of int t; 0 <= t && t < layout.tableCount(head.extentCount);
      @     Image.sameTable(layout, head, newest, t));
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= \result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int sharedTables(Layout layout, Image head, /*@ nullable @*/ Image newest) {
        final int tables = layout.tablesFor(head.extentCount());
        int shared = 0;
        /*+KEYSTRICT@ loop_invariant number <= tables;
          @ loop_invariant shared == (\num_of int t; 0 <= t && t < number; Image.sameTable(layout, head, newest, t));
          @ loop_modifies \strictly_nothing;
          @ decreases tables - number;
          @*/
        /*@ loop_invariant 0 <= shared && shared <= number && number <= Integer.MAX_VALUE;
          @ loop_modifies number, shared;
          @*/
        for (int number = 0; number < tables; number++) {
            if (Image.sharesTable(layout, head, newest, number)) {
                shared++;
            }
        }
        return shared;
    }

    /**
     * Counts what a view alone uses. An image shares with the one before it or after it, or with none at all, so two
     * comparisons are enough.
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout.tablesFit();
      @   requires 0 <= view.extentCount && view.legible(layout);
      @   requires newer == null || newer.legible(layout) && 0 <= newer.extentCount;
      @   requires older == null || older.legible(layout) && 0 <= older.extentCount;
      @   requires own(layout, view, newer, older) <= Integer.MAX_VALUE;
      @
      @   ensures 0 <= \result && \result == own(layout, view, newer, older);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int unused(Layout layout, Image view, /*@ nullable @*/ Image newer,
                                             /*@ nullable @*/ Image older) {
        return addUnused(layout, view, newer, older);
    }

    /** The sum itself. It stands apart: the prover unfolds {@code own} only where nothing else is done. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout.tablesFit();
      @   requires 0 <= view.extentCount && view.legible(layout);
      @   requires newer == null || newer.legible(layout) && 0 <= newer.extentCount;
      @   requires older == null || older.legible(layout) && 0 <= older.extentCount;
      @   requires (\num_of int e; 0 <= e && e < view.extentCount;
      @       !Image.sameExtent(layout, view, newer, e)
      @         && !Image.sameExtent(layout, view, older, e))
      @     + (\num_of int t; 0 <= t && t < layout.tableCount(view.extentCount);
      @       !Image.sameTable(layout, view, newer, t)
      @         && !Image.sameTable(layout, view, older, t))
      @     + (0 < view.extentCount && !Image.sameRoot(view, newer)
      @       && !Image.sameRoot(view, older) ? 1 : 0) <= Integer.MAX_VALUE;
      @
      @   ensures 0 <= \result;
      @   ensures \result == (\num_of int e; 0 <= e && e < view.extentCount;
      @       !Image.sameExtent(layout, view, newer, e)
      @         && !Image.sameExtent(layout, view, older, e))
      @     + (\num_of int t; 0 <= t && t < layout.tableCount(view.extentCount);
      @       !Image.sameTable(layout, view, newer, t)
      @         && !Image.sameTable(layout, view, older, t))
      @     + (0 < view.extentCount && !Image.sameRoot(view, newer)
      @       && !Image.sameRoot(view, older) ? 1 : 0);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int addUnused(Layout layout, Image view, /*@ nullable @*/ Image newer,
                                                /*@ nullable @*/ Image older) {
        int unused = unusedExtents(layout, view, newer, older) + unusedTables(layout, view, newer, older);
        if (view.extentCount > 0 && !Image.sharesRoot(view, newer) && !Image.sharesRoot(view, older)) {
            unused++;
        }
        return unused;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires 0 <= view.extentCount && view.legible(layout);
      @   requires newer == null || newer.legible(layout) && 0 <= newer.extentCount;
      @   requires older == null || older.legible(layout) && 0 <= older.extentCount;
      @
      @   ensures 0 <= \result;
      @   ensures \result == (\num_of int e; 0 <= e && e < view.extentCount;
      @     !Image.sameExtent(layout, view, newer, e) && !Image.sameExtent(layout, view, older, e));
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int unusedExtents(Layout layout, Image view, /*@ nullable @*/ Image newer,
                                                    /*@ nullable @*/ Image older) {
        final int extents = view.extentCount();
        int unused = 0;
        /*+KEYSTRICT@ loop_invariant extent <= extents;
          @ loop_invariant unused == (\num_of int e; 0 <= e && e < extent;
          @   !Image.sameExtent(layout, view, newer, e) && !Image.sameExtent(layout, view, older, e));
          @ loop_modifies \strictly_nothing;
          @ decreases extents - extent;
          @*/
        /*@ loop_invariant 0 <= unused && unused <= extent && extent <= Integer.MAX_VALUE;
          @ loop_modifies extent, unused;
          @*/
        for (int extent = 0; extent < extents; extent++) {
            if (!Image.sharesExtent(layout, view, newer, extent) && !Image.sharesExtent(layout, view, older, extent)) {
                unused++;
            }
        }
        return unused;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout.tablesFit();
      @   requires 0 <= view.extentCount && view.legible(layout);
      @   requires newer == null || newer.legible(layout) && 0 <= newer.extentCount;
      @   requires older == null || older.legible(layout) && 0 <= older.extentCount;
      @
      @   ensures 0 <= \result;
      @   ensures \result == (\num_of int t; 0 <= t && t < layout.tableCount(view.extentCount);
      @     !Image.sameTable(layout, view, newer, t) && !Image.sameTable(layout, view, older, t));
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int unusedTables(Layout layout, Image view, /*@ nullable @*/ Image newer,
                                                   /*@ nullable @*/ Image older) {
        final int tables = layout.tablesFor(view.extentCount());
        int unused = 0;
        /*+KEYSTRICT@ loop_invariant number <= tables;
          @ loop_invariant unused == (\num_of int t; 0 <= t && t < number;
          @   !Image.sameTable(layout, view, newer, t) && !Image.sameTable(layout, view, older, t));
          @ loop_modifies \strictly_nothing;
          @ decreases tables - number;
          @*/
        /*@ loop_invariant 0 <= unused && unused <= number && number <= Integer.MAX_VALUE;
          @ loop_modifies number, unused;
          @*/
        for (int number = 0; number < tables; number++) {
            if (!Image.sharesTable(layout, view, newer, number) && !Image.sharesTable(layout, view, older, number)) {
                unused++;
            }
        }
        return unused;
    }

    /** Whether the image is one of the store's open views. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.newest == view ==> \result;
      @   ensures store.newest == null ==> !\result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static boolean has(BlockStore store, Image view) {
        Image image = store.newest();
        /*+KEY@ loop_invariant store.covered();
          @ loop_invariant (store.newest == null ==> image == null) && (store.newest == view ==> image == view);
          @ loop_modifies image;
          @*/
        while (image != null && image != view) {
            image = image.older;
        }
        return image != null;
    }
}
