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
    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires left == ABSENT || (2 * capacity <= 3 * left + 2 || capacity + 3 <= 3 * left) && left <= capacity;
      @   requires right == ABSENT || (2 * capacity <= 3 * right + 2 || capacity + 3 <= 3 * right)
      @     && right <= capacity;
      @   requires far == ABSENT || (2 * capacity <= 3 * far + 2 || capacity + 3 <= 3 * far) && far <= capacity;
      @   requires far == ABSENT || left == ABSENT || right == ABSENT;
      @
      @   ensures left != ABSENT && right != ABSENT && (left < capacity || right < capacity)
      @     ==> plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.RIGHT_OF_TWO;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> plan.target[0] + plan.target[1] == left + capacity + 1;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> left != ABSENT && left < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> plan.target[0] + plan.target[1] == capacity + 1 + right;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> right != ABSENT && right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures left == capacity && right == capacity
      @     ==> plan.kind == Plan.MIDDLE && plan.offset == 1 && plan.length == 4;
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == left + capacity + 1 + right;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> 2 * capacity <= 3 * plan.target[3] + 2 && plan.target[3] <= capacity;
      @   ensures right == ABSENT && left < capacity
      @     ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + capacity + 1;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> left < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures right == ABSENT && left == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.FAR_LEFT ==> far < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures right == ABSENT && left == capacity && far == capacity
      @     ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 4;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[3] + 2 && plan.target[3] <= capacity;
      @   ensures right == ABSENT && left == capacity && far == ABSENT
      @     ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures left == ABSENT && right < capacity
      @     ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == capacity + 1 + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures left == ABSENT && right == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> far < plan.target[2] && plan.target[2] <= capacity;
      @   ensures left == ABSENT && right == capacity && far == capacity
      @     ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 4;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[3] + 2 && plan.target[3] <= capacity;
      @   ensures left == ABSENT && right == capacity && far == ABSENT
      @     ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures left == ABSENT && right == ABSENT
      @     ==> plan.kind == Plan.ROOT && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.ROOT ==> plan.target[0] + plan.target[1] == capacity + 1;
      @   ensures plan.kind == Plan.ROOT ==> capacity + 1 <= 2 * plan.target[0] && 2 * plan.target[0] <= capacity + 2;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @ also
      @*/
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
                final int moved = 1 + half(leftRoom);
                plan.set2(Plan.LEFT_OF_TWO, 1, left + moved, full - moved);
            } else if (rightRoom > 0) {
                final int moved = 1 + half(rightRoom);
                plan.set2(Plan.RIGHT_OF_TWO, 0, full - moved, right + moved);
            } else {
                splitMiddle(plan, capacity);
            }
        } else if (left != ABSENT) {
            overflowAtEnd(plan, left, far, capacity);
        } else if (right != ABSENT) {
            overflowAtStart(plan, right, far, capacity);
        } else {
            plan.set2(Plan.ROOT, 0, full - half(full), half(full));
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires (2 * capacity <= 3 * left + 2 || capacity + 3 <= 3 * left) && left <= capacity;
      @   requires far == ABSENT || (2 * capacity <= 3 * far + 2 || capacity + 3 <= 3 * far) && far <= capacity;
      @
      @   ensures left < capacity ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + capacity + 1;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> left < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures left == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.FAR_LEFT ==> far < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures left == capacity && far == capacity
      @     ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 4;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == far + left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[3] + 2 && plan.target[3] <= capacity;
      @   ensures left == capacity && far == ABSENT
      @     ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == left + capacity + 1;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @ also
      @*/
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
            final int moved = 1 + half(capacity - left);
            plan.set2(Plan.LEFT_AT_END, 1, left + moved, full - moved);
        } else if (far != ABSENT && far < capacity) {
            final int farMoved = 1 + third(2 * (capacity - far) - 1);
            final int moved = 1 + half(farMoved);
            plan.set3(Plan.FAR_LEFT, 2, far + farMoved, left - farMoved + moved, full - moved);
        } else if (far != ABSENT) {
            final int total = 3 * capacity + 1;
            final int added = quarter(total);
            final int block = third(total - added);
            final int near = half(total - added - block);
            plan.set4(Plan.END_OF_THREE, 2, total - added - block - near, near, block, added);
        } else {
            final int total = 2 * capacity + 1;
            final int added = third(total);
            final int block = half(total - added);
            plan.set3(Plan.END_OF_TWO, 1, total - added - block, block, added);
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires (2 * capacity <= 3 * right + 2 || capacity + 3 <= 3 * right) && right <= capacity;
      @   requires far == ABSENT || (2 * capacity <= 3 * far + 2 || capacity + 3 <= 3 * far) && far <= capacity;
      @
      @   ensures right < capacity ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == capacity + 1 + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures right == capacity && far != ABSENT && far < capacity
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> far < plan.target[2] && plan.target[2] <= capacity;
      @   ensures right == capacity && far == capacity
      @     ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 4;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == capacity + 1 + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> 2 * capacity <= 3 * plan.target[3] + 2 && plan.target[3] <= capacity;
      @   ensures right == capacity && far == ABSENT
      @     ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == capacity + 1 + right;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @ also
      @*/
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
            final int moved = 1 + half(capacity - right);
            plan.set2(Plan.RIGHT_AT_START, 0, full - moved, right + moved);
        } else if (far != ABSENT && far < capacity) {
            final int farMoved = 1 + third(2 * (capacity - far) - 1);
            final int moved = 1 + half(farMoved);
            plan.set3(Plan.FAR_RIGHT, 0, full - moved, right - farMoved + moved, far + farMoved);
        } else if (far != ABSENT) {
            final int total = 3 * capacity + 1;
            final int block = quarter(total);
            final int added = third(total - block);
            final int near = half(total - block - added);
            plan.set4(Plan.START_OF_THREE, 0, block, added, near, total - block - added - near);
        } else {
            final int total = 2 * capacity + 1;
            final int block = third(total);
            final int added = half(total - block);
            plan.set3(Plan.START_OF_TWO, 0, block, added, total - block - added);
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @
      @   ensures plan.kind == Plan.MIDDLE && plan.offset == 1 && plan.length == 4;
      @   ensures plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3] == 3 * capacity + 1;
      @   ensures 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] <= capacity;
      @   ensures 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] <= capacity;
      @   ensures 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] <= capacity;
      @   ensures 2 * capacity <= 3 * plan.target[3] + 2 && plan.target[3] <= capacity;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @ also
      @*/
    /*@ behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*@ helper @*/ static void splitMiddle(Plan plan, int capacity) {
        final int total = 3 * capacity + 1;
        final int block = quarter(total);
        final int added = third(total - block);
        final int right = half(total - block - added);
        plan.set4(Plan.MIDDLE, 1, total - block - added - right, block, added, right);
    }

    /**
     * For a block that holds fewer entries than the minimum: take from a sibling with a surplus, else give all its
     * entries away. A block without siblings keeps what it has.
     *
     * <p>Upstream compares the surpluses alone; with an inner capacity of 3 or 4 both can be negative there, and the
     * greater one would be taken from. Here a sibling gives only what it has.
     */
    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires left == ABSENT || (2 * capacity <= 3 * left + 2 || capacity + 3 <= 3 * left) && left <= capacity;
      @   requires right == ABSENT || (2 * capacity <= 3 * right + 2 || capacity + 3 <= 3 * right)
      @     && right <= capacity;
      @   requires far == ABSENT || (2 * capacity <= 3 * far + 2 || capacity + 3 <= 3 * far) && far <= capacity;
      @   requires far == ABSENT || left == ABSENT || right == ABSENT;
      @
      @   ensures left != ABSENT && right != ABSENT && (2 * capacity < 3 * left || 2 * capacity < 3 * right)
      @     ==> plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.RIGHT_OF_TWO;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> left != ABSENT && 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] < left;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2;
      @   ensures plan.kind == Plan.LEFT_OF_TWO ==> plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> right != ABSENT && 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] < right;
      @   ensures left != ABSENT && right != ABSENT && 3 * left <= 2 * capacity && 3 * right <= 2 * capacity
      @     ==> plan.kind == Plan.MIDDLE && plan.offset == 1 && plan.length == 3;
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == left + count + right;
      @   ensures plan.kind == Plan.MIDDLE ==> left <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE ==> plan.target[1] == 0;
      @   ensures plan.kind == Plan.MIDDLE ==> right <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures left != ABSENT && right == ABSENT && 2 * capacity < 3 * left
      @     ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] < left;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2;
      @   ensures left != ABSENT && right == ABSENT && 3 * left <= 2 * capacity && 2 * capacity < 3 * far
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] < far;
      @   ensures plan.kind == Plan.FAR_LEFT ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> count < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2;
      @   ensures left != ABSENT && right == ABSENT && 3 * left <= 2 * capacity && far != ABSENT
      @     && 3 * far <= 2 * capacity ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.END_OF_THREE ==> far <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> plan.target[2] == 0;
      @   ensures left != ABSENT && right == ABSENT && 3 * left <= 2 * capacity && far == ABSENT
      @     && left + count <= capacity ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[1] == 0;
      @   ensures left != ABSENT && right == ABSENT && 3 * left <= 2 * capacity && far == ABSENT
      @     && capacity < left + count ==> plan.kind == Plan.KEEP;
      @   ensures right != ABSENT && left == ABSENT && 2 * capacity < 3 * right
      @     ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] < right;
      @   ensures right != ABSENT && left == ABSENT && 3 * right <= 2 * capacity && 2 * capacity < 3 * far
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] < far;
      @   ensures right != ABSENT && left == ABSENT && 3 * right <= 2 * capacity && far != ABSENT
      @     && 3 * far <= 2 * capacity ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE ==> plan.target[0] == 0;
      @   ensures plan.kind == Plan.START_OF_THREE ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> far <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures right != ABSENT && left == ABSENT && 3 * right <= 2 * capacity && far == ABSENT
      @     && right + count <= capacity ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] == 0;
      @   ensures right != ABSENT && left == ABSENT && 3 * right <= 2 * capacity && far == ABSENT
      @     && capacity < right + count ==> plan.kind == Plan.KEEP;
      @   ensures left == ABSENT && right == ABSENT ==> plan.kind == Plan.KEEP;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @ also
      @*/
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
                final int moved = 1 + half(leftSurplus);
                plan.set2(Plan.LEFT_OF_TWO, 1, left - moved, count + moved);
            } else if (rightSurplus > 0) {
                final int moved = 1 + half(rightSurplus);
                plan.set2(Plan.RIGHT_OF_TWO, 0, count + moved, right - moved);
            } else {
                final int moved = half(count + 1);
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

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires (2 * capacity <= 3 * left + 2 || capacity + 3 <= 3 * left) && left <= capacity;
      @   requires far == ABSENT || (2 * capacity <= 3 * far + 2 || capacity + 3 <= 3 * far) && far <= capacity;
      @
      @   ensures 2 * capacity < 3 * left ==> plan.kind == Plan.LEFT_AT_END && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] < left;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.LEFT_AT_END ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2;
      @   ensures 3 * left <= 2 * capacity && 2 * capacity < 3 * far
      @     ==> plan.kind == Plan.FAR_LEFT && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * plan.target[0] + 2 && plan.target[0] < far;
      @   ensures plan.kind == Plan.FAR_LEFT ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> count < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[2] + 2;
      @   ensures 3 * left <= 2 * capacity && far != ABSENT && 3 * far <= 2 * capacity
      @     ==> plan.kind == Plan.END_OF_THREE && plan.offset == 2 && plan.length == 3;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == far + left + count;
      @   ensures plan.kind == Plan.END_OF_THREE ==> far <= plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> left <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE ==> plan.target[2] == 0;
      @   ensures 3 * left <= 2 * capacity && far == ABSENT && left + count <= capacity
      @     ==> plan.kind == Plan.END_OF_TWO && plan.offset == 1 && plan.length == 2;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[0] + plan.target[1] == left + count;
      @   ensures plan.kind == Plan.END_OF_TWO ==> plan.target[1] == 0;
      @   ensures 3 * left <= 2 * capacity && far == ABSENT && capacity < left + count ==> plan.kind == Plan.KEEP;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @ also
      @*/
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
            final int moved = 1 + half(left - minimum);
            plan.set2(Plan.LEFT_AT_END, 1, left - moved, count + moved);
        } else if (far != ABSENT && far > minimum) {
            final int farMoved = 1 + third(2 * (far - minimum) - 1);
            final int moved = 1 + half(farMoved);
            plan.set3(Plan.FAR_LEFT, 2, far - farMoved, left + farMoved - moved, count + moved);
        } else if (far != ABSENT) {
            final int moved = half(count + 1);
            plan.set3(Plan.END_OF_THREE, 2, far + moved, left - moved + count, 0);
        } else if (left + count <= capacity) {
            plan.set2(Plan.END_OF_TWO, 1, left + count, 0);
        } else {
            plan.keep();
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires (2 * capacity <= 3 * right + 2 || capacity + 3 <= 3 * right) && right <= capacity;
      @   requires far == ABSENT || (2 * capacity <= 3 * far + 2 || capacity + 3 <= 3 * far) && far <= capacity;
      @
      @   ensures 2 * capacity < 3 * right
      @     ==> plan.kind == Plan.RIGHT_AT_START && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_AT_START ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2;
      @   ensures plan.kind == Plan.RIGHT_AT_START
      @     ==> 2 * capacity <= 3 * plan.target[1] + 2 && plan.target[1] < right;
      @   ensures 3 * right <= 2 * capacity && 2 * capacity < 3 * far
      @     ==> plan.kind == Plan.FAR_RIGHT && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> count < plan.target[0] && plan.target[0] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity <= 3 * count + 5
      @     ==> 2 * capacity <= 3 * plan.target[0] + 2;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT ==> 2 * capacity <= 3 * plan.target[2] + 2 && plan.target[2] < far;
      @   ensures 3 * right <= 2 * capacity && far != ABSENT && 3 * far <= 2 * capacity
      @     ==> plan.kind == Plan.START_OF_THREE && plan.offset == 0 && plan.length == 3;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> plan.target[0] + plan.target[1] + plan.target[2] == count + right + far;
      @   ensures plan.kind == Plan.START_OF_THREE ==> plan.target[0] == 0;
      @   ensures plan.kind == Plan.START_OF_THREE ==> right <= plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE ==> far <= plan.target[2] && plan.target[2] <= capacity;
      @   ensures 3 * right <= 2 * capacity && far == ABSENT && right + count <= capacity
      @     ==> plan.kind == Plan.START_OF_TWO && plan.offset == 0 && plan.length == 2;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] + plan.target[1] == count + right;
      @   ensures plan.kind == Plan.START_OF_TWO ==> plan.target[0] == 0;
      @   ensures 3 * right <= 2 * capacity && far == ABSENT && capacity < right + count ==> plan.kind == Plan.KEEP;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @ also
      @*/
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
            final int moved = 1 + half(right - minimum);
            plan.set2(Plan.RIGHT_AT_START, 0, count + moved, right - moved);
        } else if (far != ABSENT && far > minimum) {
            final int farMoved = 1 + third(2 * (far - minimum) - 1);
            final int moved = 1 + half(farMoved);
            plan.set3(Plan.FAR_RIGHT, 0, count + moved, right + farMoved - moved, far - farMoved);
        } else if (far != ABSENT) {
            final int moved = half(count + 1);
            plan.set3(Plan.START_OF_THREE, 0, 0, right - moved + count, far + moved);
        } else if (right + count <= capacity) {
            plan.set2(Plan.START_OF_TWO, 0, 0, right + count);
        } else {
            plan.keep();
        }
    }

    /** A half, rounded down. The proofs of the plans use the bounds, not the division. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= number;
      @
      @   ensures 2 * \result <= number && number <= 2 * \result + 1;
      @
      @   assignable \nothing;
      @ also
      @*/
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int half(int number) {
        return number / 2;
    }

    /** A third, rounded down. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= number;
      @
      @   ensures 3 * \result <= number && number <= 3 * \result + 2;
      @
      @   assignable \nothing;
      @ also
      @*/
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int third(int number) {
        return number / 3;
    }

    /** A quarter, rounded down. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= number;
      @
      @   ensures 4 * \result <= number && number <= 4 * \result + 3;
      @
      @   assignable \nothing;
      @ also
      @*/
    /*@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static int quarter(int number) {
        return number / 4;
    }
}
