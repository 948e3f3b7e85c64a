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

    /** Keeps all as it is, until it is set. */
    /*@ normal_behavior
      @   ensures kind == KEEP && offset == 0 && length == 0;
      @   ensures target != null && \fresh(target) && target.length == MAX_LENGTH;
      @
      @   assignable \nothing;
      @*/
    Plan() { }

    /** Whether the run has the place and the length, and the blocks of it are to hold so many entries together. */
    /*@ public model_behavior
      @   accessible offset, length, target, target[0 .. 3];
      @ helper model boolean runs(int place, int blocks, \bigint entries) {
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
      @ also
      @*/
    /*@ behavior
      @   ensures this.kind == kind && this.offset == offset && length == 2;
      @   diverges true;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 1];
      @*/
    /*@ helper @*/ void set2(int kind, int offset, int target0, int target1) {
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
      @ also
      @*/
    /*@ behavior
      @   ensures this.kind == kind && this.offset == offset && length == 3;
      @   diverges true;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 2];
      @*/
    /*@ helper @*/ void set3(int kind, int offset, int target0, int target1, int target2) {
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
      @ also
      @*/
    /*@ behavior
      @   ensures this.kind == kind && this.offset == offset && length == 4;
      @   diverges true;
      @
      @   assignable this.kind, this.offset, length, target[0 .. 3];
      @*/
    /*@ helper @*/ void set4(int kind, int offset, int target0, int target1, int target2, int target3) {
        this.kind = kind;
        this.offset = offset;
        length = 4;
        target[0] = target0;
        target[1] = target1;
        target[2] = target2;
        target[3] = target3;
    }

    /*@ normal_behavior
      @   ensures kind == KEEP && offset == 0 && length == 0;
      @
      @   assignable kind, offset, length;
      @*/
    /*@ helper @*/ void keep() {
        kind = KEEP;
        offset = 0;
        length = 0;
    }
}
