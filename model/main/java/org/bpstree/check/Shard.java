package org.bpstree.check;

/**
 * One of several parts of the same work.
 *
 * @param number which, from 1
 * @param count  of how many
 */
public record Shard(int number, int count) {
    /** The whole. */
    public static final Shard WHOLE = new Shard(1, 1);
}
