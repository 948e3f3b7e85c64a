package org.bpstree.core;

/**
 * What to do with a run of siblings under one parent: which blocks, and how many entries each is to hold.
 *
 * <p>The run is the blocks [slot - offset, slot - offset + length) of the parent, where slot is the place of the block
 * that is too full or too empty; a block to be added counts as standing at its future place. Scratch, filled by
 * {@link Balance}.
 */
public final class Plan {
    /** Blocks in a run at most. */
    static final int MAX_LENGTH = 4;

    /** Nothing is moved: the entry fits, or the block may stay below the minimum. */
    public static final int KEEP = 0;
    public static final int LEFT_OF_TWO = 1;
    public static final int RIGHT_OF_TWO = 2;
    public static final int LEFT_AT_END = 3;
    public static final int FAR_LEFT = 4;
    public static final int RIGHT_AT_START = 5;
    public static final int FAR_RIGHT = 6;
    /** From here on a block is added (by an overflow) or dropped (by an underflow). */
    public static final int MIDDLE = 7;
    public static final int END_OF_THREE = 8;
    public static final int START_OF_THREE = 9;
    public static final int END_OF_TWO = 10;
    public static final int START_OF_TWO = 11;
    public static final int ROOT = 12;
    /** How many kinds there are. */
    public static final int KINDS = 13;

    /** Which of the cases above. */
    int kind;
    /** Place in the run of the block that overflows or underflows. */
    int offset;
    /** Blocks in the run, the added one included. */
    int length;
    /** Entries that each block of the run is to hold. */
    final int[] target = new int[MAX_LENGTH];
    /** Entries that each block of the run holds before any is moved. */
    final int[] held = new int[MAX_LENGTH];
    /** At index i what passes from place i - 1 of the run to place i; less than 0 if it passes back. */
    final int[] passing = new int[MAX_LENGTH + 1];

    /** Keeps all as it is, until it is set. */
    /*@ normal_behavior
      @   ensures kind == KEEP && offset == 0 && length == 0;
      @   ensures target != null && \fresh(target) && target.length == MAX_LENGTH;
      @   ensures held != null && \fresh(held) && held.length == MAX_LENGTH;
      @   ensures passing != null && \fresh(passing) && passing.length == MAX_LENGTH + 1 && passing[0] == 0;
      @
      @   assignable \nothing;
      @*/
    Plan() { }

    /** Whether the run has the place and the length, and the blocks of it are to hold so many entries together. */
    /*+KEY@ public model_behavior
      @   accessible offset, length, target, target[0 .. 3];
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper model boolean runs(int place, int blocks, \bigint entries) {
      @   return target != null && offset == place && length == blocks && entries == target[0] + target[1]
      @     + (2 < blocks ? target[2] : 0) + (3 < blocks ? target[3] : 0);
      @ }
      @*/

    /*+STRICT@ normal_behavior
      @   requires target != null && target.length == MAX_LENGTH;
      @
      @   ensures this.kind == kind && runs(offset, 2, target0 + target1);
      @   ensures target[0] == target0;
      @   ensures target[1] == target1;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 1];
      @*/
    /*+KEY@ also behavior
      @   ensures this.kind == kind && this.offset == offset && length == 2;
      @   diverges true;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 1];
      @*/
    /*+KEY@ helper @*/ void set2(int kind, int offset, int target0, int target1) {
        this.kind = kind;
        this.offset = offset;
        length = 2;
        target[0] = target0;
        target[1] = target1;
    }

    /*+STRICT@ normal_behavior
      @   requires target != null && target.length == MAX_LENGTH;
      @
      @   ensures this.kind == kind && runs(offset, 3, target0 + target1 + target2);
      @   ensures target[0] == target0;
      @   ensures target[1] == target1;
      @   ensures target[2] == target2;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 2];
      @*/
    /*+KEY@ also behavior
      @   ensures this.kind == kind && this.offset == offset && length == 3;
      @   diverges true;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 2];
      @*/
    /*+KEY@ helper @*/ void set3(int kind, int offset, int target0, int target1, int target2) {
        this.kind = kind;
        this.offset = offset;
        length = 3;
        target[0] = target0;
        target[1] = target1;
        target[2] = target2;
    }

