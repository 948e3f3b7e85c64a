package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** When blocks are rebalanced, and that each case is counted where it belongs. Capacity 6, minimum 4. */
class RebalancesTest {
    private static Tree tree(int children, int elements) {
        return Uniform.tree(new Layout(6, 6, 1, 64), children, elements, 3);
    }

    private static void requireCounts(Tree tree, long all, boolean underflow, boolean inner, int kind) {
        long sum = 0;
        for (int index = 0; index < 4 * Plan.KINDS; index++) {
            sum += tree.rebalances(index);
        }
        assertEquals(all, sum);
        assertEquals(all == 0 ? 0 : 1, tree.rebalances(Tree.rebalanceIndex(underflow, inner, kind)));
        assertNull(Check.tree(tree));
    }

    @Test
    void aLeafAtTheMinimumIsLeftAlone() {
        final Tree tree = tree(5, 5);
        assertEquals(Result.DELETED, tree.delete(0));
        assertEquals(4, Inspect.count(tree.head(), tree.head().firstId));
        requireCounts(tree, 0, true, false, Plan.RIGHT_AT_START);
        assertEquals(Result.DELETED, tree.delete(2));
        requireCounts(tree, 1, true, false, Plan.RIGHT_AT_START);
    }

    @Test
    void anInnerBlockAtTheMinimumIsLeftAlone() {
        final Tree tree = tree(5, 4);
        assertEquals(Result.DELETED, tree.delete(0));
        assertEquals(4, Inspect.count(tree.head(), Trees.leftmost(tree, 1)));
        requireCounts(tree, 1, true, false, Plan.START_OF_THREE);
    }

    @Test
    void anInnerBlockBelowTheMinimumIsNot() {
        final Tree tree = tree(4, 4);
        assertEquals(Result.DELETED, tree.delete(0));
        assertEquals(3, Inspect.count(tree.head(), tree.head().rootId));
        requireCounts(tree, 2, true, false, Plan.START_OF_THREE);
        requireCounts(tree, 2, true, true, Plan.START_OF_THREE);
    }

    @Test
    void aBlockWithRoomIsLeftAlone() {
        final Tree tree = tree(4, 5);
        assertEquals(Result.INSERTED, tree.insert(1, 1));
        assertEquals(6, Inspect.count(tree.head(), tree.head().firstId));
        requireCounts(tree, 0, false, false, Plan.RIGHT_AT_START);
        assertEquals(Result.INSERTED, tree.insert(3, 1));
        requireCounts(tree, 1, false, false, Plan.RIGHT_AT_START);
    }

    @Test
    void aFullTreeSplitsAllTheWayUp() {
        final Tree tree = tree(6, 6);
        assertEquals(Result.INSERTED, tree.insert(-1, 1));
        assertEquals(4, tree.head().depth());
        requireCounts(tree, 3, false, false, Plan.START_OF_THREE);
        requireCounts(tree, 3, false, true, Plan.START_OF_THREE);
        requireCounts(tree, 3, false, true, Plan.ROOT);
    }
}
