package org.bpstree.core;

/**
 * The plans of {@link Balance} are such that {@link Plan#settle} brings each block of the run to its target (T3), for
 * all capacities and counts: an underflow's plan as it is, an overflow's with the new entry's place left out in any of
 * the blocks, as {@link Run#insertEntry} does before it moves the others.
 *
 * <p>What a block gets from one side is no more than it is to hold: of two blocks always, of three and four if the sums
 * say so that {@link #settleThree} and {@link #settleFour} ask for.
 */
final class PlanLemmas {
    private PlanLemmas() { }

    /**
     * Whether the run's blocks hold so many before any entry is moved, and what passes brings each to its target and
     * takes from none more than that.
     */
    /*+STRICT@ public model_behavior
      @   requires plan != null && plan.target != null && plan.held != null && plan.passing != null;
      @ helper static model boolean settled(Plan plan, int held0, int held1, int held2, int held3) {
      @   return plan.passing[0] == 0 && plan.passing[plan.length] == 0
      @     && plan.held[0] == held0 && plan.held[1] == held1
      @     && (2 < plan.length ==> plan.held[2] == held2) && (3 < plan.length ==> plan.held[3] == held3)
      @     && Plan.reached(plan.passing[0], held0, plan.passing[1], plan.target[0])
      @     && Plan.reached(plan.passing[1], held1, plan.passing[2], plan.target[1])
      @     && (2 < plan.length ==> Plan.reached(plan.passing[2], held2, plan.passing[3], plan.target[2]))
      @     && (3 < plan.length ==> Plan.reached(plan.passing[3], held3, plan.passing[4], plan.target[3]));
      @ }
      @*/

    /** Whether each block of the run is to hold so many at least, and no more than its capacity. */
    /*+STRICT@ public model_behavior
      @   requires plan != null && plan.target != null;
      @ helper static model boolean within(Plan plan, int least, int capacity) {
      @   return least <= plan.target[0] && plan.target[0] <= capacity
      @     && least <= plan.target[1] && plan.target[1] <= capacity
      @     && (2 < plan.length ==> least <= plan.target[2] && plan.target[2] <= capacity)
      @     && (3 < plan.length ==> least <= plan.target[3] && plan.target[3] <= capacity);
      @ }
      @*/

