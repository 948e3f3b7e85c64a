package org.bpstree.core;

/**
 * A position in a view or in the head: on an element, or invalid (before the first and after the last element).
 *
 * <p>A cursor remembers its element's key. When the tree has changed it looks the key up again, so it stands on its
 * element if that is still there, else on the element after it, else it is invalid. (Upstream's iterators promise
 * less: some element or none.) It belongs to one thread, and may be put anywhere any number of times.
 */
public final class Cursor {
    /*@ spec_public nullable @*/ View view;
    /*@ spec_public @*/ int leafId = Layout.NONE;
    /*@ spec_public @*/ long key;
    /** The element's place: its position in the leaf, and of the leaf, while the version holds, where its entries are. */
    /*@ spec_public @*/ private int pos;
    /** The leaf's elements; 0 for an invalid cursor, so that no position is one of its. */
    /*@ spec_public @*/ private int count;
    /*@ spec_public @*/ private int base;
    /*@ spec_public @*/ private int values;
    /*@ spec_public nullable @*/ private long[] words;
    /*@ spec_public @*/ private long version;

    /** An invalid cursor that belongs to no view. */
    /*@ normal_behavior
      @   ensures view == null && leafId == Layout.NONE && count == 0 && pos == 0;
      @
      @   assignable \nothing;
      @*/
    public Cursor() { }

    /** Makes the cursor invalid. */
    /*@ behavior
      @   ensures leafId == Layout.NONE && count == 0 && words == null && view == \old(view);
      @   ensures version == (view == null ? 0 : view.version);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable leafId, count, words, version;
      @*/
    public /*@ helper @*/ void invalidate() {
        leafId = Layout.NONE;
        count = 0;
        words = null;
        version = view == null ? 0 : view.version;
    }

    /** Puts the cursor on a position of a leaf, or on the next leaf's first if it is the leaf's end. */
    /*@ behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    /*@ helper @*/ void settle(int id, /*@ nullable @*/ long[] leafWords, int leafBase, int leafPos) {
        if (leafPos < Block.count(leafWords, leafBase)) {
            enter(id, leafWords, leafBase, leafPos);
        } else {
            enterFirst(Block.nextId(leafWords, leafBase));
        }
    }

    /*@ behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version;
      @   ensures \result == (leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    /*@ helper @*/ boolean settleFirst() {
        enterFirst(view.firstId());
        return leafId != Layout.NONE;
    }

    /*@ behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version;
      @   ensures \result == (leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    /*@ helper @*/ boolean settleLast() {
        enterLast(view.lastId());
        return leafId != Layout.NONE;
    }

    /*@ behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version && (leafId == Layout.NONE) == (id == Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*@ helper @*/ void enterFirst(int id) {
        if (id == Layout.NONE) {
            invalidate();
        } else {
            enter(id, view.words(id), view.base(id), 0);
        }
    }

    /*@ behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version && (leafId == Layout.NONE) == (id == Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*@ helper @*/ void enterLast(int id) {
        if (id == Layout.NONE) {
            invalidate();
        } else {
            final long[] leafWords = view.words(id);
            final int leafBase = view.base(id);
            enter(id, leafWords, leafBase, Block.count(leafWords, leafBase) - 1);
        }
    }

    /*@ behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && leafId == id && words == leafWords && base == leafBase && pos == leafPos;
      @   ensures version == view.version;
      @   ensures 0 <= base && 0 <= pos && base + Layout.KEYS + pos <= Integer.MAX_VALUE
      @     ==> key == words[base + Layout.KEYS + pos];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*@ helper @*/ void enter(int id, /*@ nullable @*/ long[] leafWords, int leafBase, int leafPos) {
        leafId = id;
        words = leafWords;
        base = leafBase;
        values = leafBase + view.layout.items(0);
        count = Block.count(leafWords, leafBase);
        version = view.version;
        stand(leafPos);
    }

    /*@ behavior
      @   ensures pos == leafPos;
      @   ensures 0 <= base && 0 <= pos && base + Layout.KEYS + pos <= Integer.MAX_VALUE
      @     ==> key == words[base + Layout.KEYS + pos];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable pos, key;
      @*/
    private /*@ helper @*/ void stand(int leafPos) {
        pos = leafPos;
        key = words[base + Layout.KEYS + leafPos];
    }

