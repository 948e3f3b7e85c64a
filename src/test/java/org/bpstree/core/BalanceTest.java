package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rebalancing decisions against upstream's rules (restated here from their description, not from the code), for all
 * combinations of sibling counts. A case is named by what the run looks like: its kind, place and targets.
 */
class BalanceTest {
    private static final int NO = Balance.ABSENT;
    private static final int LEAST_CAPACITY = 3;
    private static final int MOST_CAPACITY = 32;

    static IntStream capacities() {
        return IntStream.rangeClosed(LEAST_CAPACITY, MOST_CAPACITY);
    }

    /** What a block of two that cannot be merged, or one below a narrow parent, holds at least. */
    private static int least(int capacity) {
        return Math.min(Layout.minimum(capacity), capacity + 1 - Layout.minimum(capacity));
    }

    private final Plan plan = new Plan();
    private final BitSet kinds = new BitSet();

    private void require(int kind, int offset, int... target) {
        assertEquals(kind, plan.kind);
        assertEquals(offset, plan.offset);
        assertEquals(target.length, plan.length);
        assertEquals(Arrays.toString(target), Arrays.toString(Arrays.copyOf(plan.target, plan.length)));
        assertEquals(kind >= 7, plan.kind >= Plan.MIDDLE);
        kinds.set(kind);
    }

    /** The targets hold what the run held, and each block may hold its target. */
    private void requireFit(int entries, int least, int capacity, boolean dropped) {
        int sum = 0;
        for (int i = 0; i < plan.length; i++) {
            sum += plan.target[i];
            final boolean given = dropped && i == plan.offset;
            assertTrue(plan.target[i] <= capacity);
            assertTrue(given ? plan.target[i] == 0 : plan.target[i] >= least, () -> "targets "
                + Arrays.toString(plan.target));
        }
        assertEquals(entries, sum);
    }

