package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the changes answer: results, old values, successors, cursors, statistics, errors. */
class TreeTest {
    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#layouts")
    void eachAnswerOfRandomChanges(Layout layout) {
        final Random random = new Random(17);
        final Tree tree = new Tree(layout, new TestSource());
        final TreeMap<Long, Long> model = new TreeMap<>();
        final Cursor cursor = new Cursor();
        for (int step = 0; step < 6000; step++) {
            final long key = random.nextInt(500);
            final long value = random.nextInt(3);
            final Long before = model.get(key);
            switch (random.nextInt(step % 2000 < 1000 ? 5 : 8)) {
                case 0, 1 -> {
                    requireInserted(tree, model, key, value, tree.insert(key, value));
                    model.put(key, value);
                }
                case 2 -> {
                    requireInserted(tree, model, key, value, tree.insert(key, value, cursor));
                    assertEquals(key, cursor.key());
                    assertEquals(value, cursor.value());
                    model.put(key, value);
                }
                case 3 -> {
                    final int result = tree.deleteIfIdentical(key, value);
                    assertEquals(before == null ? Result.ABSENT : before == value ? Result.DELETED : Result.DIFFERENT,
                        result);
                    assertFalse(tree.hasSuccessor());
                    model.remove(key, value);
                }
                default -> {
                    assertEquals(before == null ? Result.ABSENT : Result.DELETED, tree.delete(key));
                    assertTrue(before == null || before == tree.oldValue());
                    assertFalse(tree.hasSuccessor());
                    model.remove(key);
                }
            }
            assertEquals(model.size(), tree.head().size());
        }
        Trees.requireContents(model, tree.head());
        assertSame(layout, tree.layout());
    }

    private static void requireInserted(Tree tree, TreeMap<Long, Long> model, long key, long value, int result) {
        final Long before = model.get(key);
        final Map.Entry<Long, Long> successor = model.higherEntry(key);
        assertEquals(before == null ? Result.INSERTED : Result.REPLACED, result);
        assertEquals(value, tree.head().get(key, -1));
        assertEquals(before == null && successor != null, tree.hasSuccessor());
        if (before != null) {
            assertEquals(before, tree.oldValue());
        } else if (successor != null) {
            assertEquals(successor.getKey(), tree.successorKey());
            assertEquals(successor.getValue(), tree.successorValue());
        }
    }

    @Test
    void aBuildAndAMissedDeleteForgetTheSuccessor() {
        final Tree tree = new Tree(new Layout(3, 3, 1, 2), new TestSource());
        tree.insert(5, 50);
        tree.insert(4, 40);
        assertTrue(tree.hasSuccessor());
        assertEquals(5, tree.successorKey());
        assertEquals(50, tree.successorValue());
        assertEquals(Result.ABSENT, tree.deleteIfIdentical(3, 0));
        assertFalse(tree.hasSuccessor());
        tree.delete(5);
        tree.insert(3, 30);
        assertTrue(tree.hasSuccessor());
        tree.delete(4);
        tree.delete(3);
        assertEquals(Result.BUILT, tree.build(new long[0], new long[0], 0));
        assertFalse(tree.hasSuccessor());
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void theStatisticsCountWhatIsThere(Layout layout) {
        final Trees.Pair pair = Trees.grown(layout, 50, 2);
        final Tree tree = pair.tree;
        assertEquals(tree.blockCount(), tree.leafCount() + tree.innerCount() + tree.freeCount());
        assertTrue(tree.freeCount() > 0);
        assertTrue(tree.innerCount() > 1);
        int leaves = 0;
        for (int id = Inspect.firstId(tree.head()); id != Layout.NONE; id = Inspect.nextId(tree.head(), id)) {
            leaves++;
        }
        assertEquals(leaves, tree.leafCount());
        final int extents = (tree.blockCount() + layout.blocksPerExtent - 1) / layout.blocksPerExtent;
        final int tables = (extents + layout.extentsPerTable - 1) / layout.extentsPerTable;
        assertEquals(extents + tables + 1, tree.headExtents());
        assertEquals(0, tree.viewExtents());
        assertEquals(tree.heldExtents(), tree.headExtents() + tree.spareExtents());
        final View view = new View();
        tree.open(view);
        assertEquals(0, tree.viewExtents());
        pair.insert(pair.model.firstKey(), 1);
        assertEquals(3, tree.viewExtents(), "a root table, a table and an extent are the view's alone");
        tree.close(view);
        assertEquals(0, tree.viewExtents());
    }

    @Test
    void anEmptyTreeHoldsNothing() {
        final TestSource source = new TestSource();
        final Tree tree = new Tree(new Layout(3, 3, 1, 2), source);
        assertEquals(0, tree.headExtents());
        assertEquals(Result.ABSENT, tree.delete(1));
        assertEquals(Result.ABSENT, tree.deleteIfIdentical(1, 1));
        tree.trim();
        tree.open(new View());
        assertEquals(0, source.requests());
        assertEquals(0, source.held());
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void anEmptiedTreeHoldsNothingAfterATrim(Layout layout) {
        final Trees.Pair pair = Trees.grown(layout, 50, 2);
        while (!pair.model.isEmpty()) {
            pair.delete(pair.model.lastKey());
        }
        assertEquals(pair.tree.blockCount(), pair.tree.freeCount());
        assertTrue(pair.source.held() > 0);
        pair.tree.trim();
        assertEquals(0, pair.source.held());
        assertEquals(0, pair.tree.blockCount());
        assertEquals(0, pair.tree.freeCount());
        pair.insert(7, 8);
        pair.require();
    }

    /** A trim gives up exactly the extents at the end whose blocks are all free, unless a view has them. */
    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void aTrimKeepsUsedBlocksAndTheFreeListsOrder(Layout layout) {
        for (int seed = 0; seed < 20; seed++) {
            final Trees.Pair pair = new Trees.Pair(layout);
            final Random random = new Random(seed);
            pair.churn(random, 150, 200, 9);
            final View view = new View();
            if (seed % 2 == 1) {
                pair.tree.open(view);
                pair.churn(random, 60, 200, 10);
            }
            pair.churn(random, 300, 200, 2);
            final int kept = seed % 2 == 1 ? view.image.extentCount * layout.blocksPerExtent : 0;
            int used = pair.tree.blockCount();
            while (used > kept && Inspect.count(pair.tree.head(), used - 1) == 0) {
                used--;
            }
            final int blocks = Math.max(kept, (used + layout.blocksPerExtent - 1) / layout.blocksPerExtent
                * layout.blocksPerExtent);
            final int expected = Math.min(blocks, pair.tree.blockCount());
            final int[] free = new int[pair.tree.freeCount()];
            for (int i = 0; i < free.length; i++) {
                free[i] = pair.tree.freeId(i);
            }
            pair.tree.trim();
            assertEquals(expected, pair.tree.blockCount());
            assertEquals(0, pair.tree.spareExtents());
            final int[] left = java.util.Arrays.stream(free).filter(id -> id < expected).toArray();
            assertEquals(left.length, pair.tree.freeCount());
            for (int i = 0; i < left.length; i++) {
                assertEquals(left[i], pair.tree.freeId(i));
            }
            pair.require();
            pair.churn(random, 100, 200, 8);
            pair.require();
        }
    }

    /** A trim under a view can leave a block on top of the free list that was a leaf between others. */
    @Test
    void theFirstElementTakesABlockThatHadNeighbours() {
        int stale = 0;
        for (int seed = 0; seed < 30; seed++) {
            final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2));
            final Random random = new Random(seed);
            pair.churn(random, 30, 100, 10);
            pair.tree.open(new View());
            pair.churn(random, 100, 100, 10);
            while (!pair.model.isEmpty()) {
                final Long key = pair.model.ceilingKey((long) random.nextInt(100));
                pair.delete(key == null ? pair.model.lastKey() : key);
            }
            pair.tree.trim();
            final int id = pair.tree.freeId(0);
            stale += Inspect.nextId(pair.tree.head(), id) == Layout.NONE ? 0 : 1;
            pair.insert(1, 2);
            assertEquals(id, Inspect.rootId(pair.tree.head()));
            pair.require();
        }
        assertTrue(stale > 0);
    }

