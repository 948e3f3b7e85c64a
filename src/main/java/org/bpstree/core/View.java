package org.bpstree.core;

/**
 * A state of a tree and all the reads of it. The head is the state that changes; a view that was opened
 * ({@link Tree#open}) is frozen until it is closed, and another thread may read it meanwhile, one thread a view.
 *
 * <p>Offsets count elements from 0 in key order. Positions are given as {@link Cursor}s, so that no read allocates.
 */
public final class View {
    /*@ spec_public @*/ final Image image;
    /*@ spec_public nullable @*/ Layout layout;
    /*@ spec_public @*/ int rootId = Layout.NONE;
    /*@ spec_public @*/ int depth;
    /*@ spec_public @*/ int size;
    /*@ spec_public @*/ int firstId = Layout.NONE;
    /*@ spec_public @*/ int lastId = Layout.NONE;
    /*@ spec_public @*/ int leafCount;
    /*@ spec_public @*/ int innerCount;
    /** Changes with every change of the state, so that a cursor notices; {@link #CLOSED} when closed. */
    /*@ spec_public @*/ long version = CLOSED;
    /*@ spec_public @*/ private long openings;

    /** The version of a view that is not open. */
    static final long CLOSED = -1;

    /** Whether the reads below find what they need: a view has an image, and when it is open a geometry. */
    /*@ public model_behavior
      @   accessible image, layout, version;
      @ helper model boolean usable() {
      @   return image != null && (version == CLOSED || layout != null);
      @ }
      @*/

    /** A view that is not open yet. */
    /*@ normal_behavior
      @   ensures usable() && \fresh(image) && version == CLOSED && depth == 0 && size == 0;
      @
      @   assignable \nothing;
      @*/
    public View() {
        image = new Image();
    }

    /*@ normal_behavior
      @   ensures usable() && this.layout == layout && this.image == image && version == 1 && depth == 0 && size == 0;
      @   ensures rootId == Layout.NONE && firstId == Layout.NONE && lastId == Layout.NONE;
      @   ensures leafCount == 0 && innerCount == 0;
      @
      @   assignable \nothing;
      @*/
    View(Layout layout, Image image) {
        this.layout = layout;
        this.image = image;
        version = 1;
    }

    /** Copies the head's state but for the image. */
    /*@ behavior
      @   ensures layout == head.layout && rootId == head.rootId && depth == head.depth && size == head.size;
      @   ensures firstId == head.firstId && lastId == head.lastId;
      @   ensures leafCount == head.leafCount && innerCount == head.innerCount;
      @   ensures version == openings;
      @   ensures 0 <= \old(openings) && \old(openings) < 9223372036854775807L ==> version == \old(openings) + 1;
      @   signals_only Throwable;
      @
      @   assignable layout, rootId, depth, size, firstId, lastId, leafCount, innerCount, version, openings;
      @*/
    /*@ helper @*/ void open(View head) {
        layout = head.layout;
        rootId = head.rootId;
        depth = head.depth;
        size = head.size;
        firstId = head.firstId;
        lastId = head.lastId;
        leafCount = head.leafCount;
        innerCount = head.innerCount;
        openings++;
        version = openings;
    }

    /** The state of no tree. */
    /*@ normal_behavior
      @   ensures version == CLOSED && depth == 0 && size == 0 && leafCount == 0 && innerCount == 0;
      @   ensures rootId == Layout.NONE && firstId == Layout.NONE && lastId == Layout.NONE;
      @
      @   assignable rootId, depth, size, firstId, lastId, leafCount, innerCount, version;
      @*/
    /*@ helper @*/ void close() {
        clear(this);
        version = CLOSED;
    }

