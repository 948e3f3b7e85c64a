package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Violations of the allocator's and the views' invariants, planted in a tree with two views and changes in between. */
class StoreCheckTest {
    private record Plant(String name, String invariant, String text, ToIntFunction<Tree> plant) { }

    private final List<Plant> plants = new ArrayList<>();

    private void plant(String invariant, String name, String text, ToIntFunction<Tree> plant) {
        plants.add(new Plant(name, invariant, text, plant));
    }

    /** A tree with free blocks, a spare extent, and two views that share some extents with it. */
    private static Tree healthy() {
        final Trees.Pair pair = Trees.grown(new Layout(4, 4, 2, 2), 60, 7);
        pair.tree.open(new View());
        pair.churn(new java.util.Random(3), 10, 240, 5);
        pair.tree.open(new View());
        pair.insert(1, 1);
        pair.require();
        final BlockStore store = pair.tree.store();
        assertTrue(store.sharedExtents() > 1 && store.sharedExtents() < store.head.extentCount);
        assertTrue(store.sharedTables() > 1);
        assertFalse(store.sharesRoot());
        assertTrue(store.freeCount() > 2);
        return pair.tree;
    }

    @TestFactory
    Stream<DynamicTest> planted() {
        freeListPlants();
        translationPlants();
        countPlants();
        viewPlants();
        return plants.stream().map(p -> DynamicTest.dynamicTest(p.invariant + " " + p.name, () -> {
            final Tree tree = healthy();
            final int blockId = p.plant.applyAsInt(tree);
            final Violation found = Check.tree(tree);
            assertNotNull(found);
            assertEquals(p.invariant, found.invariant(), found::toString);
            assertEquals(blockId, found.blockId(), found::toString);
            assertTrue(found.text().startsWith(p.text), found::toString);
        }));
    }

    private static int[] freeIds(Tree tree) {
        return (int[]) Fields.get(Fields.get(tree.store(), "free"), "ids");
    }

    /** Overwrites the id on the free list's top. */
    private static int setTop(Tree tree, int id) {
        freeIds(tree)[tree.freeCount() - 1] = id;
        return id;
    }

    private void freeListPlants() {
        plant("B1", "a block in the tree and free", "the block is in the tree and free",
            tree -> setTop(tree, tree.head().firstId));
        plant("B1", "a lost block", "the block is neither in the tree nor free", tree -> {
            final int id = tree.freeId(0);
            Fields.add(Fields.get(tree.store(), "free"), "count", -1);
            return id;
        });
        plant("B2", "a free block listed twice", "the free list holds the block twice",
            tree -> setTop(tree, tree.freeId(1)) + 0);
        plant("B2", "a negative free block", "the free list holds no such block", tree -> setTop(tree, -1));
        plant("B2", "a free block behind the last", "the free list holds no such block",
            tree -> setTop(tree, tree.blockCount()));
        plant("B3", "a free block with a count", "the free block has a count", tree -> {
            final int id = tree.freeId(2);
            Block.setCount(tree.store().words(id), tree.store().base(id), 1);
            return id;
        });
    }

    private void translationPlants() {
        plant("B4", "an extent too many", tree -> {
            tree.store().head.extentCount++;
            return Layout.NONE;
        });
        plant("B4", "an extent too few", tree -> {
            tree.store().head.extentCount--;
            return Layout.NONE;
        });
        plant("B4", "a block that has no extent", tree -> {
            Fields.add(tree.store(), "blockCount", 2);
            return Layout.NONE;
        });
        plant("B4", "a negative number of blocks", tree -> {
            Fields.set(tree.store(), "blockCount", -5);
            return Layout.NONE;
        });
        plant("B4", "no root table", tree -> {
            tree.store().head.root = null;
            return 0;
        });
        plant("B4", "no table", tree -> {
            tree.store().head.root[1] = null;
            return 4;
        });
        plant("B4", "no extent", tree -> {
            tree.store().head.root[1][1] = null;
            return 6;
        });
        plant("B4", "a short extent", tree -> {
            tree.store().head.root[2][0] = new long[tree.layout().extentWords - 1];
            return 8;
        });
    }

    private void plant(String invariant, String name, ToIntFunction<Tree> plant) {
        plant(invariant, name, "", plant);
    }