    @Test
    void theRebalancesAreCounted() {
        final Tree tree = new Tree(new Layout(3, 3, 1, 2), new TestSource());
        for (long key = 0; key < 200; key++) {
            tree.insert(key * 7919 % 211, key);
        }
        final int depth = tree.head().depth();
        for (long key = 0; key < 190; key++) {
            tree.delete(key * 104_729 % 211);
        }
        final int cases = 4 * Plan.KINDS;
        int reached = 0;
        for (int index = 0; index < cases; index++) {
            reached += tree.rebalances(index) > 0 ? 1 : 0;
        }
        assertTrue(reached > 20, "cases reached: " + reached);
        assertEquals(1, tree.rebalances(Tree.rebalanceIndex(false, false, Plan.ROOT)), "the lone leaf split once");
        assertEquals(depth - 2, tree.rebalances(Tree.rebalanceIndex(false, true, Plan.ROOT)), "so did each later root");
        assertEquals(0, Tree.rebalanceIndex(false, false, Plan.KEEP));
        assertEquals(cases - 1, Tree.rebalanceIndex(true, true, Plan.ROOT));
        assertEquals(Plan.KINDS + Plan.MIDDLE, Tree.rebalanceIndex(false, true, Plan.MIDDLE));
        assertEquals(2 * Plan.KINDS, Tree.rebalanceIndex(true, false, Plan.KEEP));
    }

    @ParameterizedTest
    @CsvSource({"1,inserted", "2,replaced", "3,deleted", "4,absent", "5,different", "6,built", "7,refused",
        "8,inserted-all"})
    void resultsHaveNames(int result, String name) {
        assertEquals(name, Result.name(result));
    }

    @Test
    void anInsertWithoutItsCursorChangesNothing() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 3);
        assertThrows(NullPointerException.class, () -> pair.tree.insert(1_000_000, 0, null));
        pair.require();
    }

    @Test
    void aTreeWantsALayoutAndASource() {
        final Layout layout = new Layout(3, 3, 1, 2);
        assertThrows(NullPointerException.class, () -> new Tree(null, new TestSource()));
        assertThrows(NullPointerException.class, () -> new Tree(layout, null));
    }

    @Test
    void freeBlocksHaveBounds() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 20, 3);
        assertThrows(IndexOutOfBoundsException.class, () -> pair.tree.freeId(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> pair.tree.freeId(pair.tree.freeCount()));
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "-1"})
    void otherNumbersAreNoResults(int number) {
        assertEquals("no result has the number " + number,
            assertThrows(IllegalArgumentException.class, () -> Result.name(number)).getMessage());
    }
}
