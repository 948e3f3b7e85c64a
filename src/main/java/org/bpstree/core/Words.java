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
    /*@ behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[toSlot .. toSlot + count - 1];
      @*/
    /*@ helper @*/ static void copy(/*@ nullable @*/ long[] from, int fromSlot,
        /*@ nullable @*/ long[] to, int toSlot, int count) {
        System.arraycopy(from, fromSlot, to, toSlot, count);
    }
}
