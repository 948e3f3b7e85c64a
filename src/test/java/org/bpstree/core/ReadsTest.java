package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each read against a TreeMap, at many sizes, with keys to the ends of their range; on the head and on a view. */
class ReadsTest {
    private static final long ABSENT = -4711;

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#layouts")
    void everyReadAtManySizes(Layout layout) {
        final Random random = new Random(layout.leafCapacity);
        for (int size = 0; size < 130; size += size < 12 ? 1 : 13) {
            final Trees.Pair pair = new Trees.Pair(layout);
            for (int i = 0; i < size; i++) {
                final long key = switch (random.nextInt(8)) {
                    case 0 -> Long.MIN_VALUE + random.nextInt(3);
                    case 1 -> Long.MAX_VALUE - random.nextInt(3);
                    case 2 -> random.nextLong();
                    default -> random.nextInt(4 * size) - 2L * size;
                };
                pair.insert(key, random.nextLong());
            }
            pair.churn(random, size / 3, 4 * size + 1, 3);
            final View view = new View();
            pair.tree.open(view);
            final TreeMap<Long, Long> model = new TreeMap<>(pair.model);
            requireReads(pair.model, pair.tree.head());
            pair.churn(random, size, 4 * size + 1, 5);
            requireReads(model, view);
            assertEquals(model.size(), view.size());
            Trees.requireContents(model, view);
        }
    }

    private static void requireReads(TreeMap<Long, Long> model, View view) {
        final TreeSet<Long> probes = new TreeSet<>(model.keySet());
        for (final long key : model.keySet()) {
            probes.add(key - 1);
            probes.add(key + 1);
        }
        probes.add(Long.MIN_VALUE);
        probes.add(Long.MAX_VALUE);
        probes.add(0L);
        int rank = 0;
        for (final long key : probes) {
            requireReads(model, view, key);
            assertEquals(rank, view.rank(key));
            rank += model.containsKey(key) ? 1 : 0;
        }
        requireOffsets(model, view);
        final Cursor cursor = new Cursor();
        assertEquals(!model.isEmpty(), view.first(cursor));
        requireOn(model.firstEntry(), cursor);
        assertEquals(!model.isEmpty(), view.last(cursor));
        requireOn(model.lastEntry(), cursor);
    }

    private static void requireReads(TreeMap<Long, Long> model, View view, long key) {
        final boolean present = model.containsKey(key);
        final Cursor cursor = new Cursor();
        assertEquals(present, view.contains(key));
        assertEquals(model.getOrDefault(key, ABSENT), view.get(key, ABSENT));
        assertEquals(present, view.find(key, cursor));
        requireOn(present ? Map.entry(key, model.get(key)) : null, cursor);
        assertEquals(present, view.lowerBound(key, cursor));
        requireOn(model.ceilingEntry(key), cursor);
        assertEquals(present, view.upperBound(key, cursor));
        requireOn(model.higherEntry(key), cursor);
    }

    private static void requireOn(Map.Entry<Long, Long> entry, Cursor cursor) {
        assertEquals(entry != null, cursor.isValid());
        if (entry != null) {
            assertEquals(entry.getKey(), cursor.key());
            assertEquals(entry.getValue(), cursor.value());
        }
    }

    private static void requireOffsets(TreeMap<Long, Long> model, View view) {
        final Cursor cursor = new Cursor();
        int offset = 0;
        for (final Map.Entry<Long, Long> entry : model.entrySet()) {
            assertTrue(view.at(offset, cursor));
            requireOn(entry, cursor);
            assertTrue(view.random(offset, cursor));
            requireOn(entry, cursor);
            assertTrue(view.random(offset - (long) model.size() * (1L << 33) , cursor), "bits may be negative");
            assertTrue(cursor.isValid());
            offset++;
        }
        for (final int outside : new int[] {-1, Integer.MIN_VALUE, offset, Integer.MAX_VALUE}) {
            view.first(cursor);
            assertFalse(view.at(outside, cursor));
            assertFalse(cursor.isValid());
        }
        assertEquals(offset > 0, view.random(-1, cursor));
    }

