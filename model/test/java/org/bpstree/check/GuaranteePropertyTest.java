package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.bpstree.core.Check;
import org.bpstree.core.Cursor;
import org.bpstree.core.Layout;
import org.bpstree.core.Result;
import org.bpstree.core.Tree;
import org.bpstree.core.View;

/** Guaranteed inserts and batches by jqwik, against a TreeMap, memory refused anywhere. */
class GuaranteePropertyTest {
    /** Made anew in each try: jqwik keeps the object. */
    private FaultSource source;
    private TreeMap<Long, Long> model;
    private Tree tree;

    private void begin(int capacity, int blocks, List<Long> before, int views) {
        source = new FaultSource();
        model = new TreeMap<>();
        tree = new Tree(new Layout(capacity, capacity, blocks, 2), source);
        for (int i = 0; i < before.size(); i++) {
            if (i < views) {
                tree.open(new View());
            }
            apply(before.get(i), i);
        }
        if (views > 1) {
            tree.open(new View());
        }
        tree.trim();
    }

    /** A key below 0 deletes its opposite. */
    private void apply(long key, long value) {
        if (key >= 0) {
            assertNotEquals(Result.REFUSED, tree.insert(key, value));
            model.put(key, value);
        } else {
            assertEquals(model.remove(-key) == null ? Result.ABSENT : Result.DELETED, tree.delete(-key));
        }
    }

    private void agree() {
        assertNull(Check.tree(tree));
        assertEquals(model.size(), tree.head().size());
        final Cursor cursor = new Cursor();
        boolean on = tree.head().first(cursor);
        for (final var element : model.entrySet()) {
            assertTrue(on && cursor.key() == element.getKey() && cursor.value() == element.getValue());
            on = cursor.next();
        }
    }

    @Property(tries = 400)
    void aYesHoldsAndANoChangesNothing(@ForAll @IntRange(min = 3, max = 6) int capacity,
            @ForAll @IntRange(min = 0, max = 2) int shift, @ForAll("changes") List<Long> before,
            @ForAll @IntRange(min = 0, max = 2) int views, @ForAll @IntRange(min = 0, max = 12) int granted,
            @ForAll("keys") List<Long> after) {
        begin(capacity, 1 << shift, before, views);
        source.refuseAfter(granted);
        final boolean yes = tree.reserveInserts(after.size());
        agree();
        source.refuseAfter(0);
        final long requests = source.requests();
        final int headroom = tree.headroom();
        assertTrue(!yes || headroom >= after.size());
        for (int i = 0; i < Math.min(headroom, after.size()); i++) {
            apply(after.get(i), i);
        }
        assertEquals(requests, source.requests());
        agree();
    }

    @Property(tries = 400)
    void aBatchIsAllOrNothing(@ForAll @IntRange(min = 3, max = 6) int capacity,
            @ForAll @IntRange(min = 0, max = 2) int shift, @ForAll("changes") List<Long> before,
            @ForAll @IntRange(min = 0, max = 2) int views, @ForAll @IntRange(min = 0, max = 12) int granted,
            @ForAll boolean once, @ForAll("keys") List<Long> batch) {
        begin(capacity, 1 << shift, before, views);
        if (once) {
            source.refuseOnce(granted);
        } else {
            source.refuseAfter(granted);
        }
        final long refusals = source.refusals();
        final long[] keys = batch.stream().mapToLong(Long::longValue).toArray();
        final int result = tree.insertAll(keys, keys, keys.length);
        assertEquals(refusals == source.refusals() ? Result.INSERTED_ALL : Result.REFUSED, result);
        if (result == Result.INSERTED_ALL) {
            batch.forEach(key -> model.put(key, key));
        }
        agree();
    }

    @Provide
    Arbitrary<List<Long>> changes() {
        return Arbitraries.longs().between(-60, 60).list().ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<Long>> keys() {
        return Arbitraries.longs().between(0, 90).list().ofMaxSize(40);
    }
}
