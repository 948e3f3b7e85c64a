package org.bpstree.core;

/**
 * The one place where failure enters: says whether one more extent may be taken.
 *
 * <p>Every extent, every translation table and the root table of a {@link BlockStore} is one grant. The store
 * allocates the array itself; if the JVM's heap is exhausted it gives the grant back at once and counts the request
 * as refused. A source is used by one store at a time and need not be thread-safe. It is asked in the midst of an
 * operation: neither method may call the tree (a trim in {@link #grant}, say) or throw.
 */
public interface ExtentSource {
    /**
     * Asks for one extent.
     *
     * @return whether it is granted; a refusal is no error and may be followed by a grant
     */
    /*@ public behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean grant();

    /**
     * Takes back extents that were granted before.
     *
     * @param count how many, at least 0; each granted extent comes back exactly once
     */
    /*@ public behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ void giveBack(int count);
}
