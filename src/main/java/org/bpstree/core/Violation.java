package org.bpstree.core;

/** An invariant that does not hold: its number in spec/invariants.md, the block, and what is wrong in words. */
public final class Violation {
    private final String invariant;
    private final int blockId;
    private final String text;

    Violation(String invariant, int blockId, String text) {
        this.invariant = invariant;
        this.blockId = blockId;
        this.text = text;
    }

    /** The invariant's number, such as T1. */
    public String invariant() {
        return invariant;
    }

    /** The block that shows it, or {@link Layout#NONE} where no single block does. */
    public int blockId() {
        return blockId;
    }

    /** What was found and what should be. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return invariant + (blockId == Layout.NONE ? "" : " at block " + blockId) + ": " + text;
    }
}
