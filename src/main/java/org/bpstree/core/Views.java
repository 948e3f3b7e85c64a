package org.bpstree.core;

/** The chain of open views: freezing an image, and closing it. Neither asks for memory. */
final class Views {
    private Views() { }

    /** Freezes the head's state in an image, in constant time. */
    /*@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires 0 <= store.head.extentCount && store.head.extentCount <= Integer.MAX_VALUE;
      @   requires store.layout.tablesFit();
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*@ helper @*/ static void open(BlockStore store, Image view) {
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
    /*@ behavior
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
    private /*@ helper @*/ static void shareHead(BlockStore store) {
        store.sharedExtents = store.head.extentCount;
        store.sharedTables = store.layout.tablesFor(store.head.extentCount);
        store.sharedRoot = store.head.extentCount > 0;
    }

    /** Closes a view and gives back what no other image uses. */
    /*@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*@ helper @*/ static void close(BlockStore store, Image view) {
        final Image older = view.older;
        final Image newer = view.newer == null ? store.head : view.newer;
        if (older != null) {
            older.newer = view.newer;
        }
        if (view.newer != null) {
            view.newer.older = older;
        } else {
            store.newest = older;
            countShared(store);
        }
        final int unused = unused(store.layout, view, newer, older);
        view.root = null;
        view.extentCount = 0;
        view.older = null;
        view.newer = null;
        store.returnGrants(unused);
    }

    /** Counts anew what the head shares with the newest view. */
    /*@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable store.sharedExtents, store.sharedTables, store.sharedRoot;
      @*/
    /*@ helper @*/ static void countShared(BlockStore store) {
        store.sharedExtents = sharedExtents(store.layout, store.head, store.newest);
        store.sharedTables = sharedTables(store.layout, store.head, store.newest);
        store.sharedRoot = Image.sharesRoot(store.head, store.newest);
    }

    /*@ behavior
      @   ensures 0 <= \result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int sharedExtents(Layout layout, Image head, /*@ nullable @*/ Image newest) {
        final int extents = head.extentCount();
        int shared = 0;
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

    /*@ behavior
      @   ensures 0 <= \result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int sharedTables(Layout layout, Image head, /*@ nullable @*/ Image newest) {
        final int tables = layout.tablesFor(head.extentCount());
        int shared = 0;
        /*@ loop_invariant 0 <= shared && shared <= table && table <= Integer.MAX_VALUE;
          @ loop_modifies table, shared;
          @*/
        for (int table = 0; table < tables; table++) {
            if (Image.sharesTable(layout, head, newest, table)) {
                shared++;
            }
        }
        return shared;
    }

    /**
     * Counts what a view alone uses. An image shares with the one before it or after it, or with none at all, so two
     * comparisons are enough.
     */
    /*@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int unused(Layout layout, Image view, /*@ nullable @*/ Image newer,
                                             /*@ nullable @*/ Image older) {
        int unused = unusedExtents(layout, view, newer, older) + unusedTables(layout, view, newer, older);
        if (view.extentCount > 0 && !Image.sharesRoot(view, newer) && !Image.sharesRoot(view, older)) {
            unused++;
        }
        return unused;
    }

    /*@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int unusedExtents(Layout layout, Image view, /*@ nullable @*/ Image newer,
                                                    /*@ nullable @*/ Image older) {
        final int extents = view.extentCount();
        int unused = 0;
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

    /*@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int unusedTables(Layout layout, Image view, /*@ nullable @*/ Image newer,
                                                   /*@ nullable @*/ Image older) {
        final int tables = layout.tablesFor(view.extentCount());
        int unused = 0;
        /*@ loop_invariant 0 <= unused && unused <= table && table <= Integer.MAX_VALUE;
          @ loop_modifies table, unused;
          @*/
        for (int table = 0; table < tables; table++) {
            if (!Image.sharesTable(layout, view, newer, table) && !Image.sharesTable(layout, view, older, table)) {
                unused++;
            }
        }
        return unused;
    }

    /** Whether the image is one of the store's open views. */
    /*@ behavior
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
    /*@ helper @*/ static boolean has(BlockStore store, Image view) {
        Image image = store.newest();
        /*@ loop_invariant store.covered();
          @ loop_invariant (store.newest == null ==> image == null) && (store.newest == view ==> image == view);
          @ loop_modifies image;
          @*/
        while (image != null && image != view) {
            image = image.older;
        }
        return image != null;
    }
}