    /** Two blocks with the same sum before and after. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires plan.length == 2 && held0 + held1 == plan.target[0] + plan.target[1];
      @   requires 0 <= plan.target[0] && plan.target[0] <= 65536 && 0 <= held0 && held0 <= 65536;
      @   requires 0 <= plan.target[1] && plan.target[1] <= 65536 && 0 <= held1 && held1 <= 65536;
      @
      @   ensures settled(plan, held0, held1, 0, 0);
      @
      @   assignable plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void settleTwo(Plan plan, int held0, int held1) {
        plan.held[0] = held0;
        plan.held[1] = held1;
        plan.settle();
    }

    /** Three, of which each end is to hold no more than it and the one between hold. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires plan.length == 3 && held0 + held1 + held2 == plan.target[0] + plan.target[1] + plan.target[2];
      @   requires 0 <= plan.target[0] && plan.target[0] <= 65536 && 0 <= held0 && held0 <= 65536;
      @   requires 0 <= plan.target[1] && plan.target[1] <= 65536 && 0 <= held1 && held1 <= 65536;
      @   requires 0 <= plan.target[2] && plan.target[2] <= 65536 && 0 <= held2 && held2 <= 65536;
      @   requires plan.target[0] <= held0 + held1 && plan.target[2] <= held1 + held2;
      @
      @   ensures settled(plan, held0, held1, held2, 0);
      @
      @   assignable plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void settleThree(Plan plan, int held0, int held1, int held2) {
        plan.held[0] = held0;
        plan.held[1] = held1;
        plan.held[2] = held2;
        plan.settle();
    }

    /** Four, of which besides each two at an end are to hold what the end holds. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires plan.length == 4;
      @   requires held0 + held1 + held2 + held3
      @     == plan.target[0] + plan.target[1] + plan.target[2] + plan.target[3];
      @   requires 0 <= plan.target[0] && plan.target[0] <= 65536 && 0 <= held0 && held0 <= 65536;
      @   requires 0 <= plan.target[1] && plan.target[1] <= 65536 && 0 <= held1 && held1 <= 65536;
      @   requires 0 <= plan.target[2] && plan.target[2] <= 65536 && 0 <= held2 && held2 <= 65536;
      @   requires 0 <= plan.target[3] && plan.target[3] <= 65536 && 0 <= held3 && held3 <= 65536;
      @   requires plan.target[0] <= held0 + held1 && held0 <= plan.target[0] + plan.target[1];
      @   requires plan.target[3] <= held2 + held3 && held3 <= plan.target[2] + plan.target[3];
      @
      @   ensures settled(plan, held0, held1, held2, held3);
      @
      @   assignable plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void settleFour(Plan plan, int held0, int held1, int held2, int held3) {
        plan.held[0] = held0;
        plan.held[1] = held1;
        plan.held[2] = held2;
        plan.held[3] = held3;
        plan.settle();
    }

    /** Three full ones share what they hold with an added one. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY && 1 <= added && added <= 3;
      @   requires plan.length == 4 && within(plan, 0, capacity) && plan.runs(plan.offset, 4, 3 * capacity);
      @
      @   ensures added == 1 ==> settled(plan, capacity, 0, capacity, capacity);
      @   ensures added == 2 ==> settled(plan, capacity, capacity, 0, capacity);
      @   ensures added == 3 ==> settled(plan, capacity, capacity, capacity, 0);
      @
      @   assignable plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void settleAdded(Plan plan, int added, int capacity) {
        if (added == 1) {
            settleFour(plan, capacity, 0, capacity, capacity);
        } else if (added == 2) {
            settleFour(plan, capacity, capacity, 0, capacity);
        } else {
            settleFour(plan, capacity, capacity, capacity, 0);
        }
    }

    /** The block that is to get the new entry is to hold one less when the others move; place by place. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires 2 <= plan.length && plan.length <= Plan.MAX_LENGTH && 0 <= host && host < plan.length;
      @   requires capacity <= Layout.MAX_CAPACITY && within(plan, 1, capacity);
      @   requires plan.runs(plan.offset, plan.length, entries + 1);
      @
      @   ensures within(plan, 0, capacity) && plan.runs(plan.offset, plan.length, entries);
      @
      @   assignable plan.target[0 .. 3];
      @*/
    static void leaveRoom(Plan plan, int host, int entries, int capacity) {
        if (host == 0) {
            plan.target[0]--;
        } else if (host == 1) {
            plan.target[1]--;
        } else if (host == 2) {
            plan.target[2]--;
        } else {
            plan.target[3]--;
        }
    }

