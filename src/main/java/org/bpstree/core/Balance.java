package org.bpstree.core;

/**
 * Decides: keep, shift, split or merge; computes the target counts. Pure arithmetic, upstream's rules.
 *
 * <p>Sibling counts are given as -1 where there is no such sibling under the parent. "far" is the sibling two places
 * away, asked for only where the block stands at an end of its parent's children. Room is capacity minus count,
 * surplus is count minus minimum.
 */
final class Balance {
    /** The count given for a sibling that is not there. */
    static final int ABSENT = -1;

    private Balance() { }

    /**
     * For a block that holds capacity + 1 entries, the new one in place: shift to a sibling with room, else add a block
     * to the right of it and spread.
     */
    /*@ behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*@ helper @*/ static void overflow(Plan plan, int left, int right, int far, int capacity) {
        final int full = capacity + 1;
        if (left != ABSENT && right != ABSENT) {
            final int leftRoom = capacity - left;
            final int rightRoom = capacity - right;
            if (leftRoom > rightRoom) {
                final int moved = 1 + leftRoom / 2;
                plan.set2(Plan.LEFT_OF_TWO, 1, left + moved, full - moved);
            } else if (rightRoom > 0) {
                final int moved = 1 + rightRoom / 2;
                plan.set2(Plan.RIGHT_OF_TWO, 0, full - moved, right + moved);
            } else {
                splitMiddle(plan, 3 * capacity + 1);
            }
        } else if (left != ABSENT) {
            overflowAtEnd(plan, left, far, capacity);
        } else if (right != ABSENT) {
            overflowAtStart(plan, right, far, capacity);
        } else {
            plan.set2(Plan.ROOT, 0, full - full / 2, full / 2);
        }
    }

    /*@ behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*@ helper @*/ static void overflowAtEnd(Plan plan, int left, int far, int capacity) {
        final int full = capacity + 1;
        if (left < capacity) {
            final int moved = 1 + (capacity - left) / 2;
            plan.set2(Plan.LEFT_AT_END, 1, left + moved, full - moved);
        } else if (far != ABSENT && far < capacity) {
            final int farMoved = 1 + (2 * (capacity - far) - 1) / 3;
            final int moved = 1 + farMoved / 2;
            plan.set3(Plan.FAR_LEFT, 2, far + farMoved, left - farMoved + moved, full - moved);
        } else if (far != ABSENT) {
            final int total = 3 * capacity + 1;
            final int added = total / 4;
            final int block = (total - added) / 3;
            final int near = (total - added - block) / 2;
            plan.set4(Plan.END_OF_THREE, 2, total - added - block - near, near, block, added);
        } else {
            final int total = 2 * capacity + 1;
            final int added = total / 3;
            final int block = (total - added) / 2;
            plan.set3(Plan.END_OF_TWO, 1, total - added - block, block, added);
        }
    }

    /*@ behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*@ helper @*/ static void overflowAtStart(Plan plan, int right, int far, int capacity) {
        final int full = capacity + 1;
        if (right < capacity) {
            final int moved = 1 + (capacity - right) / 2;
            plan.set2(Plan.RIGHT_AT_START, 0, full - moved, right + moved);
        } else if (far != ABSENT && far < capacity) {
            final int farMoved = 1 + (2 * (capacity - far) - 1) / 3;
            final int moved = 1 + farMoved / 2;
            plan.set3(Plan.FAR_RIGHT, 0, full - moved, right - farMoved + moved, far + farMoved);
        } else if (far != ABSENT) {
            final int total = 3 * capacity + 1;
            final int block = total / 4;
            final int added = (total - block) / 3;
            final int near = (total - block - added) / 2;
            plan.set4(Plan.START_OF_THREE, 0, block, added, near, total - block - added - near);
        } else {
            final int total = 2 * capacity + 1;
            final int block = total / 3;
            final int added = (total - block) / 2;
            plan.set3(Plan.START_OF_TWO, 0, block, added, total - block - added);
        }
    }