    /*@ normal_behavior
      @   ensures \result == base;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int base() {
        return base;
    }

    /** The key when the cursor was put where it is. */
    /*@ normal_behavior
      @   ensures \result == key;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ long knownKey() {
        return key;
    }

    /** Finds the way back after a change; an invalid cursor stays so. */
    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures view == \old(view) && (view != null ==> version == view.version);
      @   ensures \old(leafId) == Layout.NONE ==> leafId == Layout.NONE;
      @   ensures view == null || \old(version == view.version) ==> leafId == \old(leafId) && key == \old(key);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*@ helper @*/ void refresh() {
        if (view != null && version != view.version) {
            if (leafId == Layout.NONE) {
                view.requireOpen();
                version = view.version;
            } else {
                view.lowerBound(knownKey(), this);
            }
        }
    }

    /**
     * Whether the cursor stands on an element.
     *
     * @throws IllegalStateException if the view was closed; so do all methods below
     */
    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == (leafId != Layout.NONE) && view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*@ helper @*/ boolean isValid() {
        refresh();
        return leafId != Layout.NONE;
    }

    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures leafId != Layout.NONE && view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*@ helper @*/ void requireValid() {
        if (!isValid()) {
            throw new IllegalStateException("the cursor is on no element");
        }
    }

    /**
     * The element's key.
     *
     * @throws IllegalStateException if the cursor is invalid
     */
    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == key && leafId != Layout.NONE && view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*@ helper @*/ long key() {
        requireValid();
        return key;
    }

    /**
     * The element's value.
     *
     * @throws IllegalStateException if the cursor is invalid
     */
    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures leafId != Layout.NONE && view == \old(view);
      @   ensures 0 <= values && 0 <= pos && values + pos <= Integer.MAX_VALUE ==> \result == words[values + pos];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*@ helper @*/ long value() {
        requireValid();
        return words[values + pos];
    }

    /** Goes to the next element, from an invalid cursor to the first; false, and invalid, if there is none. */
    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*@ helper @*/ boolean next() {
        if (pos + 1 < count && version == view.version) {
            stand(pos + 1);
            return true;
        }
        return seekNext();
    }

    /** After a change, at the leaf's end, or from an invalid cursor. */
    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == (leafId != Layout.NONE) && view == \old(view) && version == view.version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*@ helper @*/ boolean seekNext() {
        requirePlaced();
        refresh();
        if (leafId == Layout.NONE) {
            return settleFirst();
        }
        if (pos + 1 < count) {
            stand(pos + 1);
        } else {
            enterFirst(Block.nextId(words, base()));
        }
        return leafId != Layout.NONE;
    }

    /** Goes to the element before, from an invalid cursor to the last; false, and invalid, if there is none. */
    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*@ helper @*/ boolean previous() {
        if (0 < pos && pos < count && version == view.version) {
            stand(pos - 1);
            return true;
        }
        return seekPrevious();
    }

    /*@ behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == (leafId != Layout.NONE) && view == \old(view) && version == view.version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*@ helper @*/ boolean seekPrevious() {
        requirePlaced();
        refresh();
        if (leafId == Layout.NONE) {
            return settleLast();
        }
        if (pos > 0) {
            stand(pos - 1);
        } else {
            enterLast(Block.previousId(words, base()));
        }
        return leafId != Layout.NONE;
    }

    /*@ behavior
      @   ensures view != null && view.version != View.CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ void requirePlaced() {
        if (view == null) {
            throw new IllegalStateException("the cursor belongs to no view yet");
        }
        view.requireOpen();
    }

    /** Whether both cursors stand on the same element of the same view, or both on none. */
    /*@ behavior
      @   requires view == null || view.usable();
      @   requires other.view == null || other.view.usable();
      @
      @   ensures view == \old(view) && other.view == \old(other.view);
      @   ensures \result && leafId != Layout.NONE ==> view == other.view && key == other.key;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*, other.*;
      @*/
    public /*@ helper @*/ boolean equalTo(Cursor other) {
        final boolean valid = isValid();
        final boolean otherValid = other.isValid();
        if (!valid || !otherValid) {
            return valid == otherValid;
        }
        return view == other.view && key == other.key;
    }
}