    private void countPlants() {
        plant("B5", "one held too many", tree -> {
            Fields.add(tree.store(), "heldCount", 1);
            return Layout.NONE;
        });
        plant("B5", "a spare extent that nobody was granted", tree -> {
            Fields.add(tree.store().stock(), "extentCount", 1);
            return Layout.NONE;
        });
        plant("B5", "a spare extent that is the head's", "", tree -> {
            tree.store().stock().extents[0] = tree.store().head.extent(tree.layout(), 0);
            return Layout.NONE;
        });
        plant("B5", "an extent that is spare twice", "", tree -> {
            final Stock stock = tree.store().stock();
            assertTrue(stock.extentCount() > 1);
            stock.extents[0] = stock.extents[1];
            return Layout.NONE;
        });
        plant("B6", "an extent counted as shared that is not", "shared are ", tree -> {
            Fields.add(tree.store(), "sharedExtents", 1);
            return Layout.NONE;
        });
        plant("B6", "a table that is shared and not counted", "shared are ", tree -> {
            Fields.add(tree.store(), "sharedTables", -1);
            return Layout.NONE;
        });
        plant("B6", "a root table counted as shared that is not", "shared are ", tree -> {
            Fields.set(tree.store(), "sharedRoot", true);
            return Layout.NONE;
        });
        plant("B7", "a touch left", "a ledger is open: 1 touches and 0 blocks", tree -> {
            Fields.add(tree.store(), "touchesLeft", 1);
            return Layout.NONE;
        });
        plant("B7", "a touch too many taken", "a ledger is open: -1 touches and 0 blocks", tree -> {
            Fields.add(tree.store(), "touchesLeft", -1);
            return Layout.NONE;
        });
        plant("B7", "a block left", "a ledger is open: 0 touches and 2 blocks", tree -> {
            Fields.add(tree.store(), "blocksLeft", 2);
            return Layout.NONE;
        });
    }

    private void viewPlants() {
        plant("V1", "an older view that names no newer one", "a view's link", tree -> {
            tree.store().newest().older.newer = null;
            return Layout.NONE;
        });
        plant("V1", "a newest view that names a newer one", "a view's link", tree -> {
            tree.store().newest().newer = tree.store().newest().older;
            return Layout.NONE;
        });
        plant("V1", "views in a ring", "a view's link", tree -> {
            tree.store().newest().older.older = tree.store().newest();
            return Layout.NONE;
        });
        plant("V2", "a view of more extents than the head", "a view answers for ", tree -> {
            tree.store().newest().extentCount = tree.store().head.extentCount + 1;
            return Layout.NONE;
        });
        plant("V2", "a view of more extents than the next newer one", "a view answers for ", tree -> {
            tree.store().newest().extentCount = tree.store().newest().older.extentCount - 1;
            return Layout.NONE;
        });
        plant("V4", "a table behind the head's last", "an image of ", tree -> {
            final Image head = tree.store().head;
            final Layout layout = tree.layout();
            head.root[layout.tablesFor(head.extentCount)] = new long[layout.extentsPerTable][];
            return Layout.NONE;
        });
        plant("V4", "a table behind the view's last", "an image of ", tree -> {
            final Image newest = tree.store().newest();
            newest.root[tree.layout().tablesFor(newest.extentCount)] = new long[0][];
            return Layout.NONE;
        });
        plant("V3", "an oldest view of a negative number of extents", "there are -1 extents", tree -> {
            tree.store().newest().older.extentCount = -1;
            return Layout.NONE;
        });
        plant("V3", "a short root table", "extent 4 is not there", tree -> {
            tree.store().newest().root = java.util.Arrays.copyOf(tree.store().newest().root, 2);
            return 8;
        });
        plant("V3", "a short table", "extent 2 is not there", tree -> {
            final Image newest = tree.store().newest();
            newest.root = newest.root.clone();
            newest.root[1] = new long[][] {newest.root[1][0]};
            return 4;
        });
        plant("V3", "no root table", "extent 0 is not there", tree -> {
            tree.store().newest().root = null;
            return 0;
        });
        plant("V3", "no extent in the older view", "extent 3 is not there", tree -> {
            final Image older = tree.store().newest().older;
            older.root = older.root.clone();
            older.root[1] = new long[][] {older.root[1][0], null};
            return 6;
        });
    }

    @Test
    void aViewsTranslationIsCheckedBeforeItsBlocksAreRead() {
        final Tree tree = Trees.grown(new Layout(4, 4, 2, 2), 60, 7).tree;
        final View view = new View();
        tree.open(view);
        assertNull(Check.view(view));
        view.image.root = view.image.root.clone();
        view.image.root[1] = null;
        final Violation found = Check.view(view);
        assertEquals("V3", found.invariant());
        assertEquals(4, found.blockId());
    }

    @Test
    void aViolationSaysWhatAndWhere() {
        assertEquals("T1 at block 5: wrong", new Violation("T1", 5, "wrong").toString());
        assertEquals("T6: wrong", new Violation("T6", Layout.NONE, "wrong").toString());
    }
}
