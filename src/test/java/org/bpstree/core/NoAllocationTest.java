package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads, and changes after a granted reservation, take not one byte of Java heap. */
class NoAllocationTest {
    private static final int KEYS = 4000;
    private static final int STEPS = 6000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long thread = Thread.currentThread().getId();
    private final Trees.Pair pair = new Trees.Pair(new Layout(5, 4, 2, 4));
    private final Tree tree = pair.tree;
    private final Random random = new Random(3);
    /** Results go here, so that no read is optimised away. */
    private long sink;

    @BeforeEach
    void fill() {
        Assumptions.assumeTrue(THREADS.isThreadAllocatedMemorySupported());
        pair.churn(random, 3 * KEYS, KEYS, 7);
        assertTrue(tree.head().depth() >= 5);
    }

    private long allocated() {
        return THREADS.getThreadAllocatedBytes(thread);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reads(boolean onView) {
        final View view = new View();
        tree.open(view);
        final View read = onView ? view : tree.head();
        final Cursor cursor = new Cursor();
        final Cursor other = new Cursor();
        readAll(read, cursor, other);
        final long before = allocated();
        readAll(read, cursor, other);
        assertEquals(0, allocated() - before);
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
        final View view = new View();
        final Cursor cursor = new Cursor();
        tree.head().first(cursor);
        change(cursor, withView, view, 10);
        long bytes = 0;
        final long[] before = rebalances();
        for (int step = 0; step < STEPS; step++) {
            bytes += change(cursor, withView, view, step);
        }
        assertEquals(0, bytes);
        int reached = 0;
        for (int index = 0; index < before.length; index++) {
            reached += tree.rebalances(index) > before[index] ? 1 : 0;
        }
        assertTrue(reached > 25, "kinds of rebalancing measured: " + reached);
        pair.require();
    }

    /** After the promise nothing allocates: neither its inserts nor asking what is left of it, nor a batch. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void guaranteedInserts(boolean withView) {
        final View view = new View();
        if (withView) {
            tree.open(view);
        }
        final long[] keys = random.longs(2000).toArray();
        assertEquals(Result.INSERTED_ALL, tree.insertAll(keys, keys, keys.length));
        // When the JVM first compiles a method of a class for good, it makes the class's string constants.
        for (int i = 0; i < 20 * keys.length; i++) {
            sink += tree.insert(keys[i % keys.length], i) + tree.headroom();
        }
        for (int i = 0; i < keys.length; i++) {
            keys[i] = random.nextLong();
        }
        assertTrue(tree.reserveInserts(keys.length));
        final long requests = pair.source.requests();
        final long before = allocated();
        for (int i = 0; i < 1000; i++) {
            sink += tree.insert(keys[i], i) + tree.headroom();
        }
        sink += tree.insertAll(keys, keys, 1000);
        assertEquals(0, allocated() - before);
        assertEquals(requests, pair.source.requests());
        for (final long key : keys) {
            assertTrue(tree.insert(key, key) != Result.REFUSED);
        }
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
