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
    /*@ normal_behavior
      @   requires plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires left == ABSENT || (2 * capacity / 3 <= left || capacity + 1 - 2 * capacity / 3 <= left)
      @     && left <= capacity;
      @   requires right == ABSENT || (2 * capacity / 3 <= right || capacity + 1 - 2 * capacity / 3 <= right)
      @     && right <= capacity;
      @   requires far == ABSENT || (2 * capacity / 3 <= far || capacity + 1 - 2 * capacity / 3 <= far)
      @     && far <= capacity;
      @   requires far == ABSENT || left == ABSENT || right == ABSENT;
      @
      @   ensures left != ABSENT && right != ABSENT && (left < capacity || right < capacity)
      @     ==> plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.RIGHT_OF_TWO;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> plan.kind == Plan.LEFT_OF_TWO && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> plan.target[0] + plan.target[1] == left + capacity + 1;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> left != ABSENT && left < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> plan.kind == Plan.RIGHT_OF_TWO && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> plan.target[0] + plan.target[1] == capacity + 1 + right;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> right != ABSENT && right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures left == capacity && right == capacity
      @     ==> plan.kind == Plan.MIDDLE && plan.offset == 1 && plan.length == 4;
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == left + capacity + 1 + right;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity / 3 <= plan.target[3] && plan.target[3] <= capacity;
      @   ensures right == ABSENT && left < capacity
      @     ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + capacity + 1;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> left < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures right == ABSENT && left == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.FAR_LEFT ==> far < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures right == ABSENT && left == capacity && far == capacity
      @     ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 4;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[3] && plan.target[3] <= capacity;
      @   ensures right == ABSENT && left == capacity && far == ABSENT
      @     ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_TWO ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures left == ABSENT && right < capacity
      @     ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == capacity + 1 + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures left == ABSENT && right == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> far < plan.target[2] && plan.target[2] <= capacity;
      @   ensures left == ABSENT && right == capacity && far == capacity
      @     ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 4;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[3] && plan.target[3] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> capacity + 1 <= plan.target[0] + plan.target[1];
      @   ensures left == ABSENT && right == capacity && far == ABSENT
      @     ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right;
      @   ensures plan.kind == Plan.START_OF_TWO ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO ==> capacity + 1 <= plan.target[0] + plan.target[1];
      @   ensures left == ABSENT && right == ABSENT ==> plan.kind == Plan.ROOT && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.ROOT ==> plan.target[0] + plan.target[1] == capacity + 1;
      @   ensures plan.kind == Plan.ROOT ==> capacity + 1 <= 2 * plan.target[0] && 2 * plan.target[0] <= capacity + 2;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[*];
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
                splitMiddle(plan, capacity);
            }
        } else if (left != ABSENT) {
            overflowAtEnd(plan, left, far, capacity);
        } else if (right != ABSENT) {
            overflowAtStart(plan, right, far, capacity);
        } else {
            plan.set2(Plan.ROOT, 0, full - full / 2, full / 2);
        }
    }

    /*@ normal_behavior
      @   requires plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires (2 * capacity / 3 <= left || capacity + 1 - 2 * capacity / 3 <= left) && left <= capacity;
      @   requires far == ABSENT || (2 * capacity / 3 <= far || capacity + 1 - 2 * capacity / 3 <= far)
      @     && far <= capacity;
      @
      @   ensures left < capacity ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + capacity + 1;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> left < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures left == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.FAR_LEFT ==> far < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures left == capacity && far == capacity
      @     ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 4;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> 2 * capacity / 3 <= plan.target[3] && plan.target[3] <= capacity;
      @   ensures left == capacity && far == ABSENT
      @     ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_TWO ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[*];
      @*/
    /*@ helper @*/ private static void overflowAtEnd(Plan plan, int left, int far, int capacity) {
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

    /*@ normal_behavior
      @   requires plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires (2 * capacity / 3 <= right || capacity + 1 - 2 * capacity / 3 <= right) && right <= capacity;
      @   requires far == ABSENT || (2 * capacity / 3 <= far || capacity + 1 - 2 * capacity / 3 <= far)
      @     && far <= capacity;
      @
      @   ensures right < capacity ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == capacity + 1 + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures right == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> far < plan.target[2] && plan.target[2] <= capacity;
      @   ensures right == capacity && far == capacity
      @     ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 4;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> 2 * capacity / 3 <= plan.target[3] && plan.target[3] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> capacity + 1 <= plan.target[0] + plan.target[1];
      @   ensures right == capacity && far == ABSENT
      @     ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right;
      @   ensures plan.kind == Plan.START_OF_TWO ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO ==> capacity + 1 <= plan.target[0] + plan.target[1];
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[*];
      @*/
    /*@ helper @*/ private static void overflowAtStart(Plan plan, int right, int far, int capacity) {
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

    /*@ normal_behavior
      @   requires plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @
      @   ensures plan.kind == Plan.MIDDLE && plan.offset == 1 && plan.length == 4;
      @   ensures plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == 3 * capacity + 1;
      @   ensures 2 * capacity / 3 <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures 2 * capacity / 3 <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures 2 * capacity / 3 <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures 2 * capacity / 3 <= plan.target[3] && plan.target[3] <= capacity;
      @   ensures capacity + 1 <= plan.target[1] + plan.target[2];
      @   ensures plan.target[0] + plan.target[1] <= 2 * capacity;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[*];
      @*/
    /*@ helper @*/ private static void splitMiddle(Plan plan, int capacity) {
        final int total = 3 * capacity + 1;
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
    /*@ normal_behavior
      @   requires plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < 2 * capacity / 3;
      @   requires left == ABSENT || (2 * capacity / 3 <= left || capacity + 1 - 2 * capacity / 3 <= left)
      @     && left <= capacity;
      @   requires right == ABSENT || (2 * capacity / 3 <= right || capacity + 1 - 2 * capacity / 3 <= right)
      @     && right <= capacity;
      @   requires far == ABSENT || (2 * capacity / 3 <= far || capacity + 1 - 2 * capacity / 3 <= far)
      @     && far <= capacity;
      @   requires far == ABSENT || left == ABSENT || right == ABSENT;
      @
      @   ensures left != ABSENT && right != ABSENT && (2 * capacity / 3 < left || 2 * capacity / 3 < right)
      @     ==> plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.RIGHT_OF_TWO;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> plan.kind == Plan.LEFT_OF_TWO && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> left != ABSENT && 2 * capacity / 3 <= plan.target[0] && plan.target[0] < left;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[1]);
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> plan.kind == Plan.RIGHT_OF_TWO && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[0]);
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> right != ABSENT && 2 * capacity / 3 <= plan.target[1] && plan.target[1] < right;
      @   ensures left != ABSENT && right != ABSENT && left <= 2 * capacity / 3 && right <= 2 * capacity / 3
      @     ==> plan.kind == Plan.MIDDLE && plan.offset == 1 && plan.length == 3;
      @   ensures plan.kind == Plan.MIDDLE ==> plan.target[0] + plan.target[1] + plan.target[2] == left + count + right;
      @   ensures plan.kind == Plan.MIDDLE ==> left <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> plan.target[1] == 0;
      @   ensures plan.kind == Plan.MIDDLE ==> right <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures left != ABSENT && right == ABSENT && 2 * capacity / 3 < left
      @     ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] < left;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[1]);
      @   ensures left != ABSENT && right == ABSENT && left <= 2 * capacity / 3 && 2 * capacity / 3 < far
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] < far;
      @   ensures plan.kind == Plan.FAR_LEFT ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> count < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> (count == 2 * capacity / 3 - 1 ==> 2 * capacity / 3 <= plan.target[2]);
      @   ensures plan.kind == Plan.FAR_LEFT ==> plan.target[2] - count <= left;
      @   ensures left != ABSENT && right == ABSENT && left <= 2 * capacity / 3 && far != ABSENT && far <= 2 * capacity / 3 ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.END_OF_THREE ==> far <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> plan.target[2] == 0;
      @   ensures plan.kind == Plan.END_OF_THREE ==> plan.target[0] - far <= left;
      @   ensures left != ABSENT && right == ABSENT && left <= 2 * capacity / 3 && far == ABSENT && left + count <= capacity ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[0] <= capacity && plan.target[1] == 0;
      @   ensures left != ABSENT && right == ABSENT && left <= 2 * capacity / 3 && far == ABSENT && capacity < left + count ==> plan.kind == Plan.KEEP;
      @   ensures right != ABSENT && left == ABSENT && 2 * capacity / 3 < right
      @     ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[0]);
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] < right;
      @   ensures right != ABSENT && left == ABSENT && right <= 2 * capacity / 3 && 2 * capacity / 3 < far
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[0]);
      @   ensures plan.kind == Plan.FAR_RIGHT ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] < far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> plan.target[0] - count <= right;
      @   ensures right != ABSENT && left == ABSENT && right <= 2 * capacity / 3 && far != ABSENT && far <= 2 * capacity / 3 ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE ==> plan.target[0] == 0;
      @   ensures plan.kind == Plan.START_OF_THREE ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> far <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> plan.target[2] - far <= right;
      @   ensures right != ABSENT && left == ABSENT && right <= 2 * capacity / 3 && far == ABSENT && right + count <= capacity ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] == 0 && plan.target[1] <= capacity;
      @   ensures right != ABSENT && left == ABSENT && right <= 2 * capacity / 3 && far == ABSENT && capacity < right + count ==> plan.kind == Plan.KEEP;
      @   ensures left == ABSENT && right == ABSENT ==> plan.kind == Plan.KEEP;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[*];
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

    /*@ normal_behavior
      @   requires plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < 2 * capacity / 3;
      @   requires (2 * capacity / 3 <= left || capacity + 1 - 2 * capacity / 3 <= left) && left <= capacity;
      @   requires far == ABSENT || (2 * capacity / 3 <= far || capacity + 1 - 2 * capacity / 3 <= far)
      @     && far <= capacity;
      @
      @   ensures 2 * capacity / 3 < left ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] < left;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[1]);
      @   ensures left <= 2 * capacity / 3 && 2 * capacity / 3 < far
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity / 3 <= plan.target[0] && plan.target[0] < far;
      @   ensures plan.kind == Plan.FAR_LEFT ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> count < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> (count == 2 * capacity / 3 - 1 ==> 2 * capacity / 3 <= plan.target[2]);
      @   ensures plan.kind == Plan.FAR_LEFT ==> plan.target[2] - count <= left;
      @   ensures left <= 2 * capacity / 3 && far != ABSENT && far <= 2 * capacity / 3
      @     ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.END_OF_THREE ==> far <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> plan.target[2] == 0;
      @   ensures plan.kind == Plan.END_OF_THREE ==> plan.target[0] - far <= left;
      @   ensures left <= 2 * capacity / 3 && far == ABSENT && left + count <= capacity
      @     ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[0] <= capacity && plan.target[1] == 0;
      @   ensures left <= 2 * capacity / 3 && far == ABSENT && capacity < left + count ==> plan.kind == Plan.KEEP;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[*];
      @*/
    /*@ helper @*/ private static void underflowAtEnd(Plan plan, int count, int left, int far, int capacity) {
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

    /*@ normal_behavior
      @   requires plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < 2 * capacity / 3;
      @   requires (2 * capacity / 3 <= right || capacity + 1 - 2 * capacity / 3 <= right) && right <= capacity;
      @   requires far == ABSENT || (2 * capacity / 3 <= far || capacity + 1 - 2 * capacity / 3 <= far)
      @     && far <= capacity;
      @
      @   ensures 2 * capacity / 3 < right ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[0]);
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> 2 * capacity / 3 <= plan.target[1] && plan.target[1] < right;
      @   ensures right <= 2 * capacity / 3 && 2 * capacity / 3 < far
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> (count == 2 * capacity / 3 - 1
      @     ==> 2 * capacity / 3 <= plan.target[0]);
      @   ensures plan.kind == Plan.FAR_RIGHT ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity / 3 <= plan.target[2] && plan.target[2] < far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> plan.target[0] - count <= right;
      @   ensures right <= 2 * capacity / 3 && far != ABSENT && far <= 2 * capacity / 3
      @     ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE ==> plan.target[0] == 0;
      @   ensures plan.kind == Plan.START_OF_THREE ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> far <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> plan.target[2] - far <= right;
      @   ensures right <= 2 * capacity / 3 && far == ABSENT && right + count <= capacity
      @     ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] == 0 && plan.target[1] <= capacity;
      @   ensures right <= 2 * capacity / 3 && far == ABSENT && capacity < right + count ==> plan.kind == Plan.KEEP;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[*];
      @*/
    /*@ helper @*/ private static void underflowAtStart(Plan plan, int count, int right, int far, int capacity) {
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
