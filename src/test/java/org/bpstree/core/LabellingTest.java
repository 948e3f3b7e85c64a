package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the strict contracts of the reads require of a view can be met: real trees meet it, the head and views, of all
 * depths, and each conjunct tells a state that breaks it.
 */
class LabellingTest {
    private static final long ABSENT = -4711;

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#layouts")
    void realTreesMeetIt(Layout layout) {
        final Random random = new Random(layout.leafCapacity);
        int deepest = 0;
        for (int size = 0; size < 200; size += size < 12 ? 1 : 31) {
            final Trees.Pair pair = new Trees.Pair(layout);
            pair.churn(random, 2 * size, 2 * size + 1, 8);
            final View view = new View();
            pair.tree.open(view);
            require(pair.tree.head());
            pair.churn(random, size, 2 * size + 1, 3);
            require(pair.tree.head());
            require(view);
            deepest = Math.max(deepest, view.depth);
        }
        assertTrue(deepest >= (layout.leafCapacity < 9 ? 3 : 2), "depth " + deepest);
    }

    /** The precondition, and what the reads promise, for keys in the view, beside them and at the ends. */
    private static void require(View view) {
        final Labelling labels = Labelling.of(view);
        assertEquals(List.of(), labels.broken());
        final Cursor cursor = new Cursor();
        assertEquals(view.size > 0, view.first(cursor));
        requireAt(labels, 0, cursor);
        assertEquals(view.size > 0, view.last(cursor));
        requireAt(labels, Math.max(0, view.size - 1), cursor);
        for (int offset = view.size - 1; offset >= 0; offset--) {
            requireAt(labels, offset, cursor);
            assertEquals(offset > 0, cursor.previous());
        }
        for (int offset = 0; offset < view.size; offset++) {
            assertTrue(cursor.next());
            requireAt(labels, offset, cursor);
            assertTrue(view.at(offset, cursor));
            requireAt(labels, offset, cursor);
        }
        assertFalse(cursor.next());
        requireAt(labels, view.size, cursor);
        assertEquals(view.size > 0, cursor.previous());
        requireAt(labels, Math.max(0, view.size - 1), cursor);
        requireReads(view, labels, Long.MIN_VALUE);
        requireReads(view, labels, Long.MAX_VALUE);
        for (final long key : labels.flat) {
            requireReads(view, labels, key - 1);
            requireReads(view, labels, key);
            requireReads(view, labels, key + 1);
        }
    }

    private static void requireReads(View view, Labelling labels, long key) {
        final int at = Arrays.binarySearch(labels.flat, key);
        assertEquals(at >= 0, view.contains(key));
        assertEquals(at >= 0 ? labels.values[at] : ABSENT, view.get(key, ABSENT));
        final int rank = at >= 0 ? at : -at - 1;
        assertEquals(rank, view.rank(key));
        final Cursor cursor = new Cursor();
        assertEquals(at >= 0, view.lowerBound(key, cursor));
        requireAt(labels, rank, cursor);
        assertEquals(at >= 0, view.find(key, cursor));
        requireAt(labels, at >= 0 ? at : labels.flat.length, cursor);
        assertEquals(at >= 0, view.upperBound(key, cursor));
        requireAt(labels, at >= 0 ? rank + 1 : rank, cursor);
    }

    /** The cursor is on the element of this offset, or on none if there is no such element. */
    private static void requireAt(Labelling labels, int offset, Cursor cursor) {
        assertEquals(offset < labels.flat.length, cursor.isValid());
        if (cursor.isValid()) {
            assertEquals(labels.flat[offset], cursor.key());
            assertEquals(labels.values[offset], cursor.value());
        }
    }

    /** A healthy tree's labels, the ids of a middle leaf and of an inner block above leaves. */
    private static final class Planted {
        final Tree tree = CheckTest.healthy();
        final Labelling labels = Labelling.of(tree.head());
        final int leafId = Trees.middleLeaf(tree);
        final int innerId = innerWithThree();