    /** Two blocks that share one entry more than they hold, and the place for it in one of them. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires capacity <= Layout.MAX_CAPACITY && 0 <= host && host < 2 && plan.length == 2;
      @   requires 0 <= held0 && held0 <= capacity && 0 <= held1 && held1 <= capacity;
      @   requires within(plan, 1, capacity) && plan.runs(plan.offset, 2, held0 + held1 + 1);
      @
      @   ensures settled(plan, held0, held1, 0, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void spreadTwo(Plan plan, int held0, int held1, int host, int capacity) {
        leaveRoom(plan, host, held0 + held1, capacity);
        settleTwo(plan, held0, held1);
    }

    /** Three that do, of which each two beside each other hold a full block's entries. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires capacity <= Layout.MAX_CAPACITY && 0 <= host && host < 3 && plan.length == 3;
      @   requires 0 <= held0 && held0 <= capacity && 0 <= held1 && held1 <= capacity;
      @   requires 0 <= held2 && held2 <= capacity && capacity <= held0 + held1 && capacity <= held1 + held2;
      @   requires within(plan, 1, capacity) && plan.runs(plan.offset, 3, held0 + held1 + held2 + 1);
      @
      @   ensures settled(plan, held0, held1, held2, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void spreadThree(Plan plan, int held0, int held1, int held2, int host, int capacity) {
        leaveRoom(plan, host, held0 + held1 + held2, capacity);
        settleThree(plan, held0, held1, held2);
    }

    /** Three full ones and an added one that do. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY && 1 <= added && added <= 3;
      @   requires 0 <= host && host < 4 && plan.length == 4;
      @   requires within(plan, 1, capacity) && plan.runs(plan.offset, 4, 3 * capacity + 1);
      @
      @   ensures added == 1 ==> settled(plan, capacity, 0, capacity, capacity);
      @   ensures added == 2 ==> settled(plan, capacity, capacity, 0, capacity);
      @   ensures added == 3 ==> settled(plan, capacity, capacity, capacity, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void spreadFour(Plan plan, int added, int host, int capacity) {
        leaveRoom(plan, host, 3 * capacity, capacity);
        settleAdded(plan, added, capacity);
    }

    /** Taken from the left sibling. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= left && left <= capacity;
      @   requires plan.runs(1, 2, left + count);
      @   requires Balance.fair(plan.target[0], capacity);
      @   requires count < plan.target[1] && plan.target[1] <= capacity;
      @
      @   ensures settled(plan, left, count, 0, 0);
      @
      @   assignable plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void takeLeft(Plan plan, int count, int left, int capacity) {
        settleTwo(plan, left, count);
    }

    /** From the right one. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= right && right <= capacity;
      @   requires plan.runs(0, 2, count + right);
      @   requires count < plan.target[0] && plan.target[0] <= capacity;
      @   requires Balance.fair(plan.target[1], capacity);
      @
      @   ensures settled(plan, count, right, 0, 0);
      @
      @   assignable plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void takeRight(Plan plan, int count, int right, int capacity) {
        settleTwo(plan, count, right);
    }

    /** All given to the only sibling, on the left. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= left && left <= capacity;
      @   requires plan.runs(1, 2, left + count);
      @   requires plan.target[0] <= capacity && plan.target[1] == 0;
      @
      @   ensures settled(plan, left, count, 0, 0);
      @
      @   assignable plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void giveLeft(Plan plan, int count, int left, int capacity) {
        settleTwo(plan, left, count);
    }

    /** On the right. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= right && right <= capacity;
      @   requires plan.runs(0, 2, count + right);
      @   requires plan.target[0] == 0 && plan.target[1] <= capacity;
      @
      @   ensures settled(plan, count, right, 0, 0);
      @
      @   assignable plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void giveRight(Plan plan, int count, int right, int capacity) {
        settleTwo(plan, count, right);
    }

    /** Given to both siblings. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= left && left <= capacity;
      @   requires 0 <= right && right <= capacity;
      @   requires plan.runs(1, 3, left + count + right);
      @   requires Balance.grown(plan.target[0], left, capacity) && plan.target[1] == 0;
      @   requires Balance.grown(plan.target[2], right, capacity);
      @
      @   ensures settled(plan, left, count, right, 0);
      @
      @   assignable plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void giveBoth(Plan plan, int count, int left, int right, int capacity) {
        settleThree(plan, left, count, right);
    }

    /** Taken from the far sibling: the one between holds a third of the capacity, which is more than what comes. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= left && left <= capacity;
      @   requires Balance.enough(left, capacity);
      @   requires 0 <= far && far <= capacity;
      @   requires plan.runs(2, 3, far + left + count);
      @   requires Balance.fair(plan.target[0], capacity);
      @   requires left <= plan.target[1] && plan.target[1] <= capacity;
      @   requires count < plan.target[2] && plan.target[2] <= capacity;
      @
      @   ensures settled(plan, far, left, count, 0);
      @
      @   assignable plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void takeFarLeft(Plan plan, int count, int left, int far, int capacity) {
        settleThree(plan, far, left, count);
    }

    /** From the right end. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= near && near <= capacity;
      @   requires Balance.enough(near, capacity);
      @   requires 0 <= far && far <= capacity;
      @   requires plan.runs(0, 3, count + near + far);
      @   requires count < plan.target[0] && plan.target[0] <= capacity;
      @   requires near <= plan.target[1] && plan.target[1] <= capacity;
      @   requires Balance.fair(plan.target[2], capacity);
      @
      @   ensures settled(plan, count, near, far, 0);
      @
      @   assignable plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void takeFarRight(Plan plan, int count, int near, int far, int capacity) {
        settleThree(plan, count, near, far);
    }

    /** A half given to the far sibling: the one between holds as much, it passes on what it has. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= left && left <= capacity;
      @   requires Balance.enough(left, capacity);
      @   requires 0 <= far && far <= capacity;
      @   requires plan.runs(2, 3, far + left + count);
      @   requires Balance.grown(plan.target[0], far, capacity) && Balance.grown(plan.target[1], left, capacity);
      @   requires plan.target[2] == 0 && Balance.halfAtMost(plan.target[0] - far, count);
      @
      @   ensures settled(plan, far, left, count, 0);
      @
      @   assignable plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void giveFarLeft(Plan plan, int count, int left, int far, int capacity) {
        settleThree(plan, far, left, count);
    }

    /** To the right end. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires 0 <= right && right <= capacity;
      @   requires Balance.enough(right, capacity);
      @   requires 0 <= far && far <= capacity;
      @   requires plan.runs(0, 3, count + right + far);
      @   requires Balance.grown(plan.target[1], right, capacity) && Balance.grown(plan.target[2], far, capacity);
      @   requires plan.target[0] == 0 && Balance.halfAtMost(plan.target[2] - far, count);
      @
      @   ensures settled(plan, count, right, far, 0);
      @
      @   assignable plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void giveFarRight(Plan plan, int count, int right, int far, int capacity) {
        settleThree(plan, count, right, far);
    }

    /** A block that is too empty, between two siblings. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires Balance.enough(left, capacity) && 0 <= left && left <= capacity;
      @   requires Balance.enough(right, capacity) && 0 <= right && right <= capacity;
      @   requires Balance.ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END || plan.kind == Plan.RIGHT_OF_TWO
      @     || plan.kind == Plan.RIGHT_AT_START || plan.kind == Plan.MIDDLE;
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END
      @     ==> settled(plan, left, count, 0, 0);
      @   ensures plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START
      @     ==> settled(plan, count, right, 0, 0);
      @   ensures plan.kind == Plan.MIDDLE
      @     ==> settled(plan, left, count, right, 0);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void underflowBetween(Plan plan, int count, int left, int right, int far, int capacity) {
        Balance.underflow(plan, count, left, right, far, capacity);
        final int kind = plan.kind;
        if (kind == Plan.LEFT_OF_TWO || kind == Plan.LEFT_AT_END) {
            takeLeft(plan, count, left, capacity);
        } else if (kind == Plan.RIGHT_OF_TWO || kind == Plan.RIGHT_AT_START) {
            takeRight(plan, count, right, capacity);
        } else {
            giveBoth(plan, count, left, right, capacity);
        }
    }

    /** One behind its only sibling. Nothing is moved where all is kept. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires Balance.enough(left, capacity) && 0 <= left && left <= capacity;
      @   requires Balance.ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.KEEP || plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END
      @     || plan.kind == Plan.FAR_LEFT || plan.kind == Plan.END_OF_THREE || plan.kind == Plan.END_OF_TWO;
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END
      @     ==> settled(plan, left, count, 0, 0);
      @   ensures plan.kind == Plan.END_OF_TWO
      @     ==> settled(plan, left, count, 0, 0);
      @   ensures plan.kind == Plan.FAR_LEFT
      @     ==> settled(plan, far, left, count, 0);
      @   ensures plan.kind == Plan.END_OF_THREE
      @     ==> settled(plan, far, left, count, 0);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void underflowAtEnd(Plan plan, int count, int left, int far, int capacity) {
        Balance.underflow(plan, count, left, Balance.ABSENT, far, capacity);
        final int kind = plan.kind;
        if (kind == Plan.LEFT_OF_TWO || kind == Plan.LEFT_AT_END) {
            takeLeft(plan, count, left, capacity);
        } else if (kind == Plan.END_OF_TWO) {
            giveLeft(plan, count, left, capacity);
        } else if (kind == Plan.FAR_LEFT) {
            takeFarLeft(plan, count, left, far, capacity);
        } else if (kind == Plan.END_OF_THREE) {
            giveFarLeft(plan, count, left, far, capacity);
        }
    }

    /** One before its only sibling. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= count && 3 * count + 3 <= 2 * capacity;
      @   requires Balance.enough(right, capacity) && 0 <= right && right <= capacity;
      @   requires Balance.ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.KEEP || plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START
      @     || plan.kind == Plan.FAR_RIGHT || plan.kind == Plan.START_OF_THREE || plan.kind == Plan.START_OF_TWO;
      @   ensures plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START
      @     ==> settled(plan, count, right, 0, 0);
      @   ensures plan.kind == Plan.START_OF_TWO
      @     ==> settled(plan, count, right, 0, 0);
      @   ensures plan.kind == Plan.FAR_RIGHT
      @     ==> settled(plan, count, right, far, 0);
      @   ensures plan.kind == Plan.START_OF_THREE
      @     ==> settled(plan, count, right, far, 0);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void underflowAtStart(Plan plan, int count, int right, int far, int capacity) {
        Balance.underflow(plan, count, Balance.ABSENT, right, far, capacity);
        final int kind = plan.kind;
        if (kind == Plan.RIGHT_OF_TWO || kind == Plan.RIGHT_AT_START) {
            takeRight(plan, count, right, capacity);
        } else if (kind == Plan.START_OF_TWO) {
            giveRight(plan, count, right, capacity);
        } else if (kind == Plan.FAR_RIGHT) {
            takeFarRight(plan, count, right, far, capacity);
        } else if (kind == Plan.START_OF_THREE) {
            giveFarRight(plan, count, right, far, capacity);
        }
    }

    /** A sibling that is not there is one that holds enough. */
    /*+STRICT@ public normal_behavior
      @   ensures Balance.enough(Balance.ABSENT, capacity);
      @
      @   assignable \strictly_nothing;
      @*/
    static void noneIsEnough(int capacity) { }

