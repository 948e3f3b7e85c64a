package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/**
 * One violation is planted in an otherwise healthy tree of depth 4, and Check must name its invariant and the block. The
 * plants of the blocks' words are made in a view as well, where Check.view must name the same.
 */
class CheckTest {
    /** The first words of what Check says; tells two plants of one invariant apart. */
    private record Plant(String name, String invariant, String text, ToIntFunction<Tree> plant) { }

    private final List<Plant> plants = new ArrayList<>();

    /** Adds a plant: it breaks the tree and answers with the block that is to be named. */
    private void plant(String invariant, String name, String text, ToIntFunction<Tree> plant) {
        plants.add(new Plant(name, invariant, text, plant));
    }

    static Tree healthy() {
        return Trees.grown(new Layout(4, 4, 2, 2), 60, 7).tree;
    }

    static void write(Tree tree, int id, int offset, long word) {
        tree.head().words(id)[tree.head().base(id) + offset] = word;
    }

    static int keyAt(int pos) {
        return Layout.KEYS + pos;
    }

    static int itemAt(Tree tree, int level, int pos) {
        return tree.layout().items(level) + pos;
    }

    @TestFactory
    Stream<DynamicTest> plantedInTheHeadsBlocks() {
        shapePlants();
        return plants.stream().map(p -> DynamicTest.dynamicTest(p.invariant + " " + p.name, () -> {
            final Tree tree = healthy();
            assertTrue(tree.head().depth >= 4, "deep enough for each plant");
            final int blockId = p.plant.applyAsInt(tree);
            require(p, blockId, Check.tree(tree));
            require(p, blockId, Check.view(tree.head()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> plantedInAViewsBlocks() {
        shapePlants();
        return plants.stream().map(p -> DynamicTest.dynamicTest(p.invariant + " " + p.name, () -> {
            final Tree tree = healthy();
            final int blockId = p.plant.applyAsInt(tree);
            final View view = new View();
            tree.open(view);
            require(p, blockId, Check.view(view));
        }));
    }

    private static void require(Plant plant, int blockId, Violation found) {
        assertNotNull(found);
        assertEquals(plant.invariant, found.invariant(), found::toString);
        assertEquals(blockId, found.blockId(), found::toString);
        assertTrue(found.text().startsWith(plant.text), found::toString);
    }

    private void shapePlants() {
        orderPlants();
        fillPlants();
        linkPlants();
        headPlants();
        childPlants();
    }

    private void orderPlants() {
        plant("T1", "two equal keys in a leaf", "the key at 1 is not above", tree -> {
            final int id = Trees.middleLeaf(tree);
            write(tree, id, keyAt(0), Inspect.key(tree.head(), id, 1));
            return id;
        });
        plant("T1", "a descending key in a leaf", "the key at 1 is not above", tree -> {
            final int id = Trees.middleLeaf(tree);
            write(tree, id, keyAt(1), Inspect.key(tree.head(), id, 0) - 1);
            return id;
        });
        plant("T1", "two equal keys in an inner block", "the key at 1 is not above", tree -> {
            final int id = Trees.leftmost(tree, 2);
            write(tree, id, keyAt(1), Inspect.key(tree.head(), id, 0));
            return id;
        });
        plant("T1", "a key that the leaf before has too", "its first key is not above", tree -> {
            final int id = Trees.middleLeaf(tree);
            final int previousId = Inspect.previousId(tree.head(), id);
            write(tree, id, keyAt(0), Block.lastKey(tree.head().words(previousId), tree.head().base(previousId)));
            return id;
        });
    }

    private void fillPlants() {
        plant("T2", "a count above the capacity", "it holds 5 entries, capacity 4", tree -> {
            final int id = Trees.middleLeaf(tree);
            write(tree, id, Layout.COUNT, 5);
            return id;
        });
        plant("T2", "a count far above the capacity", "it holds 2147483647 entries", tree -> {
            final int id = Trees.leftmost(tree, 1);
            write(tree, id, Layout.COUNT, Integer.MAX_VALUE);
            return id;
        });
        plant("T2", "too few elements in a leaf", "it holds 1 entries, but should hold at least 2", tree -> {
            final int id = Trees.middleLeaf(tree);
            write(tree, id, Layout.COUNT, 1);
            return id;
        });
        plant("T2", "too few children of an inner block", "it holds 1 entries, but should hold at least 2", tree -> {
            final int id = Trees.leftmost(tree, 1);
            write(tree, id, Layout.COUNT, 1);
            return id;
        });
        plant("T2", "a negative count", "it holds -3 entries, but should hold at least 2", tree -> {
            final int id = Trees.leftmost(tree, 2);
            write(tree, id, Layout.COUNT, -3);
            return id;
        });
        plant("T2", "a root with one child", "it holds 1 entries, but should hold at least 2", tree -> {
            write(tree, tree.head().rootId, Layout.COUNT, 1);
            return tree.head().rootId;
        });
    }

    private void linkPlants() {
        plant("T4", "a wrong link back", "its previous leaf is ", tree -> {
            final int id = Trees.middleLeaf(tree);
            final View head = tree.head();
            Block.setLinks(head.words(id), head.base(id), Inspect.nextId(head, id), head.firstId);
            return id;
        });
        plant("T4", "a first leaf with a previous one", "its previous leaf is ", tree -> {
            final View head = tree.head();
            final int id = head.firstId;
            Block.setLinks(head.words(id), head.base(id), Inspect.nextId(head, id), id);
            return id;
        });
        plant("T4", "a wrong link forth", "the next leaf is ", tree -> {
            final View head = tree.head();
            final int id = Trees.middleLeaf(tree);
            Block.setLinks(head.words(id), head.base(id), id, Inspect.previousId(head, id));
            return id;
        });
        plant("T4", "a link forth to nowhere", "the next leaf is -1", tree -> {
            final View head = tree.head();
            final int id = Trees.middleLeaf(tree);
            Block.setLinks(head.words(id), head.base(id), Layout.NONE, Inspect.previousId(head, id));
            return id;
        });
        plant("T4", "a last leaf with a next one", "the last leaf has a next one", tree -> {
            final View head = tree.head();
            final int id = head.lastId;
            Block.setLinks(head.words(id), head.base(id), head.firstId, Inspect.previousId(head, id));
            return id;
        });
        plant("T4", "a wrong first leaf", "the next leaf is ", tree -> {
            tree.head().firstId = tree.head().lastId;
            return Layout.NONE;
        });
        plant("T4", "a wrong last leaf", "the last leaf is ", tree -> {
            tree.head().lastId = tree.head().firstId;
            return tree.head().firstId;
        });
    }

    private void headPlants() {
        plant("T5", "a root without a depth", "the depth is 0 and the root is ", tree -> {
            tree.head().depth = 0;
            return tree.head().rootId;
        });
        plant("T5", "a depth without a root", "the depth is 4 and the root is -1", tree -> {
            tree.head().rootId = Layout.NONE;
            return Layout.NONE;
        });
        plant("T5", "a depth above the most", "the depth is 33", tree -> {
            tree.head().depth = Layout.MAX_DEPTH + 1;
            return Layout.NONE;
        });
        plant("T5", "a negative depth", "the depth is -1", tree -> {
            tree.head().depth = -1;
            return Layout.NONE;
        });
        plant("T6", "a wrong size", "the size is ", tree -> {
            tree.head().size++;
            return Layout.NONE;
        });
        plant("T7", "a wrong number of leaves", "the counts are ", tree -> {
            tree.head().leafCount++;
            return Layout.NONE;
        });
        plant("T7", "a wrong number of inner blocks", "the counts are ", tree -> {
            tree.head().innerCount--;
            return Layout.NONE;
        });
    }

    private void childPlants() {
        plant("T3", "a separator too small", "the separator at 0 is ", tree -> {
            final int id = Trees.leftmost(tree, 1);
            write(tree, id, keyAt(0), Inspect.key(tree.head(), id, 0) - 1);
            return id;
        });
        plant("T3", "a last separator too great", "the separator at ", tree -> {
            final int id = tree.head().rootId;
            write(tree, id, keyAt(Inspect.count(tree.head(), id) - 1), Long.MAX_VALUE);
            return id;
        });
        plant("T6", "a cardinality too great", "the cardinality at 1 is ", tree -> {
            final int id = Trees.leftmost(tree, 1);
            tree.head().words(id)[tree.head().base(id) + itemAt(tree, 1, 1)] += Layout.ONE_ELEMENT;
            return id;
        });
        plant("T6", "a negative cardinality", "the cardinality at 0 is ", tree -> {
            final int id = tree.head().rootId;
            tree.head().words(id)[tree.head().base(id) + itemAt(tree, 3, 0)] |= Long.MIN_VALUE;
            return id;
        });
        plant("B1", "a child behind the last block", "there is no such block", tree -> child(tree, 0x7fff_0000));
        plant("B1", "a child just behind the last block", "there is no such block",
            tree -> child(tree, tree.blockCount()));
        plant("B1", "a negative child", "there is no such block", tree -> child(tree, -2));
        plant("B1", "a root that is no block", "there is no such block", tree -> {
            tree.head().rootId = -7;
            return -7;
        });
        plant("B1", "a child that is its own parent", "the block stands in the tree twice",
            tree -> child(tree, Trees.leftmost(tree, 1)));
        plant("B1", "a child listed twice", "the block stands in the tree twice",
            tree -> child(tree, Inspect.childId(tree.head(), Trees.leftmost(tree, 1), 0)));
    }

    /** Makes the second child of the leftmost block of level 1 another block. */
    private static int child(Tree tree, int childId) {
        final int id = Trees.leftmost(tree, 1);
        final int card = Inspect.cardinality(tree.head(), id, 1);
        write(tree, id, itemAt(tree, 1, 1), (long) card << 32 | childId & 0xffff_ffffL);
        return childId;
    }

    @TestFactory
    Stream<DynamicTest> plantedInThePathThatIsKept() {
        plant("P1", "another block", "the path at level 1 is at ", tree -> plantInPath(tree, "ids", 1));
        plant("P1", "another child", "the path at level 2 is at ", tree -> plantInPath(tree, "slots", 2));
        plant("P1", "another leaf", "the path ends at block ", tree -> plantInPath(tree, "ids", 0));
        plant("P1", "an edge of an empty tree", "an empty tree has a right edge", tree -> {
            for (long key = 0; tree.head().size() > 0; key++) {
                tree.delete(key);
            }
            Fields.set(tree.path(), "edge", tree.head().version);
            return Layout.NONE;
        });
        return plants.stream().map(p -> DynamicTest.dynamicTest(p.invariant + " " + p.name, () -> {
            final Tree tree = healthy();
            final int blockId = p.plant.applyAsInt(tree);
            require(p, blockId, Check.tree(tree));
        }));
    }

    private static int plantInPath(Tree tree, String array, int level) {
        new Snapshot(tree).findEdge();
        assertTrue(tree.path().isEdge(), "the right edge is found");
        assertNull(Check.tree(tree));
        final int id = tree.path().id(level);
        ((int[]) Fields.get(tree.path(), array))[level]--;
        return id;
    }

    @Test
    void theGreatestDepthIsNoViolationByItself() {
        final Tree tree = healthy();
        tree.head().depth = Layout.MAX_DEPTH;
        assertEquals("B1", Check.tree(tree).invariant(), "a leaf's values are no children");
    }

    @Test
    void theTextSaysWhatIsAndWhatShouldBe() {
        final Tree tree = Uniform.tree(new Layout(4, 4, 2, 4), 3, 4, 3);
        final int id = Inspect.childId(tree.head(), tree.head().rootId, 1);
        tree.head().words(id)[tree.head().base(id) + itemAt(tree, 1, 2)] += 3 * Layout.ONE_ELEMENT;
        assertEquals("T6 at block " + id + ": the cardinality at 2 is 7, the elements below are 4",
            Check.tree(tree).toString());
        write(tree, id, keyAt(2), 51);
        assertEquals("T3 at block " + id + ": the separator at 2 is 51, the greatest key below 46",
            Check.tree(tree).toString());
    }

    @TestFactory
    Stream<DynamicTest> plantedInAnEmptyTree() {
        plant("T4", "a first leaf", "an empty tree has a first", tree -> {
            tree.head().firstId = 0;
            return Layout.NONE;
        });
        plant("T4", "a last leaf", "an empty tree has a first", tree -> {
            tree.head().lastId = 0;
            return Layout.NONE;
        });
        plant("T5", "a depth", "the depth is 1 and the root is -1", tree -> {
            tree.head().depth = 1;
            return Layout.NONE;
        });
        plant("T5", "a root", "the depth is 0 and the root is 0", tree -> {
            tree.head().rootId = 0;
            return 0;
        });
        plant("T6", "a size", "an empty tree has the size 1", tree -> {
            tree.head().size = 1;
            return Layout.NONE;
        });
        plant("T7", "a leaf counted", "an empty tree counts", tree -> {
            tree.head().leafCount = 1;
            return Layout.NONE;
        });
        plant("T7", "an inner block counted", "an empty tree counts", tree -> {
            tree.head().innerCount = -1;
            return Layout.NONE;
        });
        return plants.stream().map(p -> DynamicTest.dynamicTest(p.invariant + " " + p.name, () -> {
            final Tree tree = new Tree(new Layout(4, 4, 2, 2), new TestSource());
            assertNull(Check.tree(tree));
            require(p, p.plant.applyAsInt(tree), Check.tree(tree));
        }));
    }

    /** The exact numbers that fill is measured with, at the narrowest geometries. */
    @TestFactory
    Stream<DynamicTest> theLeastFill() {
        // leaf/inner capacity, elements in a leaf of three, elements in a leaf of two, each as few as may be.
        final int[][] least = {{3, 5, 2, 2}, {4, 5, 2, 2}, {5, 5, 3, 3}, {6, 5, 4, 3}, {7, 5, 4, 4}, {9, 5, 6, 4},
            {6, 4, 3, 3}, {9, 3, 4, 4}};
        return Stream.of(least).map(l -> DynamicTest.dynamicTest(l[0] + "/" + l[1], () -> {
            final Layout layout = new Layout(l[0], l[1], 4, 4);
            requireLeast(layout, 3, l[2]);
            requireLeast(layout, 2, l[3]);
        }));
    }

    private static void requireLeast(Layout layout, int leaves, int least) {
        assertNull(Check.tree(Uniform.tree(layout, leaves, least, 2)));
        final Violation found = Check.tree(Uniform.tree(layout, leaves, least - 1, 2));
        assertEquals("T2", found.invariant());
        assertEquals("it holds " + (least - 1) + " entries, but should hold at least " + least, found.text());
    }
}
