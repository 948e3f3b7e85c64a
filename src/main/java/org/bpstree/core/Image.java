package org.bpstree.core;

/**
 * A translation from block ids to words: the head's, or the frozen one of a view.
 *
 * <p>Three levels: root table, tables, extents. An image answers for the extents [0, extentCount). What a table lists
 * beyond that is another image's business, since images share tables and the head goes on filling them.
 */
final class Image {
    /** The root table; null while there is no extent. */
    /*@ spec_public nullable @*/ long[][][] root;
    /** Extents that this image answers for. */
    /*@ spec_public @*/ int extentCount;
    /** The image frozen before this one; null for the oldest. */
    /*@ nullable @*/ Image older;
    /** The image frozen after this one; null for the newest view and for the head. */
    /*@ nullable @*/ Image newer;

    /** Extents that this image answers for. */
    /*@ behavior
      @   ensures \result == extentCount;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ int extentCount() {
        return extentCount;
    }

    /** The words of an extent. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper nullable @*/ long[] extent(Layout layout, int extent) {
        return root[layout.tableOf(extent)][layout.placeOf(extent)];
    }

    /** The words of the extent that holds the block; it begins there at {@link Layout#baseOf}. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper nullable @*/ long[] words(Layout layout, int id) {
        return extent(layout, layout.extentOf(id));
    }

    /** Whether the other image answers for the extent with the very same words. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static boolean sharesExtent(Layout layout, Image image, /*@ nullable @*/ Image other, int extent) {
        return other != null && extent < other.extentCount
            && other.extent(layout, extent) == image.extent(layout, extent);
    }

    /** Whether the other image uses the very same table. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static boolean sharesTable(Layout layout, Image image, /*@ nullable @*/ Image other, int table) {
        return other != null && table < layout.tablesFor(other.extentCount())
            && other.root[table] == image.root[table];
    }

    /** Whether the other image uses the very same root table. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static boolean sharesRoot(Image image, /*@ nullable @*/ Image other) {
        return other != null && other.extentCount > 0 && other.root == image.root;
    }
}