    /** A full block shifts to its left sibling. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 2;
      @   requires 0 <= left && left <= capacity;
      @   requires plan.runs(1, 2, left + capacity + 1);
      @   requires left < plan.target[0] && plan.target[0] <= capacity;
      @   requires Balance.fair(plan.target[1], capacity);
      @
      @   ensures settled(plan, left, capacity, 0, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void shiftLeft(Plan plan, int left, int host, int capacity) {
        spreadTwo(plan, left, capacity, host, capacity);
    }

    /** To its right one. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 2;
      @   requires 0 <= right && right <= capacity;
      @   requires plan.runs(0, 2, capacity + 1 + right);
      @   requires Balance.fair(plan.target[0], capacity);
      @   requires right < plan.target[1] && plan.target[1] <= capacity;
      @
      @   ensures settled(plan, capacity, right, 0, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void shiftRight(Plan plan, int right, int host, int capacity) {
        spreadTwo(plan, capacity, right, host, capacity);
    }

    /** A root is split. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 2;
      @   requires plan.runs(0, 2, capacity + 1);
      @   requires plan.target[1] <= plan.target[0] && plan.target[0] <= plan.target[1] + 1;
      @
      @   ensures settled(plan, capacity, 0, 0, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 1], plan.passing[1 .. 4];
      @*/
    static void splitRoot(Plan plan, int host, int capacity) {
        spreadTwo(plan, capacity, 0, host, capacity);
    }

