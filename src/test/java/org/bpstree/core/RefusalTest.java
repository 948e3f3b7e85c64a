package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The refusal rule: each request of each change is refused, once and from there on, and nothing but spare changes. */
class RefusalTest {
    /** A tree, its views, and cursors on all of them. */
    static final class Scene {
        final Trees.Pair pair;
        final Random random;
        final List<View> views = new ArrayList<>();
        final List<String> viewDumps = new ArrayList<>();
        final List<Cursor> cursors = new ArrayList<>();
        int refusals;
        int requests;

        Scene(Layout layout, long seed) {
            pair = new Trees.Pair(layout);
            random = new Random(seed);
        }

        void open() {
            final View view = new View();
            pair.tree.open(view);
            views.add(view);
            viewDumps.add(Dump.of(view));
        }

        void close(int index) {
            viewDumps.remove(index);
            pair.tree.close(views.remove(index));
        }

        /** On the head and each view: one on the first, a random and the last element, one on none. */
        void putCursors() {
            cursors.clear();
            final List<View> all = new ArrayList<>(views);
            all.add(pair.tree.head());
            for (final View view : all) {
                for (final int offset : new int[] {0, random.nextInt(view.size() + 1), view.size() - 1, -1}) {
                    final Cursor cursor = new Cursor();
                    view.at(offset, cursor);
                    cursors.add(cursor);
                }
            }
        }

        List<String> cursorDumps() {
            return cursors.stream().map(c -> c.isValid() ? c.key() + "=" + c.value() : "none").toList();
        }

        /** Refuses the change's request 0, then 1 and so on, until it does not ask that often. */
        int sweep(IntSupplier change) {
            for (int request = 0; ; request++) {
                pair.tree.trim();
                putCursors();
                final int once = attempt(change, request, true);
                if (once != Result.REFUSED) {
                    requests = Math.max(requests, request);
                    return once;
                }
                pair.tree.trim();
                putCursors();
                assertEquals(Result.REFUSED, attempt(change, request, false));
            }
        }

        private int attempt(IntSupplier change, int request, boolean once) {
            final String shape = Dump.of(pair.tree);
            final List<String> places = cursorDumps();
            final int held = pair.tree.heldExtents() - pair.tree.spareExtents();
            final int head = pair.tree.headExtents();
            final long version = pair.tree.head().version;
            pair.source.refuse(request, once);
            final int result = change.getAsInt();
            pair.source.refuseNothing();
            assertEquals(pair.source.held(), pair.tree.heldExtents());
            if (result == Result.REFUSED) {
                refusals++;
                assertEquals(shape, Dump.of(pair.tree));
                assertEquals(places, cursorDumps());
                assertEquals(version, pair.tree.head().version, "no cursor has to look its place up again");
                assertFalse(pair.tree.hasSuccessor());
                requireViews();
                assertEquals(held, pair.tree.heldExtents() - pair.tree.spareExtents());
                assertEquals(head, pair.tree.headExtents());
                assertEquals(request, pair.tree.spareExtents(), "what was granted before is spare");
                assertNull(Check.tree(pair.tree));
                pair.tree.trim();
                assertEquals(0, pair.tree.spareExtents());
                assertEquals(held, pair.source.held(), "trim gives back what the refused change took");
                assertEquals(shape, Dump.of(pair.tree));
            }
            return result;
        }

        void requireViews() {
            for (int i = 0; i < views.size(); i++) {
                assertEquals(viewDumps.get(i), Dump.of(views.get(i)));
            }
        }