    /*+STRICT@ normal_behavior
      @   requires target != null && target.length == MAX_LENGTH;
      @
      @   ensures this.kind == kind && runs(offset, 4, target0 + target1 + target2 + target3);
      @   ensures target[0] == target0;
      @   ensures target[1] == target1;
      @   ensures target[2] == target2;
      @   ensures target[3] == target3;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 3];
      @*/
    /*+KEY@ also behavior
      @   ensures this.kind == kind && this.offset == offset && length == 4;
      @   diverges true;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 3];
      @*/
    /*+KEY@ helper @*/ void set4(int kind, int offset, int target0, int target1, int target2, int target3) {
        this.kind = kind;
        this.offset = offset;
        length = 4;
        target[0] = target0;
        target[1] = target1;
        target[2] = target2;
        target[3] = target3;
    }

    /** For each place of the run, and the one behind the last: how many entries stand before it before any moves. */
    /*+KEYSTRICT@ ghost \seq before; @*/
    /** How many entries a block can hold. */
    /*+KEYSTRICT@ ghost \bigint room; @*/

    /** Whether the arrays are those that the constructor made. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible target, held, passing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*+STRICT@ helper model boolean sized() {
      @   return target != null && target.length == MAX_LENGTH && held != null && held.length == MAX_LENGTH
      @     && passing != null && passing.length == MAX_LENGTH + 1
      @     && passing != target && passing != held && held != target;
      @ }
      @*/

    /**
     * How many entries stand before a place of the run, when what passes right has passed at the places not below one,
     * and what passes left at those below another.
     */
    /*+KEYSTRICT@ public model_behavior
      @   accessible before, passing, passing[place];
      @ helper model \bigint cut(\bigint place, \bigint right, \bigint left) {
      @   return (\bigint) before[place]
      @     - ((passing[place] > 0 ? right <= place : place < left) ? passing[place] : 0);
      @ }
      @*/

    /** Whether what passes brings the block at a place of the run to its target, and nothing passes to the first. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible passing, passing[place .. place + 1], target, target[place], before, room;
      @ helper model boolean settledAt(\bigint place) {
      @   return 0 <= target[place] && target[place] <= room && room <= 65536 && (place == 0 ==> passing[place] == 0)
      @     && reached(passing[place], (\bigint) before[place + 1] - (\bigint) before[place], passing[place + 1],
      @       target[place]);
      @ }
      @*/

    /** Whether what passes brings each block of the run to its target. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible length, passing, passing[*], target, target[*], before, room;
      @ helper model boolean settled() {
      @   return (\forall \bigint p; 0 <= p && p < length; settledAt(p));
      @ }
      @*/

    /** Whether what is held are the counts of the blocks, the targets have room, and {@link #settle} can work. */
    /*+KEYSTRICT@ helper model boolean settles() {
      @   return passing[0] == 0 && room <= 65536
      @     && (\forall \bigint p; 0 <= p && p < length; 0 <= target[p] && target[p] <= room
      @       && 0 <= held[p] && held[p] <= 65536 && held[p] == (\bigint) before[p + 1] - (\bigint) before[p])
      @     && bearable(0, target[0] - held[0], target[0])
      @     && bearable(held[0] - target[0], target[0] + target[1] - held[0] - held[1], target[1])
      @     && (2 < length ==> bearable(held[0] + held[1] - target[0] - target[1],
      @       target[0] + target[1] + target[2] - held[0] - held[1] - held[2], target[2]))
      @     && (3 < length ==> bearable(held[0] + held[1] + held[2] - target[0] - target[1] - target[2],
      @       target[0] + target[1] + target[2] + target[3] - held[0] - held[1] - held[2] - held[3], target[3]))
      @     && held[0] + held[1] + (2 < length ? held[2] : 0) + (3 < length ? held[3] : 0)
      @       == target[0] + target[1] + (2 < length ? target[2] : 0) + (3 < length ? target[3] : 0);
      @ }
      @*/

    /** Whether in the end, when all has passed, the block at a place of the run holds its target. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible length, passing, passing[place .. place + 1], target, target[place], before;
      @ helper model boolean metAt(\bigint place) {
      @   return cut(place + 1, 1, length) - cut(place, 1, length) == target[place];
      @ }
      @*/

