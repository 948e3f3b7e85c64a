package org.bpstree.bench;

/**
 * What the benchmarks ask of an ordered map from longs to longs. Each JVM run uses one implementation, so its calls are
 * monomorphic.
 */
interface LongMap {
    void put(long key, long value);

    /** The key's value, 0 if it is absent. */
    long get(long key);

    void remove(long key);

    /** The least key that is not below the given one, 0 if there is none. */
    long ceiling(long key);

    /** The sum of all values, in ascending order of keys. */
    long sumUp();

    /** The sum of all values, in descending order of keys. */
    long sumDown();

    /** Fills the empty map from strictly ascending keys, the fastest way that it offers. */
    default void build(long[] keys) {
        for (long key : keys) {
            put(key, key);
        }
    }

    /** What is measured: the map itself, without this adapter. */
    Object map();
}
