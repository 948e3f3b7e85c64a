package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What passes between the blocks of a run, for every plan of small capacities: the plan is as {@link Plan#settle}
 * requires it, the moves bring each block to its target, without one that is asked for more than it holds or holds more
 * than fits, and {@link Run}'s own moves keep the entries and their order (T3 of the proofs: the states in which they
 * are made meet what the proofs require of them).
 */
class SettleTest {
    private static final int NO = Balance.ABSENT;
    /** In which order the blocks of a run stand in two extents of two blocks each. */
    private static final int[][] ARRANGEMENTS = {{0, 1, 2, 3}, {3, 2, 1, 0}, {0, 2, 1, 3}, {1, 3, 0, 2}, {2, 1, 3, 0}};
    private static final long UNUSED = -7;

    private final Run run = new Run(null, null);
    private final Plan plan = run.plan;
    private int runs;

    static IntStream capacities() {
        return IntStream.rangeClosed(Layout.MIN_CAPACITY, 20);
    }

    /** What a block that has siblings holds at least (T2). */
    private static int least(int capacity) {
        return Math.min(Layout.minimum(capacity), capacity + 1 - Layout.minimum(capacity));
    }

    /** Counts the sibling may have: none, and those that T2 allows. */
    private static int[] counts(int capacity) {
        return IntStream.concat(IntStream.of(NO), IntStream.rangeClosed(least(capacity), capacity)).toArray();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void overflowOfEveryCombination(int capacity) {
        for (final int left : counts(capacity)) {
            for (final int right : counts(capacity)) {
                for (final int far : counts(capacity)) {
                    if (far == NO || left == NO ^ right == NO) {
                        Balance.overflow(plan, left, right, far, capacity);
                        hold(capacity, left, right, far, plan.kind >= Plan.MIDDLE);
                        requireSettledForEachHost(capacity);
                    }
                }
            }
        }
    }

    /** The new entry is not there yet when the others move: its block is to hold one less. */
    private void requireSettledForEachHost(int capacity) {
        for (int host = 0; host < plan.length; host++) {
            if (plan.target[host] > 0) {
                plan.target[host]--;
                requireSettled(capacity);
                plan.target[host]++;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void underflowOfEveryCombination(int capacity) {
        for (int count = least(capacity) - 1; count < Layout.minimum(capacity); count++) {
            for (final int left : counts(capacity)) {
                for (final int right : counts(capacity)) {
                    for (final int far : counts(capacity)) {
                        if (far == NO || left == NO ^ right == NO) {
                            Balance.underflow(plan, count, left, right, far, capacity);
                            hold(count, left, right, far, false);
                            if (plan.kind != Plan.KEEP) {
                                requireSettled(capacity);
                            }
                        }
                    }
                }
            }
        }
    }

    /** What the blocks of the planned run hold. */
    private void hold(int count, int left, int right, int far, boolean adds) {
        Arrays.fill(plan.held, 0);
        for (int place = 0; place < plan.length; place++) {
            plan.held[place] = held(place - plan.offset, count, left, right, far, adds);
        }
    }

    private static int held(int distance, int count, int left, int right, int far, boolean adds) {
        if (distance <= 0) {
            return distance == 0 ? count : distance == -1 ? left : far;
        }
        if (adds && distance == 1) {
            return 0;
        }
        return distance - (adds ? 1 : 0) == 1 ? right : far;
    }

    private void requireSettled(int capacity) {
        requirePrecondition();
        plan.settle();
        assertEquals(0, plan.passing[0]);
        assertEquals(0, plan.passing[plan.length]);
        final int[] counts = plan.held.clone();
        for (int place = plan.length - 1; place > 0; place--) {
            move(counts, place - 1, place, plan.passing[place], capacity);
        }
        for (int place = 1; place < plan.length; place++) {
            move(counts, place, place - 1, -plan.passing[place], capacity);
        }
        assertTrue(Arrays.equals(counts, 0, plan.length, plan.target, 0, plan.length));
        requireShared(capacity);
    }

    /** The same in words: the blocks are filled with the entries 0, 1, 2 ..., and hold them in that order afterwards. */
    private void requireShared(int capacity) {
        final int items = Layout.KEYS + capacity;
        final int blockWords = 2 * items - Layout.KEYS;
        final int[] arrangement = ARRANGEMENTS[runs++ % ARRANGEMENTS.length];
        final long[][] extents = new long[2][2 * blockWords];
        Arrays.stream(extents).forEach(words -> Arrays.fill(words, UNUSED));
        final long[][] runWords = (long[][]) Fields.get(run, "runWords");
        final int[] runBases = (int[]) Fields.get(run, "runBases");
        int entry = 0;
        for (int place = 0; place < plan.length; place++) {
            runWords[place] = extents[arrangement[place] / 2];
            runBases[place] = arrangement[place] % 2 * blockWords;
            runWords[place][runBases[place]] = plan.held[place];
            for (int pos = 0; pos < plan.held[place]; pos++, entry++) {
                runWords[place][runBases[place] + Layout.KEYS + pos] = entry;
                runWords[place][runBases[place] + items + pos] = -entry - 100;
            }
        }
        shareOut(items);
        int read = 0;
        for (int place = 0; place < plan.length; place++) {
            assertEquals(plan.target[place], runWords[place][runBases[place]]);
            assertEquals(UNUSED, runWords[place][runBases[place] + Layout.KEYS - 1]);
            for (int pos = 0; pos < plan.target[place]; pos++, read++) {
                assertEquals(read, runWords[place][runBases[place] + Layout.KEYS + pos]);
                assertEquals(-read - 100, runWords[place][runBases[place] + items + pos]);
            }
        }
        assertEquals(entry, read);
        for (int place = plan.length; place < Plan.MAX_LENGTH; place++) {
            final int from = arrangement[place] % 2 * blockWords;
            assertTrue(Arrays.stream(extents[arrangement[place] / 2], from, from + blockWords)
                .allMatch(word -> word == UNUSED));
        }
    }

    private void shareOut(int items) {
        try {
            final Method method = Run.class.getDeclaredMethod("shareOut", BlockStore.class, int.class);
            method.setAccessible(true);
            method.invoke(run, null, items);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A block gets from neither side more than it is to hold. */
    private void requirePrecondition() {
        int left = 0;
        for (int place = 0; place < plan.length; place++) {
            assertTrue(0 <= plan.target[place] && 0 <= plan.held[place]);
            assertTrue(left <= plan.target[place]);
            left += plan.held[place] - plan.target[place];
            assertTrue(-left <= plan.target[place]);
        }
        assertEquals(0, left);
    }

    private void move(int[] counts, int from, int to, int moved, int capacity) {
        if (moved > 0) {
            assertTrue(moved <= counts[from] && moved <= plan.held[from]);
            counts[from] -= moved;
            counts[to] += moved;
            assertTrue(counts[to] <= capacity && counts[to] <= plan.target[to]);
        }
    }
}