        void step(int keys) {
            final long key = random.nextInt(keys);
            final long value = random.nextLong();
            if (random.nextBoolean()) {
                final Long before = pair.model.put(key, value);
                assertEquals(before == null ? Result.INSERTED : Result.REPLACED,
                    sweep(() -> pair.tree.insert(key, value)));
            } else {
                final Long before = pair.model.remove(key);
                assertEquals(before == null ? Result.ABSENT : Result.DELETED,
                    sweep(() -> before == null ? pair.tree.delete(key) : pair.tree.deleteIfIdentical(key, before)));
            }
            requireViews();
        }
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#fewLayouts")
    void eachRequestOfEachChange(Layout layout) {
        final Scene scene = new Scene(layout, 5);
        for (int step = 0; step < 160; step++) {
            if (scene.views.size() < 3 && step % 7 == 3) {
                scene.open();
            } else if (!scene.views.isEmpty() && step % 11 == 5) {
                scene.close(scene.random.nextInt(scene.views.size()));
            }
            if (step % 30 == 20) {
                scene.pair.churn(scene.random, 100, 150, step < 80 ? 9 : 3);
            }
            scene.step(150);
        }
        scene.pair.require();
        assertTrue(scene.refusals > 150, "refused " + scene.refusals);
        assertTrue(scene.requests > 6, "a change made " + scene.requests + " requests");
        while (!scene.views.isEmpty()) {
            scene.close(0);
        }
        scene.pair.tree.close();
        assertEquals(0, scene.pair.source.held());
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void theFirstInsertAsksForRootTableTableAndExtent(Layout layout) {
        final Scene scene = new Scene(layout, 6);
        assertEquals(Result.INSERTED, scene.sweep(() -> scene.pair.tree.insert(1, 2)));
        assertEquals(6, scene.refusals, "three requests, refused in two ways");
        assertEquals(3, scene.pair.source.held());
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void eachRequestOfABuild(Layout layout) {
        final long[] keys = new long[100];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = 3L * i;
        }
        for (final int elements : new int[] {1, layout.leafCapacity + 1, keys.length}) {
            final Scene scene = new Scene(layout, 8);
            scene.open();
            scene.pair.insert(5, 5);
            scene.open();
            scene.pair.delete(5);
            assertEquals(Result.BUILT, scene.sweep(() -> scene.pair.tree.build(keys, keys, elements)));
            assertTrue(elements < keys.length || scene.refusals >= 4, "refused " + scene.refusals);
            for (int i = 0; i < elements; i++) {
                scene.pair.model.put(keys[i], keys[i]);
            }
            scene.requireViews();
            scene.pair.require();
        }
    }

    @Test
    void aRefusedInsertMovesNoCursorPutInItsHands() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 30, 4);
        final long first = pair.model.firstKey();
        final Cursor cursor = new Cursor();
        assertTrue(pair.tree.head().find(first, cursor));
        pair.tree.open(new View());
        pair.tree.trim();
        pair.source.refuse(0, false);
        assertEquals(Result.REFUSED, pair.tree.insert(Long.MAX_VALUE, 1, cursor));
        assertEquals(first, cursor.key());
        assertEquals(Result.REFUSED, pair.tree.insert(first, 1), "a replacement is refused as well");
        assertEquals(Result.REFUSED, pair.tree.delete(first));
        assertEquals(Result.ABSENT, pair.tree.delete(Long.MIN_VALUE), "what is absent needs no memory");
        pair.source.refuseNothing();
        assertEquals(Result.INSERTED, pair.tree.insert(Long.MAX_VALUE, 1, cursor));
        assertEquals(Long.MAX_VALUE, cursor.key());
    }

    /** A tree that may have as many extents as it wants until just one is refused keeps its old value to report. */
    @Test
    void aRefusedChangeKeepsTheOldValue() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 30, 4);
        assertEquals(Result.REPLACED, pair.tree.insert(pair.model.firstKey(), 77));
        final long oldValue = pair.model.firstEntry().getValue();
        assertEquals(oldValue, pair.tree.oldValue());
        pair.tree.open(new View());
        pair.tree.trim();
        pair.source.refuse(0, false);
        assertEquals(Result.REFUSED, pair.tree.delete(pair.model.lastKey()));
        assertEquals(oldValue, pair.tree.oldValue());
    }

    @Test
    void theSizeEndsAtTheGreatestInt() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 30, 4);
        final int size = pair.tree.head().size;
        pair.tree.head().size = Integer.MAX_VALUE;
        final long requests = pair.source.requests();
        assertEquals(Result.REFUSED, pair.tree.insert(Long.MAX_VALUE, 1));
        assertEquals(requests, pair.source.requests());
        pair.tree.head().size = size;
        pair.require();
        assertEquals(Result.INSERTED, pair.tree.insert(Long.MAX_VALUE, 1));
        final TreeMap<Long, Long> model = new TreeMap<>(pair.model);
        model.put(Long.MAX_VALUE, 1L);
        Trees.requireContents(model, pair.tree.head());
    }
}
