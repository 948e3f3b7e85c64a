package org.bpstree.core;

/**
 * A translation from block ids to words: the head's, or the frozen one of a view.
 *
 * <p>Three levels: root table, tables, extents. An image answers for the extents [0, extentCount). What a table lists
 * beyond that is another image's business, since images share tables and the head goes on filling them.
 */
final class Image {
    /** The root table; null while there is no extent. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ long /*+OPENJML@ nullable @*/ [][][] root;
    /** Extents that this image answers for. */
    /*@ spec_public @*/ int extentCount;
    /** The image frozen before this one; null for the oldest. */
    /*@ nullable @*/ Image older;
    /** The image frozen after this one; null for the newest view and for the head. */
    /*@ nullable @*/ Image newer;

    /** An image of nothing. */
    /*@ normal_behavior
      @   ensures root == null && extentCount == 0 && older == null && newer == null;
      @
      @   assignable \nothing;
      @*/
    Image() { }

    /** Whether each extent that the image answers for has its place (V3); the contracts that count ask for it. */
    /*+KEY@ public model_behavior
      @   accessible layout.tableShift, layout.extentsPerTable, root, root[*], extentCount;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper model boolean legible(Layout layout) {
      @   return layout.tablesFit()
      @     && (root == null ? extentCount == 0 : layout.tableCount(extentCount) <= root.length)
      @     && (\forall int e; 0 <= e && e < extentCount; e / layout.extentsPerTable < root.length
      @       && root[e / layout.extentsPerTable] != null
      @       && e % layout.extentsPerTable < root[e / layout.extentsPerTable].length);
      @ }
      @*/

    /** What the constructor of the layout checks of the blocks. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout.extentShift, layout.blocksPerExtent, layout.blockWords, layout.extentWords;
      @*/
    /*+OPENJML@ inline pure @*/
    /*+STRICT@ helper static model boolean measured(Layout layout) {
      @   return 0 <= layout.extentShift && layout.extentShift <= 30
      @     && 1 <= layout.blocksPerExtent && layout.blocksPerExtent == 1 << layout.extentShift
      @     && 1 <= layout.blockWords && layout.extentWords == layout.blocksPerExtent * layout.blockWords
      @     && layout.extentWords <= Layout.MAX_EXTENT_WORDS;
      @ }
      @*/

    /** Whether the image answers for the block, with these words. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout.blocksPerExtent, layout.extentsPerTable, root, extentCount,
      @     root[id / layout.blocksPerExtent / layout.extentsPerTable],
      @     root[id / layout.blocksPerExtent / layout.extentsPerTable]
      @       [id / layout.blocksPerExtent % layout.extentsPerTable];
      @*/
    /*+OPENJML@ inline pure @*/
    /*+STRICT@ helper model boolean lists(Layout layout, \bigint id, nullable long[] words) {
      @   return 0 <= id && id / layout.blocksPerExtent < extentCount
      @     && words == root[id / layout.blocksPerExtent / layout.extentsPerTable]
      @       [id / layout.blocksPerExtent % layout.extentsPerTable];
      @ }
      @*/

    /** Whether both images answer for the extent, with the very same words. */
    /*+KEY@ public model_behavior
      @   accessible layout.extentsPerTable, image.root, other.root, other.extentCount,
      @     image.root[extent / layout.extentsPerTable], other.root[extent / layout.extentsPerTable],
      @     image.root[extent / layout.extentsPerTable][extent % layout.extentsPerTable],
      @     other.root[extent / layout.extentsPerTable][extent % layout.extentsPerTable];
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean sameExtent(Layout layout, Image image, nullable Image other, \bigint extent) {
      @   return other != null && extent < other.extentCount
      @     && other.root[extent / layout.extentsPerTable][extent % layout.extentsPerTable]
      @       == image.root[extent / layout.extentsPerTable][extent % layout.extentsPerTable];
      @ }
      @*/

    /** Whether both images use the very same table. */
    /*+KEY@ public model_behavior
      @   accessible layout.extentsPerTable, image.root, other.root,
      @     other.extentCount, image.root[table], other.root[table];
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean sameTable(Layout layout, Image image, nullable Image other, \bigint table) {
      @   return other != null && table < layout.tableCount(other.extentCount)
      @     && other.root[table] == image.root[table];
      @ }
      @*/

    /** Whether both images use the very same root table. */
    /*+KEY@ public model_behavior
      @   accessible image.root, other.root, other.extentCount;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean sameRoot(Image image, nullable Image other) {
      @   return other != null && 0 < other.extentCount && other.root == image.root;
      @ }
      @*/

    /** Extents that this image answers for. */
    /*+STRICT@ normal_behavior
      @   ensures \result == extentCount;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   ensures \result == extentCount;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int extentCount() {
        return extentCount;
    }

    /** The words of an extent. */
    /*+STRICT@ normal_behavior
      @   requires legible(layout) && 0 <= extent && extent < extentCount;
      @
      @   ensures \result == root[extent / layout.extentsPerTable][extent % layout.extentsPerTable];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [] extent(Layout layout, int extent) {
        return root[layout.tableOf(extent)][layout.placeOf(extent)];
    }

    /** The words of the extent that holds the block; it begins there at {@link Layout#baseOf}. */
    /*+STRICT@ normal_behavior
      @   requires measured(layout) && legible(layout) && 0 <= id && id / layout.blocksPerExtent < extentCount;
      @
      @   ensures lists(layout, id, \result);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [] words(Layout layout, int id) {
        return extent(layout, layout.extentOf(id));
    }

    /** Whether the other image answers for the extent with the very same words. */
    /*+STRICT@ normal_behavior
      @   requires image.legible(layout) && 0 <= extent && extent < image.extentCount;
      @   requires other == null || other.legible(layout) && 0 <= other.extentCount;
      @
      @   ensures \result <==> sameExtent(layout, image, other, extent);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static boolean sharesExtent(Layout layout, Image image, /*@ nullable @*/ Image other, int extent) {
        return other != null && extent < other.extentCount
            && other.extent(layout, extent) == image.extent(layout, extent);
    }

    /** Whether the other image uses the very same table. */
    /*+STRICT@ normal_behavior
      @   requires image.legible(layout) && 0 <= image.extentCount;
      @   requires 0 <= table && table < layout.tableCount(image.extentCount);
      @   requires other == null || other.legible(layout) && 0 <= other.extentCount;
      @
      @   ensures \result <==> sameTable(layout, image, other, table);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static boolean sharesTable(Layout layout, Image image, /*@ nullable @*/ Image other, int table) {
        return other != null && table < layout.tablesFor(other.extentCount())
            && other.root[table] == image.root[table];
    }

    /** Whether the other image uses the very same root table. */
    /*+STRICT@ normal_behavior
      @   ensures \result <==> sameRoot(image, other);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static boolean sharesRoot(Image image, /*@ nullable @*/ Image other) {
        return other != null && other.extentCount > 0 && other.root == image.root;
    }
}
