package org.bpstree.core;

/**
 * One block's slots: straight-line edits, no decisions.
 *
 * <p>A block is given by the words of its extent, the slot at which it begins (base) and the offset of its items
 * ({@link Layout#items}). The caller touched it before, and looks at no words that it fetched before a touch.
 */
final class Block {
    private Block() { }

    /** Whether a block's entries are those of a sequence of keys and one of items, from a place to another. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible words[base .. base + 2 * items - Layout.KEYS - 1];
      @ helper static model boolean holds(\seq keys, \seq entries, \bigint start, \bigint stop,
      @   nullable long[] words, \bigint base, \bigint items) {
      @   return words != null && 0 <= base && base + 2 * items - Layout.KEYS <= words.length
      @     && words[base] == stop - start && 0 <= words[base] && words[base] <= items - Layout.KEYS
      @     && Words.slice(Words.part(words, base + Layout.KEYS, words[base]), keys, start, stop)
      @     && Words.slice(Words.part(words, base + items, words[base]), entries, start, stop);
      @ }
      @*/

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
      @   ensures Words.slice(Words.part(left, leftBase + Layout.KEYS, left[leftBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), 0, left[leftBase]);
      @   ensures Words.joined(Words.part(right, rightBase + Layout.KEYS, right[rightBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), left[leftBase], \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), 0, \old(right[rightBase]));
      @   ensures Words.slice(Words.part(left, leftBase + items, left[leftBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), 0, left[leftBase]);
      @   ensures Words.joined(Words.part(right, rightBase + items, right[rightBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), left[leftBase], \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), 0, \old(right[rightBase]));
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
      @   ensures Words.slice(Words.part(left, leftBase + Layout.KEYS, left[leftBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), 0, left[leftBase]);
      @   ensures Words.joined(Words.part(right, rightBase + Layout.KEYS, right[rightBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), left[leftBase], \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), 0, \old(right[rightBase]));
      @   ensures Words.slice(Words.part(left, leftBase + items, left[leftBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), 0, left[leftBase]);
      @   ensures Words.joined(Words.part(right, rightBase + items, right[rightBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), left[leftBase], \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), 0, \old(right[rightBase]));
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
      @   ensures Words.slice(Words.part(left, leftBase + Layout.KEYS, left[leftBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), 0, left[leftBase]);
      @   ensures Words.joined(Words.part(right, rightBase + Layout.KEYS, right[rightBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), left[leftBase], \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), 0, \old(right[rightBase]));
      @   ensures Words.slice(Words.part(left, leftBase + items, left[leftBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), 0, left[leftBase]);
      @   ensures Words.joined(Words.part(right, rightBase + items, right[rightBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), left[leftBase], \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), 0, \old(right[rightBase]));
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
        giveLast(left, leftBase, right, rightBase, items, count(left, leftBase) - moved, moved,
            count(right, rightBase));
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
      @   ensures Words.joined(Words.part(left, leftBase + Layout.KEYS, left[leftBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), 0, \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), 0, moved);
      @   ensures Words.slice(Words.part(right, rightBase + Layout.KEYS, right[rightBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), moved, \old(right[rightBase]));
      @   ensures Words.joined(Words.part(left, leftBase + items, left[leftBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), 0, \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), 0, moved);
      @   ensures Words.slice(Words.part(right, rightBase + items, right[rightBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), moved, \old(right[rightBase]));
      @
      @   assignable left[leftBase], right[rightBase],
      @     left[leftBase + Layout.KEYS .. leftBase + 2 * items - Layout.KEYS - 1],
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
      @   ensures Words.joined(Words.part(left, leftBase + Layout.KEYS, left[leftBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), 0, \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), 0, moved);
      @   ensures Words.slice(Words.part(right, rightBase + Layout.KEYS, right[rightBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), moved, \old(right[rightBase]));
      @   ensures Words.joined(Words.part(left, leftBase + items, left[leftBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), 0, \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), 0, moved);
      @   ensures Words.slice(Words.part(right, rightBase + items, right[rightBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), moved, \old(right[rightBase]));
      @
      @   assignable left[leftBase], right[rightBase],
      @     left[leftBase + Layout.KEYS .. leftBase + 2 * items - Layout.KEYS - 1],
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
      @   ensures Words.joined(Words.part(left, leftBase + Layout.KEYS, left[leftBase]),
      @     \old(Words.part(left, leftBase + Layout.KEYS, left[leftBase])), 0, \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), 0, moved);
      @   ensures Words.slice(Words.part(right, rightBase + Layout.KEYS, right[rightBase]),
      @     \old(Words.part(right, rightBase + Layout.KEYS, right[rightBase])), moved, \old(right[rightBase]));
      @   ensures Words.joined(Words.part(left, leftBase + items, left[leftBase]),
      @     \old(Words.part(left, leftBase + items, left[leftBase])), 0, \old(left[leftBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), 0, moved);
      @   ensures Words.slice(Words.part(right, rightBase + items, right[rightBase]),
      @     \old(Words.part(right, rightBase + items, right[rightBase])), moved, \old(right[rightBase]));
      @
      @   assignable left[leftBase], right[rightBase],
      @     left[leftBase + Layout.KEYS .. leftBase + 2 * items - Layout.KEYS - 1],
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
        giveFirst(right, rightBase, left, leftBase, items, count(right, rightBase) - moved, moved,
            count(left, leftBase));
    }

    /** Prepends to the entries of another block, and sets both counts. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from != to;
      @
      @   ensures from[fromBase] == kept;
      @   ensures to[toBase] == count + moved;
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept), \old(Words.part(from,
      @     fromBase + Layout.KEYS, kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, moved + count),
      @     \old(Words.part(from, fromBase + Layout.KEYS, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + Layout.KEYS, count)), 0, count);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept), \old(Words.part(from, fromBase + items,
      @     kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + items, moved + count),
      @     \old(Words.part(from, fromBase + items, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + items, count)), 0, count);
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && fromBase + 2 * items - Layout.KEYS <= toBase;
      @
      @   ensures from[fromBase] == kept;
      @   ensures to[toBase] == count + moved;
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept), \old(Words.part(from,
      @     fromBase + Layout.KEYS, kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, moved + count),
      @     \old(Words.part(from, fromBase + Layout.KEYS, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + Layout.KEYS, count)), 0, count);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept), \old(Words.part(from, fromBase + items,
      @     kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + items, moved + count),
      @     \old(Words.part(from, fromBase + items, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + items, count)), 0, count);
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && toBase + 2 * items - Layout.KEYS <= fromBase;
      @
      @   ensures from[fromBase] == kept;
      @   ensures to[toBase] == count + moved;
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept), \old(Words.part(from,
      @     fromBase + Layout.KEYS, kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, moved + count),
      @     \old(Words.part(from, fromBase + Layout.KEYS, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + Layout.KEYS, count)), 0, count);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept), \old(Words.part(from, fromBase + items,
      @     kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + items, moved + count),
      @     \old(Words.part(from, fromBase + items, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + items, count)), 0, count);
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures from != null && to != null;
      @   diverges true;
      @
      @   assignable from[*], to[*];
      @*/
    private /*+KEY@ helper @*/ static void giveLast(/*+KEY@ nullable @*/ long[] from, int fromBase,
        /*+KEY@ nullable @*/ long[] to, int toBase, int items, int kept, int moved, int count) {
        prepend(from, fromBase, to, toBase, items, kept, moved, count);
        setCount(from, fromBase, kept);
        setCount(to, toBase, count + moved);
    }

    /** Detaches to the entries of another block, and sets both counts. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from != to;
      @
      @   ensures from[fromBase] == kept;
      @   ensures to[toBase] == count + moved;
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept),
      @     \old(Words.part(from, fromBase + Layout.KEYS, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept),
      @     \old(Words.part(from, fromBase + items, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1],
      @     from[fromBase + Layout.KEYS .. fromBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && fromBase + 2 * items - Layout.KEYS <= toBase;
      @
      @   ensures from[fromBase] == kept;
      @   ensures to[toBase] == count + moved;
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept),
      @     \old(Words.part(from, fromBase + Layout.KEYS, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept),
      @     \old(Words.part(from, fromBase + items, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1],
      @     from[fromBase + Layout.KEYS .. fromBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && toBase + 2 * items - Layout.KEYS <= fromBase;
      @
      @   ensures from[fromBase] == kept;
      @   ensures to[toBase] == count + moved;
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept),
      @     \old(Words.part(from, fromBase + Layout.KEYS, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept),
      @     \old(Words.part(from, fromBase + items, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable from[fromBase], to[toBase],
      @     to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1],
      @     from[fromBase + Layout.KEYS .. fromBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures from != null && to != null;
      @   diverges true;
      @
      @   assignable from[*], to[*];
      @*/
    private /*+KEY@ helper @*/ static void giveFirst(/*+KEY@ nullable @*/ long[] from, int fromBase,
        /*+KEY@ nullable @*/ long[] to, int toBase, int items, int kept, int moved, int count) {
        detach(from, fromBase, to, toBase, items, kept, moved, count);
        setCount(from, fromBase, kept);
        setCount(to, toBase, count + moved);
    }

    /** Shifts keys and items right and puts others before them: those behind the first that the giver keeps. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from != to;
      @
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept), \old(Words.part(from,
      @     fromBase + Layout.KEYS, kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, moved + count),
      @     \old(Words.part(from, fromBase + Layout.KEYS, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + Layout.KEYS, count)), 0, count);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept), \old(Words.part(from, fromBase + items,
      @     kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + items, moved + count),
      @     \old(Words.part(from, fromBase + items, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + items, count)), 0, count);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && fromBase + 2 * items - Layout.KEYS <= toBase;
      @
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept), \old(Words.part(from,
      @     fromBase + Layout.KEYS, kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, moved + count),
      @     \old(Words.part(from, fromBase + Layout.KEYS, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + Layout.KEYS, count)), 0, count);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept), \old(Words.part(from, fromBase + items,
      @     kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + items, moved + count),
      @     \old(Words.part(from, fromBase + items, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + items, count)), 0, count);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && toBase + 2 * items - Layout.KEYS <= fromBase;
      @
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept), \old(Words.part(from,
      @     fromBase + Layout.KEYS, kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, moved + count),
      @     \old(Words.part(from, fromBase + Layout.KEYS, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + Layout.KEYS, count)), 0, count);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept), \old(Words.part(from, fromBase + items,
      @     kept + moved)), 0, kept);
      @   ensures Words.joined(Words.part(to, toBase + items, moved + count),
      @     \old(Words.part(from, fromBase + items, kept + moved)), kept, kept + moved, \old(Words.part(to,
      @     toBase + items, count)), 0, count);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    private /*+KEY@ helper @*/ static void prepend(/*+KEY@ nullable @*/ long[] from, int fromBase,
        /*+KEY@ nullable @*/ long[] to, int toBase, int items, int kept, int moved, int count) {
        prependPart(from, fromBase + Layout.KEYS, to, toBase + Layout.KEYS, items - Layout.KEYS, kept, moved, count);
        prependPart(from, fromBase + items, to, toBase + items, items - Layout.KEYS, kept, moved, count);
    }

    /** Appends the first entries to those of another block and closes the gaps before those that are kept. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from != to;
      @
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept),
      @     \old(Words.part(from, fromBase + Layout.KEYS, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept),
      @     \old(Words.part(from, fromBase + items, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1],
      @     from[fromBase + Layout.KEYS .. fromBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && fromBase + 2 * items - Layout.KEYS <= toBase;
      @
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept),
      @     \old(Words.part(from, fromBase + Layout.KEYS, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept),
      @     \old(Words.part(from, fromBase + items, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1],
      @     from[fromBase + Layout.KEYS .. fromBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && toBase + 2 * items - Layout.KEYS <= fromBase;
      @
      @   ensures Words.slice(Words.part(from, fromBase + Layout.KEYS, kept),
      @     \old(Words.part(from, fromBase + Layout.KEYS, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.slice(Words.part(from, fromBase + items, kept),
      @     \old(Words.part(from, fromBase + items, moved + kept)), moved, moved + kept);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1],
      @     from[fromBase + Layout.KEYS .. fromBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures from != null && to != null;
      @   diverges true;
      @
      @   assignable from[*], to[*];
      @*/
    private /*+KEY@ helper @*/ static void detach(/*+KEY@ nullable @*/ long[] from, int fromBase,
        /*+KEY@ nullable @*/ long[] to, int toBase, int items, int kept, int moved, int count) {
        append(from, fromBase, to, toBase, items, kept, moved, count);
        drop(from, fromBase, items, kept, moved);
    }

    /** Puts the first keys and items behind those of another block. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from != to;
      @
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && fromBase + 2 * items - Layout.KEYS <= toBase;
      @
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && Layout.KEYS <= items && items <= 65538;
      @   requires 0 <= fromBase && fromBase <= 134217728 && 0 <= toBase && toBase <= 134217728;
      @   requires fromBase + 2 * items - Layout.KEYS <= from.length && toBase + 2 * items - Layout.KEYS <= to.length;
      @   requires 0 <= kept && 0 <= moved && 0 <= count && kept + moved <= items - Layout.KEYS;
      @   requires count + moved <= items - Layout.KEYS;
      @   requires from == to && toBase + 2 * items - Layout.KEYS <= fromBase;
      @
      @   ensures Words.joined(Words.part(to, toBase + Layout.KEYS, count + moved),
      @     \old(Words.part(to, toBase + Layout.KEYS, count)), 0, count, \old(Words.part(from, fromBase + Layout.KEYS,
      @     moved + kept)), 0, moved);
      @   ensures Words.joined(Words.part(to, toBase + items, count + moved),
      @     \old(Words.part(to, toBase + items, count)), 0, count, \old(Words.part(from, fromBase + items,
      @     moved + kept)), 0, moved);
      @
      @   assignable to[toBase + Layout.KEYS .. toBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    private /*+KEY@ helper @*/ static void append(/*+KEY@ nullable @*/ long[] from, int fromBase,
        /*+KEY@ nullable @*/ long[] to, int toBase, int items, int kept, int moved, int count) {
        appendPart(from, fromBase + Layout.KEYS, to, toBase + Layout.KEYS, items - Layout.KEYS, kept, moved, count);
        appendPart(from, fromBase + items, to, toBase + items, items - Layout.KEYS, kept, moved, count);
    }

    /** Closes the gaps of keys and items that moved, before those that are kept. */
    /*+KEYSTRICT@ normal_behavior
      @   requires words != null && Layout.KEYS <= items && items <= 65538 && 0 <= base && base <= 134217728;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= kept && 0 <= moved && moved + kept <= items - Layout.KEYS;
      @
      @   ensures Words.slice(Words.part(words, base + Layout.KEYS, kept),
      @     \old(Words.part(words, base + Layout.KEYS, moved + kept)), moved, moved + kept);
      @   ensures Words.slice(Words.part(words, base + items, kept),
      @     \old(Words.part(words, base + items, moved + kept)), moved, moved + kept);
      @
      @   assignable words[base + Layout.KEYS .. base + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    private /*+KEY@ helper @*/ static void drop(/*+KEY@ nullable @*/ long[] words, int base, int items, int kept,
        int moved) {
        Words.drop(words, base + Layout.KEYS, kept, moved);
        Words.drop(words, base + items, kept, moved);
    }

    /** Prepends keys, or items, to others in parts with room for so many. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires kept + moved <= room && moved + count <= room;
      @   requires 0 <= fromSlot && fromSlot + room <= from.length && 0 <= toSlot && toSlot + room <= to.length;
      @   requires from != to;
      @
      @   ensures Words.slice(Words.part(from, fromSlot, kept), \old(Words.part(from, fromSlot, kept + moved)), 0,
      @     kept);
      @   ensures Words.joined(Words.part(to, toSlot, moved + count), \old(Words.part(from, fromSlot, kept + moved)),
      @     kept, kept + moved,
      @     \old(Words.part(to, toSlot, count)), 0, count);
      @
      @   assignable to[toSlot .. toSlot + room - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires kept + moved <= room && moved + count <= room;
      @   requires 0 <= fromSlot && fromSlot + room <= from.length && 0 <= toSlot && toSlot + room <= to.length;
      @   requires from == to && fromSlot + room <= toSlot;
      @
      @   ensures Words.slice(Words.part(from, fromSlot, kept), \old(Words.part(from, fromSlot, kept + moved)), 0,
      @     kept);
      @   ensures Words.joined(Words.part(to, toSlot, moved + count), \old(Words.part(from, fromSlot, kept + moved)),
      @     kept, kept + moved,
      @     \old(Words.part(to, toSlot, count)), 0, count);
      @
      @   assignable to[toSlot .. toSlot + room - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires kept + moved <= room && moved + count <= room;
      @   requires 0 <= fromSlot && fromSlot + room <= from.length && 0 <= toSlot && toSlot + room <= to.length;
      @   requires from == to && toSlot + room <= fromSlot;
      @
      @   ensures Words.slice(Words.part(from, fromSlot, kept), \old(Words.part(from, fromSlot, kept + moved)), 0,
      @     kept);
      @   ensures Words.joined(Words.part(to, toSlot, moved + count), \old(Words.part(from, fromSlot, kept + moved)),
      @     kept, kept + moved,
      @     \old(Words.part(to, toSlot, count)), 0, count);
      @
      @   assignable to[toSlot .. toSlot + room - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    private /*+KEY@ helper @*/ static void prependPart(/*+KEY@ nullable @*/ long[] from, int fromSlot,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int room, int kept, int moved, int count) {
        Words.prepend(from, fromSlot, kept, moved, to, toSlot, count);
    }

    /** Appends keys, or items, to others in parts with room for so many. */
    /*+KEYSTRICT@ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires kept + moved <= room && moved + count <= room;
      @   requires 0 <= fromSlot && fromSlot + room <= from.length && 0 <= toSlot && toSlot + room <= to.length;
      @   requires from != to;
      @
      @   ensures Words.joined(Words.part(to, toSlot, count + moved), \old(Words.part(to, toSlot, count)), 0, count,
      @     \old(Words.part(from, fromSlot, moved + kept)), 0, moved);
      @
      @   assignable to[toSlot .. toSlot + room - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires kept + moved <= room && moved + count <= room;
      @   requires 0 <= fromSlot && fromSlot + room <= from.length && 0 <= toSlot && toSlot + room <= to.length;
      @   requires from == to && fromSlot + room <= toSlot;
      @
      @   ensures Words.joined(Words.part(to, toSlot, count + moved), \old(Words.part(to, toSlot, count)), 0, count,
      @     \old(Words.part(from, fromSlot, moved + kept)), 0, moved);
      @
      @   assignable to[toSlot .. toSlot + room - 1];
      @ also
      @ normal_behavior
      @   requires from != null && to != null && 0 <= kept && 0 <= moved && 0 <= count;
      @   requires kept + moved <= room && moved + count <= room;
      @   requires 0 <= fromSlot && fromSlot + room <= from.length && 0 <= toSlot && toSlot + room <= to.length;
      @   requires from == to && toSlot + room <= fromSlot;
      @
      @   ensures Words.joined(Words.part(to, toSlot, count + moved), \old(Words.part(to, toSlot, count)), 0, count,
      @     \old(Words.part(from, fromSlot, moved + kept)), 0, moved);
      @
      @   assignable to[toSlot .. toSlot + room - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures to != null;
      @   diverges true;
      @
      @   assignable to[*];
      @*/
    private /*+KEY@ helper @*/ static void appendPart(/*+KEY@ nullable @*/ long[] from, int fromSlot,
        /*+KEY@ nullable @*/ long[] to, int toSlot, int room, int kept, int moved, int count) {
        Words.append(from, fromSlot, kept, moved, to, toSlot, count);
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
