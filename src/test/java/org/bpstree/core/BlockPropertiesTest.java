package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Edits of blocks by QuickTheories: any entries, any place, any base; lists are the oracle. */
class BlockPropertiesTest {
    private static final int CAPACITY = 9;
    private static final int ITEMS = Layout.KEYS + CAPACITY;
    private static final int WORDS = ITEMS + CAPACITY;

    /** An array of three blocks; what is not the blocks' entries is to stay. */
    private static long[] words() {
        final long[] words = new long[3 * WORDS];
        for (int slot = 0; slot < words.length; slot++) {
            words[slot] = -1000 - slot;
        }
        return words;
    }

    private static void fill(long[] words, int base, List<Integer> keys) {
        Block.setCount(words, base, 0);
        for (int pos = 0; pos < keys.size(); pos++) {
            Block.insertAt(words, base, ITEMS, pos, keys.get(pos), 10L * keys.get(pos));
        }
    }

    private static List<Integer> keys(long[] words, int base) {
        final List<Integer> keys = new ArrayList<>();
        for (int pos = 0; pos < Block.count(words, base); pos++) {
            keys.add((int) Block.key(words, base, pos));
            assertEquals(10 * Block.key(words, base, pos), Block.item(words, base, ITEMS, pos), "items go with keys");
        }
        return keys;
    }

    private static Gen<List<Integer>> entries(int most) {
        return lists().of(integers().all()).ofSizeBetween(0, most);
    }

    /** Of the block in the middle only count and entries may differ from what {@link #words} puts there. */
    private static void requireOthersUntouched(long[] words) {
        for (int slot = 0; slot < WORDS; slot++) {
            assertEquals(-1000 - slot, words[slot]);
            assertEquals(-1000 - slot - 2 * WORDS, words[2 * WORDS + slot]);
        }
        assertEquals(-1000 - WORDS - Layout.LINKS, words[WORDS + Layout.LINKS]);
    }

    @Test
    void insertAtIsThatOfAList() {
        qt().forAll(entries(CAPACITY - 1), integers().between(0, CAPACITY), integers().all())
            .checkAssert((entries, at, key) -> {
                final int pos = Math.min(at, entries.size());
                final long[] words = words();
                fill(words, WORDS, entries);
                Block.insertAt(words, WORDS, ITEMS, pos, key, 10L * key);
                final List<Integer> expected = new ArrayList<>(entries);
                expected.add(pos, key);
                assertEquals(expected, keys(words, WORDS));
                requireOthersUntouched(words);
            });
    }

    @Test
    void removeAtIsThatOfAList() {
        qt().forAll(lists().of(integers().all()).ofSizeBetween(1, CAPACITY), integers().between(0, CAPACITY - 1))
            .checkAssert((entries, at) -> {
                final int pos = Math.min(at, entries.size() - 1);
                final long[] words = words();
                fill(words, WORDS, entries);
                Block.removeAt(words, WORDS, ITEMS, pos);
                final List<Integer> expected = new ArrayList<>(entries);
                expected.remove(pos);
                assertEquals(expected, keys(words, WORDS));
                requireOthersUntouched(words);
            });
    }

    /** Whatever moves between two neighbours, in one array or in two, the entries of both stay in their order. */
    @Test
    void movesKeepTheConcatenation() {
        qt().forAll(entries(CAPACITY), entries(CAPACITY), integers().between(-CAPACITY, CAPACITY),
            integers().between(0, 1)).checkAssert((left, right, wanted, sameArray) -> {
                final long[] leftWords = words();
                final long[] rightWords = sameArray == 1 ? leftWords : words();
                fill(leftWords, 0, left);
                fill(rightWords, WORDS, right);
                final int moved = wanted > 0 ? Math.min(wanted, Math.min(left.size(), CAPACITY - right.size()))
                    : -Math.min(-wanted, Math.min(right.size(), CAPACITY - left.size()));
                if (moved >= 0) {
                    Block.moveRight(leftWords, 0, rightWords, WORDS, ITEMS, moved);
                } else {
                    Block.moveLeft(leftWords, 0, rightWords, WORDS, ITEMS, -moved);
                }
                final List<Integer> expected = new ArrayList<>(left);
                expected.addAll(right);
                final List<Integer> found = keys(leftWords, 0);
                assertEquals(left.size() - moved, found.size());
                found.addAll(keys(rightWords, WORDS));
                assertEquals(expected, found);
            });
    }
}
