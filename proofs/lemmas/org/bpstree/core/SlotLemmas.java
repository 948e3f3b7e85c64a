package org.bpstree.core;

/**
 * Arithmetic that carries T8: places in ranges of equal width do not overlap. Products of two variables are beyond the
 * prover where anything else is going on, so each step stands alone here.
 */
final class SlotLemmas {
    private SlotLemmas() { }

    /** A later place begins where an earlier one has ended. */
    /*@ public normal_behavior
      @   requires 0 <= earlier && earlier < later && 0 <= width;
      @   ensures earlier * width + width <= later * width;
      @   assignable \strictly_nothing;
      @*/
    static void order(int earlier, int later, int width) { }

    /** Different places do not overlap. */
    /*@ public normal_behavior
      @   requires 0 <= place && 0 <= other && place != other && 0 <= width;
      @   ensures place * width + width <= other * width || other * width + width <= place * width;
      @   assignable \strictly_nothing;
      @*/
    static void apart(int place, int other, int width) {
        if (place < other) {
            order(place, other, width);
        } else {
            order(other, place, width);
        }
    }

    /** Different blocks of one extent have different places in it. */
    /*@ public normal_behavior
      @   requires 0 <= id && 0 <= otherId && id != otherId && 1 <= blocks && id / blocks == otherId / blocks;
      @   ensures id % blocks != otherId % blocks;
      @   ensures 0 <= id % blocks && 0 <= otherId % blocks;
      @   assignable \strictly_nothing;
      @*/
    static void placesDiffer(int id, int otherId, int blocks) { }

    /** Different blocks are in different extents, or their words do not overlap. */
    /*@ public normal_behavior
      @   requires 0 <= id && 0 <= otherId && id != otherId;
      @   requires 0 <= layout.extentShift && layout.extentShift <= 30;
      @   requires 1 <= layout.blocksPerExtent && layout.blocksPerExtent <= Integer.MAX_VALUE;
      @   requires layout.blocksPerExtent == 1 << layout.extentShift;
      @   requires 1 <= layout.blockWords && layout.extentWords == layout.blocksPerExtent * layout.blockWords;
      @   requires layout.extentWords <= Layout.MAX_EXTENT_WORDS;
      @   ensures \result;
      @   assignable \nothing;
      @*/
    static boolean disjoint(Layout layout, int id, int otherId) {
        return layout.extentOf(id) != layout.extentOf(otherId)
            || basesApart(layout.baseOf(id), layout.baseOf(otherId), id, otherId, layout.blocksPerExtent,
                layout.blockWords);
    }

    /** What a layout's constructor establishes is all that {@link #disjoint} asks of it. */
    /*@ public normal_behavior
      @   requires 0 <= id && 0 <= otherId && id != otherId && layout.geometry();
      @   ensures \result;
      @   assignable \nothing;
      @*/
    static boolean disjointWhereGeometryHolds(Layout layout, int id, int otherId) {
        return disjoint(layout, id, otherId);
    }

    /** What a layout's constructor establishes holds what the contracts about tables ask of it. */
    /*@ public normal_behavior
      @   requires layout.geometry();
      @   ensures layout.tablesFit();
      @   assignable \strictly_nothing;
      @*/
    static void tablesFitWhereGeometryHolds(Layout layout) { }

    /** Blocks that begin at their places in one extent, and are different, do not overlap. */
    /*@ public normal_behavior
      @   requires 0 <= id && 0 <= otherId && id != otherId && 1 <= blocks && id / blocks == otherId / blocks;
      @   requires 0 <= base && base + width <= Layout.MAX_EXTENT_WORDS && base == id % blocks * width;
      @   requires 0 <= other && other + width <= Layout.MAX_EXTENT_WORDS && other == otherId % blocks * width;
      @   requires 0 <= width;
      @   ensures \result;
      @   assignable \strictly_nothing;
      @*/
    static boolean basesApart(int base, int other, int id, int otherId, int blocks, int width) {
        placesDiffer(id, otherId, blocks);
        apart(id % blocks, otherId % blocks, width);
        return base + width <= other || other + width <= base;
    }
}