    /** Makes the state that of an empty tree. */
    /*@ behavior
      @   ensures view.depth == 0 && view.size == 0 && view.leafCount == 0 && view.innerCount == 0;
      @   ensures view.rootId == Layout.NONE && view.firstId == Layout.NONE && view.lastId == Layout.NONE;
      @   signals (Throwable e) view == null;
      @   signals_only Throwable;
      @
      @   assignable view.rootId, view.depth, view.size, view.firstId, view.lastId, view.leafCount, view.innerCount;
      @*/
    /*@ helper @*/ static void clear(/*@ nullable @*/ View view) {
        view.rootId = Layout.NONE;
        view.depth = 0;
        view.size = 0;
        view.firstId = Layout.NONE;
        view.lastId = Layout.NONE;
        view.leafCount = 0;
        view.innerCount = 0;
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper nullable @*/ long[] words(int id) {
        return image.words(layout, id);
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ int base(int id) {
        return layout.baseOf(id);
    }

    /** Where the items begin in a block of the level. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int items(int level) {
        return layout.items(level);
    }

    /*@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int rootId() {
        return rootId;
    }

    /** The child at a position of an inner block. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int childId(/*@ nullable @*/ long[] words, int base, int pos) {
        return Layout.low(Block.item(words, base, items(1), pos));
    }

    /** How many elements are below the child at a position of an inner block. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int cardinality(/*@ nullable @*/ long[] words, int base, int pos) {
        return Layout.high(Block.item(words, base, items(1), pos));
    }

