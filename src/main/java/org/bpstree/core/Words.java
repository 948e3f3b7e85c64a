package org.bpstree.core;

/** Moves of words; the one place that calls the JDK's block move. */
final class Words {
    private Words() { }

    /** Some words of an array, as a value. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible words[slot .. slot + count - 1];
      @ helper static model \seq part(long[] words, \bigint slot, \bigint count) {
      @   return (\seq_def \bigint i; slot; slot + count; words[i]);
      @ }
      @*/

    /** Whether a part is that of the whole from a place to another. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible \nothing;
      @ helper static model boolean slice(\seq part, \seq whole, \bigint start, \bigint stop) {
      @   return 0 <= start && start <= stop && stop <= whole.length && part == \seq_sub(whole, start, stop);
      @ }
      @*/

    /** Whether a whole is a slice of one sequence followed by a slice of another. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible \nothing;
      @ helper static model boolean joined(\seq whole, \seq left, \bigint leftStart, \bigint leftStop,
      @   \seq right, \bigint rightStart, \bigint rightStop) {
      @   return 0 <= leftStart && leftStart <= leftStop && leftStop <= left.length
      @     && 0 <= rightStart && rightStart <= rightStop && rightStop <= right.length
      @     && whole == \seq_concat(\seq_sub(left, leftStart, leftStop), \seq_sub(right, rightStart, rightStop));
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

    /** Shifts count words right and puts others before them: those behind the first that the giver keeps. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + kept + moved <= from.length;
      @   requires 0 <= toSlot && toSlot + moved + count <= to.length;
      @   requires from != to;
      @
      @   ensures slice(part(from, fromSlot, kept), \old(part(from, fromSlot, kept + moved)), 0, kept);
      @   ensures joined(part(to, toSlot, moved + count), \old(part(from, fromSlot, kept + moved)), kept, kept + moved,
      @     \old(part(to, toSlot, count)), 0, count);
      @
      @   assignable to[toSlot .. toSlot + moved + count - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + kept + moved <= from.length;
      @   requires 0 <= toSlot && toSlot + moved + count <= to.length;
      @   requires from == to && fromSlot + kept + moved <= toSlot;
      @
      @   ensures slice(part(from, fromSlot, kept), \old(part(from, fromSlot, kept + moved)), 0, kept);
      @   ensures joined(part(to, toSlot, moved + count), \old(part(from, fromSlot, kept + moved)), kept, kept + moved,
      @     \old(part(to, toSlot, count)), 0, count);
      @
      @   assignable to[toSlot .. toSlot + moved + count - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + kept + moved <= from.length;
      @   requires 0 <= toSlot && toSlot + moved + count <= to.length;
      @   requires from == to && toSlot + moved + count <= fromSlot;
      @
      @   ensures slice(part(from, fromSlot, kept), \old(part(from, fromSlot, kept + moved)), 0, kept);
      @   ensures joined(part(to, toSlot, moved + count), \old(part(from, fromSlot, kept + moved)), kept, kept + moved,
      @     \old(part(to, toSlot, count)), 0, count);
      @
      @   assignable to[toSlot .. toSlot + moved + count - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    /*+KEY@ helper @*/ static void prepend(/*+KEY@ nullable @*/ long[] from, int fromSlot, int kept, int moved,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int count) {
        copy(to, toSlot, to, toSlot + moved, count);
        copy(from, fromSlot + kept, to, toSlot, moved);
    }

    /** Puts the first of moved and kept words behind count others. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + moved + kept <= from.length;
      @   requires 0 <= toSlot && toSlot + count + moved <= to.length;
      @   requires from != to;
      @
      @   ensures joined(part(to, toSlot, count + moved), \old(part(to, toSlot, count)), 0, count,
      @     \old(part(from, fromSlot, moved + kept)), 0, moved);
      @
      @   assignable to[toSlot .. toSlot + count + moved - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + moved + kept <= from.length;
      @   requires 0 <= toSlot && toSlot + count + moved <= to.length;
      @   requires from == to && fromSlot + moved + kept <= toSlot;
      @
      @   ensures joined(part(to, toSlot, count + moved), \old(part(to, toSlot, count)), 0, count,
      @     \old(part(from, fromSlot, moved + kept)), 0, moved);
      @
      @   assignable to[toSlot .. toSlot + count + moved - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires 0 <= fromSlot && fromSlot + moved + kept <= from.length;
      @   requires 0 <= toSlot && toSlot + count + moved <= to.length;
      @   requires from == to && toSlot + count + moved <= fromSlot;
      @
      @   ensures joined(part(to, toSlot, count + moved), \old(part(to, toSlot, count)), 0, count,
      @     \old(part(from, fromSlot, moved + kept)), 0, moved);
      @
      @   assignable to[toSlot .. toSlot + count + moved - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    /*+KEY@ helper @*/ static void append(/*+KEY@ nullable @*/ long[] from, int fromSlot, int kept, int moved,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int count) {
        copy(from, fromSlot, to, toSlot + count, moved);
    }

    /** Closes the gap of words that moved, before those that are kept. */
    /*+KEYSTRICT@ normal_behavior
      @   requires words != null && 0 <= kept && 0 <= moved && 0 <= slot && slot + moved + kept <= words.length;
      @
      @   ensures slice(part(words, slot, kept), \old(part(words, slot, moved + kept)), moved, moved + kept);
      @
      @   assignable words[slot .. slot + moved + kept - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ static void drop(/*+KEY@ nullable @*/ long[] words, int slot, int kept, int moved) {
        copy(words, slot + moved, words, slot, kept);
    }
}
