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
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private long /*+OPENJML@ nullable @*/ [] words;
    /*@ spec_public @*/ private long version;

    /** Whether the cursor is on an element of its view, or on none, and its fields say so; it is up to date. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible view, leafId, key, pos, count, base, values, words, version, view.version, view.layout,
      @     view.layout.leafCapacity, view.flat, view.levelOf, view.startOf, view.stopOf, view.baseOf, view.wordsOf,
      @     view.wordsOf[leafId];
      @ helper model boolean stands() {
      @   return version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY
      @     && (leafId == Layout.NONE ? count == 0
      @       : 0 <= leafId && leafId < view.levelOf.length && (\bigint) view.levelOf[leafId] == 0
      @         && words == view.wordsOf[leafId] && base == (\bigint) view.baseOf[leafId]
      @         && values == base + Layout.KEYS + view.layout.leafCapacity && pos < count
      @         && count == (\bigint) view.stopOf[leafId] - (\bigint) view.startOf[leafId]
      @         && 0 <= (\bigint) view.startOf[leafId] && (\bigint) view.stopOf[leafId] <= view.flat.length
      @         && key == (\bigint) view.flat[(\bigint) view.startOf[leafId] + pos]);
      @ }
      @*/

    /** The offset of the element that the cursor is on; the view's size if it is on none. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible view, leafId, pos, view.size, view.startOf;
      @ helper model \bigint at() {
      @   return leafId == Layout.NONE ? view.size : (\bigint) view.startOf[leafId] + pos;
      @ }
      @*/

    /** An invalid cursor that belongs to no view. */
    /*@ normal_behavior
      @   ensures view == null && leafId == Layout.NONE && count == 0 && pos == 0;
      @
      @   assignable \nothing;
      @*/
    public Cursor() { }

    /** Makes the cursor invalid. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @
      @   ensures stands() && version == view.version && leafId == Layout.NONE && at() == view.size;
      @
      @   assignable leafId, count, words, version;
      @*/
    /*+KEY@ also behavior
      @   ensures leafId == Layout.NONE && count == 0 && words == null && view == \old(view);
      @   ensures version == (view == null ? 0 : view.version);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable leafId, count, words, version;
      @*/
    public /*+KEY@ helper @*/ void invalidate() {
        leafId = Layout.NONE;
        count = 0;
        words = null;
        version = view == null ? 0 : view.version;
    }

    /** Puts the cursor on a position of a leaf, or on the next leaf's first if it is the leaf's end. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.wordsOf != null && leafWords != null;
      @   requires view.leafAt(id, leafWords, leafBase);
      @   requires 0 <= id && id < view.levelOf.length && (\bigint) view.levelOf[id] == 0;
      @   requires leafWords == view.wordsOf[id] && leafBase == (\bigint) view.baseOf[id];
      @   requires 0 <= leafBase && leafBase <= Layout.MAX_EXTENT_WORDS;
      @   requires view.image != null && view.levelOf.length <= view.wordsOf.length;
      @   requires view.linkedAt(id, leafWords, leafBase) && view.ascending();
      @   requires 0 <= leafPos && leafPos <= (\bigint) view.stopOf[id] - (\bigint) view.startOf[id];
      @   requires (\bigint) view.startOf[id] + leafPos < view.size
      @     ==> leafPos < (\bigint) view.stopOf[id] - (\bigint) view.startOf[id];
      @   requires 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @
      @   ensures stands() && at() == (\bigint) view.startOf[id] + leafPos;
      @   ensures version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   ensures leafId == Layout.NONE
      @     || 0 <= leafId && leafId < view.levelOf.length && (\bigint) view.levelOf[leafId] == 0;
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    /*+KEY@ helper @*/ void settle(int id, /*+KEY@ nullable @*/ long[] leafWords, int leafBase, int leafPos) {
        if (leafPos < Block.count(leafWords, leafBase)) {
            enter(id, leafWords, leafBase, leafPos);
        } else {
            enterFirst(Block.nextId(leafWords, leafBase));
        }
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires view.firstId == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= view.firstId && view.firstId < view.levelOf.length && (\bigint) view.levelOf[view.firstId] == 0
      @     && view.image.lists(view.layout, view.firstId, view.wordsOf[view.firstId])
      @     && view.begins(view.firstId) && view.wordsOf[view.firstId] != null
      @     && view.leafAt(view.firstId, view.wordsOf[view.firstId], (\bigint) view.baseOf[view.firstId]);
      @
      @   ensures stands() && \result == (view.firstId != Layout.NONE);
      @   ensures at() == (view.firstId == Layout.NONE ? view.size : (\bigint) view.startOf[view.firstId]);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version;
      @   ensures \result == (leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    /*+KEY@ helper @*/ boolean settleFirst() {
        enterFirst(view.firstId());
        return leafId != Layout.NONE;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires view.lastId == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= view.lastId && view.lastId < view.levelOf.length && (\bigint) view.levelOf[view.lastId] == 0
      @     && view.image.lists(view.layout, view.lastId, view.wordsOf[view.lastId])
      @     && view.begins(view.lastId) && view.wordsOf[view.lastId] != null
      @     && view.leafAt(view.lastId, view.wordsOf[view.lastId], (\bigint) view.baseOf[view.lastId]);
      @
      @   ensures stands() && \result == (view.lastId != Layout.NONE);
      @   ensures at() == (view.lastId == Layout.NONE ? view.size : (\bigint) view.stopOf[view.lastId] - 1);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version;
      @   ensures \result == (leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    /*+KEY@ helper @*/ boolean settleLast() {
        enterLast(view.lastId());
        return leafId != Layout.NONE;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires id == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= id && id < view.levelOf.length && (\bigint) view.levelOf[id] == 0
      @     && view.image.lists(view.layout, id, view.wordsOf[id]) && view.begins(id) && view.wordsOf[id] != null
      @     && view.leafAt(id, view.wordsOf[id], (\bigint) view.baseOf[id]);
      @
      @   ensures stands() && leafId == id;
      @   ensures at() == (id == Layout.NONE ? view.size : (\bigint) view.startOf[id]);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version && (leafId == Layout.NONE) == (id == Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*+KEY@ helper @*/ void enterFirst(int id) {
        if (id == Layout.NONE) {
            invalidate();
        } else {
            enter(id, view.words(id), view.base(id), 0);
        }
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires id == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= id && id < view.levelOf.length && (\bigint) view.levelOf[id] == 0
      @     && view.image.lists(view.layout, id, view.wordsOf[id]) && view.begins(id) && view.wordsOf[id] != null
      @     && view.leafAt(id, view.wordsOf[id], (\bigint) view.baseOf[id]);
      @
      @   ensures stands() && leafId == id;
      @   ensures at() == (id == Layout.NONE ? view.size : (\bigint) view.stopOf[id] - 1);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view != null && view.usable() && view.version != View.CLOSED;
      @
      @   ensures view == \old(view) && version == view.version && (leafId == Layout.NONE) == (id == Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*+KEY@ helper @*/ void enterLast(int id) {
        if (id == Layout.NONE) {
            invalidate();
        } else {
            final long[] leafWords = view.words(id);
            final int leafBase = view.base(id);
            enter(id, leafWords, leafBase, lastPos(id, leafWords, leafBase));
        }
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.wordsOf != null && leafWords != null;
      @   requires view.leafAt(id, leafWords, leafBase);
      @   requires 0 <= id && id < view.levelOf.length && (\bigint) view.levelOf[id] == 0;
      @   requires leafWords == view.wordsOf[id] && leafBase == (\bigint) view.baseOf[id];
      @   requires 0 <= leafBase && leafBase <= Layout.MAX_EXTENT_WORDS;
      @   requires 0 <= leafPos && leafPos < (\bigint) view.stopOf[id] - (\bigint) view.startOf[id];
      @
      @   ensures stands() && leafId == id && at() == (\bigint) view.startOf[id] + leafPos;
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
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
    private /*+KEY@ helper @*/ void enter(int id, /*+KEY@ nullable @*/ long[] leafWords, int leafBase, int leafPos) {
        leafId = id;
        words = leafWords;
        base = leafBase;
        values = leafBase + view.layout.items(0);
        count = Block.count(leafWords, leafBase);
        version = view.version;
        stand(leafPos);
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires words != null && 0 <= base && 0 <= leafPos && base + Layout.KEYS + leafPos < words.length;
      @
      @   ensures pos == leafPos && key == words[base + Layout.KEYS + leafPos];
      @
      @   assignable pos, key;
      @*/
    /*+KEY@ also behavior
      @   ensures pos == leafPos;
      @   ensures 0 <= base && 0 <= pos && base + Layout.KEYS + pos <= Integer.MAX_VALUE
      @     ==> key == words[base + Layout.KEYS + pos];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable pos, key;
      @*/
    private /*+KEY@ helper @*/ void stand(int leafPos) {
        pos = leafPos;
        key = words[base + Layout.KEYS + leafPos];
    }

    /** Goes to another position of the leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.wordsOf != null && view.wordsOf[leafId] != null;
      @   requires stands() && leafId != Layout.NONE;
      @   requires view.leafAt(leafId, view.wordsOf[leafId], (\bigint) view.baseOf[leafId]);
      @   requires 0 <= leafPos && (leafPos <= pos || leafPos < count);
      @
      @   ensures stands() && 0 <= at() && at() == \old(at()) + leafPos - \old(pos);
      @
      @   assignable pos, key;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable pos, key;
      @*/
    private /*+KEY@ helper @*/ void pass(int leafPos) {
        stand(leafPos);
    }

    /*@ normal_behavior
      @   ensures \result == base;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int base() {
        return base;
    }

    /** The key when the cursor was put where it is. */
    /*@ normal_behavior
      @   ensures \result == key;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ long knownKey() {
        return key;
    }

    /** The last position of a leaf. (The id is for the contract alone.) */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && leafWords != null && view.leafAt(id, leafWords, leafBase);
      @
      @   ensures 0 <= \result && \result == (\bigint) view.stopOf[id] - (\bigint) view.startOf[id] - 1;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int lastPos(int id, /*+KEY@ nullable @*/ long[] leafWords, int leafBase) {
        return Block.count(leafWords, leafBase) - 1;
    }

    /** The leaf after the cursor's. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.wordsOf != null && view.wordsOf[leafId] != null;
      @   requires stands() && leafId != Layout.NONE;
      @   requires view.leafAt(leafId, view.wordsOf[leafId], (\bigint) view.baseOf[leafId]);
      @   requires view.linkedAt(leafId, view.wordsOf[leafId], (\bigint) view.baseOf[leafId]);
      @   requires view.ascending();
      @
      @   ensures \result == Layout.NONE || 0 <= \result && \result < view.levelOf.length
      @     && (\bigint) view.levelOf[\result] == 0;
      @   ensures count <= pos + 1
      @     ==> at() + 1 == (\result == Layout.NONE ? view.size : (\bigint) view.startOf[\result]);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int nextId() {
        return Block.nextId(words, base());
    }

    /** The leaf before the cursor's. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.wordsOf != null && view.wordsOf[leafId] != null;
      @   requires stands() && leafId != Layout.NONE;
      @   requires view.leafAt(leafId, view.wordsOf[leafId], (\bigint) view.baseOf[leafId]);
      @   requires view.linkedAt(leafId, view.wordsOf[leafId], (\bigint) view.baseOf[leafId]);
      @
      @   ensures \result == Layout.NONE || 0 <= \result && \result < view.levelOf.length
      @     && (\bigint) view.levelOf[\result] == 0 && 0 < (\bigint) view.stopOf[\result];
      @   ensures pos == 0 ==> at() == (\result == Layout.NONE ? 0 : (\bigint) view.stopOf[\result]);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int previousId() {
        return Block.previousId(words, base());
    }

    /** Finds the way back after a change; an invalid cursor stays so. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view == null || version == view.version;
      @
      @   ensures true;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
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
    private /*+KEY@ helper @*/ void refresh() {
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
     * @throws IllegalStateException if the view was closed since the cursor was put somewhere; so do all methods below
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires view == null || version == view.version;
      @
      @   ensures \result == (leafId != Layout.NONE);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == (leafId != Layout.NONE) && view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*+KEY@ helper @*/ boolean isValid() {
        refresh();
        return leafId != Layout.NONE;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires (view == null || version == view.version) && leafId != Layout.NONE;
      @
      @   ensures true;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures leafId != Layout.NONE && view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*+KEY@ helper @*/ void requireValid() {
        if (!isValid()) {
            throw new IllegalStateException("the cursor is on no element");
        }
    }

    /**
     * The element's key.
     *
     * @throws IllegalStateException if the cursor is invalid
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && stands() && leafId != Layout.NONE;
      @
      @   ensures \result == (\bigint) view.flat[at()];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == key && leafId != Layout.NONE && view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*+KEY@ helper @*/ long key() {
        requireValid();
        return key;
    }

    /**
     * The element's value.
     *
     * @throws IllegalStateException if the cursor is invalid
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.wordsOf != null && stands() && leafId != Layout.NONE;
      @   requires view.leafAt(leafId, view.wordsOf[leafId], (\bigint) view.baseOf[leafId]);
      @   requires view.valuedAt(view.values, leafId, view.wordsOf[leafId], (\bigint) view.baseOf[leafId]);
      @
      @   ensures \result == (\bigint) view.values[at()];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures leafId != Layout.NONE && view == \old(view);
      @   ensures 0 <= values && 0 <= pos && values + pos <= Integer.MAX_VALUE ==> \result == words[values + pos];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*+KEY@ helper @*/ long value() {
        requireValid();
        return words[values + pos];
    }

    /** Goes to the next element, from an invalid cursor to the first; false, and invalid, if there is none. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires Image.measured(view.layout) && view.image.legible(view.layout) && view.ascending();
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.image.lists(view.layout, b, view.wordsOf[b]) && view.begins(b) && view.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.leafAt(b, view.wordsOf[b], (\bigint) view.baseOf[b])
      @     && view.linkedAt(b, view.wordsOf[b], (\bigint) view.baseOf[b]));
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires 0 <= leafId && leafId < view.levelOf.length && (\bigint) view.levelOf[leafId] == 0;
      @
      @   ensures stands() && at() == \old(at()) + 1 && \result == (leafId != Layout.NONE);
      @   ensures \old(pos + 1 < count) ==> leafId == \old(leafId);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @ also
      @ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires view.firstId == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= view.firstId && view.firstId < view.levelOf.length && (\bigint) view.levelOf[view.firstId] == 0
      @     && view.image.lists(view.layout, view.firstId, view.wordsOf[view.firstId])
      @     && view.begins(view.firstId) && view.wordsOf[view.firstId] != null
      @     && view.leafAt(view.firstId, view.wordsOf[view.firstId], (\bigint) view.baseOf[view.firstId]);
      @   requires view.firstId == Layout.NONE ? view.size == 0
      @     : (\bigint) view.startOf[view.firstId] == 0 && 0 < view.size;
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires leafId == Layout.NONE && count == 0;
      @
      @   ensures stands() && at() == 0 && \result == (0 < view.size);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*+KEY@ helper @*/ boolean next() {
        if (pos + 1 < count && version == view.version) {
            pass(pos + 1);
            return true;
        }
        return seekNext();
    }

    /** After a change, at the leaf's end, or from an invalid cursor. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires Image.measured(view.layout) && view.image.legible(view.layout) && view.ascending();
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.image.lists(view.layout, b, view.wordsOf[b]) && view.begins(b) && view.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.leafAt(b, view.wordsOf[b], (\bigint) view.baseOf[b])
      @     && view.linkedAt(b, view.wordsOf[b], (\bigint) view.baseOf[b]));
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires 0 <= leafId && leafId < view.levelOf.length && (\bigint) view.levelOf[leafId] == 0;
      @
      @   ensures stands() && at() == \old(at()) + 1 && \result == (leafId != Layout.NONE);
      @   ensures \old(pos + 1 < count) ==> leafId == \old(leafId);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @ also
      @ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires view.firstId == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= view.firstId && view.firstId < view.levelOf.length && (\bigint) view.levelOf[view.firstId] == 0
      @     && view.image.lists(view.layout, view.firstId, view.wordsOf[view.firstId])
      @     && view.begins(view.firstId) && view.wordsOf[view.firstId] != null
      @     && view.leafAt(view.firstId, view.wordsOf[view.firstId], (\bigint) view.baseOf[view.firstId]);
      @   requires view.firstId == Layout.NONE ? view.size == 0
      @     : (\bigint) view.startOf[view.firstId] == 0 && 0 < view.size;
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires leafId == Layout.NONE && count == 0;
      @
      @   ensures stands() && at() == 0 && \result == (0 < view.size);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == (leafId != Layout.NONE) && view == \old(view) && version == view.version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*+KEY@ helper @*/ boolean seekNext() {
        requirePlaced();
        refresh();
        if (leafId == Layout.NONE) {
            return settleFirst();
        }
        if (pos + 1 < count) {
            pass(pos + 1);
        } else {
            enterFirst(nextId());
        }
        return leafId != Layout.NONE;
    }

    /** Goes to the element before, from an invalid cursor to the last; false, and invalid, if there is none. */
    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires Image.measured(view.layout) && view.image.legible(view.layout) && view.ascending();
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.image.lists(view.layout, b, view.wordsOf[b]) && view.begins(b) && view.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.leafAt(b, view.wordsOf[b], (\bigint) view.baseOf[b])
      @     && view.linkedAt(b, view.wordsOf[b], (\bigint) view.baseOf[b]));
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires 0 <= leafId && leafId < view.levelOf.length && (\bigint) view.levelOf[leafId] == 0;
      @
      @   ensures stands() && at() == (\old(at()) == 0 ? view.size : \old(at()) - 1);
      @   ensures \result == (leafId != Layout.NONE);
      @   ensures \old(0 < pos && pos < count) ==> leafId == \old(leafId);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @ also
      @ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires view.lastId == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= view.lastId && view.lastId < view.levelOf.length && (\bigint) view.levelOf[view.lastId] == 0
      @     && view.image.lists(view.layout, view.lastId, view.wordsOf[view.lastId])
      @     && view.begins(view.lastId) && view.wordsOf[view.lastId] != null
      @     && view.leafAt(view.lastId, view.wordsOf[view.lastId], (\bigint) view.baseOf[view.lastId]);
      @   requires view.lastId == Layout.NONE ? view.size == 0
      @     : (\bigint) view.stopOf[view.lastId] == view.size && 0 < view.size;
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires leafId == Layout.NONE && count == 0;
      @
      @   ensures stands() && at() == (view.size == 0 ? 0 : view.size - 1) && \result == (0 < view.size);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures view == \old(view);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    public /*+KEY@ helper @*/ boolean previous() {
        if (0 < pos && pos < count && version == view.version) {
            pass(pos - 1);
            return true;
        }
        return seekPrevious();
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires Image.measured(view.layout) && view.image.legible(view.layout) && view.ascending();
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.image.lists(view.layout, b, view.wordsOf[b]) && view.begins(b) && view.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < view.levelOf.length && (\bigint) view.levelOf[b] == 0;
      @     view.leafAt(b, view.wordsOf[b], (\bigint) view.baseOf[b])
      @     && view.linkedAt(b, view.wordsOf[b], (\bigint) view.baseOf[b]));
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires 0 <= leafId && leafId < view.levelOf.length && (\bigint) view.levelOf[leafId] == 0;
      @
      @   ensures stands() && at() == (\old(at()) == 0 ? view.size : \old(at()) - 1);
      @   ensures \result == (leafId != Layout.NONE);
      @   ensures \old(0 < pos && pos < count) ==> leafId == \old(leafId);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @ also
      @ normal_behavior
      @   requires view != null && view.layout != null && view.image != null && view.wordsOf != null;
      @   requires view.levelOf.length <= view.wordsOf.length && view.version != View.CLOSED;
      @   requires view.lastId == Layout.NONE || Image.measured(view.layout) && view.image.legible(view.layout)
      @     && 0 <= view.lastId && view.lastId < view.levelOf.length && (\bigint) view.levelOf[view.lastId] == 0
      @     && view.image.lists(view.layout, view.lastId, view.wordsOf[view.lastId])
      @     && view.begins(view.lastId) && view.wordsOf[view.lastId] != null
      @     && view.leafAt(view.lastId, view.wordsOf[view.lastId], (\bigint) view.baseOf[view.lastId]);
      @   requires view.lastId == Layout.NONE ? view.size == 0
      @     : (\bigint) view.stopOf[view.lastId] == view.size && 0 < view.size;
      @   requires stands() && version == view.version && 0 <= pos && pos <= Layout.MAX_CAPACITY;
      @   requires leafId == Layout.NONE && count == 0;
      @
      @   ensures stands() && at() == (view.size == 0 ? 0 : view.size - 1) && \result == (0 < view.size);
      @
      @   assignable leafId, key, pos, count, base, values, words, version;
      @*/
    /*+KEY@ also behavior
      @   requires view == null || view.usable();
      @
      @   ensures \result == (leafId != Layout.NONE) && view == \old(view) && version == view.version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable this.*;
      @*/
    private /*+KEY@ helper @*/ boolean seekPrevious() {
        requirePlaced();
        refresh();
        if (leafId == Layout.NONE) {
            return settleLast();
        }
        if (pos > 0) {
            pass(pos - 1);
        } else {
            enterLast(previousId());
        }
        return leafId != Layout.NONE;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires view != null && view.version != View.CLOSED;
      @
      @   ensures true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures view != null && view.version != View.CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ void requirePlaced() {
        if (view == null) {
            throw new IllegalStateException("the cursor belongs to no view yet");
        }
        view.requireOpen();
    }

    /** Whether both cursors stand on the same element of the same view, or both on none. */
    /*+KEY@ behavior
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
    public /*+KEY@ helper @*/ boolean equalTo(Cursor other) {
        final boolean valid = isValid();
        final boolean otherValid = other.isValid();
        if (!valid || !otherValid) {
            return valid == otherValid;
        }
        return view == other.view && key == other.key;
    }
}
