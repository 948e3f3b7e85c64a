package org.bpstree.core;

/** The keys of a block stay ascending (T2): what {@link Block} says of an edit, and where the entry is, suffice. */
final class OrderLemmas {
    private OrderLemmas() { }

    /** An insertion where the key belongs keeps the order. */
    /*@ public normal_behavior
      @   requires words != null && 0 <= base && Layout.KEYS <= items;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= pos && pos <= words[base] && words[base] < items - Layout.KEYS;
      @   requires (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]); // T1
      @   requires (\forall int i; base + Layout.KEYS <= i && i < base + Layout.KEYS + pos; words[i] < key);
      @   requires (\forall int i; base + Layout.KEYS + pos <= i && i < base + Layout.KEYS + words[base];
      @     key < words[i]);
      @
      @   ensures (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]);
      @
      @   assignable words[*];
      @*/
    static void insertKeepsOrder(long[] words, int base, int items, int pos, long key, long item) {
        insertOrders(words, base, items, pos, key, item);
    }

    /** The same, pair by pair: both keys before the place, one at it or on either side, both behind. */
    /*@ public normal_behavior
      @   requires words != null && 0 <= base && Layout.KEYS <= items;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= pos && pos <= words[base] && words[base] < items - Layout.KEYS;
      @   requires (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]); // T1
      @   requires (\forall int i; base + Layout.KEYS <= i && i < base + Layout.KEYS + pos; words[i] < key);
      @   requires (\forall int i; base + Layout.KEYS + pos <= i && i < base + Layout.KEYS + words[base];
      @     key < words[i]);
      @
      @   ensures words[base] == \old(words[base]) + 1 && words[base + Layout.KEYS + pos] == key;
      @   ensures (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + pos;
      @     words[i] < words[j]);
      @   ensures (\forall int i, j; base + Layout.KEYS <= i && i < base + Layout.KEYS + pos
      @     && base + Layout.KEYS + pos < j && j < base + Layout.KEYS + words[base]; words[i] < words[j]);
      @   ensures (\forall int i, j; base + Layout.KEYS + pos < i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]);
      @   ensures (\forall int i; base + Layout.KEYS <= i && i < base + Layout.KEYS + pos; words[i] < key);
      @   ensures (\forall int j; base + Layout.KEYS + pos < j && j < base + Layout.KEYS + words[base]; key < words[j]);
      @
      @   assignable words[*];
      @*/
    static void insertOrders(long[] words, int base, int items, int pos, long key, long item) {
        insertShifts(words, base, items, pos, key, item);
    }

    /** What an insertion does to the keys: those before stay, those behind are one slot further. */
    /*@ public normal_behavior
      @   requires words != null && 0 <= base && Layout.KEYS <= items;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= pos && pos <= words[base] && words[base] < items - Layout.KEYS;
      @
      @   ensures words[base] == \old(words[base]) + 1;
      @   ensures words[base + Layout.KEYS + pos] == key;
      @   ensures (\forall int i; base + Layout.KEYS <= i && i < base + Layout.KEYS + pos; words[i] == \old(words[i]));
      @   ensures (\forall int i; base + Layout.KEYS + pos < i && i < base + Layout.KEYS + words[base];
      @     words[i] == \old(words[i - 1]));
      @
      @   assignable words[*];
      @*/
    static void insertShifts(long[] words, int base, int items, int pos, long key, long item) {
        Block.insertAt(words, base, items, pos, key, item);
    }

    /** A removal keeps the order. */
    /*@ public normal_behavior
      @   requires words != null && 0 <= base && Layout.KEYS <= items;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= pos && pos < words[base] && words[base] <= items - Layout.KEYS;
      @   requires (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]); // T1
      @
      @   ensures (\forall int i, j; base + Layout.KEYS <= i && i < j && j < base + Layout.KEYS + words[base];
      @     words[i] < words[j]);
      @
      @   assignable words[*];
      @*/
    static void removeKeepsOrder(long[] words, int base, int items, int pos) {
        removeShifts(words, base, items, pos);
    }

    /** What a removal does to the keys: those before stay, those behind are one slot nearer. */
    /*@ public normal_behavior
      @   requires words != null && 0 <= base && Layout.KEYS <= items;
      @   requires base + 2 * items - Layout.KEYS <= words.length;
      @   requires 0 <= pos && pos < words[base] && words[base] <= items - Layout.KEYS;
      @
      @   ensures words[base] == \old(words[base]) - 1;
      @   ensures (\forall int i; base + Layout.KEYS <= i && i < base + Layout.KEYS + pos; words[i] == \old(words[i]));
      @   ensures (\forall int i; base + Layout.KEYS + pos <= i && i < base + Layout.KEYS + words[base];
      @     words[i] == \old(words[i + 1]));
      @
      @   assignable words[*];
      @*/
    static void removeShifts(long[] words, int base, int items, int pos) {
        Block.removeAt(words, base, items, pos);
    }
}
