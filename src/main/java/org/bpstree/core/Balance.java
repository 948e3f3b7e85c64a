package org.bpstree.core;

/**
 * Decides: keep, shift, split or merge; computes the target counts. Pure arithmetic, upstream's rules.
 *
 * <p>Sibling counts are given as -1 where there is no such sibling under the parent. "far" is the sibling two places
 * away, asked for only where the block stands at an end of its parent's children.
 *
 * <p>How many entries move is computed by small methods whose contracts say what the blocks then hold: each proof has
 * one division, and the plans only pass the results on.
 */
final class Balance {
    /** The count given for a sibling that is not there. */
    static final int ABSENT = -1;

    private Balance() { }

    /** Whether the count lies between the minimum and the capacity. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean fair(\bigint count, int capacity) {
      @   return 2 * capacity <= 3 * count + 2 && count <= capacity;
      @ }
      @*/

    /** Whether the count lies between what the block held and the capacity. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean grown(int count, int held, int capacity) {
      @   return held <= count && count <= capacity;
      @ }
      @*/

    /** Whether a block at the minimum has room for so many entries. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean fits(\bigint part, int minimum, int capacity) {
      @   return 0 <= part && minimum + part <= capacity;
      @ }
      @*/

    /** Whether the part is no more than half of the number, rounded up. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean halfAtMost(\bigint part, int number) {
      @   return 2 * part <= number + 1;
      @ }
      @*/

    /** Whether the number is the minimum, as Layout computes it. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean least(int minimum, int capacity) {
      @   return 3 * minimum <= 2 * capacity && 2 * capacity <= 3 * minimum + 2;
      @ }
      @*/

    /** Whether a sibling that is there holds a third of the capacity, as every block but the root does. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean enough(int count, int capacity) {
      @   return count == ABSENT || capacity <= 3 * count;
      @ }
      @*/

    /** Whether a sibling between can pass so many entries on and keep enough. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean passable(int farMoved, int capacity) {
      @   return 9 * farMoved <= 4 * capacity + 6;
      @ }
      @*/

