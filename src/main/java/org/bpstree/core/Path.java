package org.bpstree.core;

/** A descent from the root to a leaf as parallel arrays, indexed by level; level 0 is the leaf's. Scratch. */
class Path {
    final View head;
    /** The block of each level. */
    /*@ spec_public nullable @*/ private final int[] ids = new int[Layout.MAX_DEPTH];
    /** In an inner block the child that the path goes through, in the leaf the position of the key or of its successor. */
    /*@ spec_public nullable @*/ private final int[] slots = new int[Layout.MAX_DEPTH];

    Path(View head) {
        this.head = head;
    }

    /*@ behavior
      @   assignable \nothing;
      @*/
    final /*@ helper @*/ int id(int level) {
        return ids[level];
    }

    /*@ behavior
      @   assignable \nothing;
      @*/
    final /*@ helper @*/ int slot(int level) {
        return slots[level];
    }

    /*@ behavior
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ int rootId() {
        return head.rootId;
    }

    /** Descends in the head for a key. The tree is not empty. */
    /*@ behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   diverges true;
      @
      @   assignable ids[*], slots[*];
      @*/
    final /*@ helper @*/ void descend(BlockStore store, int depth, long key) {
        int id = rootId();
        /*@ loop_invariant level < depth;
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_modifies level, id, ids[*], slots[*];
          @*/
        for (int level = depth - 1; level > 0; level--) {
            ids[level] = id;
            slots[level] = HeadBlock.childPos(store, id, key);
            id = HeadBlock.childId(store, id, level, slot(level));
        }
        ids[0] = id;
        slots[0] = HeadBlock.lowerPos(store, id, key);
    }

    /** Whether the leaf has an element at the path's end; if not, the key is greater than all. */
    /*@ behavior
      @   requires store.covered();
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    final /*@ helper @*/ boolean endsAtElement(BlockStore store) {
        return slot(0) < HeadBlock.count(store, id(0));
    }

    /** The key of the element at the path's end. */
    /*@ behavior
      @   requires store.covered();
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    final /*@ helper @*/ long key(BlockStore store) {
        return HeadBlock.key(store, id(0), slot(0));
    }

    /** The value of the element at the path's end. */
    /*@ behavior
      @   requires store.covered();
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    final /*@ helper @*/ long value(BlockStore store) {
        return HeadBlock.item(store, id(0), 0, slot(0));
    }

    /** Whether the path ends at the key's element. */
    /*@ behavior
      @   requires store.covered();
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    final /*@ helper @*/ boolean found(BlockStore store, long key) {
        return endsAtElement(store) && key(store) == key;
    }

    /** Makes the path's blocks private to the head. */
    /*@ behavior
      @   requires store.covered();
      @   requires 0 <= depth && depth <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - depth && store.blocksLeft == \old(store.blocksLeft);
      @   diverges true;
      @*/
    final /*@ helper @*/ void touchPath(BlockStore store, int depth) {
        /*@ loop_invariant 0 <= level && level <= depth;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) - level;
          @ loop_invariant store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int level = 0; level < depth; level++) {
            store.touch(id(level));
        }
    }
}
