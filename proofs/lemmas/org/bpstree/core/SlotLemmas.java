package org.bpstree.core;

/**
 * Arithmetic that carries T8: places in ranges of equal width do not overlap. Products of two variables are beyond the
 * prover where anything else is going on, so each step stands alone here.
 */
final class SlotLemmas {
    private SlotLemmas() { }

    /** A later place begins where an earlier one has ended. */
    /*@ public normal_behavior
      @   requires 0 <= earlier && earlier < later && 0 <= width;
      @   ensures earlier * width + width <= later * width;
      @   assignable \strictly_nothing;
      @*/
    static void order(int earlier, int later, int width) { }

    /** Different places do not overlap. */
    /*@ public normal_behavior
      @   requires 0 <= place && 0 <= other && place != other && 0 <= width;
      @   ensures place * width + width <= other * width || other * width + width <= place * width;
      @   assignable \strictly_nothing;
      @*/
    static void apart(int place, int other, int width) {
        if (place < other) {
            order(place, other, width);
        } else {
            order(other, place, width);
        }
    }

    /** Different blocks of one extent have different places in it. */
    /*@ public normal_behavior
      @   requires 0 <= id && 0 <= otherId && id != otherId && 1 <= blocks && id / blocks == otherId / blocks;
      @   ensures id % blocks != otherId % blocks;
      @   ensures 0 <= id % blocks && 0 <= otherId % blocks;
      @   assignable \strictly_nothing;
      @*/
    static void placesDiffer(int id, int otherId, int blocks) { }
}
