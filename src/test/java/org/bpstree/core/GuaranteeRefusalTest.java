package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guaranteed inserts and batches against a TreeMap, memory refused at every request; what voids a promise. */
class GuaranteeRefusalTest {
    /** A batch in any order, some keys more than once, some present. */
    private static long[][] batch(Random random, int elements, int keys) {
        final long[][] batch = new long[2][elements + random.nextInt(3)];
        for (int i = 0; i < batch[0].length; i++) {
            batch[0][i] = random.nextInt(keys);
            batch[1][i] = random.nextLong();
        }
        if (random.nextBoolean()) {
            java.util.Arrays.sort(batch[0]);
        }
        return batch;
    }

    private static int insertAll(RefusalTest.Scene scene, long[][] batch, int elements) {
        final int result = scene.sweep(() -> scene.pair.tree.insertAll(batch[0], batch[1], elements));
        for (int i = 0; i < elements; i++) {
            scene.pair.model.put(batch[0][i], batch[1][i]);
        }
        return result;
    }

    /** After each step of the model-based run a batch and a promise, each request of which is refused in two ways. */
    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#fewLayouts")
    void eachRequestOfABatchAndOfAPromise(Layout layout) {
        final RefusalTest.Scene scene = new RefusalTest.Scene(layout, 11);
        for (int step = 0; step < 60; step++) {
            if (scene.views.size() < 3 && step % 5 == 3) {
                scene.open();
            } else if (!scene.views.isEmpty() && step % 7 == 5) {
                scene.close(scene.random.nextInt(scene.views.size()));
            }
            if (step % 20 == 10) {
                scene.pair.churn(scene.random, 60, 150, step < 40 ? 9 : 2);
            }
            final int elements = scene.random.nextInt(9);
            final long[][] batch = batch(scene.random, elements, 150);
            assertEquals(Result.INSERTED_ALL, insertAll(scene, batch, elements));
            scene.requireViews();
            scene.pair.require();
            final int inserts = scene.random.nextInt(7);
            // The sweep wants no successor to be left, so the last operation is to be no insert.
            assertEquals(Result.ABSENT, scene.pair.tree.delete(-1));
            assertEquals(Result.INSERTED_ALL, scene.sweep(() -> scene.pair.tree.reserveInserts(inserts)
                ? Result.INSERTED_ALL : Result.REFUSED));
            assertTrue(scene.pair.tree.headroom() >= inserts);
            scene.pair.source.refuse(0, false);
            for (int i = 0; i < inserts; i++) {
                scene.pair.insert(scene.random.nextInt(200), i);
                assertTrue(scene.pair.tree.headroom() >= inserts - 1 - i);
            }
            scene.pair.source.refuseNothing();
            scene.pair.require();
            scene.step(150);
        }
        assertTrue(scene.refusals > 300, "refused " + scene.refusals);
    }

    /**
     * Without a view deletes cost nothing, however many; with one, opened before, each takes the place of an insert.
     * Keys are given as numbers; an odd one inserts, an even one deletes if there is such a key.
     */
    @Test
    void deletesBetweenGuaranteedInserts() {
        qt().withExamples(600).forAll(integers().between(0, 3), lists().of(longs().between(0, 400)).ofSizeBetween(0, 90),
            lists().of(longs().between(0, 400)).ofSizeBetween(0, 60), integers().between(0, 2))
            .checkAssert(GuaranteeRefusalTest::keepsItsPromise);
    }

    private static void keepsItsPromise(int geometry, List<Long> before, List<Long> after, int views) {
        final Trees.Pair pair = new Trees.Pair(Trees.fewLayouts().toList().get(geometry));
        for (int i = 0; i < before.size(); i++) {
            if (views == 2 && i == before.size() / 2) {
                pair.tree.open(new View());
            }
            apply(pair, before.get(i));
        }
        if (views > 0) {
            pair.tree.open(new View());
        }
        pair.tree.trim();
        final int inserts = (int) after.stream().filter(key -> views > 0 || key % 2 == 1).count();
        assertTrue(pair.tree.reserveInserts(inserts));
        assertTrue(pair.tree.headroom() >= inserts);
        pair.source.refuse(0, false);
        final long requests = pair.source.requests();
        int left = pair.tree.headroom();
        for (final long key : after) {
            apply(pair, key);
            left -= views > 0 || key % 2 == 1 ? 1 : 0;
            assertTrue(pair.tree.headroom() >= left);
        }
        assertEquals(requests, pair.source.requests());
        pair.source.refuseNothing();
        pair.require();
    }

    private static void apply(Trees.Pair pair, long key) {
        if (key % 2 == 1) {
            pair.insert(key / 2, key);
        } else {
            pair.delete(key / 2);
        }
    }

