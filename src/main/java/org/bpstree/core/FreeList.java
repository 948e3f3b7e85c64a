package org.bpstree.core;

/** The ids of the blocks that nobody uses, last in first out. */
final class FreeList {
    /*@ spec_public nullable @*/ private int[] ids;
    /*@ spec_public @*/ private int count;

    FreeList() {
        ids = new int[0];
    }

    /*@ behavior
      @   ensures \result == count;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ int count() {
        return count;
    }

    /** The id that would be handed out as the number-th from now; 0 is the next. */
    int peek(int number) {
        return ids[count - 1 - number];
    }

    /** How many ids there is room for. */
    int room() {
        return ids.length;
    }

    /** Makes room for so many ids in all; false if the JVM's heap is exhausted, and then nothing changed. */
    /*@ behavior
      @   ensures (\forall int i; 0 <= i && i < count; ids[i] == \old(ids[i]));
      @   diverges true;
      @
      @   assignable ids;
      @*/
    /*@ helper @*/ boolean makeRoom(int capacity) {
        if (capacity <= ids.length) {
            return true;
        }
        final int[] larger = Heap.newInts(Heap.grown(ids.length, capacity));
        if (larger == null) {
            return false;
        }
        System.arraycopy(ids, 0, larger, 0, count);
        ids = larger;
        return true;
    }

    /** Puts an id on top. The caller made room before. */
    /*@ behavior
      @   ensures count == \old(count) + 1;
      @   ensures 0 <= count && count <= Integer.MAX_VALUE;
      @   diverges true;
      @
      @   assignable count, ids[count];
      @*/
    /*@ helper @*/ void push(int id) {
        ids[count] = id;
        count++;
    }

    /** Takes the top id. */
    /*@ behavior
      @   requires 1 <= count && count <= Integer.MAX_VALUE;
      @
      @   ensures count == \old(count) - 1;
      @   diverges true;
      @
      @   assignable count;
      @*/
    /*@ helper @*/ int pop() {
        count--;
        return ids[count];
    }

    /** Turns the order of the top ids round, so that fresh ids come out ascending (a build wants that). */
    /*@ behavior
      @   diverges true;
      @
      @   assignable ids[*];
      @*/
    /*@ helper @*/ void reverseTop(int number) {
        int low = count - number;
        int high = count - 1;
        /*@ loop_invariant true;
          @ loop_modifies low, high, ids[*];
          @*/
        while (low < high) {
            final int id = ids[low];
            ids[low] = ids[high];
            ids[high] = id;
            low++;
            high--;
        }
    }

    /** Forgets the ids that are not below the limit; the others keep their order. */
    void keepBelow(int limit) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (ids[i] < limit) {
                ids[kept] = ids[i];
                kept++;
            }
        }
        count = kept;
    }
}