    /** Whether in the end each block of the run holds its target, and all together what they held. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible length, passing, passing[*], target, target[*], before;
      @ helper model boolean met() {
      @   return cut(0, 1, length) == (\bigint) before[0] && cut(length, 1, length) == (\bigint) before[length]
      @     && metAt(0) && metAt(1) && (2 < length ==> metAt(2)) && (3 < length ==> metAt(3));
      @ }
      @*/

    /** Whether a block gets from neither side more than it is to hold. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*+STRICT@ helper static model boolean bearable(\bigint left, \bigint right, \bigint target) {
      @   return left <= target && right <= target;
      @ }
      @*/

    /** Whether a block that gets and gives so much comes to its target, and gives no more than it held before. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible \nothing;
      @*/
    /*+OPENJML@ inline pure @*/
    /*+STRICT@ helper static model boolean reached(\bigint got, \bigint held, \bigint given, \bigint target) {
      @   return held + got - given == target && given <= held && -got <= held && given - got <= held;
      @ }
      @*/

    /**
     * Computes what passes, from what the blocks hold. Each block comes to its target and gives only what it holds
     * before it gets anything, whatever is moved first.
     */
    /*+STRICT@ normal_behavior
      @   requires target != null && target.length == MAX_LENGTH && held != null && held.length == MAX_LENGTH;
      @   requires passing != null && passing.length == MAX_LENGTH + 1 && passing != target && passing != held;
      @   requires 2 <= length && length <= MAX_LENGTH && passing[0] == 0;
      @   requires 0 <= target[0] && target[0] <= 65536 && 0 <= held[0] && held[0] <= 65536;
      @   requires 0 <= target[1] && target[1] <= 65536 && 0 <= held[1] && held[1] <= 65536;
      @   requires 2 < length ==> 0 <= target[2] && target[2] <= 65536 && 0 <= held[2] && held[2] <= 65536;
      @   requires 3 < length ==> 0 <= target[3] && target[3] <= 65536 && 0 <= held[3] && held[3] <= 65536;
      @   requires bearable(0, target[0] - held[0], target[0]);
      @   requires bearable(held[0] - target[0], target[0] + target[1] - held[0] - held[1], target[1]);
      @   requires 2 < length ==> bearable(held[0] + held[1] - target[0] - target[1],
      @     target[0] + target[1] + target[2] - held[0] - held[1] - held[2], target[2]);
      @   requires 3 < length ==> bearable(held[0] + held[1] + held[2] - target[0] - target[1] - target[2],
      @     target[0] + target[1] + target[2] + target[3] - held[0] - held[1] - held[2] - held[3], target[3]);
      @   requires held[0] + held[1] + (2 < length ? held[2] : 0) + (3 < length ? held[3] : 0)
      @     == target[0] + target[1] + (2 < length ? target[2] : 0) + (3 < length ? target[3] : 0);
      @
      @   ensures passing[0] == 0 && passing[length] == 0;
      @   ensures reached(passing[0], held[0], passing[1], target[0]);
      @   ensures reached(passing[1], held[1], passing[2], target[1]);
      @   ensures 2 < length ==> reached(passing[2], held[2], passing[3], target[2]);
      @   ensures 3 < length ==> reached(passing[3], held[3], passing[4], target[3]);
      @
      @   assignable passing[1 .. 4];
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable passing[1 .. 4];
      @*/
    /*+KEY@ helper @*/ void settle() {
        pass(0);
        pass(1);
        if (length > 2) {
            pass(2);
        }
        if (length > 3) {
            pass(3);
        }
    }

    /** Computes what passes, in a run whose blocks hold the parts of one sequence. */
    /*+KEYSTRICT@ normal_behavior
      @   requires sized() && 2 <= length && length <= MAX_LENGTH && settles();
      @
      @   ensures sized() && settled() && met();
      @   ensures (\forall \bigint p; 0 <= p && p <= length; cut(p, length, 1) == (\bigint) before[p]);
      @
      @   assignable passing[1 .. 4];
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable passing[1 .. 4];
      @*/
    /*+KEY@ helper @*/ void apportion() {
        settle();
    }

