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
        clear();
        version = CLOSED;
    }

    /** Makes the state that of an empty tree. */
    /*@ normal_behavior
      @   ensures depth == 0 && size == 0 && leafCount == 0 && innerCount == 0;
      @   ensures rootId == Layout.NONE && firstId == Layout.NONE && lastId == Layout.NONE;
      @
      @   assignable rootId, depth, size, firstId, lastId, leafCount, innerCount;
      @*/
    /*@ helper @*/ void clear() {
        rootId = Layout.NONE;
        depth = 0;
        size = 0;
        firstId = Layout.NONE;
        lastId = Layout.NONE;
        leafCount = 0;
        innerCount = 0;
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
        final Layout l = layout;
        final Image i = image;
        int id = rootId;
        /*@ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_modifies id, level;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final long[] words = i.words(l, id);
            final int base = l.baseOf(id);
            id = Layout.low(words[base + Layout.KEYS + l.innerCapacity + Block.childPos(words, base, key)]);
        }
        return id;
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
        if (depth == 0) {
            return false;
        }
        final int id = leafFor(key);
        final long[] words = words(id);
        final int base = base(id);
        final int pos = Block.lowerPos(words, base, key);
        return pos < Block.count(words, base) && Block.key(words, base, pos) == key;
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
        if (depth == 0) {
            return absent;
        }
        final int id = leafFor(key);
        final long[] words = words(id);
        final int base = base(id);
        final int pos = Block.lowerPos(words, base, key);
        return pos < Block.count(words, base) && Block.key(words, base, pos) == key
            ? Block.item(words, base, layout.items(0), pos) : absent;
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
        final int id = leafFor(key);
        final long[] words = words(id);
        final int base = base(id);
        final int pos = Block.lowerPos(words, base, key);
        cursor.settle(id, words, base, pos);
        return cursor.leafId != Layout.NONE && cursor.key == key;
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
        int rest = offset;
        int id = rootId;
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= rest && rest <= Integer.MAX_VALUE;
          @ loop_modifies level, id, rest;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final long[] words = words(id);
            int slot = base(id) + layout.items(level);
            /*@ loop_invariant Integer.MIN_VALUE <= slot && slot <= Integer.MAX_VALUE;
              @ loop_invariant Integer.MIN_VALUE <= rest && rest <= Integer.MAX_VALUE;
              @ loop_modifies slot, rest;
              @*/
            while (rest >= Layout.high(words[slot])) {
                rest -= Layout.high(words[slot]);
                slot++;
            }
            id = Layout.low(words[slot]);
        }
        cursor.settle(id, words(id), base(id), rest);
        return true;
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
        return at(choose(bits, size), cursor);
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
        int before = 0;
        int id = rootId;
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= before && before <= Integer.MAX_VALUE;
          @ loop_modifies level, id, before;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final long[] words = words(id);
            final int base = base(id);
            final int pos = Block.childPos(words, base, key);
            final int from = base + layout.items(level);
            /*@ loop_invariant Integer.MIN_VALUE <= slot && slot <= Integer.MAX_VALUE;
              @ loop_invariant Integer.MIN_VALUE <= before && before <= Integer.MAX_VALUE;
              @ loop_modifies slot, before;
              @*/
            for (int slot = from; slot < from + pos; slot++) {
                before += Layout.high(words[slot]);
            }
            id = Layout.low(words[from + pos]);
        }
        return before + Block.lowerPos(words(id), base(id), key);
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
      @   ensures \result <= size || depth == 0 || low > high;
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
        long estimate = 0;
        int lowId = rootId;
        int highId = rootId;
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= lowId && lowId <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= highId && highId <= Integer.MAX_VALUE;
          @ loop_invariant -9223372036854775808L <= estimate && estimate <= 9223372036854775807L;
          @ loop_modifies level, lowId, highId, estimate;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            estimate *= layout.innerCapacity * 5L / 6;
            final int items = layout.items(level);
            final int lowPos = Block.childPos(words(lowId), base(lowId), low);
            final int highPos = Block.childPos(words(highId), base(highId), high);
            if (lowId == highId) {
                estimate += highPos > lowPos ? highPos - lowPos - 1 : 0;
            } else {
                estimate += Block.count(words(lowId), base(lowId)) - 1 - lowPos + highPos;
            }
            lowId = Layout.low(Block.item(words(lowId), base(lowId), items, lowPos));
            highId = Layout.low(Block.item(words(highId), base(highId), items, highPos));
            estimate = estimate > size ? size : estimate;
        }
        estimate *= layout.leafCapacity * 5L / 6;
        final int lowPos = Block.lowerPos(words(lowId), base(lowId), low);
        final int highPos = Block.upperPos(words(highId), base(highId), high);
        estimate += lowId == highId ? highPos - lowPos : Block.count(words(lowId), base(lowId)) - lowPos + highPos;
        return estimate > size ? size : (int) estimate;
    }
}