    /** Whether the key is at a position of a leaf, which may be its end. */
    /*@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean holds(/*@ nullable @*/ long[] words, int base, int pos, long key) {
        return pos < Block.count(words, base) && Block.key(words, base, pos) == key;
    }

    /** Whether the view can be read: opened and not closed, or the head of a tree that is not closed. */
    /*@ normal_behavior
      @   ensures \result == (version != CLOSED);
      @
      @   assignable \nothing;
      @*/
    public /*@ helper @*/ boolean isOpen() {
        return version != CLOSED;
    }

    /*@ behavior
      @   ensures version != CLOSED;
      @   signals (Throwable e) version == CLOSED;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ void requireOpen() {
        if (version == CLOSED) {
            throw new IllegalStateException("the view is closed");
        }
    }

    /** How many elements there are. */
    /*@ normal_behavior
      @   ensures \result == size;
      @
      @   assignable \nothing;
      @*/
    public /*@ helper @*/ int size() {
        return size;
    }

    /** Levels; 0 for an empty tree, 1 for a lone leaf. */
    /*@ normal_behavior
      @   ensures \result == depth;
      @
      @   assignable \nothing;
      @*/
    public /*@ helper @*/ int depth() {
        return depth;
    }

    /*@ normal_behavior
      @   ensures \result == firstId;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ int firstId() {
        return firstId;
    }

    /*@ normal_behavior
      @   ensures \result == lastId;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ int lastId() {
        return lastId;
    }

    /** The leaf that may hold the key. The tree is not empty. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int leafFor(long key) {
        int id = rootId();
        /*@ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_modifies id, level;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            id = childFor(id, key);
        }
        return id;
    }

    /** The child of an inner block that may hold the key. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int childFor(int id, long key) {
        final long[] words = words(id);
        final int base = base(id);
        return childId(words, base, Block.childPos(words, base, key));
    }

    /** Whether the key is present. */
    /*@ behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 ==> !\result);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*@ helper @*/ boolean contains(long key) {
        requireOpen();
        return depth != 0 && isIn(leafFor(key), key);
    }

    /** Whether the key is in the leaf. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ boolean isIn(int id, long key) {
        final long[] words = words(id);
        final int base = base(id);
        return holds(words, base, Block.lowerPos(words, base, key), key);
    }

    /** The key's value, or the given one if the key is absent. */
    /*@ behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 ==> \result == absent);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*@ helper @*/ long get(long key, long absent) {
        requireOpen();
        return depth == 0 ? absent : valueIn(leafFor(key), key, absent);
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ long valueIn(int id, long key, long absent) {
        return valueIn(words(id), base(id), key, absent);
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ long valueIn(/*@ nullable @*/ long[] words, int base, long key, long absent) {
        final int pos = Block.lowerPos(words, base, key);
        return holds(words, base, pos, key) ? Block.item(words, base, items(0), pos) : absent;
    }

    /** Puts the cursor on the key's element; false, and an invalid cursor, if the key is absent. */
    /*@ behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE) && (\result ==> cursor.key == key);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*@ helper @*/ boolean find(long key, Cursor cursor) {
        if (lowerBound(key, cursor)) {
            return true;
        }
        cursor.invalidate();
        return false;
    }

    /**
     * Puts the cursor on the first element whose key is not below the given one; invalid if there is none.
     *
     * @return whether the key itself is present
     */
    /*@ behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE && cursor.key == key);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*@ helper @*/ boolean lowerBound(long key, Cursor cursor) {
        requireOpen();
        cursor.view = this;
        if (depth == 0) {
            cursor.invalidate();
            return false;
        }
        settle(cursor, leafFor(key), key);
        return cursor.leafId != Layout.NONE && cursor.key == key;
    }

    /** Puts the cursor, which is this view's, on the place of the key in its leaf. */
    /*@ behavior
      @   requires usable() && version != CLOSED && cursor.view == this;
      @
      @   ensures cursor.view == this && cursor.version == version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    private /*@ helper @*/ void settle(Cursor cursor, int id, long key) {
        final long[] words = words(id);
        final int base = base(id);
        cursor.settle(id, words, base, Block.lowerPos(words, base, key));
    }

    /**
     * Puts the cursor on the first element whose key is above the given one; invalid if there is none.
     *
     * @return whether the key itself is present
     */
    /*@ behavior
      @   requires usable();
      @
      @   ensures version != CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*@ helper @*/ boolean upperBound(long key, Cursor cursor) {
        final boolean exact = lowerBound(key, cursor);
        if (exact) {
            cursor.next();
        }
        return exact;
    }

    /** Puts the cursor on the least element; invalid, and false, if there is none. */
    /*@ behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*@ helper @*/ boolean first(Cursor cursor) {
        requireOpen();
        cursor.view = this;
        return cursor.settleFirst();
    }

    /** Puts the cursor on the greatest element; invalid, and false, if there is none. */
    /*@ behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*@ helper @*/ boolean last(Cursor cursor) {
        requireOpen();
        cursor.view = this;
        return cursor.settleLast();
    }

    /** Puts the cursor on the element at an offset; invalid, and false, unless the offset is in [0, size). */
    /*@ behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (0 <= offset && offset < size);
      @   ensures !\result ==> cursor.leafId == Layout.NONE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*@ helper @*/ boolean at(int offset, Cursor cursor) {
        requireOpen();
        cursor.view = this;
        if (offset < 0 || offset >= size) {
            cursor.invalidate();
            return false;
        }
        settle(cursor, offset);
        return true;
    }

    /** Puts the cursor, which is this view's, on the element at an offset that there is. */
    /*@ behavior
      @   requires usable() && version != CLOSED && cursor.view == this;
      @
      @   ensures cursor.view == this && cursor.version == version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    private /*@ helper @*/ void settle(Cursor cursor, int offset) {
        int rest = offset;
        int id = rootId();
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= rest && rest <= Integer.MAX_VALUE;
          @ loop_modifies level, id, rest;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final long[] words = words(id);
            final int base = base(id);
            int pos = 0;
            /*@ loop_invariant Integer.MIN_VALUE <= pos && pos <= Integer.MAX_VALUE;
              @ loop_invariant Integer.MIN_VALUE <= rest && rest <= Integer.MAX_VALUE;
              @ loop_modifies pos, rest;
              @*/
            while (rest >= cardinality(words, base, pos)) {
                rest -= cardinality(words, base, pos);
                pos++;
            }
            id = childId(words, base, pos);
        }
        settleAt(cursor, id, rest);
    }

    /** Puts the cursor, which is this view's, on a position of a leaf. */
    /*@ behavior
      @   requires usable() && version != CLOSED && cursor.view == this;
      @
      @   ensures cursor.view == this && cursor.version == version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    private /*@ helper @*/ void settleAt(Cursor cursor, int id, int pos) {
        cursor.settle(id, words(id), base(id), pos);
    }

    /**
     * Puts the cursor on an element chosen by random bits, each with the same chance but for the bits' own remainder;
     * invalid, and false, if the tree is empty. (Upstream chooses a child a level and so prefers emptier blocks.)
     */
    /*@ behavior
      @   requires usable() && 0 <= size;
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED && \result == (0 < size);
      @   ensures !\result ==> cursor.leafId == Layout.NONE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*@ helper @*/ boolean random(long bits, Cursor cursor) {
        return at(choose(bits, size()), cursor);
    }

    /*@ normal_behavior
      @   requires 0 <= size;
      @
      @   ensures 0 <= \result && (0 < size ==> \result < size);
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int choose(long bits, int size) {
        return size == 0 ? 0 : (int) Long.remainderUnsigned(bits, size);
    }

    /** How many elements have keys below the given one: the key's offset if it is present. */
    /*@ behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 ==> \result == 0);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*@ helper @*/ int rank(long key) {
        requireOpen();
        if (depth == 0) {
            return 0;
        }
        return countBelow(key);
    }

    /** How many elements have keys below the given one. The tree is not empty. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int countBelow(long key) {
        int before = 0;
        int id = rootId();
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= before && before <= Integer.MAX_VALUE;
          @ loop_modifies level, id, before;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final int pos = childPos(id, key);
            before += countBefore(id, pos);
            id = childId(id, pos);
        }
        return before + lowerPos(id, key);
    }

    /** How many elements are below the children before a position of an inner block. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int countBefore(int id, int pos) {
        final long[] words = words(id);
        final int base = base(id);
        int before = 0;
        /*@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= before && before <= Integer.MAX_VALUE;
          @ loop_modifies i, before;
          @*/
        for (int i = 0; i < pos; i++) {
            before += cardinality(words, base, i);
        }
        return before;
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int childId(int id, int pos) {
        return childId(words(id), base(id), pos);
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int childPos(int id, long key) {
        return Block.childPos(words(id), base(id), key);
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int lowerPos(int id, long key) {
        return Block.lowerPos(words(id), base(id), key);
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int upperPos(int id, long key) {
        return Block.upperPos(words(id), base(id), key);
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int count(int id) {
        return Block.count(words(id), base(id));
    }

    /**
     * Estimates how many elements have keys in [low, high] from two descents and the average fill of 5/6, without
     * the cardinalities (upstream: bps_tree_approximate_count, whose low and high are one key). Exact where both ends
     * fall in one leaf or the range spans two neighbouring leaves.
     *
     * @return an estimate in [0, size]
     */
    /*@ behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 || low > high ==> \result == 0);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*@ helper @*/ int approximateCount(long low, long high) {
        requireOpen();
        if (depth == 0 || low > high) {
            return 0;
        }
        final long estimate = estimate(low, high);
        return estimate > size ? size : (int) estimate;
    }

    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ long estimate(long low, long high) {
        long estimate = 0;
        int lowId = rootId();
        int highId = lowId;
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= lowId && lowId <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= highId && highId <= Integer.MAX_VALUE;
          @ loop_invariant -9223372036854775808L <= estimate && estimate <= 9223372036854775807L;
          @ loop_modifies level, lowId, highId, estimate;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final int lowPos = childPos(lowId, low);
            final int highPos = childPos(highId, high);
            estimate = refined(estimate, lowId, lowPos, highId, highPos);
            lowId = childId(lowId, lowPos);
            highId = childId(highId, highPos);
        }
        return estimate * (layout.leafCapacity * 5L / 6) + inLeaves(lowId, low, highId, high);
    }

    /** The estimate a level further down, where the children between two positions come in. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ long refined(long above, int lowId, int lowPos, int highId, int highPos) {
        long estimate = above * (layout.innerCapacity * 5L / 6);
        if (lowId == highId) {
            estimate += highPos > lowPos ? highPos - lowPos - 1 : 0;
        } else {
            estimate += count(lowId) - 1 - lowPos + highPos;
        }
        return estimate > size ? size : estimate;
    }

    /** How many elements have keys in [low, high] in two leaves, or one. */
    /*@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int inLeaves(int lowId, long low, int highId, long high) {
        final int lowPos = lowerPos(lowId, low);
        final int highPos = upperPos(highId, high);
        return lowId == highId ? highPos - lowPos : count(lowId) - lowPos + highPos;
    }
}