    /**
     * For a block that holds capacity + 1 entries, the new one in place: shift to a sibling with room, else add a block
     * to the right of it and spread.
     */
    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires enough(left, capacity) && ABSENT <= left && left <= capacity;
      @   requires enough(right, capacity) && ABSENT <= right && right <= capacity;
      @   requires enough(far, capacity) && ABSENT <= far && far <= capacity;
      @
      @   ensures Plan.KEEP < plan.kind && plan.kind <= Plan.ROOT;
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END
      @     ==> left != ABSENT && plan.runs(1, 2, left + capacity + 1)
      @     && left < plan.target[0] && plan.target[0] <= capacity && fair(plan.target[1], capacity);
      @   ensures plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START
      @     ==> right != ABSENT && plan.runs(0, 2, capacity + 1 + right)
      @     && fair(plan.target[0], capacity) && right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> left == capacity && right == capacity && plan.runs(1, 4, left + capacity + 1 + right)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && fair(plan.target[2], capacity) && fair(plan.target[3], capacity);
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> right == ABSENT && left == capacity && far != ABSENT && plan.runs(2, 3, far + left + capacity + 1)
      @     && far < plan.target[0] && plan.target[0] <= capacity
      @     && fair(plan.target[1], capacity) && fair(plan.target[2], capacity);
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> right == ABSENT && left == capacity && far == capacity && plan.runs(2, 4, far + left + capacity + 1)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && fair(plan.target[2], capacity) && fair(plan.target[3], capacity);
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> right == ABSENT && left == capacity && far == ABSENT && plan.runs(1, 3, left + capacity + 1)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity) && fair(plan.target[2], capacity);
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> left == ABSENT && right == capacity && far != ABSENT && plan.runs(0, 3, capacity + 1 + right + far)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && far < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> left == ABSENT && right == capacity && far == capacity && plan.runs(0, 4, capacity + 1 + right + far)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && fair(plan.target[2], capacity) && fair(plan.target[3], capacity);
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> left == ABSENT && right == capacity && far == ABSENT && plan.runs(0, 3, capacity + 1 + right)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity) && fair(plan.target[2], capacity);
      @   ensures plan.kind == Plan.ROOT
      @     ==> left == ABSENT && right == ABSENT && plan.runs(0, 2, capacity + 1)
      @     && plan.target[1] <= plan.target[0] && plan.target[0] <= plan.target[1] + 1;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ helper @*/ static void overflow(Plan plan, int left, int right, int far, int capacity) {
        if (left != ABSENT && right != ABSENT) {
            overflowBetween(plan, left, right, capacity);
        } else if (left != ABSENT) {
            overflowAtEnd(plan, left, far, capacity);
        } else if (right != ABSENT) {
            overflowAtStart(plan, right, far, capacity);
        } else {
            final int kept = half(capacity + 1);
            plan.set2(Plan.ROOT, 0, kept, capacity + 1 - kept);
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires enough(left, capacity) && 0 <= left && left <= capacity;
      @   requires enough(right, capacity) && 0 <= right && right <= capacity;
      @
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.MIDDLE;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> plan.runs(1, 2, left + capacity + 1)
      @     && left < plan.target[0] && plan.target[0] <= capacity && fair(plan.target[1], capacity);
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> plan.runs(0, 2, capacity + 1 + right)
      @     && fair(plan.target[0], capacity) && right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> left == capacity && right == capacity && plan.runs(1, 4, left + capacity + 1 + right)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && fair(plan.target[2], capacity) && fair(plan.target[3], capacity);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*+KEY@ helper @*/ static void overflowBetween(Plan plan, int left, int right, int capacity) {
        final int full = capacity + 1;
        if (left < right) {
            final int moved = given(left, capacity);
            plan.set2(Plan.LEFT_OF_TWO, 1, left + moved, full - moved);
        } else if (right < capacity) {
            final int moved = given(right, capacity);
            plan.set2(Plan.RIGHT_OF_TWO, 0, full - moved, right + moved);
        } else {
            final int block = firstOfFour(capacity);
            final int added = secondOfFour(block, capacity);
            final int last = thirdOfFour(block, added, capacity);
            plan.set4(Plan.MIDDLE, 1, 3 * capacity + 1 - block - added - last, block, added, last);
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires enough(left, capacity) && 0 <= left && left <= capacity;
      @   requires enough(far, capacity) && ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.LEFT_AT_END || plan.kind == Plan.FAR_LEFT || plan.kind == Plan.END_OF_THREE
      @     || plan.kind == Plan.END_OF_TWO;
      @   ensures plan.kind == Plan.LEFT_AT_END
      @     ==> plan.runs(1, 2, left + capacity + 1)
      @     && left < plan.target[0] && plan.target[0] <= capacity && fair(plan.target[1], capacity);
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> left == capacity && far != ABSENT && plan.runs(2, 3, far + left + capacity + 1)
      @     && far < plan.target[0] && plan.target[0] <= capacity
      @     && fair(plan.target[1], capacity) && fair(plan.target[2], capacity);
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> left == capacity && far == capacity && plan.runs(2, 4, far + left + capacity + 1)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && fair(plan.target[2], capacity) && fair(plan.target[3], capacity);
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> left == capacity && far == ABSENT && plan.runs(1, 3, left + capacity + 1)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity) && fair(plan.target[2], capacity);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*+KEY@ helper @*/ static void overflowAtEnd(Plan plan, int left, int far, int capacity) {
        final int full = capacity + 1;
        if (left < capacity) {
            final int moved = given(left, capacity);
            plan.set2(Plan.LEFT_AT_END, 1, left + moved, full - moved);
        } else if (far != ABSENT && far < capacity) {
            final int farMoved = farGiven(far, capacity);
            final int moved = passed(farMoved, capacity);
            plan.set3(Plan.FAR_LEFT, 2, far + farMoved, left - (farMoved - moved), full - moved);
        } else if (far != ABSENT) {
            final int added = firstOfFour(capacity);
            final int block = secondOfFour(added, capacity);
            final int near = thirdOfFour(added, block, capacity);
            plan.set4(Plan.END_OF_THREE, 2, 3 * capacity + 1 - added - block - near, near, block, added);
        } else {
            final int added = firstOfThree(capacity);
            final int block = secondOfThree(added, capacity);
            plan.set3(Plan.END_OF_TWO, 1, 2 * capacity + 1 - added - block, block, added);
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires enough(right, capacity) && 0 <= right && right <= capacity;
      @   requires enough(far, capacity) && ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.RIGHT_AT_START || plan.kind == Plan.FAR_RIGHT || plan.kind == Plan.START_OF_THREE
      @     || plan.kind == Plan.START_OF_TWO;
      @   ensures plan.kind == Plan.RIGHT_AT_START
      @     ==> plan.runs(0, 2, capacity + 1 + right)
      @     && fair(plan.target[0], capacity) && right < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> right == capacity && far != ABSENT && plan.runs(0, 3, capacity + 1 + right + far)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && far < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> right == capacity && far == capacity && plan.runs(0, 4, capacity + 1 + right + far)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity)
      @     && fair(plan.target[2], capacity) && fair(plan.target[3], capacity);
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> right == capacity && far == ABSENT && plan.runs(0, 3, capacity + 1 + right)
      @     && fair(plan.target[0], capacity) && fair(plan.target[1], capacity) && fair(plan.target[2], capacity);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*+KEY@ helper @*/ static void overflowAtStart(Plan plan, int right, int far, int capacity) {
        final int full = capacity + 1;
        if (right < capacity) {
            final int moved = given(right, capacity);
            plan.set2(Plan.RIGHT_AT_START, 0, full - moved, right + moved);
        } else if (far != ABSENT && far < capacity) {
            final int farMoved = farGiven(far, capacity);
            final int moved = passed(farMoved, capacity);
            plan.set3(Plan.FAR_RIGHT, 0, full - moved, right - (farMoved - moved), far + farMoved);
        } else if (far != ABSENT) {
            final int block = firstOfFour(capacity);
            final int added = secondOfFour(block, capacity);
            final int near = thirdOfFour(block, added, capacity);
            plan.set4(Plan.START_OF_THREE, 0, block, added, near, 3 * capacity + 1 - block - added - near);
        } else {
            final int block = firstOfThree(capacity);
            final int added = secondOfThree(block, capacity);
            plan.set3(Plan.START_OF_TWO, 0, block, added, 2 * capacity + 1 - block - added);
        }
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
      @   requires ABSENT <= left && left <= capacity;
      @   requires ABSENT <= right && right <= capacity;
      @   requires ABSENT <= far && far <= capacity;
      @
      @   ensures Plan.KEEP <= plan.kind && plan.kind < Plan.ROOT;
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END
      @     ==> left != ABSENT && plan.runs(1, 2, left + count)
      @     && fair(plan.target[0], capacity) && count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START
      @     ==> right != ABSENT && plan.runs(0, 2, count + right)
      @     && count < plan.target[0] && plan.target[0] <= capacity && fair(plan.target[1], capacity);
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> left != ABSENT && right != ABSENT && plan.runs(1, 3, left + count + right)
      @     && grown(plan.target[0], left, capacity) && plan.target[1] == 0
      @     && grown(plan.target[2], right, capacity);
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> right == ABSENT && left != ABSENT && far != ABSENT && plan.runs(2, 3, far + left + count)
      @     && fair(plan.target[0], capacity) && left <= plan.target[1] && plan.target[1] <= capacity
      @     && count < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> right == ABSENT && left != ABSENT && far != ABSENT && plan.runs(2, 3, far + left + count)
      @     && grown(plan.target[0], far, capacity)
      @     && grown(plan.target[1], left, capacity) && plan.target[2] == 0
      @     && halfAtMost(plan.target[0] - far, count);
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> right == ABSENT && left != ABSENT && far == ABSENT && plan.runs(1, 2, left + count)
      @     && plan.target[0] <= capacity && plan.target[1] == 0;
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> left == ABSENT && right != ABSENT && far != ABSENT && plan.runs(0, 3, count + right + far)
      @     && count < plan.target[0] && plan.target[0] <= capacity
      @     && right <= plan.target[1] && plan.target[1] <= capacity && fair(plan.target[2], capacity);
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> left == ABSENT && right != ABSENT && far != ABSENT && plan.runs(0, 3, count + right + far)
      @     && plan.target[0] == 0 && grown(plan.target[1], right, capacity)
      @     && grown(plan.target[2], far, capacity) && halfAtMost(plan.target[2] - far, count);
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> left == ABSENT && right != ABSENT && far == ABSENT && plan.runs(0, 2, count + right)
      @     && plan.target[0] == 0 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.KEEP
      @     ==> left == ABSENT && right == ABSENT
      @     || far == ABSENT && right == ABSENT && capacity < left + count
      @     || far == ABSENT && left == ABSENT && capacity < right + count;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ helper @*/ static void underflow(Plan plan, int count, int left, int right, int far, int capacity) {
        final int minimum = Layout.minimum(capacity);
        if (left != ABSENT && right != ABSENT) {
            underflowBetween(plan, count, left, right, minimum, capacity);
        } else if (left != ABSENT) {
            underflowAtEnd(plan, count, left, far, minimum, capacity);
        } else if (right != ABSENT) {
            underflowAtStart(plan, count, right, far, minimum, capacity);
        } else {
            plan.keep();
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < minimum && minimum < capacity && least(minimum, capacity);
      @   requires 0 <= left && left <= capacity && 0 <= right && right <= capacity;
      @
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.MIDDLE;
      @   ensures plan.kind == Plan.LEFT_OF_TWO
      @     ==> plan.runs(1, 2, left + count)
      @     && fair(plan.target[0], capacity) && count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO
      @     ==> plan.runs(0, 2, count + right)
      @     && count < plan.target[0] && plan.target[0] <= capacity && fair(plan.target[1], capacity);
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> left <= minimum && right <= minimum && plan.runs(1, 3, left + count + right)
      @     && grown(plan.target[0], left, capacity) && plan.target[1] == 0
      @     && grown(plan.target[2], right, capacity);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*+KEY@ helper @*/ static void underflowBetween(Plan plan, int count, int left, int right, int minimum,
            int capacity) {
        if (left > right && left > minimum) {
            final int moved = taken(left, minimum, capacity);
            plan.set2(Plan.LEFT_OF_TWO, 1, left - moved, count + moved);
        } else if (right > minimum) {
            final int moved = taken(right, minimum, capacity);
            plan.set2(Plan.RIGHT_OF_TWO, 0, count + moved, right - moved);
        } else {
            mergeBetween(plan, count, left, right, minimum, capacity);
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < minimum && minimum < capacity && least(minimum, capacity);
      @   requires 0 <= sibling && sibling <= capacity;
      @   requires ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.LEFT_AT_END || plan.kind == Plan.FAR_LEFT || plan.kind == Plan.END_OF_THREE
      @     || plan.kind == Plan.END_OF_TWO || plan.kind == Plan.KEEP;
      @   ensures plan.kind == Plan.LEFT_AT_END
      @     ==> plan.runs(1, 2, sibling + count)
      @     && fair(plan.target[0], capacity) && count < plan.target[1] && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> far != ABSENT && plan.runs(2, 3, far + sibling + count)
      @     && fair(plan.target[0], capacity) && sibling <= plan.target[1] && plan.target[1] <= capacity
      @     && count < plan.target[2] && plan.target[2] <= capacity;
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> far != ABSENT && plan.runs(2, 3, far + sibling + count)
      @     && grown(plan.target[0], far, capacity)
      @     && grown(plan.target[1], sibling, capacity) && plan.target[2] == 0
      @     && halfAtMost(plan.target[0] - far, count);
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> far == ABSENT && plan.runs(1, 2, sibling + count) && plan.target[0] <= capacity && plan.target[1] == 0;
      @   ensures plan.kind == Plan.KEEP ==> far == ABSENT && capacity < sibling + count;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*+KEY@ helper @*/ static void underflowAtEnd(Plan plan, int count, int sibling, int far, int minimum,
            int capacity) {
        if (sibling > minimum) {
            final int moved = taken(sibling, minimum, capacity);
            plan.set2(Plan.LEFT_AT_END, 1, sibling - moved, count + moved);
        } else if (far != ABSENT && far > minimum) {
            final int farMoved = farTaken(far, minimum, capacity);
            final int moved = passed(farMoved, capacity);
            plan.set3(Plan.FAR_LEFT, 2, far - farMoved, sibling + (farMoved - moved), count + moved);
        } else if (far != ABSENT) {
            mergeAtEnd(plan, count, sibling, far, minimum, capacity);
        } else if (sibling + count <= capacity) {
            plan.set2(Plan.END_OF_TWO, 1, sibling + count, 0);
        } else {
            plan.keep();
        }
    }

    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < minimum && minimum < capacity && least(minimum, capacity);
      @   requires 0 <= sibling && sibling <= capacity;
      @   requires ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.RIGHT_AT_START || plan.kind == Plan.FAR_RIGHT || plan.kind == Plan.START_OF_THREE
      @     || plan.kind == Plan.START_OF_TWO || plan.kind == Plan.KEEP;
      @   ensures plan.kind == Plan.RIGHT_AT_START
      @     ==> plan.runs(0, 2, count + sibling)
      @     && count < plan.target[0] && plan.target[0] <= capacity && fair(plan.target[1], capacity);
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> far != ABSENT && plan.runs(0, 3, count + sibling + far)
      @     && count < plan.target[0] && plan.target[0] <= capacity
      @     && sibling <= plan.target[1] && plan.target[1] <= capacity && fair(plan.target[2], capacity);
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> far != ABSENT && plan.runs(0, 3, count + sibling + far)
      @     && plan.target[0] == 0 && grown(plan.target[1], sibling, capacity)
      @     && grown(plan.target[2], far, capacity) && halfAtMost(plan.target[2] - far, count);
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> far == ABSENT && plan.runs(0, 2, count + sibling) && plan.target[0] == 0 && plan.target[1] <= capacity;
      @   ensures plan.kind == Plan.KEEP ==> far == ABSENT && capacity < sibling + count;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3];
      @*/
    private /*+KEY@ helper @*/ static void underflowAtStart(Plan plan, int count, int sibling, int far, int minimum,
            int capacity) {
        if (sibling > minimum) {
            final int moved = taken(sibling, minimum, capacity);
            plan.set2(Plan.RIGHT_AT_START, 0, count + moved, sibling - moved);
        } else if (far != ABSENT && far > minimum) {
            final int farMoved = farTaken(far, minimum, capacity);
            final int moved = passed(farMoved, capacity);
            plan.set3(Plan.FAR_RIGHT, 0, count + moved, sibling + (farMoved - moved), far - farMoved);
        } else if (far != ABSENT) {
            mergeAtStart(plan, count, sibling, far, minimum, capacity);
        } else if (sibling + count <= capacity) {
            plan.set2(Plan.START_OF_TWO, 0, 0, sibling + count);
        } else {
            plan.keep();
        }
    }

    /** Both siblings take a half. */
    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < minimum && minimum < capacity && least(minimum, capacity);
      @   requires 0 <= left && left <= minimum && 0 <= right && right <= minimum;
      @
      @   ensures plan.kind == Plan.MIDDLE && plan.runs(1, 3, left + count + right);
      @   ensures grown(plan.target[0], left, capacity) && plan.target[1] == 0
      @     && grown(plan.target[2], right, capacity);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 2];
      @*/
    /*+KEY@ also behavior
      @   ensures plan.offset == 1 && plan.length == 3;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 2];
      @*/
    private /*+KEY@ helper @*/ static void mergeBetween(Plan plan, int count, int left, int right, int minimum,
            int capacity) {
        final int moved = greaterHalf(count, minimum, capacity);
        plan.set3(Plan.MIDDLE, 1, joined(left, count - moved, minimum, capacity), 0,
            joined(right, moved, minimum, capacity));
    }

    /** The sibling and the far one take a half each. */
    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < minimum && minimum < capacity && least(minimum, capacity);
      @   requires 0 <= sibling && sibling <= minimum && 0 <= far && far <= minimum;
      @
      @   ensures plan.kind == Plan.END_OF_THREE && plan.runs(2, 3, far + sibling + count);
      @   ensures grown(plan.target[0], far, capacity)
      @     && grown(plan.target[1], sibling, capacity) && plan.target[2] == 0
      @     && halfAtMost(plan.target[0] - far, count);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 2];
      @*/
    /*+KEY@ also behavior
      @   ensures plan.offset == 2 && plan.length == 3;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 2];
      @*/
    private /*+KEY@ helper @*/ static void mergeAtEnd(Plan plan, int count, int sibling, int far, int minimum,
            int capacity) {
        final int moved = greaterHalf(count, minimum, capacity);
        plan.set3(Plan.END_OF_THREE, 2, joined(far, moved, minimum, capacity),
            joined(sibling, count - moved, minimum, capacity), 0);
    }

    /** The sibling and the far one take a half each. */
    /*+STRICT@ normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && count < minimum && minimum < capacity && least(minimum, capacity);
      @   requires 0 <= sibling && sibling <= minimum && 0 <= far && far <= minimum;
      @
      @   ensures plan.kind == Plan.START_OF_THREE && plan.runs(0, 3, count + sibling + far);
      @   ensures plan.target[0] == 0 && grown(plan.target[1], sibling, capacity)
      @     && grown(plan.target[2], far, capacity) && halfAtMost(plan.target[2] - far, count);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 2];
      @*/
    /*+KEY@ also behavior
      @   ensures plan.offset == 0 && plan.length == 3;
      @   diverges true;
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 2];
      @*/
    private /*+KEY@ helper @*/ static void mergeAtStart(Plan plan, int count, int sibling, int far, int minimum,
            int capacity) {
        final int moved = greaterHalf(count, minimum, capacity);
        plan.set3(Plan.START_OF_THREE, 0, 0, joined(sibling, count - moved, minimum, capacity),
            joined(far, moved, minimum, capacity));
    }

    /** What a full block gives to a sibling that holds so many entries: the new one and half of the room there. */
    /*+STRICT@ normal_behavior
      @   requires capacity <= Layout.MAX_CAPACITY && enough(held, capacity) && 0 <= held && held < capacity;
      @
      @   ensures 0 < \result && held + \result <= capacity && fair(capacity + 1 - \result, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int given(int held, int capacity) {
        return moreThanHalf(capacity - held);
    }

    /** What a full sibling gives to the one behind it that holds so many entries: two thirds of the room there. */
    /*+STRICT@ normal_behavior
      @   requires capacity <= Layout.MAX_CAPACITY && enough(far, capacity) && 0 <= far && far < capacity;
      @
      @   ensures 0 < \result && far + \result <= capacity && passable(\result, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int farGiven(int far, int capacity) {
        return twoThirds(capacity - far);
    }

    /** What the sibling between passes on of what moves from or to the one behind it: about half. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 < farMoved && farMoved <= capacity && passable(farMoved, capacity);
      @
      @   ensures 0 < \result && \result <= farMoved;
      @   ensures fair(capacity - farMoved + \result, capacity) && fair(capacity + 1 - \result, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int passed(int farMoved, int capacity) {
        return moreThanHalf(farMoved);
    }

    /** What is taken from a sibling that holds so many entries: one and half of the surplus there. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 < minimum && minimum < held && held <= capacity && least(minimum, capacity);
      @
      @   ensures 0 < \result && \result <= held && minimum + \result <= capacity + 1;
      @   ensures fair(held - \result, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int taken(int held, int minimum, int capacity) {
        return moreThanHalf(held - minimum);
    }

    /** What a sibling takes from the one behind it that holds so many entries: two thirds of the surplus there. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 < minimum && minimum < far && far <= capacity && least(minimum, capacity);
      @
      @   ensures 0 < \result && \result <= far && minimum + \result <= capacity + 1;
      @   ensures fair(far - \result, capacity) && passable(\result, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int farTaken(int far, int minimum, int capacity) {
        return twoThirds(far - minimum);
    }

    /**
     * What the second of two siblings at the minimum takes of the entries of a block: the greater half. Minimum and
     * capacity are for the contract: both siblings have room.
     */
    /*+STRICT@ normal_behavior
      @   requires 0 <= count && count < minimum && minimum < capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires least(minimum, capacity);
      @
      @   ensures 0 <= \result && \result <= count;
      @   ensures fits(\result, minimum, capacity) && fits(count - \result, minimum, capacity);
      @   ensures halfAtMost(\result, count);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int greaterHalf(int count, int minimum, int capacity) {
        return half(count);
    }

    /** What a sibling holds that takes a part. Minimum and capacity are for the contract. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= held && held <= minimum && 0 <= part && part <= capacity;
      @   requires capacity <= Layout.MAX_CAPACITY && minimum <= capacity && fits(part, minimum, capacity);
      @
      @   ensures \result == held + part && grown(\result, held, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int joined(int held, int part, int minimum, int capacity) {
        return held + part;
    }

    /** A half, rounded up. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= number && number <= Layout.MAX_CAPACITY + 1;
      @
      @   ensures 0 <= \result && \result <= number && number <= 2 * \result && 2 * \result <= number + 1;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int half(int number) {
        return (number + 1) / 2;
    }

    /** Half of the number, rounded down, and one. */
    /*+STRICT@ normal_behavior
      @   requires 0 < number;
      @
      @   ensures 0 < \result && \result <= number && number < 2 * \result && 2 * \result <= number + 2;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int moreThanHalf(int number) {
        return 1 + number / 2;
    }

    /** Two thirds of the number, rounded up. */
    /*+STRICT@ normal_behavior
      @   requires 0 < number && number <= Layout.MAX_CAPACITY;
      @
      @   ensures 0 < \result && \result <= number && 2 * number <= 3 * \result && 3 * \result <= 2 * number + 2;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int twoThirds(int number) {
        return 1 + (2 * number - 1) / 3;
    }

    /** Whether the part is an equal share of the rest for so many blocks, rounded down. */
    /*+KEY@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper static model boolean share(int part, \bigint rest, int blocks) {
      @   return blocks * part <= rest && rest < blocks * part + blocks;
      @ }
      @*/

    /** Of four blocks that share three full ones and one entry, what the first holds: a quarter, rounded down. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @
      @   ensures 0 <= \result && \result <= capacity && fair(\result, capacity);
      @   ensures share(\result, 3 * capacity + 1, 4);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int firstOfFour(int capacity) {
        return (3 * capacity + 1) / 4;
    }

    /** Of such four, what the second holds: a third of the rest. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= first && first <= capacity && share(first, 3 * capacity + 1, 4);
      @
      @   ensures 0 <= \result && \result <= capacity && fair(\result, capacity);
      @   ensures share(\result, 3 * capacity + 1 - first, 3);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int secondOfFour(int first, int capacity) {
        return (3 * capacity + 1 - first) / 3;
    }

    /** Of such four, what the third holds: half of the rest; the last one holds what is left. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= first && first <= capacity && share(first, 3 * capacity + 1, 4);
      @   requires 0 <= second && second <= capacity && share(second, 3 * capacity + 1 - first, 3);
      @
      @   ensures 0 <= \result && \result <= capacity && fair(\result, capacity);
      @   ensures fair(3 * capacity + 1 - first - second - \result, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int thirdOfFour(int first, int second, int capacity) {
        return (3 * capacity + 1 - first - second) / 2;
    }

    /** Of three blocks that share two full ones and one entry, what the first holds: a third, rounded down. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @
      @   ensures 0 <= \result && \result <= capacity && fair(\result, capacity);
      @   ensures share(\result, 2 * capacity + 1, 3);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int firstOfThree(int capacity) {
        return (2 * capacity + 1) / 3;
    }

    /** Of such three, what the second holds: half of the rest; the last one holds what is left. */
    /*+STRICT@ normal_behavior
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= first && first <= capacity && share(first, 2 * capacity + 1, 3);
      @
      @   ensures 0 <= \result && \result <= capacity && fair(\result, capacity);
      @   ensures fair(2 * capacity + 1 - first - \result, capacity);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int secondOfThree(int first, int capacity) {
        return (2 * capacity + 1 - first) / 2;
    }
}
