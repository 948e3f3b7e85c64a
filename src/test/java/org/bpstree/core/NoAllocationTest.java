package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** Reads, and changes after a granted reservation, take not one byte of Java heap. */
class NoAllocationTest {
    private static final int KEYS = 4000;
    private static final int STEPS = 6000;
    private static final int RUNS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long thread = Thread.currentThread().getId();
    private Trees.Pair pair;
    private Tree tree;
    private Random random;
    /** Results go here, so that no read is optimised away. */
    private long sink;

    /**
     * The same steps on the same tree, again and again, until they take nothing. What the code takes it takes each time; the JVM
     * takes some things once, whenever it likes (a class's string constants, when it first compiles a method of it for good).
     */
    private void requireNone(LongSupplier steps) {
        Assumptions.assumeTrue(THREADS.isThreadAllocatedMemorySupported());
        final long[] bytes = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            random = new Random(3);
            pair = new Trees.Pair(new Layout(5, 4, 2, 4));
            tree = pair.tree;
            pair.churn(random, 3 * KEYS, KEYS, 7);
            assertTrue(tree.head().depth() >= 5);
            bytes[run] = steps.getAsLong();
            if (bytes[run] == 0) {
                return;
            }
        }
        fail("bytes taken in each run: " + Arrays.toString(bytes));
    }

    private long allocated() {
        return THREADS.getThreadAllocatedBytes(thread);
    }

    /** That the test can fail: one object, in one of many steps. */
    @Test
    void oneObjectIsSeen() {
        final View[] kept = new View[1];
        assertThrows(AssertionFailedError.class, () -> requireNone(() -> {
            final long before = allocated();
            for (int step = 0; step < STEPS; step++) {
                if (step == STEPS / 2) {
                    kept[0] = new View();
                }
            }
            return allocated() - before;
        }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reads(boolean onView) {
        requireNone(() -> {
            final View view = new View();
            tree.open(view);
            final View read = onView ? view : tree.head();
            final Cursor cursor = new Cursor();
            final Cursor other = new Cursor();
            final long before = allocated();
            readAll(read, cursor, other);
            return allocated() - before;
        });
        assertTrue(sink != 0);
    }

    private void readAll(View view, Cursor cursor, Cursor other) {
        for (long key = 0; key < KEYS; key++) {
            sink += view.get(key, -1);
            sink += view.find(key, cursor) ? cursor.value() : 0;
            sink += view.contains(key) ? 1 : 0;
            sink += view.lowerBound(key, cursor) ? 1 : 0;
            sink += view.upperBound(key, cursor) ? 1 : 0;
            sink += view.rank(key) + view.approximateCount(key, 2 * key);
            sink += view.at((int) key, cursor) ? cursor.key() : 0;
            sink += view.random(key, other) && cursor.equalTo(other) ? 1 : 0;
        }
        for (boolean valid = view.first(cursor); valid; valid = cursor.next()) {
            sink += cursor.key() + cursor.value();
        }
        for (boolean valid = view.last(cursor); valid; valid = cursor.previous()) {
            sink += cursor.key() - cursor.value();
        }
    }

    /** The reservation is made before the measured change, which then finds everything spare. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void changes(boolean withView) {
        requireNone(() -> {
            final View view = new View();
            final Cursor cursor = new Cursor();
            tree.head().first(cursor);
            long bytes = 0;
            final long[] before = rebalances();
            for (int step = 0; step < STEPS; step++) {
                bytes += change(cursor, withView, view, step);
            }
            int reached = 0;
            for (int index = 0; index < before.length; index++) {
                reached += tree.rebalances(index) > before[index] ? 1 : 0;
            }
            assertTrue(reached > 25, "kinds of rebalancing measured: " + reached);
            pair.require();
            return bytes;
        });
    }

    /** After the promise nothing allocates: neither its inserts nor asking what is left of it, nor a batch. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void guaranteedInserts(boolean withView) {
        requireNone(() -> {
            final View view = new View();
            if (withView) {
                tree.open(view);
            }
            final long[] keys = random.longs(2000).toArray();
            assertTrue(tree.reserveInserts(keys.length));
            final long requests = pair.source.requests();
            final long before = allocated();
            for (int i = 0; i < 1000; i++) {
                sink += tree.insert(keys[i], i) + tree.headroom();
            }
            sink += tree.insertAll(keys, keys, 1000);
            final long bytes = allocated() - before;
            assertEquals(requests, pair.source.requests());
            for (final long key : keys) {
                assertTrue(tree.insert(key, key) != Result.REFUSED);
            }
            return bytes;
        });
    }

    private long[] rebalances() {
        final long[] counts = new long[4 * Plan.KINDS];
        for (int index = 0; index < counts.length; index++) {
            counts[index] = tree.rebalances(index);
        }
        return counts;
    }

    /** Reserves, measures one change, and answers what it allocated. */
    private long change(Cursor cursor, boolean withView, View view, int step) {
        final Long key = (long) random.nextInt(KEYS);
        final Long value = random.nextLong();
        final long unboxedKey = key;
        final long unboxedValue = value;
        // Growing and shrinking in turn, so that blocks split and merge at each level.
        final boolean insert = random.nextInt(10) < (step / 1500 % 2 == 0 ? 8 : 2);
        if (withView) {
            tree.open(view);
        }
        final int depth = tree.head().depth();
        assertTrue(insert ? tree.store().reserve(Tree.insertBlocks(depth), Tree.insertTouches(depth))
            : tree.store().reserve(0, Tree.deleteTouches(depth)));
        tree.store().beginChange();
        tree.store().endChange();
        final long requests = pair.source.requests();
        final long before = allocated();
        final int result = insert ? tree.insert(unboxedKey, unboxedValue, cursor)
            : tree.deleteIfIdentical(unboxedKey, tree.head().get(unboxedKey, 0));
        sink += cursor.isValid() ? cursor.key() : 0;
        final long bytes = allocated() - before;
        assertEquals(requests, pair.source.requests());
        if (insert) {
            assertEquals(pair.model.put(key, value) == null ? Result.INSERTED : Result.REPLACED, result);
        } else {
            assertEquals(pair.model.remove(key) == null ? Result.ABSENT : Result.DELETED, result);
        }
        if (withView) {
            tree.close(view);
        }
        return bytes;
    }
}