    /*@ behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*@ helper @*/ static void splitMiddle(Plan plan, int total) {
        final int block = total / 4;
        final int added = (total - block) / 3;
        final int right = (total - block - added) / 2;
        plan.set4(Plan.MIDDLE, 1, total - block - added - right, block, added, right);
    }

    /**
     * For a block that holds fewer entries than the minimum: take from a sibling with a surplus, else give all its
     * entries away. A block without siblings keeps what it has.
     *
     * <p>Upstream compares the surpluses alone; with an inner capacity of 3 or 4 both can be negative there, and the
     * greater one would be taken from. Here a sibling gives only what it has.
     */
    /*@ behavior
      @   ensures plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*@ helper @*/ static void underflow(Plan plan, int count, int left, int right, int far, int capacity) {
        final int minimum = Layout.minimum(capacity);
        if (left != ABSENT && right != ABSENT) {
            final int leftSurplus = left - minimum;
            final int rightSurplus = right - minimum;
            if (leftSurplus > rightSurplus && leftSurplus > 0) {
                final int moved = 1 + leftSurplus / 2;
                plan.set2(Plan.LEFT_OF_TWO, 1, left - moved, count + moved);
            } else if (rightSurplus > 0) {
                final int moved = 1 + rightSurplus / 2;
                plan.set2(Plan.RIGHT_OF_TWO, 0, count + moved, right - moved);
            } else {
                final int moved = (count + 1) / 2;
                plan.set3(Plan.MIDDLE, 1, left + count - moved, 0, right + moved);
            }
        } else if (left != ABSENT) {
            underflowAtEnd(plan, count, left, far, capacity);
        } else if (right != ABSENT) {
            underflowAtStart(plan, count, right, far, capacity);
        } else {
            plan.keep();
        }
    }

    /*@ behavior
      @   ensures plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*@ helper @*/ static void underflowAtEnd(Plan plan, int count, int left, int far, int capacity) {
        final int minimum = Layout.minimum(capacity);
        if (left > minimum) {
            final int moved = 1 + (left - minimum) / 2;
            plan.set2(Plan.LEFT_AT_END, 1, left - moved, count + moved);
        } else if (far != ABSENT && far > minimum) {
            final int farMoved = 1 + (2 * (far - minimum) - 1) / 3;
            final int moved = 1 + farMoved / 2;
            plan.set3(Plan.FAR_LEFT, 2, far - farMoved, left + farMoved - moved, count + moved);
        } else if (far != ABSENT) {
            final int moved = (count + 1) / 2;
            plan.set3(Plan.END_OF_THREE, 2, far + moved, left - moved + count, 0);
        } else if (left + count <= capacity) {
            plan.set2(Plan.END_OF_TWO, 1, left + count, 0);
        } else {
            plan.keep();
        }
    }

    /*@ behavior
      @   ensures plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*@ helper @*/ static void underflowAtStart(Plan plan, int count, int right, int far, int capacity) {
        final int minimum = Layout.minimum(capacity);
        if (right > minimum) {
            final int moved = 1 + (right - minimum) / 2;
            plan.set2(Plan.RIGHT_AT_START, 0, count + moved, right - moved);
        } else if (far != ABSENT && far > minimum) {
            final int farMoved = 1 + (2 * (far - minimum) - 1) / 3;
            final int moved = 1 + farMoved / 2;
            plan.set3(Plan.FAR_RIGHT, 0, count + moved, right + farMoved - moved, far - farMoved);
        } else if (far != ABSENT) {
            final int moved = (count + 1) / 2;
            plan.set3(Plan.START_OF_THREE, 0, 0, right - moved + count, far + moved);
        } else if (right + count <= capacity) {
            plan.set2(Plan.START_OF_TWO, 0, 0, right + count);
        } else {
            plan.keep();
        }
    }
}