    /** A full block and a full sibling shift to the far one. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 3;
      @   requires 0 <= far && far <= capacity;
      @   requires plan.runs(2, 3, far + 2 * capacity + 1);
      @   requires far < plan.target[0] && plan.target[0] <= capacity;
      @   requires Balance.fair(plan.target[1], capacity) && Balance.fair(plan.target[2], capacity);
      @
      @   ensures settled(plan, far, capacity, capacity, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void shiftFarLeft(Plan plan, int far, int host, int capacity) {
        spreadThree(plan, far, capacity, capacity, host, capacity);
    }

    /** To the right. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 3;
      @   requires 0 <= far && far <= capacity;
      @   requires plan.runs(0, 3, 2 * capacity + 1 + far);
      @   requires Balance.fair(plan.target[0], capacity) && Balance.fair(plan.target[1], capacity);
      @   requires far < plan.target[2] && plan.target[2] <= capacity;
      @
      @   ensures settled(plan, capacity, capacity, far, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void shiftFarRight(Plan plan, int far, int host, int capacity) {
        spreadThree(plan, capacity, capacity, far, host, capacity);
    }

    /** Two full blocks share with one added at the end. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 3;
      @   requires plan.runs(1, 3, 2 * capacity + 1);
      @   requires Balance.fair(plan.target[0], capacity) && Balance.fair(plan.target[1], capacity);
      @   requires Balance.fair(plan.target[2], capacity);
      @
      @   ensures settled(plan, capacity, capacity, 0, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void splitEnd(Plan plan, int host, int capacity) {
        spreadThree(plan, capacity, capacity, 0, host, capacity);
    }

    /** With one added between. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 3;
      @   requires plan.runs(0, 3, 2 * capacity + 1);
      @   requires Balance.fair(plan.target[0], capacity) && Balance.fair(plan.target[1], capacity);
      @   requires Balance.fair(plan.target[2], capacity);
      @
      @   ensures settled(plan, capacity, 0, capacity, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 2], plan.passing[1 .. 4];
      @*/
    static void splitStart(Plan plan, int host, int capacity) {
        spreadThree(plan, capacity, 0, capacity, host, capacity);
    }

