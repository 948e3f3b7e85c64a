package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cursors: a walk over every place, the ends, equality, and where a change leaves them. */
class CursorTest {
    /** A cursor on each element of the head, and one on none at the end. */
    private static List<Cursor> everywhere(Tree tree) {
        final List<Cursor> cursors = new ArrayList<>();
        for (int offset = 0; offset <= tree.head().size(); offset++) {
            final Cursor cursor = new Cursor();
            tree.head().at(offset, cursor);
            cursors.add(cursor);
        }
        return cursors;
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void eachKindOfChangeLeavesThemOnTheirElementOrTheNext(Layout layout) {
        final Random random = new Random(2);
        for (int size = 1; size < 70; size += 1 + size / 8) {
            final Trees.Pair pair = Trees.grown(layout, size, size);
            for (int step = 0; step < 12; step++) {
                final List<Cursor> cursors = everywhere(pair.tree);
                final List<Long> keys = new ArrayList<>(pair.model.keySet());
                final View view = new View();
                switch (step % 6) {
                    case 0 -> pair.insert(random.nextInt(4 * size), 1);
                    case 1 -> pair.insert(keys.get(random.nextInt(keys.size())), 4711);
                    case 2 -> pair.delete(keys.get(random.nextInt(keys.size())));
                    case 3 -> pair.churn(random, 30, 4 * size, 5);
                    case 4 -> {
                        pair.tree.open(view);
                        pair.insert(random.nextInt(4 * size), 2);
                        pair.tree.close(view);
                    }
                    default -> pair.tree.trim();
                }
                for (int i = 0; i < keys.size(); i++) {
                    requireOn(pair.model.ceilingEntry(keys.get(i)), cursors.get(i));
                }
                requireOn(null, cursors.get(keys.size()));
                requireNeighbours(pair.model, pair.tree, keys, step);
                if (pair.model.isEmpty()) {
                    break;
                }
            }
        }
    }

    private static void requireOn(Map.Entry<Long, Long> entry, Cursor cursor) {
        assertEquals(entry != null, cursor.isValid());
        if (entry != null) {
            assertEquals(entry.getKey(), cursor.key());
            assertEquals(entry.getValue(), cursor.value());
        }
    }

    /** The first thing asked of a cursor after a change is a step. */
    private static void requireNeighbours(TreeMap<Long, Long> model, Tree tree, List<Long> keys, int step) {
        if (model.isEmpty()) {
            return;
        }
        final List<Cursor> forth = everywhere(tree);
        final List<Cursor> back = everywhere(tree);
        final List<Long> before = new ArrayList<>(model.keySet());
        final long changed = keys.get(step % keys.size());
        final Long value = model.get(changed);
        assertEquals(value == null ? Result.ABSENT : Result.DELETED, tree.delete(changed));
        model.remove(changed);
        for (int i = 0; i < before.size(); i++) {
            final Long place = model.ceilingKey(before.get(i));
            final Map.Entry<Long, Long> next = place == null ? model.firstEntry() : model.higherEntry(place);
            assertEquals(next != null, forth.get(i).next());
            requireOn(next, forth.get(i));
            final Map.Entry<Long, Long> previous = place == null ? model.lastEntry() : model.lowerEntry(place);
            assertEquals(previous != null, back.get(i).previous());
            requireOn(previous, back.get(i));
        }
        if (value != null) {
            assertEquals(Result.INSERTED, tree.insert(changed, value));
            model.put(changed, value);
        }
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void aWalkGoesRoundThroughTheInvalidPlace(Layout layout) {
        final Trees.Pair pair = Trees.grown(layout, 40, 1);
        final Cursor cursor = new Cursor();
        assertFalse(pair.tree.head().at(-1, cursor));
        for (int round = 0; round < 2; round++) {
            for (final long key : pair.model.keySet()) {
                assertTrue(cursor.next());
                assertEquals(key, cursor.key());
            }
            assertFalse(cursor.next());
            assertFalse(cursor.isValid());
        }
        for (int round = 0; round < 2; round++) {
            for (final long key : pair.model.descendingKeySet()) {
                assertTrue(cursor.previous());
                assertEquals(key, cursor.key());
            }
            assertFalse(cursor.previous());
            assertFalse(cursor.isValid());
        }
        // Turning round within and between leaves.
        assertTrue(cursor.next());
        for (int i = 0; i < 39; i++) {
            final long here = cursor.key();
            assertTrue(cursor.next());
            final long there = cursor.key();
            assertTrue(cursor.previous());
            assertEquals(here, cursor.key());
            assertTrue(cursor.next());
            assertEquals(there, cursor.key());
        }
    }

    @Test
    void aCursorOfNoView() {
        final Cursor cursor = new Cursor();
        assertFalse(cursor.isValid());
        cursor.invalidate();
        assertFalse(cursor.isValid());
        assertEquals("the cursor belongs to no view yet",
            assertThrows(IllegalStateException.class, cursor::next).getMessage());
        assertEquals("the cursor belongs to no view yet",
            assertThrows(IllegalStateException.class, cursor::previous).getMessage());
        assertEquals("the cursor is on no element",
            assertThrows(IllegalStateException.class, cursor::key).getMessage());
        assertEquals("the cursor is on no element",
            assertThrows(IllegalStateException.class, cursor::value).getMessage());
    }

    @Test
    void aCursorOnNothingStaysThereWhateverChanges() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2));
        final Cursor cursor = new Cursor();
        assertFalse(pair.tree.head().first(cursor));
        assertFalse(pair.tree.head().last(cursor));
        assertFalse(cursor.next());
        assertFalse(cursor.previous());
        pair.insert(1, 1);
        assertFalse(cursor.isValid());
        assertTrue(cursor.next());
        assertEquals(1, cursor.key());
        cursor.invalidate();
        assertFalse(cursor.isValid());
        assertTrue(cursor.previous());
        assertEquals(1, cursor.key());
        pair.delete(1);
        assertFalse(cursor.isValid());
        pair.insert(1, 1);
        assertFalse(cursor.isValid(), "once it was seen to be invalid it stays so");
    }

    /** A change that undoes the number of changes would be taken for none. */
    @Test
    void twoChangesAreNotTakenForNone() {
        final Tree tree = new Tree(new Layout(3, 3, 1, 2), new TestSource());
        final Cursor cursor = new Cursor();
        tree.insert(10, 100);
        tree.insert(30, 300);
        assertTrue(tree.head().first(cursor));
        tree.insert(5, 50);
        tree.delete(30);
        assertEquals(10, cursor.key());
        assertEquals(100, cursor.value());
        tree.delete(5);
        tree.insert(20, 200);
        assertTrue(tree.head().last(cursor));
        tree.delete(10);
        tree.delete(20);
        assertEquals(Result.BUILT, tree.build(new long[] {15, 25}, new long[] {150, 250}, 2));
        assertEquals(25, cursor.key());
        assertEquals(250, cursor.value());
    }

    @Test
    void aBuildIsAChange() {
        final Tree tree = new Tree(new Layout(3, 3, 1, 2), new TestSource());
        final Cursor cursor = new Cursor();
        tree.insert(1, 10);
        assertTrue(tree.head().first(cursor));
        tree.delete(1);
        assertEquals(Result.BUILT, tree.build(new long[] {5, 6}, new long[] {50, 60}, 2));
        assertEquals(5, cursor.key());
        assertEquals(50, cursor.value());
    }

    @Test
    void equality() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 6);
        final View view = new View();
        pair.tree.open(view);
        final List<Cursor> ours = everywhere(pair.tree);
        final List<Cursor> others = everywhere(pair.tree);
        for (int i = 0; i <= 20; i++) {
            for (int j = 0; j <= 20; j++) {
                assertEquals(i == j, ours.get(i).equalTo(others.get(j)));
            }
        }
        final Cursor frozen = new Cursor();
        assertTrue(view.first(frozen));
        assertFalse(frozen.equalTo(ours.get(0)), "the same key of another view");
        assertFalse(ours.get(0).equalTo(frozen));
        frozen.invalidate();
        assertTrue(frozen.equalTo(ours.get(20)), "both on none");
        assertTrue(new Cursor().equalTo(frozen));
        assertFalse(frozen.equalTo(ours.get(3)));
        assertFalse(ours.get(3).equalTo(frozen));
        // After a change both are looked up again first.
        pair.delete(ours.get(4).key());
        assertTrue(ours.get(4).equalTo(others.get(5)));
        assertTrue(ours.get(6).equalTo(others.get(6)));
    }

    @Test
    void aCursorGoesFromViewToView() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 6);
        final View view = new View();
        pair.tree.open(view);
        final Cursor cursor = new Cursor();
        final long first = pair.model.firstKey();
        pair.insert(first, 99);
        assertTrue(pair.tree.head().find(first, cursor));
        assertEquals(99, cursor.value());
        assertTrue(view.find(first, cursor));
        assertFalse(99 == cursor.value());
        assertFalse(view.find(Long.MAX_VALUE, cursor));
        assertTrue(cursor.next());
        assertFalse(99 == cursor.value(), "it still belongs to the view");
    }
}
