package org.bpstree.bench;

import java.util.SplittableRandom;

/** The benchmarks' keys; the same in every run and in the C++ program. */
final class Keys {
    /** An odd number near 2^64 over the golden ratio: its multiples are distinct and spread evenly. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Keys() { }

    /** Distinct even keys in random order. */
    static long[] random(int size) {
        final long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = (i + 1) * STEP << 1;
        }
        return shuffled(keys, 42);
    }

    /** The same keys in another order. */
    static long[] shuffled(long[] keys, long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final long[] shuffled = keys.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final long key = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = key;
        }
        return shuffled;
    }

    /** Keys 0, 1, 2 and so on. */
    static long[] ascending(int size) {
        final long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = i;
        }
        return keys;
    }

    /** A map of a kind with all keys in it, each its own value. */
    static LongMap filled(String kind, long[] keys) {
        final LongMap map = Kinds.create(kind);
        for (long key : keys) {
            map.put(key, key);
        }
        return map;
    }
}
