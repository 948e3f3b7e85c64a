package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A state put back is the state saved: its words, its invariants, and what every operation does next. */
class SnapshotTest {
    private final TestSource source = new TestSource();
    private final Tree tree = new Tree(new Layout(3, 3, 2, 2, 64), source);
    private final Snapshot snapshot = new Snapshot(tree);
    private final View[] views = {new View(), new View(), new View()};
    private int viewCount;

    private long[] saved() {
        snapshot.save(views, viewCount);
        return Arrays.copyOf(snapshot.words, snapshot.length);
    }

    private void restore(long[] state) {
        snapshot.restore(state, views);
        viewCount = (int) state[Snapshot.IMAGES] - 1;
    }

    /** A random step; its outcome in words. */
    private String step(int kind, int key) {
        switch (kind) {
            case 0, 1, 2, 3:
                return "insert " + tree.insert(key, key);
            case 4, 5, 6:
                return "delete " + tree.delete(key);
            case 7:
                tree.trim();
                return "trim";
            case 8:
                if (viewCount < views.length) {
                    final View view = views[viewCount];
                    tree.open(view);
                    System.arraycopy(views, 0, views, 1, viewCount);
                    views[0] = view;
                    viewCount++;
                }
                return "open";
            case 9:
                if (viewCount > 0) {
                    final int index = key % viewCount;
                    final View view = views[index];
                    tree.close(view);
                    viewCount--;
                    System.arraycopy(views, index + 1, views, index, viewCount - index);
                    views[viewCount] = view;
                }
                return "close";
            default:
                source.refuse(key % 5, key % 2 == 0);
                final String outcome = "refused insert " + tree.insert(key, key);
                source.refuseNothing();
                return outcome;
        }
    }

    @Test
    void whatIsSavedComesBackAndGoesOnAsBefore() {
        final Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            for (int i = 0; i < 30; i++) {
                step(random.nextInt(11), 1 + random.nextInt(40));
            }
            final long[] state = saved();
            final int held = tree.heldExtents();
            final long seed = random.nextLong();
            final List<String> first = run(seed);
            final long[] end = saved();
            restore(state);
            assertEquals(held, tree.heldExtents());
            assertNull(Check.tree(tree));
            assertArrayEquals(state, saved());
            assertEquals(first, run(seed));
            assertArrayEquals(end, saved());
            assertNull(Check.tree(tree));
        }
    }

    private List<String> run(long seed) {
        final Random random = new Random(seed);
        final List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outcomes.add(step(random.nextInt(11), 1 + random.nextInt(40)));
        }
        return outcomes;
    }

    @Test
    void viewsStayWhatTheyWereAndSpareOnesAreClosed() {
        for (int key = 1; key <= 12; key++) {
            tree.insert(key, 10L * key);
        }
        step(8, 0);
        tree.delete(5);
        final long[] state = saved();
        step(8, 0);
        tree.delete(6);
        restore(state);
        assertTrue(views[0].isOpen());
        assertFalse(views[1].isOpen());
        assertEquals(12, views[0].size());
        assertEquals(50, views[0].get(5, 0));
        assertEquals(60, tree.head().get(6, 0));
        assertNull(Check.view(views[0]));
        assertNotEquals(0, tree.viewExtents());
        tree.close(views[0]);
        assertEquals(0, tree.viewExtents());
    }

    @Test
    void anEmptyTreeComesBack() {
        final long[] empty = saved();
        tree.insert(1, 1);
        restore(empty);
        assertEquals(0, tree.heldExtents());
        assertEquals(Result.INSERTED, tree.insert(1, 1));
    }

    @Test
    void tooFewViewsAreTold() {
        tree.insert(1, 70);
        step(8, 0);
        final long[] one = saved();
        tree.insert(2, 2);
        assertEquals("1 views are saved, 0 given",
            assertThrows(IllegalArgumentException.class, () -> snapshot.restore(one, new View[0])).getMessage());
        assertTrue(tree.head().contains(2));
        assertNull(Check.tree(tree));
    }

    @Test
    void aCursorOfARestoredViewLooksForItsKeyAnew() {
        tree.insert(1, 70);
        step(8, 0);
        final long[] one = saved();
        tree.close(views[0]);
        tree.delete(1);
        tree.insert(7, 7);
        tree.open(views[0]);
        final long[] seven = saved();
        restore(one);
        final Cursor cursor = new Cursor();
        assertTrue(views[0].find(1, cursor));
        restore(seven);
        assertTrue(cursor.isValid());
        assertEquals(7, cursor.key());
        assertEquals(7, cursor.value());
    }
}
