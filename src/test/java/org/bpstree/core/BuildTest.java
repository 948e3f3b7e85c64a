package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The build from sorted input: sizes, shapes, errors. */
class BuildTest {
    private static long[] ascending(int elements) {
        final long[] keys = new long[elements];
        for (int i = 0; i < elements; i++) {
            keys[i] = 5L * i - 100;
        }
        return keys;
    }

    @Test
    void blocksForIsTheQuotientRoundedUp() {
        for (int capacity = 3; capacity < 40; capacity++) {
            for (int entries = 0; entries < 300; entries++) {
                assertEquals((entries + capacity - 1) / capacity, Build.blocksFor(entries, capacity));
            }
            assertEquals((Integer.MAX_VALUE + (long) capacity - 1) / capacity,
                Build.blocksFor(Integer.MAX_VALUE, capacity));
        }
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#layouts")
    void depthAndBlocksOfWholeTrees(Layout layout) {
        assertEquals(0, Build.depthFor(layout, 0));
        assertEquals(0, Build.blocksFor(layout, 0));
        assertEquals(1, Build.depthFor(layout, 1));
        assertEquals(1, Build.blocksFor(layout, 1));
        long full = layout.leafCapacity;
        int blocks = 1;
        for (int depth = 1; full < 2_000_000; depth++) {
            assertEquals(depth, Build.depthFor(layout, (int) full));
            assertEquals(depth + 1, Build.depthFor(layout, (int) full + 1));
            assertEquals(blocks, Build.blocksFor(layout, (int) full));
            // One element more: one block more on each level, and a new root.
            assertEquals(blocks + depth + 1, Build.blocksFor(layout, (int) full + 1));
            full *= layout.innerCapacity;
            blocks = blocks * layout.innerCapacity + 1;
        }
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#layouts")
    void everySizeIsBuiltAndUsable(Layout layout) {
        for (int elements = 0; elements < 260; elements += 1 + elements / 60) {
            final Trees.Pair pair = new Trees.Pair(layout);
            final long[] keys = ascending(elements + 3);
            assertEquals(Result.BUILT, pair.tree.build(keys, keys, elements));
            for (int i = 0; i < elements; i++) {
                pair.model.put(keys[i], keys[i]);
            }
            pair.require();
            assertEquals(Build.depthFor(layout, elements), pair.tree.head().depth());
            assertEquals(Build.blocksFor(layout, elements), pair.tree.blockCount());
            assertEquals(0, pair.tree.freeCount());
            assertEquals(elements == 0 ? -1 : 0, Inspect.firstId(pair.tree.head()), "ids ascend from the first leaf");
            pair.insert(0, 1);
            pair.insert(1, 1);
            pair.require();
        }
    }

    @Test
    void aBuildReusesTheBlocksOfAnEmptiedTree() {
        final Trees.Pair pair = Trees.grown(new Layout(4, 4, 2, 2), 40, 3);
        while (!pair.model.isEmpty()) {
            pair.delete(pair.model.firstKey());
        }
        final int blocks = pair.tree.blockCount();
        final long[] keys = ascending(30);
        assertEquals(Result.BUILT, pair.tree.build(keys, keys, 30));
        assertEquals(blocks, pair.tree.blockCount());
        for (final long key : keys) {
            pair.model.put(key, key);
        }
        pair.require();
    }

    @Test
    void aShallowerBuildAfterADeeperOne() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2));
        final long[] keys = ascending(60);
        for (final int elements : new int[] {60, 20, 9, 3, 1, 28}) {
            assertEquals(Result.BUILT, pair.tree.build(keys, keys, elements));
            for (int i = 0; i < elements; i++) {
                pair.model.put(keys[i], keys[i]);
            }
            pair.require();
            while (!pair.model.isEmpty()) {
                pair.delete(pair.model.lastKey());
            }
        }
    }

    private static void requireArgument(String message, Executable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void errorsNameThePlaceAndLeaveTheTreeEmptyAndUsable() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2));
        final Tree tree = pair.tree;
        final String before = Dump.of(tree);
        final long[] three = ascending(3);
        requireArgument("elements is -1, but must be from 0 to the lengths of keys (3) and values (3)",
            () -> tree.build(three, three, -1));
        requireArgument("elements is 4, but must be from 0 to the lengths of keys (3) and values (9)",
            () -> tree.build(three, new long[9], 4));
        requireArgument("elements is 4, but must be from 0 to the lengths of keys (9) and values (3)",
            () -> tree.build(ascending(9), three, 4));
        requireArgument("keys[1] is 2, but must be above keys[0], which is 3",
            () -> tree.build(new long[] {3, 2, 9}, three, 3));
        requireArgument("keys[2] is 9, but must be above keys[1], which is 9",
            () -> tree.build(new long[] {3, 9, 9}, three, 3));
        requireArgument("keys[2] is " + Long.MIN_VALUE + ", but must be above keys[1], which is " + Long.MAX_VALUE,
            () -> tree.build(new long[] {3, Long.MAX_VALUE, Long.MIN_VALUE}, three, 3));
        assertEquals(before, Dump.of(tree));
        assertEquals(0, pair.source.requests(), "nothing is reserved for input that is wrong");
        assertEquals(Result.BUILT, tree.build(new long[] {3, 9, 9}, three, 2), "what is not taken is not looked at");
        assertEquals(2, tree.head().size());
        assertNull(Check.tree(tree));
    }

    @Test
    void aTreeWithElementsIsNotBuilt() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2));
        pair.insert(1, 2);
        pair.insert(2, 2);
        assertEquals("the tree holds 2 elements; build wants it empty", assertThrows(IllegalStateException.class,
            () -> pair.tree.build(ascending(3), ascending(3), 3)).getMessage());
        pair.require();
    }

    @Test
    void aBuildOfNothingChangesNothing() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2));
        final long version = pair.tree.head().version;
        pair.source.refuse(0, false);
        assertEquals(Result.BUILT, pair.tree.build(ascending(3), ascending(3), 0));
        assertEquals(version, pair.tree.head().version);
        assertEquals(0, pair.source.requests());
        pair.require();
    }

    /** Nor does it ask for a copy of what a view shares. */
    @Test
    void aBuildOfNothingBesideAViewIsNotRefused() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2));
        pair.insert(1, 2);
        pair.tree.delete(1);
        final View view = new View();
        pair.tree.open(view);
        pair.source.refuse(0, false);
        assertEquals(Result.BUILT, pair.tree.build(ascending(3), ascending(3), 0));
        pair.tree.close(view);
    }

    @Test
    void aBuildOfMoreThanTheIdsIsRefused() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2, 1));
        final long[] keys = ascending(7);
        assertEquals(Result.REFUSED, pair.tree.build(keys, keys, 7));
        assertEquals(0, pair.source.requests());
        assertEquals(Result.BUILT, pair.tree.build(keys, keys, 3));
        assertTrue(pair.tree.head().contains(keys[2]));
        assertNull(Check.tree(pair.tree));
    }
}
