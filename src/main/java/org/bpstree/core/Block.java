package org.bpstree.core;

/**
 * One block's slots: straight-line edits, no decisions.
 *
 * <p>A block is given by the words of its extent, the slot at which it begins (base) and the offset of its items
 * ({@link Layout#items}). The caller touched it before, and looks at no words that it fetched before a touch.
 */
final class Block {
    private Block() { }

    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int count(/*@ nullable @*/ long[] words, int base) {
        return (int) words[base + Layout.COUNT];
    }

    /*@ behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*@ helper @*/ static void setCount(/*@ nullable @*/ long[] words, int base, int count) {
        words[base + Layout.COUNT] = count;
    }

    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static long key(/*@ nullable @*/ long[] words, int base, int pos) {
        return words[base + Layout.KEYS + pos];
    }

    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static long lastKey(/*@ nullable @*/ long[] words, int base) {
        return words[base + Layout.KEYS + count(words, base) - 1];
    }

    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static long item(/*@ nullable @*/ long[] words, int base, int items, int pos) {
        return words[base + items + pos];
    }

    /*@ behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*@ helper @*/ static void setItem(/*@ nullable @*/ long[] words, int base, int items, int pos, long item) {
        words[base + items + pos] = item;
    }

    /*@ behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*@ helper @*/ static void setEntry(/*@ nullable @*/ long[] words, int base, int items, int pos, long key,
        long item) {
        words[base + Layout.KEYS + pos] = key;
        words[base + items + pos] = item;
    }

    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int nextId(/*@ nullable @*/ long[] words, int base) {
        return Layout.high(words[base + Layout.LINKS]) - 1;
    }

    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int previousId(/*@ nullable @*/ long[] words, int base) {
        return Layout.low(words[base + Layout.LINKS]) - 1;
    }

    /*@ behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*@ helper @*/ static void setLinks(/*@ nullable @*/ long[] words, int base, int nextId, int previousId) {
        words[base + Layout.LINKS] = Layout.pack(nextId + 1, previousId + 1);
    }

    /** Where to descend for the key: the last child takes every key above all separators. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int childPos(/*@ nullable @*/ long[] words, int base, long key) {
        final int from = base + Layout.KEYS;
        return Search.lowerBound(words, from, from + count(words, base) - 1, key) - from;
    }

    /** The first position whose key is not below the given one; the count if there is none. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int lowerPos(/*@ nullable @*/ long[] words, int base, long key) {
        final int from = base + Layout.KEYS;
        return Search.lowerBound(words, from, from + count(words, base), key) - from;
    }

    /** The first position whose key is above the given one; the count if there is none. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int upperPos(/*@ nullable @*/ long[] words, int base, long key) {
        final int from = base + Layout.KEYS;
        return Search.upperBound(words, from, from + count(words, base), key) - from;
    }

    /** Puts an entry at a position and shifts those behind it. There is room. */
    /*@ behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*@ helper @*/ static void insertAt(/*@ nullable @*/ long[] words, int base, int items, int pos, long key,
        long item) {
        final int count = count(words, base);
        final int keySlot = base + Layout.KEYS + pos;
        final int itemSlot = base + items + pos;
        Words.copy(words, keySlot, words, keySlot + 1, count - pos);
        Words.copy(words, itemSlot, words, itemSlot + 1, count - pos);
        words[keySlot] = key;
        words[itemSlot] = item;
        setCount(words, base, count + 1);
    }

    /** Takes the entry at a position out and closes the gap. */
    /*@ behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*@ helper @*/ static void removeAt(/*@ nullable @*/ long[] words, int base, int items, int pos) {
        final int count = count(words, base);
        final int keySlot = base + Layout.KEYS + pos;
        final int itemSlot = base + items + pos;
        Words.copy(words, keySlot + 1, words, keySlot, count - pos - 1);
        Words.copy(words, itemSlot + 1, words, itemSlot, count - pos - 1);
        setCount(words, base, count - 1);
    }

    /** The last entries of the left block become the first of the right one. */
    /*@ behavior
      @   ensures left != null && right != null;
      @   diverges true;
      @
      @   assignable left[*], right[*];
      @*/
    /*@ helper @*/ static void moveRight(/*@ nullable @*/ long[] left, int leftBase,
        /*@ nullable @*/ long[] right, int rightBase, int items, int moved) {
        final int leftCount = count(left, leftBase) - moved;
        final int rightCount = count(right, rightBase);
        final int rightKeys = rightBase + Layout.KEYS;
        final int rightItems = rightBase + items;
        Words.copy(right, rightKeys, right, rightKeys + moved, rightCount);
        Words.copy(right, rightItems, right, rightItems + moved, rightCount);
        Words.copy(left, leftBase + Layout.KEYS + leftCount, right, rightKeys, moved);
        Words.copy(left, leftBase + items + leftCount, right, rightItems, moved);
        setCount(left, leftBase, leftCount);
        setCount(right, rightBase, rightCount + moved);
    }

    /** The first entries of the right block become the last of the left one. */
    /*@ behavior
      @   ensures left != null && right != null;
      @   diverges true;
      @
      @   assignable left[*], right[*];
      @*/
    /*@ helper @*/ static void moveLeft(/*@ nullable @*/ long[] left, int leftBase,
        /*@ nullable @*/ long[] right, int rightBase, int items, int moved) {
        final int leftCount = count(left, leftBase);
        final int rightCount = count(right, rightBase) - moved;
        final int rightKeys = rightBase + Layout.KEYS;
        final int rightItems = rightBase + items;
        Words.copy(right, rightKeys, left, leftBase + Layout.KEYS + leftCount, moved);
        Words.copy(right, rightItems, left, leftBase + items + leftCount, moved);
        Words.copy(right, rightKeys + moved, right, rightKeys, rightCount);
        Words.copy(right, rightItems + moved, right, rightItems, rightCount);
        setCount(left, leftBase, leftCount + moved);
        setCount(right, rightBase, rightCount);
    }

    /** The elements below a block of the level: its entries in a leaf, its children's cardinalities above. */
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static int cardinality(/*@ nullable @*/ long[] words, int base, int items, int level) {
        final int count = count(words, base);
        if (level == 0) {
            return count;
        }
        int sum = 0;
        /*@ loop_invariant true;
          @ loop_modifies pos, sum;
          @*/
        for (int pos = 0; pos < count; pos++) {
            sum += Layout.high(words[base + items + pos]);
        }
        return sum;
    }
}
