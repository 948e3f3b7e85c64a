package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Views opened and closed in every order; each stays what it was, and each extent comes back exactly once. */
class ViewsTest {
    private static final int VIEWS = 4;

    private static List<int[]> permutations() {
        final List<int[]> all = new ArrayList<>();
        for (int code = 0; code < 256; code++) {
            final int[] order = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6};
            if (java.util.Arrays.stream(order).distinct().count() == VIEWS) {
                all.add(order);
            }
        }
        assertEquals(24, all.size());
        return all;
    }

    /** Views that are open, with what they should hold. */
    private static final class Opened {
        final Trees.Pair pair;
        final View[] views = new View[VIEWS];
        final List<TreeMap<Long, Long>> models = new ArrayList<>();
        final String[] dumps = new String[VIEWS];

        Opened(Trees.Pair pair) {
            this.pair = pair;
        }

        void open(int index) {
            views[index] = new View();
            pair.tree.open(views[index]);
            models.add(new TreeMap<>(pair.model));
            dumps[index] = Dump.of(views[index]);
            assertNull(Check.tree(pair.tree));
        }

        void close(int index) {
            pair.tree.close(views[index]);
            assertFalse(views[index].isOpen());
            views[index] = null;
            require();
        }

        void require() {
            pair.require();
            for (int i = 0; i < VIEWS; i++) {
                if (views[i] != null) {
                    assertNull(Check.view(views[i]));
                    assertEquals(dumps[i], Dump.of(views[i]));
                    Trees.requireContents(models.get(i), views[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#fewLayouts")
    void allOrdersOfClosing(Layout layout) {
        for (final int[] order : permutations()) {
            for (final int changes : new int[] {0, 1, 25}) {
                final Random random = new Random(changes);
                final Opened opened = new Opened(new Trees.Pair(layout));
                for (int i = 0; i < VIEWS; i++) {
                    opened.open(i);
                    opened.pair.churn(random, changes * (i + 1), 90, 7);
                }
                opened.require();
                for (final int index : order) {
                    opened.close(index);
                    opened.pair.churn(random, changes, 90, 5);
                    if (changes == 1) {
                        opened.pair.tree.trim();
                    }
                }
                opened.require();
                assertEquals(0, opened.pair.tree.viewExtents());
                opened.pair.tree.close();
                assertEquals(0, opened.pair.source.held());
                assertEquals(0, opened.pair.tree.heldExtents());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void randomOpeningsAndClosings(Layout layout) {
        final Random random = new Random(11);
        final Trees.Pair pair = new Trees.Pair(layout);
        final List<View> views = new ArrayList<>();
        final List<String> dumps = new ArrayList<>();
        for (int step = 0; step < 700; step++) {
            if (random.nextInt(6) == 0 && views.size() < 6) {
                final View view = new View();
                pair.tree.open(view);
                views.add(view);
                dumps.add(Dump.of(view));
            } else if (random.nextInt(6) == 0 && !views.isEmpty()) {
                final int index = random.nextInt(views.size());
                dumps.remove(index);
                pair.tree.close(views.remove(index));
            } else if (random.nextInt(10) == 0) {
                pair.tree.trim();
                assertEquals(0, pair.tree.spareExtents());
            } else {
                pair.churn(random, 1 + random.nextInt(6), 200, step % 200 < 100 ? 8 : 2);
            }
            assertNull(Check.tree(pair.tree));
            assertEquals(pair.source.held(), pair.tree.heldExtents());
            assertEquals(pair.tree.heldExtents(), pair.tree.headExtents() + pair.tree.viewExtents()
                + pair.tree.spareExtents());
            for (int i = 0; i < views.size(); i++) {
                assertEquals(dumps.get(i), Dump.of(views.get(i)));
            }
        }
        pair.require();
        for (final View view : views) {
            pair.tree.close(view);
        }
        assertEquals(0, pair.tree.viewExtents());
        pair.require();
        pair.tree.close();
        assertEquals(0, pair.source.held());
    }

    @Test
    void aViewCanBeOpenedAgainAndItsCursorsFindTheirPlace() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 3);
        final View view = new View();
        pair.tree.open(view);
        final Cursor cursor = new Cursor();
        final Cursor invalid = new Cursor();
        assertTrue(view.first(cursor));
        assertFalse(view.at(-1, invalid));
        final long key = cursor.key();
        pair.tree.close(view);
        assertThrows(IllegalStateException.class, cursor::isValid);
        pair.insert(key, 4711);
        pair.tree.open(view);
        assertEquals(key, cursor.key());
        assertEquals(4711, cursor.value());
        assertFalse(invalid.isValid());
        pair.tree.close(view);
        assertEquals(0, pair.tree.viewExtents());
    }

    private static void requireState(String message, Executable action) {
        assertEquals(message, assertThrows(IllegalStateException.class, action).getMessage());
    }

    private static void requireArgument(String message, Executable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void aClosedViewRefusesEachRead() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 3);
        final View view = new View();
        requireState("the view, or the tree whose head it is, is closed", () -> view.contains(1));
        pair.tree.open(view);
        final Cursor cursor = new Cursor();
        final Cursor nowhere = new Cursor();
        assertTrue(view.first(cursor));
        assertFalse(view.at(-1, nowhere));
        pair.tree.close(view);
        assertFalse(view.isOpen());
        assertEquals(0, view.size());
        assertEquals(0, view.depth());
        requireState("the view, or the tree whose head it is, is closed", () -> view.get(1, 1));
        requireState("the view, or the tree whose head it is, is closed", () -> view.contains(1));
        requireState("the view, or the tree whose head it is, is closed", () -> view.find(1, cursor));
        requireState("the view, or the tree whose head it is, is closed", () -> view.lowerBound(1, cursor));
        requireState("the view, or the tree whose head it is, is closed", () -> view.upperBound(1, cursor));
        requireState("the view, or the tree whose head it is, is closed", () -> view.first(cursor));
        requireState("the view, or the tree whose head it is, is closed", () -> view.last(cursor));
        requireState("the view, or the tree whose head it is, is closed", () -> view.at(0, cursor));
        requireState("the view, or the tree whose head it is, is closed", () -> view.random(1, cursor));
        requireState("the view, or the tree whose head it is, is closed", () -> view.rank(1));
        requireState("the view, or the tree whose head it is, is closed", () -> view.approximateCount(1, 2));
        requireState("the view, or the tree whose head it is, is closed", () -> Check.view(view));
        requireState("the view, or the tree whose head it is, is closed", () -> pair.tree.close(view));
        requireState("the view, or the tree whose head it is, is closed", cursor::key);
        requireState("the view, or the tree whose head it is, is closed", cursor::value);
        requireState("the view, or the tree whose head it is, is closed", cursor::next);
        requireState("the view, or the tree whose head it is, is closed", cursor::previous);
        requireState("the view, or the tree whose head it is, is closed", cursor::isValid);
        requireState("the view, or the tree whose head it is, is closed", nowhere::isValid);
        requireState("the view, or the tree whose head it is, is closed", nowhere::next);
        pair.require();
    }

    @Test
    void wrongOpeningsAndClosings() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 3);
        final Trees.Pair other = Trees.grown(new Layout(3, 3, 1, 2), 20, 3);
        final View view = new View();
        final View second = new View();
        pair.tree.open(view);
        pair.tree.open(second);
        requireState("the view is open already", () -> pair.tree.open(view));
        requireState("the view is open already", () -> other.tree.open(view));
        requireArgument("the view is a tree's own", () -> pair.tree.open(pair.tree.head()));
        requireArgument("the view is none of this tree's", () -> other.tree.close(view));
        requireArgument("the view is none of this tree's", () -> pair.tree.close(pair.tree.head()));
        requireState("a view is open", pair.tree::close);
        assertEquals(2, countViews(pair.tree));
        pair.require();
        other.require();
        pair.tree.close(view);
        pair.tree.close(second);
        pair.tree.close();
        assertEquals(0, pair.source.held());
        requireArgument("the view is a tree's own", () -> other.tree.open(pair.tree.head()));
        other.require();
    }

    private static int countViews(Tree tree) {
        int views = 0;
        for (Image image = tree.store().newest(); image != null; image = image.older) {
            views++;
        }
        return views;
    }

    @Test
    void aClosedTreeRefusesEachUse() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 3);
        final Tree tree = pair.tree;
        final View view = new View();
        tree.open(view);
        assertEquals(Result.DELETED, tree.delete(pair.model.firstKey()));
        assertTrue(tree.spareExtents() > 0, "something spare is to be given back too");
        tree.close(view);
        tree.close();
        assertEquals(0, pair.source.held());
        assertEquals(0, tree.heldExtents());
        assertEquals(0, tree.headExtents());
        assertEquals(0, tree.spareExtents());
        assertEquals(0, tree.viewExtents());
        assertEquals(0, tree.blockCount());
        assertEquals(0, tree.freeCount());
        assertFalse(tree.head().isOpen());
        requireState("the view, or the tree whose head it is, is closed", () -> tree.insert(1, 1));
        requireState("the view, or the tree whose head it is, is closed", () -> tree.insert(1, 1, new Cursor()));
        requireState("the view, or the tree whose head it is, is closed", () -> tree.delete(1));
        requireState("the view, or the tree whose head it is, is closed", () -> tree.deleteIfIdentical(1, 1));
        requireState("the view, or the tree whose head it is, is closed", () -> tree.build(new long[0], new long[0], 0));
        requireState("the view, or the tree whose head it is, is closed", () -> tree.open(new View()));
        requireState("the view, or the tree whose head it is, is closed", () -> tree.close(new View()));
        requireState("the view, or the tree whose head it is, is closed", tree::trim);
        requireState("the view, or the tree whose head it is, is closed", tree::close);
        requireState("the view, or the tree whose head it is, is closed", () -> tree.head().contains(1));
        assertEquals(0, pair.source.held());
    }

    /** A thousand extents are built, deleted and given back under a view that is none the wiser. */
    @Test
    void whatWasGivenBackIsInNoTable() {
        final TestSource source = new TestSource();
        final Tree tree = new Tree(new Layout(3, 3, 1, 2048, 4), source);
        tree.insert(1, 1);
        tree.delete(1);
        final View older = new View();
        tree.open(older);
        final long[] keys = java.util.stream.LongStream.range(0, 3000).toArray();
        assertEquals(Result.BUILT, tree.build(keys, keys, keys.length));
        final View newer = new View();
        tree.open(newer);
        for (long key : keys) {
            tree.delete(key);
        }
        tree.close(newer);
        tree.trim();
        assertNull(Check.tree(tree));
        assertTrue(source.held() < 10, () -> source.held() + " held");
        assertEquals(source.held(), reachable(tree.store().head.root, older.image.root));
    }

    /** Root tables, tables and extents that can be reached from these, each once. */
    private static int reachable(long[][][]... roots) {
        final java.util.Set<Object> met = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (long[][][] root : roots) {
            met.add(root);
            for (long[][] table : root) {
                if (table != null && met.add(table)) {
                    met.addAll(java.util.Arrays.asList(table));
                }
            }
        }
        met.remove(null);
        return met.size();
    }
}
