package org.bpstree.core;

/** The ids of the blocks that nobody uses, last in first out. */
final class FreeList {
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private int[] ids;
    /*@ spec_public @*/ private int count;

    /*@ normal_behavior
      @   ensures count == 0 && ids != null && ids.length == 0;
      @
      @   assignable \nothing;
      @*/
    FreeList() {
        ids = new int[0];
    }

    /*+STRICT@ normal_behavior
      @   ensures \result == count;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result == count;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int count() {
        return count;
    }

    /** The id that would be handed out as the number-th from now; 0 is the next. */
    /*@ normal_behavior
      @   requires ids != null && 0 <= number && number < count && count <= ids.length;
      @
      @   ensures \result == ids[count - 1 - number];
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int peek(int number) {
        return ids[count - 1 - number];
    }

    /** How many ids there is room for. */
    /*+KEY@ behavior
      @   ensures \result == ids.length;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int room() {
        return ids.length;
    }

    /** Makes room for so many ids in all; false if the JVM's heap is exhausted, and then nothing changed. */
    /*+STRICT@ normal_behavior
      @   requires ids != null && 0 <= count && count <= ids.length;
      @   requires capacity <= 2147483639;
      @
      @   ensures ids != null && count <= ids.length;
      @   ensures \result ==> capacity <= ids.length;
      @   ensures !\result ==> ids == \old(ids);
      @   ensures (\forall int i; 0 <= i && i < count; ids[i] == \old(ids[i]));
      @
      @   assignable ids;
      @*/
    /*+KEY@ also behavior
      @   ensures (\forall int i; 0 <= i && i < count; ids[i] == \old(ids[i]));
      @   diverges true;
      @
      @   assignable ids;
      @*/
    /*+KEY@ helper @*/ boolean makeRoom(int capacity) {
        if (capacity <= ids.length) {
            return true;
        }
        final int /*+OPENJML@ nullable @*/ [] larger = Heap.newInts(Heap.grown(ids.length, capacity));
        if (larger == null) {
            return false;
        }
        System.arraycopy(ids, 0, larger, 0, count());
        ids = larger;
        return true;
    }

    /** Puts an id on top. The caller made room before. */
    /*+STRICT@ normal_behavior
      @   requires ids != null && 0 <= count && count < ids.length;
      @   requires (\forall int i, j; 0 <= i && i < j && j < count; ids[i] != ids[j]); // T5
      @   requires (\forall int i; 0 <= i && i < count; ids[i] != id);
      @
      @   ensures count == \old(count) + 1 && ids[\old(count)] == id;
      @   ensures (\forall int i, j; 0 <= i && i < j && j < count; ids[i] != ids[j]);
      @
      @   assignable count, ids[count];
      @*/
    /*+KEY@ also behavior
      @   ensures count == \old(count) + 1;
      @   ensures 0 <= count && count <= Integer.MAX_VALUE;
      @   diverges true;
      @
      @   assignable count, ids[count];
      @*/
    /*+KEY@ helper @*/ void push(int id) {
        ids[count] = id;
        count++;
    }

    /** Takes the top id. */
    /*+STRICT@ normal_behavior
      @   requires ids != null && 1 <= count && count <= ids.length;
      @   requires (\forall int i, j; 0 <= i && i < j && j < count; ids[i] != ids[j]); // T5
      @
      @   ensures count == \old(count) - 1 && \result == ids[count];
      @   ensures (\forall int i; 0 <= i && i < count; ids[i] != \result);
      @   ensures (\forall int i, j; 0 <= i && i < j && j < count; ids[i] != ids[j]);
      @
      @   assignable count;
      @*/
    /*+KEY@ also behavior
      @   requires 1 <= count && count <= Integer.MAX_VALUE;
      @
      @   ensures count == \old(count) - 1;
      @   diverges true;
      @
      @   assignable count;
      @*/
    /*+KEY@ helper @*/ int pop() {
        count--;
        return ids[count];
    }