        /** A block above blocks above leaves, with two separators that are read. */
        private int innerWithThree() {
            for (int id = 0; id < labels.levelOf.length; id++) {
                if (labels.levelOf[id] == 2 && labels.startsOf[id].length > 2) {
                    return id;
                }
            }
            throw new AssertionError("no such block");
        }

        long[] words(int id) {
            return labels.wordsOf[id];
        }

        /** Gives the leaf other links, in its words and its labels. */
        void link(int next, int previous) {
            labels.nextOf[leafId] = next;
            labels.previousOf[leafId] = previous;
            Block.setLinks(words(leafId), labels.baseOf[leafId], next, previous);
        }

        int keyAt(int id, int pos) {
            return labels.baseOf[id] + Layout.KEYS + pos;
        }

        int itemAt(int id, int pos) {
            return labels.baseOf[id] + tree.layout().items(labels.levelOf[id]) + pos;
        }
    }

    private final List<DynamicTest> plants = new ArrayList<>();

    private void plant(String conjunct, Consumer<Planted> plant) {
        plants.add(DynamicTest.dynamicTest(conjunct, () -> {
            final Planted planted = new Planted();
            assertEquals(List.of(), planted.labels.broken());
            assertTrue(planted.tree.head().depth >= 4, "deep enough for each plant");
            plant.accept(planted);
            final List<String> broken = planted.labels.broken();
            assertTrue(broken.stream().anyMatch(b -> b.startsWith(conjunct)), broken::toString);
        }));
    }

    @TestFactory
    Stream<DynamicTest> eachConjunctTells() {
        wholePlants();
        placePlants();
        innerPlants();
        countedPlants();
        leafPlants();
        linkedPlants();
        return plants.stream();
    }

    private void wholePlants() {
        plant("open", p -> p.tree.head().version = View.CLOSED);
        plant("parts", p -> p.tree.head().layout = null);
        plant("ids", p -> p.labels.wordsOf = Arrays.copyOf(p.labels.wordsOf, p.labels.levelOf.length - 1));
        plant("measured: shift", p -> p.labels.extentShift++);
        plant("measured: words", p -> p.labels.extentWords++);
        plant("geometry: room", p -> p.labels.leafCapacity = p.labels.blockWords);
        plant("legible: shift", p -> p.labels.extentsPerTable++);
        plant("legible: extents", p -> p.tree.head().image.root[0] = null);
        plant("depth", p -> p.tree.head().depth = -1);
        plant("root: level", p -> p.labels.levelOf[p.tree.head().rootId]--);
        plant("root: part", p -> p.labels.startOf[p.tree.head().rootId]++);
        plant("first", p -> p.tree.head().firstId = p.leafId);
        plant("first", p -> p.tree.head().firstId = Layout.NONE);
        plant("last", p -> p.tree.head().lastId = p.leafId);
        plant("last", p -> p.tree.head().lastId = p.innerId);
        plant("ascending: size", p -> p.labels.flat = Arrays.copyOf(p.labels.flat, p.labels.flat.length + 1));
        plant("ascending: keys", p -> p.labels.flat[3] = p.labels.flat[2]);
    }

    private void placePlants() {
        plant("lists: extent", p -> p.tree.head().image.extentCount = 0);
        plant("lists: words", p -> p.labels.wordsOf[p.leafId] = p.words(p.leafId).clone());
        plant("begins", p -> {
            p.labels.blockWords *= 2;
            p.labels.extentWords *= 2;
        });
        plant("part", p -> p.labels.stopOf[p.leafId] = p.tree.head().size + 1);
    }

