package org.bpstree.core;

/** Binary search in a strictly ascending range [from, end) of words. */
final class Search {
    private Search() { }

    /** The first slot in [from, end] with no key below the given one before it. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int lowerBound(/*@ nullable @*/ long[] words, int from, int end, long key) {
        int low = from;
        int high = end;
        /*@ loop_invariant true;
          @ loop_modifies low, high;
          @*/
        while (low < high) {
            final int middle = low + (high - low) / 2;
            if (words[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first slot in [from, end] with every key up to the given one before it. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int upperBound(/*@ nullable @*/ long[] words, int from, int end, long key) {
        int low = from;
        int high = end;
        /*@ loop_invariant true;
          @ loop_modifies low, high;
          @*/
        while (low < high) {
            final int middle = low + (high - low) / 2;
            if (words[middle] <= key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
