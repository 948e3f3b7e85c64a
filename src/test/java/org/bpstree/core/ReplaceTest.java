package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the strict contracts of a replacement require (T9: {@link Writer}'s insertOrReplace, present, replaces, {@link
 * Insertion#replace}, {@link Run}'s descend and what it calls) can be met: real trees without views meet it at every
 * key; and then it does what they promise.
 */
class ReplaceTest {
    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void realTreesMeetIt(Layout layout) {
        final Random random = new Random(layout.innerCapacity);
        int deepest = 0;
        for (int size = 1; size < 150; size += size < 12 ? 1 : 31) {
            final Trees.Pair pair = new Trees.Pair(layout);
            pair.churn(random, 2 * size, 2 * size + 1, 9);
            if (pair.tree.head().size > 0) {
                replaceEach(pair.tree, random);
            }
            deepest = Math.max(deepest, pair.tree.head().depth);
        }
        assertTrue(deepest >= 3, "depth " + deepest);
    }

    private static void replaceEach(Tree tree, Random random) {
        final View head = tree.head();
        final BlockStore store = (BlockStore) Fields.get(tree, "store");
        final Run run = (Run) Fields.get(tree, "run");
        requireParts(head, store, run);
        final Labelling labels = Labelling.of(head);
        for (int at = 0; at < labels.flat.length; at++) {
            final long key = labels.flat[at];
            assertEquals(List.of(), labels.broken());
            replace(store, run, labels, at, random.nextLong());
            assertEquals(List.of(), labels.broken());
            final long value = random.nextLong();
            assertEquals(Result.REPLACED, tree.insert(key, value));
            assertEquals(labels.values[at], tree.oldValue());
            labels.values[at] = value;
        }
        assertEquals(List.of(), labels.broken());
        assertEquals(Result.ABSENT, tree.delete(labels.flat[labels.flat.length - 1] + 1));
        assertEquals(List.of(), labels.broken());
    }

    private static void requireParts(View head, BlockStore store, Run run) {
        assertSame(store.head, head.image);
        assertSame(store.layout, head.layout);
        assertSame(head, run.head);
        final int[] ids = (int[]) Fields.get(run, "ids");
        final int[] slots = (int[]) Fields.get(run, "slots");
        assertNotSame(ids, slots);
        assertTrue(head.depth <= ids.length && head.depth <= slots.length);
    }

    /** As {@link Writer#insert} does, with a look between its steps. */
    private static void replace(BlockStore store, Run run, Labelling labels, int at, long value) {
        assertTrue(store.reserve(0, 1));
        store.beginChange();
        assertEquals(0, store.sharedExtents);
        assertEquals(1, store.touchesLeft);
        run.descend(store, run.head.depth, labels.flat[at]);
        final int id = run.id(0);
        assertEquals(0, labels.levelOf[id]);
        assertEquals(at, labels.startOf[id] + run.slot(0));
        assertTrue(at < labels.stopOf[id]);
        assertEquals(labels.values[at], Insertion.replace(store, run, value));
        labels.values[at] = value;
        store.endChange();
        run.nextVersion();
    }
}