    @Test
    void randomBitsAreUnsigned() {
        final Trees.Pair pair = Trees.grown(new Layout(3, 3, 1, 2), 7, 3);
        final Cursor cursor = new Cursor();
        final Cursor expected = new Cursor();
        for (final long bits : new long[] {-1, -2, Long.MIN_VALUE, Long.MAX_VALUE, 7, 20}) {
            assertTrue(pair.tree.head().random(bits, cursor));
            assertTrue(pair.tree.head().at((int) Long.remainderUnsigned(bits, 7), expected));
            assertTrue(cursor.equalTo(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#layouts")
    void theApproximateCount(Layout layout) {
        final Trees.Pair pair = Trees.grown(layout, 150, 9);
        final View head = pair.tree.head();
        final TreeMap<Long, Long> model = pair.model;
        assertEquals(0, head.approximateCount(5, 4));
        assertEquals(0, new Tree(layout, new TestSource()).head().approximateCount(0, 10));
        int near = 0;
        int far = 0;
        for (long low = -1; low < 610; low += 3) {
            for (long high = low; high < 610; high += 7) {
                final int estimate = head.approximateCount(low, high);
                final int exact = model.subMap(low, true, high, true).size();
                final int distance = leafNumber(head, high) - leafNumber(head, low);
                assertTrue(estimate >= 0 && estimate <= model.size());
                assertEquals(reference(head, low, high), estimate);
                if (distance <= 1) {
                    assertEquals(exact, estimate);
                    near++;
                } else {
                    assertTrue(estimate > 0);
                    far++;
                }
            }
        }
        assertTrue(near > 100 && far > 100, near + " near and " + far + " far");
    }

    @Test
    void theApproximateCountIsNoMoreThanThereIs() {
        // Thirty elements in leaves of five, where six are assumed in each between the ends; and a level more of it.
        final View low = Uniform.tree(new Layout(8, 8, 1, 8), 6, 5, 2).head();
        assertEquals(30, low.approximateCount(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(28, low.approximateCount(0, 2 * 24), "six for each of three leaves, and five and five at the ends");
        final View high = Uniform.tree(new Layout(8, 8, 1, 64), 5, 5, 4).head();
        assertEquals(625, high.approximateCount(Long.MIN_VALUE, Long.MAX_VALUE));
        // Three children are assumed where there are two: more leaves are estimated than there are elements.
        final View thin = Uniform.tree(new Layout(3, 4, 1, 64), 2, 2, 6).head();
        assertEquals(64, thin.approximateCount(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** The number of the leaf in which a key is or would be. */
    private static int leafNumber(View view, long key) {
        int number = 0;
        for (int id = view.firstId; Inspect.nextId(view, id) != Layout.NONE; id = Inspect.nextId(view, id)) {
            if (Inspect.key(view, id, Inspect.count(view, id) - 1) >= key) {
                return number;
            }
            number++;
        }
        return number;
    }

    /** The blocks strictly between both descents: known where they have one parent, else 5/6 of the capacity each. */
    private static int reference(View view, long low, long high) {
        long between = 0;
        int lowId = view.rootId;
        int highId = view.rootId;
        for (int level = view.depth - 1; level >= 0; level--) {
            final int lowPos = place(view, lowId, level, low, false);
            final int highPos = place(view, highId, level, high, true);
            between *= view.layout.capacity(level) * 5L / 6;
            if (level == 0) {
                between += lowId == highId ? highPos - lowPos : Inspect.count(view, lowId) - lowPos + highPos;
                return (int) Math.min(view.size, between);
            }
            between += lowId == highId ? Math.max(0, highPos - lowPos - 1)
                : Inspect.count(view, lowId) - lowPos - 1 + highPos;
            lowId = Inspect.childId(view, lowId, lowPos);
            highId = Inspect.childId(view, highId, highPos);
        }
        throw new AssertionError();
    }

    private static int place(View view, int id, int level, long key, boolean upper) {
        final int end = level == 0 ? Inspect.count(view, id) : Inspect.count(view, id) - 1;
        int pos = 0;
        while (pos < end && (Inspect.key(view, id, pos) < key
            || level == 0 && upper && Inspect.key(view, id, pos) == key)) {
            pos++;
        }
        return pos;
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#narrowLayouts")
    void inspectionShowsTheBlocks(Layout layout) {
        final Trees.Pair pair = Trees.grown(layout, 60, 5);
        final View head = pair.tree.head();
        int offset = 0;
        int previousId = Layout.NONE;
        final Cursor cursor = new Cursor();
        for (int id = Inspect.firstId(head); id != Layout.NONE; id = Inspect.nextId(head, id)) {
            assertEquals(previousId, Inspect.previousId(head, id));
            for (int pos = 0; pos < Inspect.count(head, id); pos++) {
                assertTrue(head.at(offset, cursor));
                assertEquals(cursor.key(), Inspect.key(head, id, pos));
                assertEquals(cursor.value(), Inspect.value(head, id, pos));
                offset++;
            }
            previousId = id;
        }
        assertEquals(pair.model.size(), offset);
        assertEquals(previousId, Inspect.lastId(head));
        final int rootId = Inspect.rootId(head);
        int sum = 0;
        int childId = rootId;
        for (int pos = 0; pos < Inspect.count(head, rootId); pos++) {
            sum += Inspect.cardinality(head, rootId, pos);
        }
        for (int level = head.depth() - 1; level > 0; level--) {
            childId = Inspect.childId(head, childId, Inspect.count(head, childId) - 1);
        }
        assertEquals(offset, sum);
        assertEquals(previousId, childId);
        assertEquals(pair.model.lastKey(), Inspect.key(head, rootId, Inspect.count(head, rootId) - 1));
    }
}
