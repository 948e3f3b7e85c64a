package org.bpstree.core;

/**
 * Search in a strictly ascending range [from, end) of words: by halves down to a window, by strides in the window, then
 * word by word.
 *
 * <p>Strides, because their loads do not wait for each other as those of halving do: at 1e6 elements a look-up takes
 * a quarter less time than with halving alone, which the processor spends on words that are not in its caches.
 */
final class Search {
    /** Words that are searched by strides; more than production's blocks hold, so that those are never halved. */
    /*@ spec_public @*/ private static final int WINDOW = 64;
    /** Words of a stride: those of a cache line of 64 bytes. */
    /*@ spec_public @*/ private static final int STRIDE = 8;

    private Search() { }

    /** The first slot in [from, end] with no key below the given one before it. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]); // T1
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] < key);
      @   ensures (\forall int i; \result <= i && i < end; key <= words[i]);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int lowerBound(/*+KEY@ nullable @*/ long[] words, int from, int end, long key) {
        return step(words, stride(words, halve(words, from, end, key), end, key), end, key);
    }

    /** A slot in [from, end] with lesser keys only before it, at most a window before the lower bound. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]); // T1
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] < key);
      @   ensures (\forall int i; \result + WINDOW <= i && i < end; key <= words[i]);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int halve(/*+KEY@ nullable @*/ long[] words, int from, int end, long key) {
        int low = from;
        int high = end;
        /*+STRICT@ loop_invariant from <= low && low <= high && high <= end;
          @ loop_invariant (\forall int i; from <= i && i < low; words[i] < key);
          @ loop_invariant (\forall int i; high <= i && i < end; key <= words[i]);
          @ loop_modifies \nothing; // strictly
          @ decreases high - low;
          @*/
        /*@ loop_invariant true;
          @ loop_modifies low, high;
          @*/
        while (high - low > WINDOW) {
            final int middle = low + (high - low) / 2;
            if (words[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A slot in [from, end] with lesser keys only before it, at most a stride before the lower bound. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]); // T1
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] < key);
      @   ensures \result + STRIDE < end ==> key <= words[\result + STRIDE - 1];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int stride(/*+KEY@ nullable @*/ long[] words, int from, int end, long key) {
        int low = from;
        /*+STRICT@ loop_invariant from <= low && low <= end;
          @ loop_invariant (\forall int i; from <= i && i < low; words[i] < key);
          @ loop_modifies \nothing; // strictly
          @ decreases end - low;
          @*/
        /*@ loop_invariant true;
          @ loop_modifies low;
          @*/
        while (end - low > STRIDE && words[low + STRIDE - 1] < key) {
            low += STRIDE;
        }
        return low;
    }

    /** The same as {@link #lowerBound}, word by word. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]); // T1
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] < key);
      @   ensures (\forall int i; \result <= i && i < end; key <= words[i]);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int step(/*+KEY@ nullable @*/ long[] words, int from, int end, long key) {
        int low = from;
        /*+STRICT@ loop_invariant from <= low && low <= end;
          @ loop_invariant (\forall int i; from <= i && i < low; words[i] < key);
          @ loop_modifies \nothing; // strictly
          @ decreases end - low;
          @*/
        /*@ loop_invariant true;
          @ loop_modifies low;
          @*/
        while (low < end && words[low] < key) {
            low++;
        }
        return low;
    }

    /** The first slot in [from, end] with every key up to the given one before it. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= from && from <= end && end <= words.length;
      @   requires (\forall int i, j; from <= i && i < j && j < end; words[i] < words[j]); // T1
      @
      @   ensures from <= \result && \result <= end;
      @   ensures (\forall int i; from <= i && i < \result; words[i] <= key);
      @   ensures (\forall int i; \result <= i && i < end; key < words[i]);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int upperBound(/*+KEY@ nullable @*/ long[] words, int from, int end, long key) {
        final int slot = lowerBound(words, from, end, key);
        return slot < end && words[slot] == key ? slot + 1 : slot;
    }
}
