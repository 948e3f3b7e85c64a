package org.bpstree.core;

/** An invariant that does not hold: its number in spec/invariants.md, the block, and what is wrong in words. */
public final class Violation {
    /*@ spec_public @*/ private final String invariant;
    /*@ spec_public @*/ private final int blockId;
    /*@ spec_public @*/ private final String text;

    /*@ normal_behavior
      @   ensures this.invariant == invariant && this.blockId == blockId && this.text == text;
      @
      @   assignable \nothing;
      @*/
    Violation(String invariant, int blockId, String text) {
        this.invariant = invariant;
        this.blockId = blockId;
        this.text = text;
    }

    /** The invariant's number, such as T1. */
    /*@ normal_behavior
      @   requires invariant != null;
      @
      @   ensures \result == invariant;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ String invariant() {
        return invariant;
    }

    /** The block that shows it, or {@link Layout#NONE} where no single block does. */
    /*@ normal_behavior
      @   ensures \result == blockId;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int blockId() {
        return blockId;
    }

    /** What was found and what should be. */
    /*@ normal_behavior
      @   requires text != null;
      @
      @   ensures \result == text;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ String text() {
        return text;
    }

    /*+KEY@ also public normal_behavior
      @   requires invariant != null && text != null;
      @
      @   assignable \nothing;
      @*/
    @Override
    public /*+KEY@ helper @*/ String toString() {
        return invariant + place() + ": " + text;
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ String place() {
        return blockId == Layout.NONE ? "" : " at block " + blockId;
    }
}