    /** Computes what the place's block gives to the next one. */
    /*+STRICT@ normal_behavior
      @   requires target != null && target.length == MAX_LENGTH && held != null && held.length == MAX_LENGTH;
      @   requires passing != null && passing.length == MAX_LENGTH + 1 && passing != target && passing != held;
      @   requires 0 <= place && place < MAX_LENGTH && -65536 <= passing[place] && passing[place] <= 65536;
      @   requires 0 <= target[place] && target[place] <= 65536 && 0 <= held[place] && held[place] <= 65536;
      @   requires bearable(passing[place], target[place] - passing[place] - held[place], target[place]);
      @
      @   ensures passing[place + 1] == passing[place] + held[place] - target[place];
      @   ensures -65536 <= passing[place + 1] && passing[place + 1] <= 65536;
      @   ensures reached(passing[place], held[place], passing[place + 1], target[place]);
      @
      @   assignable passing[place + 1];
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable passing[place + 1];
      @*/
    private /*+KEY@ helper @*/ void pass(int place) {
        passing[place + 1] = beyond(passing(place), held(place), target(place));
    }

    /*+STRICT@ normal_behavior
      @   requires target != null && 0 <= place && place < target.length;
      @
      @   ensures \result == target[place];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int target(int place) {
        return target[place];
    }

    /*+STRICT@ normal_behavior
      @   requires held != null && 0 <= place && place < held.length;
      @
      @   ensures \result == held[place];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int held(int place) {
        return held[place];
    }

    /** What passes from the place before to this one; less than 0 if it passes back. */
    /*+STRICT@ normal_behavior
      @   requires passing != null && 0 <= place && place < passing.length;
      @
      @   ensures \result == passing[place];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int passing(int place) {
        return passing[place];
    }

    /** What passes right to a place from the one before, of all that passes right the last to do so. */
    /*+KEYSTRICT@ normal_behavior
      @   requires sized() && settledAt(place - 1) && settledAt(place);
      @   requires 1 <= place && place < length && length <= MAX_LENGTH;
      @
      @   ensures 0 <= \result && \result <= 65536;
      @   ensures (\forall \bigint p; 0 <= p && p <= length && p != place; cut(p, place, 1) == cut(p, place + 1, 1));
      @   ensures cut(place, place, 1) == cut(place, place + 1, 1) - \result;
      @   ensures 0 < \result ==> \result <= cut(place, place + 1, 1) - cut(place - 1, place + 1, 1);
      @   ensures 0 < \result ==> cut(place + 1, place + 1, 1) - cut(place, place + 1, 1) + \result <= room;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int passingRight(int place) {
        final int moved = passing(place);
        return moved > 0 ? moved : 0;
    }

    /** What passes left from a place to the one before, of all that passes left the first to do so. */
    /*+KEYSTRICT@ normal_behavior
      @   requires sized() && settledAt(place - 1) && settledAt(place);
      @   requires 1 <= place && place < length && length <= MAX_LENGTH;
      @
      @   ensures 0 <= \result && \result <= 65536;
      @   ensures (\forall \bigint p; 0 <= p && p <= length && p != place; cut(p, 1, place + 1) == cut(p, 1, place));
      @   ensures cut(place, 1, place + 1) == cut(place, 1, place) + \result;
      @   ensures 0 < \result ==> \result <= cut(place + 1, 1, place) - cut(place, 1, place);
      @   ensures 0 < \result ==> cut(place, 1, place) - cut(place - 1, 1, place) + \result <= room;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int passingLeft(int place) {
        final int moved = passing(place);
        return moved < 0 ? -moved : 0;
    }

    /** What a block gives to the next one that gets so much from the one before. */
    /*+STRICT@ normal_behavior
      @   requires -65536 <= got && got <= 65536 && 0 <= held && held <= 65536 && 0 <= target && target <= 65536;
      @   requires bearable(got, target - got - held, target);
      @
      @   ensures \result == got + held - target && -65536 <= \result && \result <= 65536;
      @   ensures reached(got, held, \result, target);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int beyond(int got, int held, int target) {
        return got + held - target;
    }

    /*@ normal_behavior
      @   ensures kind == KEEP && offset == 0 && length == 0;
      @
      @   assignable kind, offset, length;
      @*/
    /*+KEY@ helper @*/ void keep() {
        kind = KEEP;
        offset = 0;
        length = 0;
    }
}
