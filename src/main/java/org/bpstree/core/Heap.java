package org.bpstree.core;

/**
 * The JVM's heap as a source that may refuse: the only place that allocates arrays, and the only one that sees an
 * OutOfMemoryError. Each method returns null where the heap is exhausted.
 */
final class Heap {
    private Heap() { }

    static int[] newInts(int length) {
        try {
            return new int[length];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    static long[] newExtent(int words) {
        try {
            return new long[words];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    static long[][] newTable(int extents) {
        try {
            return new long[extents][];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    static long[][][] newRoot(int tables) {
        try {
            return new long[tables][][];
        } catch (OutOfMemoryError exhausted) {
            return null;
        }
    }

    /** A length to grow an array to: half as much again, at least what is needed, no more than an array can have. */
    static int grown(int length, int needed) {
        final long half = length + (long) length / 2 + 8;
        final int most = Integer.MAX_VALUE - 8;
        final int grown = half < most ? (int) half : most;
        return grown < needed ? needed : grown;
    }
}
