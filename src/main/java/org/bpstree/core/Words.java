package org.bpstree.core;

/** Moves of words; the one place that calls the JDK's block move. */
final class Words {
    private Words() { }

    /** Some words of an array, as a value. */
    /*+KEY@ public model_behavior
      @   accessible words[slot .. slot + count - 1];
      @ helper static model \seq part(long[] words, \bigint slot, \bigint count) {
      @   return (\seq_def \bigint i; slot; slot + count; words[i]);
      @ }
      @*/

    /**
     * Copies count words; source and target may overlap in one array.
     *
     * <p>Trusted JDK behaviour: {@link System#arraycopy} reads all of the source before it writes. It is an intrinsic
     * and several times faster than a loop.
     */
    /*+STRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + count <= from.length;
      @   requires 0 <= toSlot && toSlot + count <= to.length;
      @
      @   ensures (\forall int i; toSlot <= i && i < toSlot + count; to[i] == \old(from[i - toSlot + fromSlot]));
      @
      @   assignable to[toSlot .. toSlot + count - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[toSlot .. toSlot + count - 1];
      @*/
    /*+KEY@ helper @*/ static void copy(/*+KEY@ nullable @*/ long[] from, int fromSlot,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int count) {
        System.arraycopy(from, fromSlot, to, toSlot, count);
    }

    /** The same, with the words as one value. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + count <= from.length;
      @   requires 0 <= toSlot && toSlot + count <= to.length;
      @
      @   ensures part(to, toSlot, count) == \old(part(from, fromSlot, count));
      @
      @   assignable to[toSlot .. toSlot + count - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    private /*+KEY@ helper @*/ static void move(/*+KEY@ nullable @*/ long[] from, int fromSlot,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int count) {
        copy(from, fromSlot, to, toSlot, count);
    }

    /** Shifts count words right and puts others, from elsewhere, before them. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromSlot && fromSlot + moved <= from.length;
      @   requires 0 <= toSlot && toSlot + moved + count <= to.length;
      @   requires from != to || from == to && (fromSlot + moved <= toSlot || toSlot + moved + count <= fromSlot);
      @
      @   ensures part(to, toSlot, moved) == \old(part(from, fromSlot, moved));
      @   ensures part(to, toSlot + moved, count) == \old(part(to, toSlot, count));
      @
      @   assignable to[toSlot .. toSlot + moved + count - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    /*+KEY@ helper @*/ static void prepend(/*+KEY@ nullable @*/ long[] from, int fromSlot, int moved,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int count) {
        move(to, toSlot, to, toSlot + moved, count);
        move(from, fromSlot, to, toSlot, moved);
    }

    /** Puts the first words elsewhere and closes the gap before the count words behind them. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromSlot && fromSlot + moved + count <= from.length;
      @   requires 0 <= toSlot && toSlot + moved <= to.length;
      @   requires from != to || from == to && (fromSlot + moved + count <= toSlot || toSlot + moved <= fromSlot);
      @
      @   ensures part(to, toSlot, moved) == \old(part(from, fromSlot, moved));
      @   ensures part(from, fromSlot, count) == \old(part(from, fromSlot + moved, count));
      @
      @   assignable to[toSlot .. toSlot + moved - 1], from[fromSlot .. fromSlot + count - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures from != null && to != null;
      @   diverges true;
      @
      @   assignable from[*], to[*];
      @*/
    /*+KEY@ helper @*/ static void detach(/*+KEY@ nullable @*/ long[] from, int fromSlot, int moved,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int count) {
        move(from, fromSlot, to, toSlot, moved);
        move(from, fromSlot + moved, from, fromSlot, count);
    }
}