    /** Among equal keys the last value stays; ids and contents are those of the inserts one by one. */
    @Test
    void aBatchIsItsInsertsOneByOne() {
        qt().withExamples(300).forAll(integers().between(0, 3), lists().of(longs().between(-60, 60)).ofSizeBetween(0, 80))
            .checkAssert((geometry, keys) -> {
                final Layout layout = Trees.fewLayouts().toList().get(geometry);
                final Trees.Pair one = new Trees.Pair(layout);
                final Trees.Pair all = new Trees.Pair(layout);
                final long[] batch = new long[keys.size() + 1];
                final long[] values = new long[keys.size() + 1];
                for (int i = 0; i < keys.size(); i++) {
                    batch[i] = keys.get(i);
                    values[i] = i;
                    one.insert(batch[i], i);
                }
                assertEquals(Result.INSERTED_ALL, all.tree.insertAll(batch, values, keys.size()));
                assertEquals(Dump.of(one.tree), Dump.of(all.tree));
                all.model.putAll(one.model);
                all.require();
            });
    }

    @Test
    void whatCannotFitIsRefusedWithoutARequest() {
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 1, 2, 2));
        assertEquals(0, pair.tree.headroom());
        assertTrue(pair.tree.reserveInserts(0));
        assertEquals(0, pair.source.requests());
        assertEquals(Result.INSERTED_ALL, pair.tree.insertAll(new long[0], new long[0], 0));
        assertFalse(pair.tree.reserveInserts(100), "four ids are all");
        assertFalse(pair.tree.reserveInserts(Integer.MAX_VALUE));
        assertEquals(Result.REFUSED, pair.tree.insertAll(new long[100], new long[100], 100));
        assertEquals(0, pair.source.requests());
        pair.insert(1, 1);
        pair.insert(3, 3);
        assertFalse(pair.tree.hasSuccessor(), "3 is the greatest key");
        pair.insert(2, 2);
        assertTrue(pair.tree.hasSuccessor());
        assertEquals(Result.REFUSED, pair.tree.insertAll(new long[100], new long[100], 100));
        assertFalse(pair.tree.hasSuccessor());
        pair.tree.head().size = Integer.MAX_VALUE - 1;
        assertFalse(pair.tree.reserveInserts(2));
        pair.tree.head().size = Integer.MAX_VALUE;
        assertEquals(0, pair.tree.headroom());
    }

    @Test
    void wrongArgumentsChangeNothing() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 10, 1);
        final String shape = Dump.of(pair.tree);
        assertThrows(IllegalArgumentException.class, () -> pair.tree.reserveInserts(-1));
        assertThrows(IllegalArgumentException.class, () -> pair.tree.insertAll(new long[2], new long[3], 3));
        assertThrows(IllegalArgumentException.class, () -> pair.tree.insertAll(new long[3], new long[2], 3));
        assertThrows(IllegalArgumentException.class, () -> pair.tree.insertAll(new long[3], new long[3], -1));
        assertEquals(shape, Dump.of(pair.tree));
        pair.require();
        final Tree closed = new Tree(new Layout(3, 3, 1, 2), new TestSource());
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.reserveInserts(1));
        assertThrows(IllegalStateException.class, closed::headroom);
        assertThrows(IllegalStateException.class, () -> closed.insertAll(new long[1], new long[1], 1));
    }

    /** A promise is not for ever: trim and a new view end it, and headroom says so; closing views does not. */
    @Test
    void whatVoidsAPromise() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 40, 2);
        final View view = new View();
        pair.tree.open(view);
        assertTrue(pair.tree.reserveInserts(3));
        assertTrue(pair.tree.headroom() >= 3);
        pair.tree.close(view);
        assertTrue(pair.tree.headroom() >= 3);
        pair.tree.trim();
        pair.tree.open(view);
        pair.tree.trim();
        assertEquals(0, pair.tree.headroom());
        pair.tree.close(view);
        assertTrue(pair.tree.reserveInserts(5));
        final int before = pair.tree.headroom();
        pair.tree.open(view);
        assertTrue(pair.tree.headroom() < before);
    }

    /** Ids develop as without a promise. */
    @Test
    void aPromiseChangesNoId() {
        final Trees.Pair plain = Trees.grown(new Layout(4, 4, 2, 2), 30, 3);
        final Trees.Pair promised = Trees.grown(new Layout(4, 4, 2, 2), 30, 3);
        assertTrue(promised.tree.reserveInserts(50));
        plain.churn(new Random(4), 50, 100, 10);
        promised.churn(new Random(4), 50, 100, 10);
        assertEquals(Dump.of(plain.tree), Dump.of(promised.tree));
    }
}
