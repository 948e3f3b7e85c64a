package org.bpstree.explore;

/**
 * One of several parts of an exploration. Every part walks through all states, since all can be reached from each; it
 * judges those that it owns.
 *
 * @param number which, from 1
 * @param count  of how many
 */
public record Shard(int number, int count) {
    /** The whole. */
    public static final Shard WHOLE = new Shard(1, 1);

    boolean owns(long hash) {
        return count == 1 || Long.remainderUnsigned(hash >>> 16, count) == number - 1;
    }
}