    private static int present(int count) {
        return Math.max(count, 0);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void overflowOfEveryCombination(int capacity) {
        final int least = least(capacity);
        for (int left = least - 1; left <= capacity; left++) {
            for (int right = least - 1; right <= capacity; right++) {
                if (left >= least && right >= least) {
                    Balance.overflow(plan, left, right, NO, capacity);
                    requireOverflowBetween(left, right, capacity);
                }
            }
        }
        for (int near = least; near <= capacity; near++) {
            for (int far = least - 1; far <= capacity; far++) {
                final int farOrNo = far < least ? NO : far;
                Balance.overflow(plan, near, NO, farOrNo, capacity);
                requireOverflowAtEnd(near, farOrNo, capacity);
                Balance.overflow(plan, NO, near, farOrNo, capacity);
                requireOverflowAtStart(near, farOrNo, capacity);
            }
        }
        Balance.overflow(plan, NO, NO, NO, capacity);
        require(Plan.ROOT, 0, capacity + 1 - (capacity + 1) / 2, (capacity + 1) / 2);
        requireFit(capacity + 1, least, capacity, false);
        final BitSet all = new BitSet();
        all.set(Plan.LEFT_OF_TWO, Plan.KINDS);
        assertEquals(all, kinds, "each case is reached");
    }

    private void requireOverflowBetween(int left, int right, int capacity) {
        final int leftRoom = capacity - left;
        final int rightRoom = capacity - right;
        if (leftRoom == 0 && rightRoom == 0) {
            final int t = 3 * capacity + 1;
            final int f = t / 4;
            final int n = (t - f) / 3;
            final int r = (t - f - n) / 2;
            require(Plan.MIDDLE, 1, t - f - n - r, f, n, r);
            requireFit(t, Layout.minimum(capacity), capacity, false);
            return;
        }
        // The left one only if it has strictly more room; the new entry is among those that move.
        if (leftRoom > rightRoom) {
            final int m = 1 + leftRoom / 2;
            require(Plan.LEFT_OF_TWO, 1, left + m, capacity + 1 - m);
            requireFit(left + capacity + 1, least(capacity), capacity, false);
        } else {
            final int m = 1 + rightRoom / 2;
            require(Plan.RIGHT_OF_TWO, 0, capacity + 1 - m, right + m);
            requireFit(right + capacity + 1, least(capacity), capacity, false);
        }
    }

    private void requireOverflowAtEnd(int near, int far, int capacity) {
        final int c = capacity;
        final int entries = c + 1 + near + present(far);
        if (near < c) {
            final int m = 1 + (c - near) / 2;
            require(Plan.LEFT_AT_END, 1, near + m, c + 1 - m);
            requireFit(c + 1 + near, least(c), c, false);
            return;
        }
        if (far == NO) {
            final int n = entries / 3;
            final int f = (entries - n) / 2;
            require(Plan.END_OF_TWO, 1, entries - n - f, f, n);
        } else if (far < c) {
            final int toFar = 1 + (2 * (c - far) - 1) / 3;
            final int toNear = 1 + toFar / 2;
            require(Plan.FAR_LEFT, 2, far + toFar, near - toFar + toNear, c + 1 - toNear);
        } else {
            final int n = entries / 4;
            final int f = (entries - n) / 3;
            final int l = (entries - n - f) / 2;
            require(Plan.END_OF_THREE, 2, entries - n - f - l, l, f, n);
        }
        requireFit(entries, least(c), c, false);
    }

    private void requireOverflowAtStart(int near, int far, int capacity) {
        final int c = capacity;
        final int entries = c + 1 + near + present(far);
        if (near < c) {
            final int m = 1 + (c - near) / 2;
            require(Plan.RIGHT_AT_START, 0, c + 1 - m, near + m);
            requireFit(c + 1 + near, least(c), c, false);
            return;
        }
        if (far == NO) {
            final int f = entries / 3;
            final int n = (entries - f) / 2;
            require(Plan.START_OF_TWO, 0, f, n, entries - f - n);
        } else if (far < c) {
            final int toFar = 1 + (2 * (c - far) - 1) / 3;
            final int toNear = 1 + toFar / 2;
            require(Plan.FAR_RIGHT, 0, c + 1 - toNear, near - toFar + toNear, far + toFar);
        } else {
            final int f = entries / 4;
            final int n = (entries - f) / 3;
            final int r = (entries - f - n) / 2;
            require(Plan.START_OF_THREE, 0, f, n, r, entries - f - n - r);
        }
        requireFit(entries, least(c), c, false);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void underflowOfEveryCombination(int capacity) {
        final int least = least(capacity);
        for (int count = least - 1; count < Layout.minimum(capacity); count++) {
            for (int left = least; left <= capacity; left++) {
                for (int right = least; right <= capacity; right++) {
                    Balance.underflow(plan, count, left, right, NO, capacity);
                    requireUnderflowBetween(count, left, right, capacity);
                }
            }
            for (int near = least; near <= capacity; near++) {
                for (int far = least - 1; far <= capacity; far++) {
                    final int farOrNo = far < least ? NO : far;
                    Balance.underflow(plan, count, near, NO, farOrNo, capacity);
                    requireUnderflowAtEnd(count, near, farOrNo, capacity);
                    Balance.underflow(plan, count, NO, near, farOrNo, capacity);
                    requireUnderflowAtStart(count, near, farOrNo, capacity);
                }
            }
            Balance.underflow(plan, count, NO, NO, NO, capacity);
            require(Plan.KEEP, 0);
        }
        final BitSet all = new BitSet();
        all.set(Plan.KEEP, Plan.ROOT);
        assertEquals(all, kinds, "each case is reached");
    }

    private void requireUnderflowBetween(int count, int left, int right, int capacity) {
        final int leftSurplus = left - Layout.minimum(capacity);
        final int rightSurplus = right - Layout.minimum(capacity);
        if (leftSurplus <= 0 && rightSurplus <= 0) {
            final int toRight = (count + 1) / 2;
            require(Plan.MIDDLE, 1, left + count - toRight, 0, right + toRight);
            requireFit(left + count + right, least(capacity), capacity, true);
        } else if (leftSurplus > rightSurplus) {
            final int m = 1 + leftSurplus / 2;
            require(Plan.LEFT_OF_TWO, 1, left - m, count + m);
            requireFit(left + count, least(capacity), capacity, false);
        } else {
            final int m = 1 + rightSurplus / 2;
            require(Plan.RIGHT_OF_TWO, 0, count + m, right - m);
            requireFit(count + right, least(capacity), capacity, false);
        }
    }

    private void requireUnderflowAtEnd(int count, int near, int far, int capacity) {
        final int minimum = Layout.minimum(capacity);
        final int least = least(capacity);
        if (near > minimum) {
            final int m = 1 + (near - minimum) / 2;
            require(Plan.LEFT_AT_END, 1, near - m, count + m);
            requireFit(near + count, least, capacity, false);
        } else if (far == NO && near + count > capacity) {
            require(Plan.KEEP, 0);
        } else if (far == NO) {
            require(Plan.END_OF_TWO, 1, near + count, 0);
            requireFit(near + count, least, capacity, true);
        } else if (far > minimum) {
            final int fromFar = 1 + (2 * (far - minimum) - 1) / 3;
            final int fromNear = 1 + fromFar / 2;
            require(Plan.FAR_LEFT, 2, far - fromFar, near + fromFar - fromNear, count + fromNear);
            requireFit(far + near + count, least, capacity, false);
        } else {
            final int toFar = (count + 1) / 2;
            require(Plan.END_OF_THREE, 2, far + toFar, near - toFar + count, 0);
            requireFit(far + near + count, least, capacity, true);
        }
    }

    private void requireUnderflowAtStart(int count, int near, int far, int capacity) {
        final int minimum = Layout.minimum(capacity);
        final int least = least(capacity);
        if (near > minimum) {
            final int m = 1 + (near - minimum) / 2;
            require(Plan.RIGHT_AT_START, 0, count + m, near - m);
            requireFit(near + count, least, capacity, false);
        } else if (far == NO && near + count > capacity) {
            require(Plan.KEEP, 0);
        } else if (far == NO) {
            require(Plan.START_OF_TWO, 0, 0, near + count);
            requireFit(near + count, least, capacity, true);
        } else if (far > minimum) {
            final int fromFar = 1 + (2 * (far - minimum) - 1) / 3;
            final int fromNear = 1 + fromFar / 2;
            require(Plan.FAR_RIGHT, 0, count + fromNear, near + fromFar - fromNear, far - fromFar);
            requireFit(far + near + count, least, capacity, false);
        } else {
            final int toFar = (count + 1) / 2;
            require(Plan.START_OF_THREE, 0, 0, near - toFar + count, far + toFar);
            requireFit(far + near + count, least, capacity, true);
        }
    }

    /** A plan is scratch: to keep is to forget the plan before, on either side. */
    @Test
    void keepingForgetsTheLastPlan() {
        final Plan plan = new Plan();
        plan.set3(Plan.MIDDLE, 1, 1, 2, 3);
        Balance.underflow(plan, 3, Balance.ABSENT, 4, Balance.ABSENT, 6);
        assertEquals(Plan.KEEP, plan.kind);
        plan.set3(Plan.MIDDLE, 1, 1, 2, 3);
        Balance.underflow(plan, 3, 4, Balance.ABSENT, Balance.ABSENT, 6);
        assertEquals(Plan.KEEP, plan.kind);
    }
}
