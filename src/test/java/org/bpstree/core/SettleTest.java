package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What passes between the blocks of a run, for every plan of small capacities: the plan is as {@link Plan#settle}
 * requires it, and the moves of {@link Run#redistribute} bring each block to its target, without one that is asked for
 * more than it holds or holds more than fits.
 */
class SettleTest {
    private static final int NO = Balance.ABSENT;

    private final Plan plan = new Plan();

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
