package org.bpstree.core;

/** Binary search in a strictly ascending range [from, end) of words. */
final class Search {
    private Search() { }

    /** The first slot in [from, end] with no key below the given one before it. */
    /*@ normal_behavior
      @   requires words != null && 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]); // T1
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] < key);
      @   ensures (\forall int i; \result <= i && i < end; key <= words[i]);
      @
      @   assignable \nothing;
      @ also
      @ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int lowerBound(/*@ nullable @*/ long[] words, int from, int end, long key) {
        int low = from;
        int high = end;
        /*@ loop_invariant words != null && 0 <= from && from <= end && end <= words.length
          @   && (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j])
          @   ==> from <= low && low <= high && high <= end
          @   && (\forall int i; from <= i && i < low; words[i] < key)
          @   && (\forall int i; high <= i && i < end; key <= words[i]);
          @ loop_modifies low, high;
          @ decreases high - low;
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
    /*@ normal_behavior
      @   requires words != null && 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]); // T1
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] <= key);
      @   ensures (\forall int i; \result <= i && i < end; key < words[i]);
      @
      @   assignable \nothing;
      @ also
      @ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int upperBound(/*@ nullable @*/ long[] words, int from, int end, long key) {
        int low = from;
        int high = end;
        /*@ loop_invariant words != null && 0 <= from && from <= end && end <= words.length
          @   && (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j])
          @   ==> from <= low && low <= high && high <= end
          @   && (\forall int i; from <= i && i < low; words[i] <= key)
          @   && (\forall int i; high <= i && i < end; key < words[i]);
          @ loop_modifies low, high;
          @ decreases high - low;
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
