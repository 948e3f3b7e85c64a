package org.bpstree.core;

/**
 * One block's slots: straight-line edits, no decisions.
 *
 * <p>A block is given by the words of its extent, the slot at which it begins (base) and the offset of its items
 * ({@link Layout#items}). The caller touched it before, and looks at no words that it fetched before a touch.
 */
final class Block {
    private Block() { }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base < words.length;
      @   requires 0 <= words[base] && words[base] <= 2147483647;
      @
      @   ensures \result == words[base];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int count(/*+KEY@ nullable @*/ long[] words, int base) {
        return (int) words[base + Layout.COUNT];
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base < words.length;
      @
      @   ensures words[base] == count;
      @
      @   assignable words[base];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ static void setCount(/*+KEY@ nullable @*/ long[] words, int base, int count) {
        words[base + Layout.COUNT] = count;
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && 0 <= pos && base + Layout.KEYS + pos < words.length;
      @
      @   ensures \result == words[base + Layout.KEYS + pos];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long key(/*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return words[base + Layout.KEYS + pos];
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base < words.length;
      @   requires 0 < words[base] && base + Layout.KEYS + words[base] <= words.length;
      @
      @   ensures \result == words[(int) (base + Layout.KEYS + words[base] - 1)];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long lastKey(/*+KEY@ nullable @*/ long[] words, int base) {
        return words[base + Layout.KEYS + count(words, base) - 1];
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && 0 <= items && 0 <= pos && base + items + pos < words.length;
      @
      @   ensures \result == words[base + items + pos];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long item(/*+KEY@ nullable @*/ long[] words, int base, int items, int pos) {
        return words[base + items + pos];
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && 0 <= items && 0 <= pos && base + items + pos < words.length;
      @
      @   ensures words[base + items + pos] == item;
      @
      @   assignable words[base + items + pos];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ static void setItem(/*+KEY@ nullable @*/ long[] words, int base, int items, int pos, long item) {
        words[base + items + pos] = item;
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && 0 <= pos && pos < items - Layout.KEYS;
      @   requires base + items + pos < words.length;
      @
      @   ensures words[base + Layout.KEYS + pos] == key;
      @   ensures words[base + items + pos] == item;
      @
      @   assignable words[base + Layout.KEYS + pos], words[base + items + pos];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ static void setEntry(/*+KEY@ nullable @*/ long[] words, int base, int items, int pos, long key,
        long item) {
        words[base + Layout.KEYS + pos] = key;
        words[base + items + pos] = item;
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base + Layout.LINKS < words.length;
      @
      @   ensures \result == words[base + Layout.LINKS];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static long links(/*+KEY@ nullable @*/ long[] words, int base) {
        return words[base + Layout.LINKS];
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base + Layout.LINKS < words.length;
      @   requires 0 <= words[base + Layout.LINKS];
      @
      @   ensures -1 <= \result && (\result + 1) * 4294967296L <= words[base + Layout.LINKS]
      @     && words[base + Layout.LINKS] < (\result + 2) * 4294967296L;
      @   ensures \result == words[base + Layout.LINKS] / 4294967296L - 1;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int nextId(/*+KEY@ nullable @*/ long[] words, int base) {
        return Layout.high(links(words, base)) - 1;
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base + Layout.LINKS < words.length;
      @   requires 0 <= words[base + Layout.LINKS] && words[base + Layout.LINKS] % 4294967296L <= 2147483647;
      @
      @   ensures \result + 1 == words[base + Layout.LINKS] % 4294967296L;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int previousId(/*+KEY@ nullable @*/ long[] words, int base) {
        return Layout.low(links(words, base)) - 1;
    }

    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base + Layout.LINKS < words.length;
      @   requires -1 <= nextId && nextId < 2147483647 && -1 <= previousId && previousId < 2147483647;
      @
      @   ensures words[base + Layout.LINKS] == (nextId + 1) * 4294967296L + previousId + 1;
      @
      @   assignable words[base + Layout.LINKS];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ static void setLinks(/*+KEY@ nullable @*/ long[] words, int base, int nextId, int previousId) {
        words[base + Layout.LINKS] = Layout.pack(nextId + 1, previousId + 1);
    }

    /** Where to descend for the key: the last child takes every key above all separators. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base < words.length;
      @   requires 1 <= words[base] && base + Layout.KEYS + words[base] <= words.length;
      @   requires (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base] - 1;
      @     words[i] < words[j]); // T1
      @
      @   ensures 0 <= \result && \result <= words[base] - 1;
      @   ensures 0 < \result ==> words[base + Layout.KEYS + \result - 1] < key;
      @   ensures \result < words[base] - 1 ==> key <= words[base + Layout.KEYS + \result];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int childPos(/*+KEY@ nullable @*/ long[] words, int base, long key) {
        final int from = base + Layout.KEYS;
        return Search.lowerBound(words, from, from + count(words, base) - 1, key) - from;
    }

    /** The first position whose key is not below the given one; the count if there is none. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base < words.length;
      @   requires 0 <= words[base] && base + Layout.KEYS + words[base] <= words.length;
      @   requires (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]); // T1
      @
      @   ensures 0 <= \result && \result <= words[base];
      @   ensures 0 < \result ==> words[base + Layout.KEYS + \result - 1] < key;
      @   ensures \result < words[base] ==> key <= words[base + Layout.KEYS + \result];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int lowerPos(/*+KEY@ nullable @*/ long[] words, int base, long key) {
        final int from = base + Layout.KEYS;
        return Search.lowerBound(words, from, from + count(words, base), key) - from;
    }

    /** The first position whose key is above the given one; the count if there is none. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && base < words.length;
      @   requires 0 <= words[base] && base + Layout.KEYS + words[base] <= words.length;
      @   requires (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]); // T1
      @
      @   ensures 0 <= \result && \result <= words[base];
      @   ensures 0 < \result ==> words[base + Layout.KEYS + \result - 1] <= key;
      @   ensures \result < words[base] ==> key < words[base + Layout.KEYS + \result];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int upperPos(/*+KEY@ nullable @*/ long[] words, int base, long key) {
        final int from = base + Layout.KEYS;
        return Search.upperBound(words, from, from + count(words, base), key) - from;
    }

    /** Puts an entry at a position and shifts those behind it. There is room. */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && Layout.KEYS <= items;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= pos && pos <= words[base] && words[base] < items - Layout.KEYS;
      @
      @   ensures words[base] == \old(words[base]) + 1;
      @   ensures words[base + Layout.KEYS + pos] == key;
      @   ensures words[base + items + pos] == item;
      @   ensures (\forall int i; base + Layout.KEYS + pos < i && i < base + Layout.KEYS + words[base];
      @     words[i] == \old(words[i - 1]));
      @   ensures (\forall int i; base + items + pos < i && i < base + items + words[base];
      @     words[i] == \old(words[i - 1]));
      @
      @   assignable words[base],
      @     words[base + Layout.KEYS + pos .. base + Layout.KEYS + words[base]],
      @     words[base + items + pos .. base + items + words[base]];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ static void insertAt(/*+KEY@ nullable @*/ long[] words, int base, int items, int pos, long key,
        long item) {
        final int count = count(words, base);
        final int keySlot = base + Layout.KEYS + pos;
        final int itemSlot = base + items + pos;
        // Ascending keys shift nothing, and two calls of the JDK's move are a twentieth of such an insert.
        if (pos < count) {
            Words.copy(words, keySlot, words, keySlot + 1, count - pos);
            Words.copy(words, itemSlot, words, itemSlot + 1, count - pos);
        }
        setEntry(words, base, items, pos, key, item);
        setCount(words, base, count + 1);
    }

    /**
     * Takes the entry at a position out and closes the gap.
     *
     * @return how many entries are left
     */
    /*+STRICT@ normal_behavior
      @   requires words != null && 0 <= base && Layout.KEYS <= items;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= pos && pos < words[base] && words[base] <= items - Layout.KEYS;
      @
      @   ensures words[base] == \old(words[base]) - 1 && \result == words[base];
      @   ensures (\forall int i; base + Layout.KEYS + pos <= i && i < base + Layout.KEYS + words[base];
      @     words[i] == \old(words[i + 1]));
      @   ensures (\forall int i; base + items + pos <= i && i < base + items + words[base];
      @     words[i] == \old(words[i + 1]));
      @
      @   assignable words[base],
      @     words[base + Layout.KEYS + pos .. base + Layout.KEYS + words[base] - 2],
      @     words[base + items + pos .. base + items + words[base] - 2];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ static int removeAt(/*+KEY@ nullable @*/ long[] words, int base, int items, int pos) {
        final int count = count(words, base);
        final int keySlot = base + Layout.KEYS + pos;
        final int itemSlot = base + items + pos;
        Words.copy(words, keySlot + 1, words, keySlot, count - pos - 1);
        Words.copy(words, itemSlot + 1, words, itemSlot, count - pos - 1);
        setCount(words, base, count - 1);
        return count - 1;
    }

    /** The last entries of the left block become the first of the right one. */
    /*+KEYSTRICT@ normal_behavior
      @   requires left != null && right != null && Layout.KEYS <= items && items <= 65538;
      @   requires leftBase <= 134217728 && rightBase <= 134217728; // as in every Layout: no sum overflows
      @   requires left[leftBase] <= 65536 && right[rightBase] <= 65536 && moved <= 65536;
      @   requires 0 <= leftBase && leftBase + 2 * items - Layout.KEYS <= left.length;
      @   requires 0 <= rightBase && rightBase + 2 * items - Layout.KEYS <= right.length;
      @   requires 0 <= moved && moved <= left[leftBase] && left[leftBase] <= items - Layout.KEYS;
      @   requires 0 <= right[rightBase] && right[rightBase] + moved <= items - Layout.KEYS;
      @   requires left != right;
      @
      @   ensures left[leftBase] == \old(left[leftBase]) - moved;
      @   ensures right[rightBase] == \old(right[rightBase]) + moved;
      @   ensures Words.part(right, rightBase + Layout.KEYS, moved)
      @     == \old(Words.part(left, leftBase + left[leftBase] - moved + Layout.KEYS, moved));
      @   ensures Words.part(right, rightBase + Layout.KEYS + moved, \old(right[rightBase]))
      @     == \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase]));
      @   ensures Words.part(right, rightBase + items, moved)
      @     == \old(Words.part(left, leftBase + left[leftBase] - moved + items, moved));
      @   ensures Words.part(right, rightBase + items + moved, \old(right[rightBase]))
      @     == \old(Words.part(right, rightBase + items, right[rightBase]));
      @
      @   assignable left[leftBase], right[rightBase],
      @     right[rightBase + Layout.KEYS .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires left != null && right != null && Layout.KEYS <= items && items <= 65538;
      @   requires leftBase <= 134217728 && rightBase <= 134217728; // as in every Layout: no sum overflows
      @   requires left[leftBase] <= 65536 && right[rightBase] <= 65536 && moved <= 65536;
      @   requires 0 <= leftBase && leftBase + 2 * items - Layout.KEYS <= left.length;
      @   requires 0 <= rightBase && rightBase + 2 * items - Layout.KEYS <= right.length;
      @   requires 0 <= moved && moved <= left[leftBase] && left[leftBase] <= items - Layout.KEYS;
      @   requires 0 <= right[rightBase] && right[rightBase] + moved <= items - Layout.KEYS;
      @   requires left == right && leftBase + 2 * items - Layout.KEYS <= rightBase;
      @
      @   ensures left[leftBase] == \old(left[leftBase]) - moved;
      @   ensures right[rightBase] == \old(right[rightBase]) + moved;
      @   ensures Words.part(right, rightBase + Layout.KEYS, moved)
      @     == \old(Words.part(left, leftBase + left[leftBase] - moved + Layout.KEYS, moved));
      @   ensures Words.part(right, rightBase + Layout.KEYS + moved, \old(right[rightBase]))
      @     == \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase]));
      @   ensures Words.part(right, rightBase + items, moved)
      @     == \old(Words.part(left, leftBase + left[leftBase] - moved + items, moved));
      @   ensures Words.part(right, rightBase + items + moved, \old(right[rightBase]))
      @     == \old(Words.part(right, rightBase + items, right[rightBase]));
      @
      @   assignable left[leftBase], right[rightBase],
      @     right[rightBase + Layout.KEYS .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires left != null && right != null && Layout.KEYS <= items && items <= 65538;
      @   requires leftBase <= 134217728 && rightBase <= 134217728; // as in every Layout: no sum overflows
      @   requires left[leftBase] <= 65536 && right[rightBase] <= 65536 && moved <= 65536;
      @   requires 0 <= leftBase && leftBase + 2 * items - Layout.KEYS <= left.length;
      @   requires 0 <= rightBase && rightBase + 2 * items - Layout.KEYS <= right.length;
      @   requires 0 <= moved && moved <= left[leftBase] && left[leftBase] <= items - Layout.KEYS;
      @   requires 0 <= right[rightBase] && right[rightBase] + moved <= items - Layout.KEYS;
      @   requires left == right && rightBase + 2 * items - Layout.KEYS <= leftBase;
      @
      @   ensures left[leftBase] == \old(left[leftBase]) - moved;
      @   ensures right[rightBase] == \old(right[rightBase]) + moved;
      @   ensures Words.part(right, rightBase + Layout.KEYS, moved)
      @     == \old(Words.part(left, leftBase + left[leftBase] - moved + Layout.KEYS, moved));
      @   ensures Words.part(right, rightBase + Layout.KEYS + moved, \old(right[rightBase]))
      @     == \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase]));
      @   ensures Words.part(right, rightBase + items, moved)
      @     == \old(Words.part(left, leftBase + left[leftBase] - moved + items, moved));
      @   ensures Words.part(right, rightBase + items + moved, \old(right[rightBase]))
      @     == \old(Words.part(right, rightBase + items, right[rightBase]));
      @
      @   assignable left[leftBase], right[rightBase],
      @     right[rightBase + Layout.KEYS .. rightBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures left != null && right != null;
      @   diverges true;
      @
      @   assignable left[*], right[*];
      @*/
    /*+KEY@ helper @*/ static void moveRight(/*+KEY@ nullable @*/ long[] left, int leftBase,
        /*+KEY@ nullable @*/ long[] right, int rightBase, int items, int moved) {
        final int leftCount = count(left, leftBase) - moved;
        final int rightCount = count(right, rightBase);
        final int leftEnd = leftBase + leftCount;
        giveLast(left, leftBase, leftEnd + Layout.KEYS, leftEnd + items, leftCount, moved,
            right, rightBase, rightBase + Layout.KEYS, rightBase + items, rightCount);
    }

    /** The first entries of the right block become the last of the left one. */
    /*+KEYSTRICT@ normal_behavior
      @   requires left != null && right != null && Layout.KEYS <= items && items <= 65538;
      @   requires leftBase <= 134217728 && rightBase <= 134217728; // as in every Layout: no sum overflows
      @   requires left[leftBase] <= 65536 && right[rightBase] <= 65536 && moved <= 65536;
      @   requires 0 <= leftBase && leftBase + 2 * items - Layout.KEYS <= left.length;
      @   requires 0 <= rightBase && rightBase + 2 * items - Layout.KEYS <= right.length;
      @   requires 0 <= left[leftBase] && left[leftBase] + moved <= items - Layout.KEYS;
      @   requires 0 <= moved && moved <= right[rightBase] && right[rightBase] <= items - Layout.KEYS;
      @   requires left != right;
      @
      @   ensures left[leftBase] == \old(left[leftBase]) + moved;
      @   ensures right[rightBase] == \old(right[rightBase]) - moved;
      @   ensures Words.part(left, leftBase + \old(left[leftBase]) + Layout.KEYS, moved)
      @     == \old(Words.part(right, rightBase + Layout.KEYS, moved));
      @   ensures Words.part(right, rightBase + Layout.KEYS, right[rightBase])
      @     == \old(Words.part(right, rightBase + Layout.KEYS + moved, right[rightBase] - moved));
      @   ensures Words.part(left, leftBase + \old(left[leftBase]) + items, moved)
      @     == \old(Words.part(right, rightBase + items, moved));
      @   ensures Words.part(right, rightBase + items, right[rightBase])
      @     == \old(Words.part(right, rightBase + items + moved, right[rightBase] - moved));
      @
      @   assignable left[leftBase], right[rightBase],
      @     left[leftBase + left[leftBase] + Layout.KEYS .. leftBase + left[leftBase] + Layout.KEYS + moved - 1],
      @     left[leftBase + left[leftBase] + items .. leftBase + left[leftBase] + items + moved - 1],
      @     right[rightBase + Layout.KEYS .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires left != null && right != null && Layout.KEYS <= items && items <= 65538;
      @   requires leftBase <= 134217728 && rightBase <= 134217728; // as in every Layout: no sum overflows
      @   requires left[leftBase] <= 65536 && right[rightBase] <= 65536 && moved <= 65536;
      @   requires 0 <= leftBase && leftBase + 2 * items - Layout.KEYS <= left.length;
      @   requires 0 <= rightBase && rightBase + 2 * items - Layout.KEYS <= right.length;
      @   requires 0 <= left[leftBase] && left[leftBase] + moved <= items - Layout.KEYS;
      @   requires 0 <= moved && moved <= right[rightBase] && right[rightBase] <= items - Layout.KEYS;
      @   requires left == right && leftBase + 2 * items - Layout.KEYS <= rightBase;
      @
      @   ensures left[leftBase] == \old(left[leftBase]) + moved;
      @   ensures right[rightBase] == \old(right[rightBase]) - moved;
      @   ensures Words.part(left, leftBase + \old(left[leftBase]) + Layout.KEYS, moved)
      @     == \old(Words.part(right, rightBase + Layout.KEYS, moved));
      @   ensures Words.part(right, rightBase + Layout.KEYS, right[rightBase])
      @     == \old(Words.part(right, rightBase + Layout.KEYS + moved, right[rightBase] - moved));
      @   ensures Words.part(left, leftBase + \old(left[leftBase]) + items, moved)
      @     == \old(Words.part(right, rightBase + items, moved));
      @   ensures Words.part(right, rightBase + items, right[rightBase])
      @     == \old(Words.part(right, rightBase + items + moved, right[rightBase] - moved));
      @
      @   assignable left[leftBase], right[rightBase],
      @     left[leftBase + left[leftBase] + Layout.KEYS .. leftBase + left[leftBase] + Layout.KEYS + moved - 1],
      @     left[leftBase + left[leftBase] + items .. leftBase + left[leftBase] + items + moved - 1],
      @     right[rightBase + Layout.KEYS .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires left != null && right != null && Layout.KEYS <= items && items <= 65538;
      @   requires leftBase <= 134217728 && rightBase <= 134217728; // as in every Layout: no sum overflows
      @   requires left[leftBase] <= 65536 && right[rightBase] <= 65536 && moved <= 65536;
      @   requires 0 <= leftBase && leftBase + 2 * items - Layout.KEYS <= left.length;
      @   requires 0 <= rightBase && rightBase + 2 * items - Layout.KEYS <= right.length;
      @   requires 0 <= left[leftBase] && left[leftBase] + moved <= items - Layout.KEYS;
      @   requires 0 <= moved && moved <= right[rightBase] && right[rightBase] <= items - Layout.KEYS;
      @   requires left == right && rightBase + 2 * items - Layout.KEYS <= leftBase;
      @
      @   ensures left[leftBase] == \old(left[leftBase]) + moved;
      @   ensures right[rightBase] == \old(right[rightBase]) - moved;
      @   ensures Words.part(left, leftBase + \old(left[leftBase]) + Layout.KEYS, moved)
      @     == \old(Words.part(right, rightBase + Layout.KEYS, moved));
      @   ensures Words.part(right, rightBase + Layout.KEYS, right[rightBase])
      @     == \old(Words.part(right, rightBase + Layout.KEYS + moved, right[rightBase] - moved));
      @   ensures Words.part(left, leftBase + \old(left[leftBase]) + items, moved)
      @     == \old(Words.part(right, rightBase + items, moved));
      @   ensures Words.part(right, rightBase + items, right[rightBase])
      @     == \old(Words.part(right, rightBase + items + moved, right[rightBase] - moved));
      @
      @   assignable left[leftBase], right[rightBase],
      @     left[leftBase + left[leftBase] + Layout.KEYS .. leftBase + left[leftBase] + Layout.KEYS + moved - 1],
      @     left[leftBase + left[leftBase] + items .. leftBase + left[leftBase] + items + moved - 1],
      @     right[rightBase + Layout.KEYS .. rightBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures left != null && right != null;
      @   diverges true;
      @
      @   assignable left[*], right[*];
      @*/
    /*+KEY@ helper @*/ static void moveLeft(/*+KEY@ nullable @*/ long[] left, int leftBase,
        /*+KEY@ nullable @*/ long[] right, int rightBase, int items, int moved) {
        final int leftCount = count(left, leftBase);
        final int rightCount = count(right, rightBase) - moved;
        final int leftEnd = leftBase + leftCount;
        giveFirst(right, rightBase, rightBase + Layout.KEYS, rightBase + items, rightCount, moved,
            left, leftBase, leftEnd + Layout.KEYS, leftEnd + items, leftCount);
    }

    /** Prepends to the words of another block, and sets both counts: the first is what the giver keeps. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= toCount && 0 <= moved && moved + toCount <= 65536;
      @   requires 0 <= fromBase && fromBase < fromKeys && fromKeys + moved <= fromItems && fromItems + moved <= from.length;
      @   requires 0 <= toBase && toBase < toKeys && toKeys + moved + toCount <= toItems;
      @   requires toItems + moved + toCount <= to.length;
      @   requires from != to;
      @
      @   ensures from[fromBase] == fromCount;
      @   ensures to[toBase] == toCount + moved;
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(to, toKeys + moved, toCount) == \old(Words.part(to, toKeys, toCount));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(to, toItems + moved, toCount) == \old(Words.part(to, toItems, toCount));
      @
      @   assignable from[fromBase], to[toBase], to[toKeys .. toItems + moved + toCount - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= toCount && 0 <= moved && moved + toCount <= 65536;
      @   requires 0 <= fromBase && fromBase < fromKeys && fromKeys + moved <= fromItems && fromItems + moved <= from.length;
      @   requires 0 <= toBase && toBase < toKeys && toKeys + moved + toCount <= toItems;
      @   requires toItems + moved + toCount <= to.length;
      @   requires from == to && fromItems + moved <= toBase;
      @
      @   ensures from[fromBase] == fromCount;
      @   ensures to[toBase] == toCount + moved;
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(to, toKeys + moved, toCount) == \old(Words.part(to, toKeys, toCount));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(to, toItems + moved, toCount) == \old(Words.part(to, toItems, toCount));
      @
      @   assignable from[fromBase], to[toBase], to[toKeys .. toItems + moved + toCount - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= toCount && 0 <= moved && moved + toCount <= 65536;
      @   requires 0 <= fromBase && fromBase < fromKeys && fromKeys + moved <= fromItems && fromItems + moved <= from.length;
      @   requires 0 <= toBase && toBase < toKeys && toKeys + moved + toCount <= toItems;
      @   requires toItems + moved + toCount <= to.length;
      @   requires from == to && toItems + moved + toCount <= fromBase;
      @
      @   ensures from[fromBase] == fromCount;
      @   ensures to[toBase] == toCount + moved;
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(to, toKeys + moved, toCount) == \old(Words.part(to, toKeys, toCount));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(to, toItems + moved, toCount) == \old(Words.part(to, toItems, toCount));
      @
      @   assignable from[fromBase], to[toBase], to[toKeys .. toItems + moved + toCount - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures from != null && to != null;
      @   diverges true;
      @
      @   assignable from[*], to[*];
      @*/
    private /*+KEY@ helper @*/ static void giveLast(/*+KEY@ nullable @*/ long[] from, int fromBase, int fromKeys, int fromItems,
        int fromCount, int moved, /*+KEY@ nullable @*/ long[] to, int toBase, int toKeys, int toItems, int toCount) {
        prepend(from, fromKeys, fromItems, moved, to, toKeys, toItems, toCount);
        setCount(from, fromBase, fromCount);
        setCount(to, toBase, toCount + moved);
    }

    /** Detaches to another block, and sets both counts: the first is what the giver keeps. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= fromCount && 0 <= toCount && 0 <= moved && moved + toCount <= 65536;
      @   requires 0 <= fromBase && fromBase < fromKeys && fromKeys + moved + fromCount <= fromItems;
      @   requires fromItems + moved + fromCount <= from.length;
      @   requires 0 <= toBase && toBase < toKeys && toKeys + moved <= toItems && toItems + moved <= to.length;
      @   requires from != to;
      @
      @   ensures from[fromBase] == fromCount;
      @   ensures to[toBase] == toCount + moved;
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(from, fromKeys, fromCount) == \old(Words.part(from, fromKeys + moved, fromCount));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(from, fromItems, fromCount) == \old(Words.part(from, fromItems + moved, fromCount));
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toKeys .. toKeys + moved - 1], to[toItems .. toItems + moved - 1],
      @     from[fromKeys .. fromKeys + fromCount - 1], from[fromItems .. fromItems + fromCount - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= fromCount && 0 <= toCount && 0 <= moved && moved + toCount <= 65536;
      @   requires 0 <= fromBase && fromBase < fromKeys && fromKeys + moved + fromCount <= fromItems;
      @   requires fromItems + moved + fromCount <= from.length;
      @   requires 0 <= toBase && toBase < toKeys && toKeys + moved <= toItems && toItems + moved <= to.length;
      @   requires from == to && fromItems + moved + fromCount <= toBase;
      @
      @   ensures from[fromBase] == fromCount;
      @   ensures to[toBase] == toCount + moved;
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(from, fromKeys, fromCount) == \old(Words.part(from, fromKeys + moved, fromCount));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(from, fromItems, fromCount) == \old(Words.part(from, fromItems + moved, fromCount));
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toKeys .. toKeys + moved - 1], to[toItems .. toItems + moved - 1],
      @     from[fromKeys .. fromKeys + fromCount - 1], from[fromItems .. fromItems + fromCount - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= fromCount && 0 <= toCount && 0 <= moved && moved + toCount <= 65536;
      @   requires 0 <= fromBase && fromBase < fromKeys && fromKeys + moved + fromCount <= fromItems;
      @   requires fromItems + moved + fromCount <= from.length;
      @   requires 0 <= toBase && toBase < toKeys && toKeys + moved <= toItems && toItems + moved <= to.length;
      @   requires from == to && toItems + moved <= fromBase;
      @
      @   ensures from[fromBase] == fromCount;
      @   ensures to[toBase] == toCount + moved;
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(from, fromKeys, fromCount) == \old(Words.part(from, fromKeys + moved, fromCount));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(from, fromItems, fromCount) == \old(Words.part(from, fromItems + moved, fromCount));
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toKeys .. toKeys + moved - 1], to[toItems .. toItems + moved - 1],
      @     from[fromKeys .. fromKeys + fromCount - 1], from[fromItems .. fromItems + fromCount - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures from != null && to != null;
      @   diverges true;
      @
      @   assignable from[*], to[*];
      @*/
    private /*+KEY@ helper @*/ static void giveFirst(/*+KEY@ nullable @*/ long[] from, int fromBase, int fromKeys, int fromItems,
        int fromCount, int moved, /*+KEY@ nullable @*/ long[] to, int toBase, int toKeys, int toItems, int toCount) {
        detach(from, fromKeys, fromItems, moved, to, toKeys, toItems, fromCount);
        setCount(from, fromBase, fromCount);
        setCount(to, toBase, toCount + moved);
    }

    /** Shifts keys and items right and puts others, from elsewhere, before them. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromKeys && fromKeys + moved <= fromItems && fromItems + moved <= from.length;
      @   requires 0 <= toKeys && toKeys + moved + count <= toItems && toItems + moved + count <= to.length;
      @   requires from != to;
      @
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(to, toKeys + moved, count) == \old(Words.part(to, toKeys, count));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(to, toItems + moved, count) == \old(Words.part(to, toItems, count));
      @
      @   assignable to[toKeys .. toItems + moved + count - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromKeys && fromKeys + moved <= fromItems && fromItems + moved <= from.length;
      @   requires 0 <= toKeys && toKeys + moved + count <= toItems && toItems + moved + count <= to.length;
      @   requires from == to && fromItems + moved <= toKeys;
      @
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(to, toKeys + moved, count) == \old(Words.part(to, toKeys, count));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(to, toItems + moved, count) == \old(Words.part(to, toItems, count));
      @
      @   assignable to[toKeys .. toItems + moved + count - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromKeys && fromKeys + moved <= fromItems && fromItems + moved <= from.length;
      @   requires 0 <= toKeys && toKeys + moved + count <= toItems && toItems + moved + count <= to.length;
      @   requires from == to && toItems + moved + count <= fromKeys;
      @
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(to, toKeys + moved, count) == \old(Words.part(to, toKeys, count));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(to, toItems + moved, count) == \old(Words.part(to, toItems, count));
      @
      @   assignable to[toKeys .. toItems + moved + count - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    private /*+KEY@ helper @*/ static void prepend(/*+KEY@ nullable @*/ long[] from, int fromKeys, int fromItems, int moved,
        /*+KEY@ nullable @*/ long[] to, int toKeys, int toItems, int count) {
        Words.prepend(from, fromKeys, moved, to, toKeys, count);
        Words.prepend(from, fromItems, moved, to, toItems, count);
    }

    /** Puts the first keys and items elsewhere and closes the gaps before those behind them. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromKeys && fromKeys + moved + count <= fromItems;
      @   requires fromItems + moved + count <= from.length;
      @   requires 0 <= toKeys && toKeys + moved <= toItems && toItems + moved <= to.length;
      @   requires from != to;
      @
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(from, fromKeys, count) == \old(Words.part(from, fromKeys + moved, count));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(from, fromItems, count) == \old(Words.part(from, fromItems + moved, count));
      @
      @   assignable to[toKeys .. toKeys + moved - 1], to[toItems .. toItems + moved - 1],
      @     from[fromKeys .. fromKeys + count - 1], from[fromItems .. fromItems + count - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromKeys && fromKeys + moved + count <= fromItems;
      @   requires fromItems + moved + count <= from.length;
      @   requires 0 <= toKeys && toKeys + moved <= toItems && toItems + moved <= to.length;
      @   requires from == to && fromItems + moved + count <= toKeys;
      @
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(from, fromKeys, count) == \old(Words.part(from, fromKeys + moved, count));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(from, fromItems, count) == \old(Words.part(from, fromItems + moved, count));
      @
      @   assignable to[toKeys .. toKeys + moved - 1], to[toItems .. toItems + moved - 1],
      @     from[fromKeys .. fromKeys + count - 1], from[fromItems .. fromItems + count - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= count && 0 <= moved;
      @   requires 0 <= fromKeys && fromKeys + moved + count <= fromItems;
      @   requires fromItems + moved + count <= from.length;
      @   requires 0 <= toKeys && toKeys + moved <= toItems && toItems + moved <= to.length;
      @   requires from == to && toItems + moved <= fromKeys;
      @
      @   ensures Words.part(to, toKeys, moved) == \old(Words.part(from, fromKeys, moved));
      @   ensures Words.part(from, fromKeys, count) == \old(Words.part(from, fromKeys + moved, count));
      @   ensures Words.part(to, toItems, moved) == \old(Words.part(from, fromItems, moved));
      @   ensures Words.part(from, fromItems, count) == \old(Words.part(from, fromItems + moved, count));
      @
      @   assignable to[toKeys .. toKeys + moved - 1], to[toItems .. toItems + moved - 1],
      @     from[fromKeys .. fromKeys + count - 1], from[fromItems .. fromItems + count - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures from != null && to != null;
      @   diverges true;
      @
      @   assignable from[*], to[*];
      @*/
    private /*+KEY@ helper @*/ static void detach(/*+KEY@ nullable @*/ long[] from, int fromKeys, int fromItems, int moved,
        /*+KEY@ nullable @*/ long[] to, int toKeys, int toItems, int count) {
        Words.detach(from, fromKeys, moved, to, toKeys, count);
        Words.detach(from, fromItems, moved, to, toItems, count);
    }

    /** The elements below a block of the level: its entries in a leaf, its children's cardinalities above. */
    /*+KEY@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int cardinality(/*+KEY@ nullable @*/ long[] words, int base, int items, int level) {
        final int count = count(words, base);
        if (level == 0) {
            return count;
        }
        int sum = 0;
        /*@ loop_invariant 0 <= pos && Integer.MIN_VALUE <= sum && sum <= Integer.MAX_VALUE;
          @ loop_modifies pos, sum;
          @*/
        for (int pos = 0; pos < count; pos++) {
            sum += Layout.high(item(words, base, items, pos));
        }
        return sum;
    }
}
