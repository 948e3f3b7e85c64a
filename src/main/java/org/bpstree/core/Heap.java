package org.bpstree.core;

/**
 * The JVM's heap as a source that may refuse: the only place that allocates arrays, and the only one that sees an
 * OutOfMemoryError. Each method returns null where the heap is exhausted.
 */
final class Heap {
    private Heap() { }

    /*+STRICT@ normal_behavior
      @   requires 0 <= length;
      @
      @   ensures \result != null ==> \fresh(\result) && \result.length == length;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result != null ==> \fresh(\result) && \result.length == length;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ static int /*+OPENJML@ nullable @*/ [] newInts(int length) {
        try {
            return new int[length];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    /*+STRICT@ normal_behavior
      @   requires 0 <= layout.extentWords;
      @
      @   ensures \result != null ==> \fresh(\result) && \result.length == layout.extentWords;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result != null ==> \fresh(\result) && \result.length == layout.extentWords;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [] newExtent(Layout layout) {
        try {
            return new long[layout.extentWords];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    /*+STRICT@ normal_behavior
      @   requires 0 <= layout.extentsPerTable;
      @
      @   ensures \result != null ==> \fresh(\result) && \result.length == layout.extentsPerTable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result != null ==> \fresh(\result) && \result.length == layout.extentsPerTable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [][] newTable(Layout layout) {
        try {
            return new long[layout.extentsPerTable][];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    /*+STRICT@ normal_behavior
      @   requires 0 <= layout.tables;
      @
      @   ensures \result != null ==> \fresh(\result) && \result.length == layout.tables;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result != null ==> \fresh(\result) && \result.length == layout.tables;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [][][] newRoot(Layout layout) {
        try {
            return new long[layout.tables][][];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    /*+STRICT@ normal_behavior
      @   requires 0 <= length;
      @
      @   ensures \result != null ==> \fresh(\result) && \result.length == length;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result != null ==> \fresh(\result) && \result.length == length;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [][] newExtents(int length) {
        try {
            return new long[length][];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    /*+STRICT@ normal_behavior
      @   requires 0 <= length;
      @
      @   ensures \result != null ==> \fresh(\result) && \result.length == length;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result != null ==> \fresh(\result) && \result.length == length;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [][][] newTables(int length) {
        try {
            return new long[length][][];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    /** A length to grow an array to: half as much again, at least what is needed, no more than an array can have. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= length && needed <= 2147483639;
      @
      @   ensures needed <= \result && 0 <= \result && \result <= 2147483639;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int grown(int length, long needed) {
        final long half = length + (long) length / 2 + 8;
        final int most = Integer.MAX_VALUE - 8;
        final int grown = half < most ? (int) half : most;
        return grown < needed ? (int) needed : grown;
    }
}
