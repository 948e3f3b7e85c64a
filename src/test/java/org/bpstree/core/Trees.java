package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Trees to test with, and comparisons with a TreeMap. */
final class Trees {
    private Trees() { }

    /** Geometries from the narrowest to production's. */
    static Stream<Layout> layouts() {
        return Stream.of(new Layout(3, 3, 1, 2), new Layout(3, 4, 2, 2), new Layout(4, 3, 1, 4), new Layout(4, 4, 4, 2),
            new Layout(5, 5, 2, 4), new Layout(6, 5, 8, 2), new Layout(5, 8, 1, 2), new Layout(7, 6, 2, 2),
            new Layout(8, 3, 4, 4), new Layout(31, 24, 32, 2));
    }

    /** The geometries with capacities so small that few elements make a deep tree. */
    static Stream<Layout> narrowLayouts() {
        return layouts().filter(l -> l.leafCapacity < 9);
    }

    /** Some of them, for what takes long: extents of one block and of several, tables that are soon full. */
    static Stream<Layout> fewLayouts() {
        return Stream.of(new Layout(3, 3, 1, 2), new Layout(4, 4, 4, 2), new Layout(5, 8, 1, 4), new Layout(6, 5, 2, 2));
    }

    /** A tree and what it should hold. */
    static final class Pair {
        final TestSource source = new TestSource();
        final Tree tree;
        final TreeMap<Long, Long> model = new TreeMap<>();

        Pair(Layout layout) {
            tree = new Tree(layout, source);
        }

        void insert(long key, long value) {
            assertEquals(model.put(key, value) == null ? Result.INSERTED : Result.REPLACED, tree.insert(key, value));
        }

        void delete(long key) {
            assertEquals(model.remove(key) == null ? Result.ABSENT : Result.DELETED, tree.delete(key));
        }

        /** Inserts and deletes at random, so many, keys in [0, keys). */
        void churn(Random random, int steps, int keys, int insertsInTen) {
            for (int step = 0; step < steps; step++) {
                final long key = random.nextInt(keys);
                if (random.nextInt(10) < insertsInTen) {
                    insert(key, random.nextLong());
                } else {
                    delete(key);
                }
            }
        }

        void require() {
            assertNull(Check.tree(tree));
            requireContents(model, tree.head());
            assertEquals(source.held(), tree.heldExtents());
        }
    }

    /** A tree after many inserts and some deletes: several levels and free blocks. */
    static Pair grown(Layout layout, int elements, long seed) {
        final Pair pair = new Pair(layout);
        final Random random = new Random(seed);
        pair.churn(random, 4 * elements, 4 * elements, 10);
        while (pair.model.size() > elements) {
            pair.delete(pair.model.ceilingKey((long) random.nextInt(1 + pair.model.lastKey().intValue())));
        }
        pair.require();
        return pair;
    }

    /** All elements forth and back. */
    static void requireContents(TreeMap<Long, Long> model, View view) {
        assertEquals(model.size(), view.size());
        final Cursor cursor = new Cursor();
        boolean valid = view.first(cursor);
        for (final Map.Entry<Long, Long> entry : model.entrySet()) {
            assertTrue(valid);
            assertEquals(entry.getKey(), cursor.key());
            assertEquals(entry.getValue(), cursor.value());
            valid = cursor.next();
        }
        assertFalse(valid);
        valid = view.last(cursor);
        for (final Map.Entry<Long, Long> entry : model.descendingMap().entrySet()) {
            assertTrue(valid);
            assertEquals(entry.getKey(), cursor.key());
            assertEquals(entry.getValue(), cursor.value());
            valid = cursor.previous();
        }
        assertFalse(valid);
    }

    /** The id of a leaf that has leaves on both sides, of the head. */
    static int middleLeaf(Tree tree) {
        final View head = tree.head();
        int id = head.firstId;
        for (int i = 0; i < head.leafCount / 2; i++) {
            id = Inspect.nextId(head, id);
        }
        assertNotEquals(head.firstId, id);
        assertNotEquals(head.lastId, id);
        return id;
    }

    /** The leftmost block of a level of the head. */
    static int leftmost(Tree tree, int level) {
        int id = tree.head().rootId;
        for (int at = tree.head().depth - 1; at > level; at--) {
            id = Inspect.childId(tree.head(), id, 0);
        }
        return id;
    }
}
