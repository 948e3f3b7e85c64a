package org.bpstree.core;

/** Moves of words; the one place that calls the JDK's block move. */
final class Words {
    private Words() { }

    /**
     * Copies count words; source and target may overlap in one array.
     *
     * <p>Trusted JDK behaviour: {@link System#arraycopy} reads all of the source before it writes. It is an intrinsic
     * and several times faster than a loop.
     */
    /*@ normal_behavior
      @   requires 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + count <= from.length;
      @   requires 0 <= toSlot && toSlot + count <= to.length;
      @
      @   ensures (\forall int i; toSlot <= i && i < toSlot + count; to[i] == \old(from[i - toSlot + fromSlot]));
      @
      @   assignable to[toSlot .. toSlot + count - 1];
      @*/
    /*@ helper @*/ static void copy(long[] from, int fromSlot, long[] to, int toSlot, int count) {
        System.arraycopy(from, fromSlot, to, toSlot, count);
    }
}
