package org.bpstree.check;

/**
 * Notices that the JVM's heap refuses, which is a cause of refusal that no schedule knows of (R5): the tree gives a grant
 * back at once if it gets no array for it, and no operation that is refused gives anything back for another reason.
 *
 * <p>Not seen is a refusal for want of the tree's own short lists, which it makes without a grant.
 */
public final class HeapWatch {
    private boolean granted;
    private boolean refused;

    /** An operation begins. */
    public void begin() {
        granted = false;
        refused = false;
    }

    /** The source was asked. */
    public void asked(boolean grants) {
        granted = grants;
    }

    /** The source was given something back. */
    public void givenBack(int count) {
        refused |= granted && count == 1;
        granted = false;
    }

    /**
     * The operation that has begun was refused.
     *
     * @throws OutOfMemoryError if it was the heap's doing: nothing is wrong, and nothing more can be found out
     */
    public void operationRefused() {
        if (refused) {
            throw new OutOfMemoryError("the Java heap had no room for what the tree was granted");
        }
    }
}