    /** Three full ones with one added. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY;
      @   requires 0 <= host && host < 4 && 0 <= place && place <= 2;
      @   requires plan.runs(place, 4, 3 * capacity + 1);
      @   requires Balance.fair(plan.target[0], capacity) && Balance.fair(plan.target[1], capacity);
      @   requires Balance.fair(plan.target[2], capacity) && Balance.fair(plan.target[3], capacity);
      @
      @   ensures place == 0 ==> settled(plan, capacity, 0, capacity, capacity);
      @   ensures place == 1 ==> settled(plan, capacity, capacity, 0, capacity);
      @   ensures place == 2 ==> settled(plan, capacity, capacity, capacity, 0);
      @
      @   assignable plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void splitThree(Plan plan, int place, int host, int capacity) {
        spreadFour(plan, place + 1, host, capacity);
    }

    /** A block that is too full, between two siblings. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY && 0 <= host;
      @   requires Balance.enough(left, capacity) && 0 <= left && left <= capacity;
      @   requires Balance.enough(right, capacity) && 0 <= right && right <= capacity;
      @   requires Balance.enough(far, capacity) && Balance.ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END || plan.kind == Plan.RIGHT_OF_TWO
      @     || plan.kind == Plan.RIGHT_AT_START || plan.kind == Plan.MIDDLE;
      @   ensures host < 2 && (plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END)
      @     ==> settled(plan, left, capacity, 0, 0);
      @   ensures host < 2 && (plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START)
      @     ==> settled(plan, capacity, right, 0, 0);
      @   ensures host < 4 && plan.kind == Plan.MIDDLE ==> settled(plan, left, capacity, 0, right);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void overflowBetween(Plan plan, int left, int right, int far, int host, int capacity) {
        Balance.overflow(plan, left, right, far, capacity);
        final int kind = plan.kind;
        if (kind == Plan.LEFT_OF_TWO || kind == Plan.LEFT_AT_END) {
            if (host < 2) {
                shiftLeft(plan, left, host, capacity);
            }
        } else if (kind == Plan.RIGHT_OF_TWO || kind == Plan.RIGHT_AT_START) {
            if (host < 2) {
                shiftRight(plan, right, host, capacity);
            }
        } else if (kind == Plan.MIDDLE) {
            if (host < 4) {
                splitThree(plan, 1, host, capacity);
            }
        }
    }

    /** One behind its only sibling. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY && 0 <= host;
      @   requires Balance.enough(left, capacity) && 0 <= left && left <= capacity;
      @   requires Balance.enough(far, capacity) && Balance.ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END || plan.kind == Plan.FAR_LEFT
      @     || plan.kind == Plan.END_OF_THREE || plan.kind == Plan.END_OF_TWO;
      @   ensures host < 2 && (plan.kind == Plan.LEFT_OF_TWO || plan.kind == Plan.LEFT_AT_END)
      @     ==> settled(plan, left, capacity, 0, 0);
      @   ensures host < 3 && plan.kind == Plan.FAR_LEFT ==> settled(plan, far, left, capacity, 0);
      @   ensures host < 3 && plan.kind == Plan.END_OF_TWO ==> settled(plan, left, capacity, 0, 0);
      @   ensures host < 4 && plan.kind == Plan.END_OF_THREE ==> settled(plan, far, left, capacity, 0);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void overflowAtEnd(Plan plan, int left, int far, int host, int capacity) {
        noneIsEnough(capacity);
        Balance.overflow(plan, left, Balance.ABSENT, far, capacity);
        final int kind = plan.kind;
        if (kind == Plan.LEFT_OF_TWO || kind == Plan.LEFT_AT_END) {
            if (host < 2) {
                shiftLeft(plan, left, host, capacity);
            }
        } else if (kind == Plan.FAR_LEFT) {
            if (host < 3) {
                shiftFarLeft(plan, far, host, capacity);
            }
        } else if (kind == Plan.END_OF_TWO) {
            if (host < 3) {
                splitEnd(plan, host, capacity);
            }
        } else if (kind == Plan.END_OF_THREE) {
            if (host < 4) {
                splitThree(plan, 2, host, capacity);
            }
        }
    }

    /** One before its only sibling. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY && 0 <= host;
      @   requires Balance.enough(right, capacity) && 0 <= right && right <= capacity;
      @   requires Balance.enough(far, capacity) && Balance.ABSENT <= far && far <= capacity;
      @
      @   ensures plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START || plan.kind == Plan.FAR_RIGHT
      @     || plan.kind == Plan.START_OF_THREE || plan.kind == Plan.START_OF_TWO;
      @   ensures host < 2 && (plan.kind == Plan.RIGHT_OF_TWO || plan.kind == Plan.RIGHT_AT_START)
      @     ==> settled(plan, capacity, right, 0, 0);
      @   ensures host < 3 && plan.kind == Plan.FAR_RIGHT ==> settled(plan, capacity, right, far, 0);
      @   ensures host < 3 && plan.kind == Plan.START_OF_TWO ==> settled(plan, capacity, 0, right, 0);
      @   ensures host < 4 && plan.kind == Plan.START_OF_THREE ==> settled(plan, capacity, 0, right, far);
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void overflowAtStart(Plan plan, int right, int far, int host, int capacity) {
        noneIsEnough(capacity);
        Balance.overflow(plan, Balance.ABSENT, right, far, capacity);
        final int kind = plan.kind;
        if (kind == Plan.RIGHT_OF_TWO || kind == Plan.RIGHT_AT_START) {
            if (host < 2) {
                shiftRight(plan, right, host, capacity);
            }
        } else if (kind == Plan.FAR_RIGHT) {
            if (host < 3) {
                shiftFarRight(plan, far, host, capacity);
            }
        } else if (kind == Plan.START_OF_TWO) {
            if (host < 3) {
                splitStart(plan, host, capacity);
            }
        } else if (kind == Plan.START_OF_THREE) {
            if (host < 4) {
                splitThree(plan, 0, host, capacity);
            }
        }
    }

    /** The root. */
    /*+STRICT@ public normal_behavior
      @   requires plan != null && plan.target != null && plan.target.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.held.length == Plan.MAX_LENGTH && plan.held != plan.target;
      @   requires plan.passing != null && plan.passing.length == Plan.MAX_LENGTH + 1 && plan.passing[0] == 0;
      @   requires plan.passing != plan.target && plan.passing != plan.held;
      @   requires Layout.MIN_CAPACITY <= capacity && capacity <= Layout.MAX_CAPACITY && 0 <= host;
      @
      @   ensures plan.kind == Plan.ROOT && (host < 2 ==> settled(plan, capacity, 0, 0, 0));
      @
      @   assignable plan.kind, plan.offset, plan.length, plan.target[0 .. 3], plan.held[0 .. 3], plan.passing[1 .. 4];
      @*/
    static void overflowRoot(Plan plan, int host, int capacity) {
        noneIsEnough(capacity);
        Balance.overflow(plan, Balance.ABSENT, Balance.ABSENT, Balance.ABSENT, capacity);
        if (host < 2) {
            splitRoot(plan, host, capacity);
        }
    }
}