    private void innerPlants() {
        plant("innerAt: room", p -> p.labels.baseOf[p.innerId] = -1);
        plant("innerAt: capacities", p -> p.labels.leafCapacity = Layout.MIN_CAPACITY - 1);
        plant("innerAt: count", p -> p.words(p.innerId)[p.labels.baseOf[p.innerId]]--);
        plant("innerAt: order", p -> p.words(p.innerId)[p.keyAt(p.innerId, 0)] = Long.MAX_VALUE);
        plant("innerAt: separators", p -> p.words(p.innerId)[p.keyAt(p.innerId, 0)]--);
        plant("innerAt: ids", p -> p.words(p.innerId)[p.itemAt(p.innerId, 1)] = p.labels.levelOf.length);
        plant("innerAt: levels", p -> p.words(p.innerId)[p.itemAt(p.innerId, 1)] = p.leafId);
        plant("innerAt: starts", p -> p.labels.startsOf[p.innerId][1]--);
        plant("innerAt: stops", p -> p.labels.stopsOf[p.innerId][p.labels.stopsOf[p.innerId].length - 1]++);
        plant("innerAt: neighbours", p -> {
            p.labels.startsOf[p.innerId][1]--;
            p.labels.startOf[Inspect.childId(p.tree.head(), p.innerId, 1)]--;
        });
        plant("innerAt: first", p -> p.labels.startOf[p.innerId]++);
        plant("innerAt: last", p -> p.labels.stopOf[p.innerId]++);
    }

    private void countedPlants() {
        plant("countedAt: parts", p -> {
            p.labels.startsOf[p.innerId][0] = -1;
            p.labels.startOf[p.innerId] = -1;
            p.labels.startOf[Inspect.childId(p.tree.head(), p.innerId, 0)] = -1;
        });
        plant("countedAt: items", p -> p.words(p.innerId)[p.itemAt(p.innerId, 1)] += Layout.ONE_ELEMENT);
    }

    private void leafPlants() {
        plant("leafAt: room", p -> p.labels.baseOf[p.leafId] = p.words(p.leafId).length);
        plant("leafAt: capacities", p -> p.labels.innerCapacity = Layout.MIN_CAPACITY - 1);
        plant("leafAt: part", p -> p.labels.startOf[p.leafId] = -1);
        plant("leafAt: count", p -> p.words(p.leafId)[p.labels.baseOf[p.leafId]]--);
        plant("leafAt: order", p -> p.words(p.leafId)[p.keyAt(p.leafId, 0)] = Long.MAX_VALUE);
        plant("leafAt: keys", p -> p.words(p.leafId)[p.keyAt(p.leafId, 0)]--);
        plant("valuedAt: values", p -> p.words(p.leafId)[p.itemAt(p.leafId, 0)]++);
        plant("alone: words", p -> {
            p.labels.wordsOf[p.innerId] = p.words(p.leafId);
            p.labels.baseOf[p.innerId] = p.labels.baseOf[p.leafId] + p.labels.blockWords - 1;
        });
        plant("alone: elements", p -> {
            p.labels.levelOf[p.innerId] = 0;
            p.labels.startOf[p.innerId] = p.labels.startOf[p.leafId];
            p.labels.stopOf[p.innerId] = p.labels.stopOf[p.leafId];
        });
    }

    private void linkedPlants() {
        plant("linkedAt: ids", p -> p.labels.nextOf[p.leafId] = p.labels.levelOf.length);
        plant("linkedAt: ids", p -> p.labels.previousOf[p.leafId] = Layout.NONE - 1);
        plant("linkedAt: word", p -> p.words(p.leafId)[p.labels.baseOf[p.leafId] + Layout.LINKS]++);
        plant("linkedAt: word", p -> p.labels.nextOf[p.leafId]--);
        plant("linkedAt: last", p -> p.link(Layout.NONE, p.labels.previousOf[p.leafId]));
        plant("linkedAt: next", p -> p.link(p.leafId, p.labels.previousOf[p.leafId]));
        plant("linkedAt: first", p -> p.link(p.labels.nextOf[p.leafId], Layout.NONE));
        plant("linkedAt: previous", p -> p.link(p.labels.nextOf[p.leafId], p.leafId));
    }
}
