package sample;

/** What the runner's own test proves: a loop, a second contract of one method, a call, and a false one. */
final class Search {
    private Search() { }

    /*@ public normal_behavior
      @   requires 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]);
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] < key);
      @   ensures (\forall int i; \result <= i && i < end; key <= words[i]);
      @
      @   assignable \nothing;
      @*/
    static int lowerBound(long[] words, int from, int end, long key) {
        int low = from;
        int high = end;
        /*@ loop_invariant from <= low && low <= high && high <= end;
          @ loop_invariant (\forall int i; from <= i && i < low; words[i] < key);
          @ loop_invariant (\forall int i; high <= i && i < end; key <= words[i]);
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

    /*@ public normal_behavior
      @   requires (\forall int i, j; 0 <= i && i < j && j < words.length; words[i] < words[j]);
      @   ensures \result ==> (\exists int i; 0 <= i && i < words.length; words[i] == key);
      @   assignable \nothing;
      @*/
    static boolean find(long[] words, long key) {
        final int slot = lowerBound(words, 0, words.length, key);
        return slot < words.length && words[slot] == key;
    }

    /*@ public normal_behavior
      @   requires 0 <= words.length;
      @   ensures \result <= words.length;
      @   assignable \nothing;
      @ also
      @ public normal_behavior
      @   requires words.length == 0;
      @   ensures \result == 0;
      @   assignable \nothing;
      @*/
    static int size(long[] words) {
        return words.length;
    }

    /** False: the sum may overflow, or be less. */
    /*@ public normal_behavior
      @   requires 0 <= number;
      @   ensures \result == 2 * number;
      @   assignable \nothing;
      @*/
    static int twice(int number) {
        return number + number;
    }

    static int bare(int number) {
        return number;
    }
}