    /** Turns the order of the top ids round, so that fresh ids come out ascending (a build wants that). */
    /*+STRICT@ normal_behavior
      @   requires ids != null && 0 <= count && count <= ids.length;
      @   requires 0 <= number && number <= count;
      @
      @   ensures (\forall int i; count - number <= i && i < count;
      @     ids[i] == \old(ids[count - number + count - 1 - i]));
      @
      @   assignable ids[count - number .. count - 1];
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable ids[*];
      @*/
    /*+KEY@ helper @*/ void reverseTop(int number) {
        int low = count - number;
        int high = count - 1;
        /*+STRICT@ loop_invariant count - number <= low && low + high == count - number + count - 1;
          @ loop_invariant low <= high + 1;
          @ loop_invariant (\forall int i; count - number <= i && i < low;
          @   ids[i] == \old(ids[count - number + count - 1 - i]));
          @ loop_invariant (\forall int i; high < i && i < count;
          @   ids[i] == \old(ids[count - number + count - 1 - i]));
          @ loop_invariant (\forall int i; low <= i && i <= high; ids[i] == \old(ids[i]));
          @ loop_invariant (\forall int i; 0 <= i && i < count - number; ids[i] == \old(ids[i]));
          @ loop_invariant (\forall int i; count <= i && i < ids.length; ids[i] == \old(ids[i]));
          @ decreases high - low + 1;
          @*/
        /*@ loop_invariant Integer.MIN_VALUE <= low && low <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= high && high <= Integer.MAX_VALUE;
          @ loop_modifies low, high, ids[0 .. ids.length - 1];
          @*/
        while (low < high) {
            swap(low, high);
            low++;
            high--;
        }
    }

    /** Two ids change places. */
    /*+STRICT@ normal_behavior
      @   requires ids != null && 0 <= low && low < high && high < ids.length;
      @
      @   ensures ids[low] == \old(ids[high]) && ids[high] == \old(ids[low]);
      @
      @   assignable ids[low], ids[high];
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable ids[0 .. ids.length - 1];
      @*/
    private /*+KEY@ helper @*/ void swap(int low, int high) {
        final int id = ids[low];
        ids[low] = ids[high];
        ids[high] = id;
    }

    /** Forgets the ids that are not below the limit; the others keep their order. */
    /*+STRICT@ normal_behavior
      @   requires ids != null && 0 <= count && count <= ids.length;
      @   requires (\forall int i, j; 0 <= i && i < j && j < count; ids[i] != ids[j]); // T5
      @
      @   ensures 0 <= count && count <= \old(count);
      @   ensures (\forall int i; 0 <= i && i < count; ids[i] < limit);
      @   ensures (\forall int i, j; 0 <= i && i < j && j < count; ids[i] != ids[j]);
      @
      @   assignable count, ids[0 .. count - 1];
      @*/
    /*+KEY@ also behavior
      @   requires 0 <= count && count <= Integer.MAX_VALUE;
      @
      @   ensures 0 <= count && count <= Integer.MAX_VALUE;
      @   ensures (\forall int i; 0 <= i && i < count; ids[i] < limit);
      @   diverges true;
      @
      @   assignable count, ids[0 .. count - 1];
      @*/
    /*+KEY@ helper @*/ void keepBelow(int limit) {
        int kept = 0;
        /*+STRICT@ loop_invariant (\forall int k, m; 0 <= k && k < m && m < kept; ids[k] != ids[m]);
          @ loop_invariant (\forall int k, m; 0 <= k && k < kept && i <= m && m < count; ids[k] != ids[m]);
          @ loop_invariant (\forall int k, m; i <= k && k < m && m < count; ids[k] != ids[m]);
          @ decreases count - i;
          @*/
        /*@ loop_invariant 0 <= kept && kept <= i && i <= count;
          @ loop_invariant (\forall int k; 0 <= k && k < kept; ids[k] < limit);
          @ loop_modifies i, kept, ids[0 .. count - 1];
          @*/
        for (int i = 0; i < count; i++) {
            if (ids[i] < limit) {
                ids[kept] = ids[i];
                kept++;
            }
        }
        count = kept;
    }
}
