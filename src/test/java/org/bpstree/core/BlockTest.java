package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every edit of a block against a list, for all positions and counts; words outside the block keep their canary. */
class BlockTest {
    private static final int MARGIN = 5;
    private static final long CANARY = 0x5ca1ab1eL;

    /** An entry of the oracle. */
    private record Entry(long key, long item) { }

    /** One block in the middle of canaries, and what it should hold. */
    private static final class Subject {
        final int capacity;
        final int base;
        final int items;
        final long[] words;
        final List<Entry> oracle = new ArrayList<>();

        Subject(int capacity, int count, int base, long firstKey) {
            this.capacity = capacity;
            this.base = base;
            items = Layout.KEYS + capacity;
            words = new long[base + blockWords() + MARGIN];
            java.util.Arrays.fill(words, CANARY);
            Block.setLinks(words, base, 41, 17);
            for (int pos = 0; pos < count; pos++) {
                oracle.add(new Entry(firstKey + 2L * pos, -firstKey - pos));
                Block.setEntry(words, base, items, pos, firstKey + 2L * pos, -firstKey - pos);
            }
            Block.setCount(words, base, count);
        }

        int blockWords() {
            return Layout.KEYS + 2 * capacity;
        }

        void require() {
            assertEquals(oracle.size(), Block.count(words, base));
            for (int pos = 0; pos < oracle.size(); pos++) {
                assertEquals(oracle.get(pos), new Entry(Block.key(words, base, pos),
                    Block.item(words, base, items, pos)));
            }
            if (!oracle.isEmpty()) {
                assertEquals(oracle.get(oracle.size() - 1).key, Block.lastKey(words, base));
            }
            assertEquals(41, Block.nextId(words, base));
            assertEquals(17, Block.previousId(words, base));
            for (int slot = 0; slot < words.length; slot++) {
                if (slot < base || slot >= base + blockWords()) {
                    assertEquals(CANARY, words[slot], "the word at " + slot + " is not the block's");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void insertAtEveryPosition(int capacity) {
        for (int count = 0; count < capacity; count++) {
            for (int pos = 0; pos <= count; pos++) {
                final Subject block = new Subject(capacity, count, MARGIN, 10);
                Block.insertAt(block.words, block.base, block.items, pos, 9 + 2L * pos, 1000 + pos);
                block.oracle.add(pos, new Entry(9 + 2L * pos, 1000 + pos));
                block.require();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void removeAtEveryPosition(int capacity) {
        for (int count = 1; count <= capacity; count++) {
            for (int pos = 0; pos < count; pos++) {
                final Subject block = new Subject(capacity, count, MARGIN, 10);
                Block.removeAt(block.words, block.base, block.items, pos);
                block.oracle.remove(pos);
                block.require();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void moveEveryNumberBothWays(int capacity) {
        for (int leftCount = 0; leftCount <= capacity; leftCount++) {
            for (int rightCount = 0; rightCount <= capacity; rightCount++) {
                for (int moved = 0; moved <= Math.min(leftCount, capacity - rightCount); moved++) {
                    final Subject left = new Subject(capacity, leftCount, MARGIN, 10);
                    final Subject right = new Subject(capacity, rightCount, MARGIN + 3, 100);
                    Block.moveRight(left.words, left.base, right.words, right.base, left.items, moved);
                    final List<Entry> tail = left.oracle.subList(leftCount - moved, leftCount);
                    right.oracle.addAll(0, tail);
                    tail.clear();
                    left.require();
                    right.require();
                }
                for (int moved = 0; moved <= Math.min(rightCount, capacity - leftCount); moved++) {
                    final Subject left = new Subject(capacity, leftCount, MARGIN, 10);
                    final Subject right = new Subject(capacity, rightCount, MARGIN + 3, 100);
                    Block.moveLeft(left.words, left.base, right.words, right.base, left.items, moved);
                    final List<Entry> lead = right.oracle.subList(0, moved);
                    left.oracle.addAll(lead);
                    lead.clear();
                    left.require();
                    right.require();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void moveBetweenNeighboursInOneExtent(int capacity) {
        final int blockWords = Layout.KEYS + 2 * capacity;
        final int items = Layout.KEYS + capacity;
        final long[] words = new long[2 * blockWords];
        for (int pos = 0; pos < capacity; pos++) {
            Block.setEntry(words, 0, items, pos, pos, 100 + pos);
        }
        Block.setCount(words, 0, capacity);
        Block.moveRight(words, 0, words, blockWords, items, 2);
        assertEquals(capacity - 2, Block.count(words, 0));
        assertEquals(2, Block.count(words, blockWords));
        assertEquals(capacity - 2, Block.key(words, blockWords, 0));
        assertEquals(100 + capacity - 1, Block.item(words, blockWords, items, 1));
        Block.moveLeft(words, 0, words, blockWords, items, 1);
        assertEquals(capacity - 1, Block.count(words, 0));
        assertEquals(capacity - 1, Block.lastKey(words, blockWords));
        assertEquals(100 + capacity - 1, Block.item(words, blockWords, items, 0));
        assertEquals(100 + capacity - 2, Block.item(words, 0, items, capacity - 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void positionsOfEveryKey(int capacity) {
        for (int count = 1; count <= capacity; count++) {
            final Subject block = new Subject(capacity, count, MARGIN, 10);
            for (long key = 8; key <= 12 + 2L * count; key++) {
                int lower = 0;
                while (lower < count && block.oracle.get(lower).key < key) {
                    lower++;
                }
                int upper = lower;
                while (upper < count && block.oracle.get(upper).key == key) {
                    upper++;
                }
                assertEquals(lower, Block.lowerPos(block.words, block.base, key));
                assertEquals(upper, Block.upperPos(block.words, block.base, key));
                assertEquals(Math.min(lower, count - 1), Block.childPos(block.words, block.base, key));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void setItemWritesOneWord(int capacity) {
        for (int pos = 0; pos < capacity; pos++) {
            final Subject block = new Subject(capacity, capacity, MARGIN, 10);
            Block.setItem(block.words, block.base, block.items, pos, 4711);
            block.oracle.set(pos, new Entry(10 + 2L * pos, 4711));
            block.require();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void cardinalityIsTheCountOrTheChildrensSum(int capacity) {
        for (int count = 0; count <= capacity; count++) {
            final Subject block = new Subject(capacity, count, MARGIN, 10);
            int sum = 0;
            for (int pos = 0; pos < count; pos++) {
                Block.setItem(block.words, block.base, block.items, pos, Layout.pack(7 + pos, 1 << 30));
                sum += 7 + pos;
            }
            assertEquals(count, Block.cardinality(block.words, block.base, block.items, 0));
            assertEquals(sum, Block.cardinality(block.words, block.base, block.items, 1));
            assertEquals(sum, Block.cardinality(block.words, block.base, block.items, 4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Layout.NONE, 0, 1, 4711, Integer.MAX_VALUE - 1})
    void linksOfEveryKind(int id) {
        final long[] words = new long[8];
        Block.setLinks(words, 1, id, 5);
        assertEquals(id, Block.nextId(words, 1));
        assertEquals(5, Block.previousId(words, 1));
        Block.setLinks(words, 1, 5, id);
        assertEquals(5, Block.nextId(words, 1));
        assertEquals(id, Block.previousId(words, 1));
        final long link = words[2];
        words[2] = 0;
        assertArrayEquals(new long[8], words, "no other word is written: " + link);
    }
}
