package org.bpstree.core;

/**
 * Read access to the blocks of an open view, for checks and prints. The level of a block is known from the descent:
 * the root's is depth - 1, a leaf's is 0.
 */
public final class Inspect {
    private Inspect() { }

    /** The root block, or {@link Layout#NONE}. */
    /*@ normal_behavior
      @   ensures \result == view.rootId;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int rootId(View view) {
        return view.rootId;
    }

    /** The leaf with the least key, or {@link Layout#NONE}. */
    /*@ normal_behavior
      @   ensures \result == view.firstId;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int firstId(View view) {
        return view.firstId;
    }

    /** The leaf with the greatest key, or {@link Layout#NONE}. */
    /*@ normal_behavior
      @   ensures \result == view.lastId;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int lastId(View view) {
        return view.lastId;
    }

    /** Entries of a block. */
    /*+KEY@ behavior
      @   requires view.usable() && view.version != View.CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int count(View view, int id) {
        return Block.count(view.words(id), view.base(id));
    }

    /** The key at a position of a leaf; in an inner block the greatest key under a child. */
    /*+KEY@ behavior
      @   requires view.usable() && view.version != View.CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static long key(View view, int id, int pos) {
        return Block.key(view.words(id), view.base(id), pos);
    }

    /** The value at a position of a leaf. */
    /*+KEY@ behavior
      @   requires view.usable() && view.version != View.CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static long value(View view, int id, int pos) {
        return Block.item(view.words(id), view.base(id), view.layout.items(0), pos);
    }

    /** The child at a position of an inner block. */
    /*+KEY@ behavior
      @   requires view.usable() && view.version != View.CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int childId(View view, int id, int pos) {
        return Layout.low(Block.item(view.words(id), view.base(id), view.layout.items(1), pos));
    }

    /** The elements under the child at a position of an inner block. */
    /*+KEY@ behavior
      @   requires view.usable() && view.version != View.CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int cardinality(View view, int id, int pos) {
        return Layout.high(Block.item(view.words(id), view.base(id), view.layout.items(1), pos));
    }

    /** The leaf behind a leaf, or {@link Layout#NONE}. */
    /*+KEY@ behavior
      @   requires view.usable() && view.version != View.CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int nextId(View view, int id) {
        return Block.nextId(view.words(id), view.base(id));
    }

    /** The leaf before a leaf, or {@link Layout#NONE}. */
    /*+KEY@ behavior
      @   requires view.usable() && view.version != View.CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int previousId(View view, int id) {
        return Block.previousId(view.words(id), view.base(id));
    }
}
