package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A view is read by another thread, again and again, while the head changes in this one. */
class ReaderThreadTest {
    private static final int ROUNDS = 40;
    private static final int KEYS = 300;

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#fewLayouts")
    void aViewStaysAsItWasOpenedWhileTheHeadChanges(Layout layout) throws Exception {
        final ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            final Trees.Pair pair = new Trees.Pair(layout);
            final Random random = new Random(20261123);
            int passes = 0;
            for (int round = 0; round < ROUNDS; round++) {
                pair.churn(random, 200, KEYS, 4 + round % 3);
                final List<View> views = new ArrayList<>();
                final List<CompletableFuture<Integer>> reads = new ArrayList<>();
                final Signal stop = new Signal();
                for (int i = 0; i < 2; i++) {
                    final View view = new View();
                    pair.tree.open(view);
                    final TreeMap<Long, Long> frozen = new TreeMap<>(pair.model);
                    views.add(view);
                    reads.add(CompletableFuture.supplyAsync(() -> read(view, frozen, stop), readers));
                    pair.churn(random, 50, KEYS, 5);
                }
                pair.churn(random, 1000, KEYS, 5);
                stop.given = true;
                for (int i = 0; i < 2; i++) {
                    final int read = reads.get(i).get();
                    assertTrue(read > 0);
                    passes += read;
                    pair.tree.close(views.get(i));
                }
            }
            assertTrue(passes > 2 * ROUNDS, "the readers read " + passes + " times");
        } finally {
            readers.shutdownNow();
        }
    }

    private static final class Signal {
        volatile boolean given;
    }

    /** Reads the whole view at least once, until the signal; how often. */
    private static int read(View view, TreeMap<Long, Long> expected, Signal stop) {
        final Cursor cursor = new Cursor();
        int passes = 0;
        do {
            assertEquals(expected.size(), view.size());
            final Iterator<Map.Entry<Long, Long>> entries = expected.entrySet().iterator();
            for (boolean on = view.first(cursor); on; on = cursor.next()) {
                final Map.Entry<Long, Long> entry = entries.next();
                assertEquals(entry.getKey(), cursor.key());
                assertEquals(entry.getValue(), cursor.value());
                assertTrue(view.contains(cursor.key()));
            }
            assertFalse(entries.hasNext());
            passes++;
        } while (!stop.given);
        return passes;
    }
}
