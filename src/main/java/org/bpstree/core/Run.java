package org.bpstree.core;

/**
 * What a change works on, as scratch: the path from the root to a leaf as parallel arrays, indexed by level (level 0 is
 * the leaf's), and beside it a run of siblings under one parent, and what rebalancing does to it. One redistribution
 * serves leaves and inner blocks, shifts, splits and merges.
 */
final class Run {
    final View head;
    /** The block of each level. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] ids = new int[Layout.MAX_DEPTH];
    /** In an inner block the child that the path goes through, in the leaf where the key is or belongs. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] slots = new int[Layout.MAX_DEPTH];
    /** The version of the head in which the path leads along the right edge (P1); {@link View#CLOSED} if in none. */
    /*@ spec_public @*/ private long edge = View.CLOSED;
    /** Which blocks make the run, and how many entries each is to hold. */
    final Plan plan = new Plan();
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] runIds = new int[Plan.MAX_LENGTH];
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final long[] rebalances;

    /** While a run is shared out: the words of each block's extent, and where it begins there. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final long[][] runWords = new long[Plan.MAX_LENGTH][];
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] runBases = new int[Plan.MAX_LENGTH];

    /** The run as a value, for the contracts of the moves (T3): the keys and the items of its entries, in order. */
    /*+KEYSTRICT@ ghost \seq runKeys; @*/
    /*+KEYSTRICT@ ghost \seq runItems; @*/

    /** Whether the blocks at two places of the run do not overlap. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible runWords, runWords[place], runWords[other], runBases, runBases[place], runBases[other];
      @ helper model boolean apart(\bigint items, \bigint place, \bigint other) {
      @   return runWords[place] != runWords[other] || runBases[place] + 2 * items - Layout.KEYS <= runBases[other]
      @     || runBases[other] + 2 * items - Layout.KEYS <= runBases[place];
      @ }
      @*/

    /** Whether the blocks of the run have been looked up, and no two overlap. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible plan, plan.length, runWords, runWords[*], runBases, runBases[*];
      @ helper model boolean fetched(\bigint items) {
      @   return (\forall \bigint p; 0 <= p && p < plan.length; runWords[p] != null
      @       && 0 <= runBases[p] && runBases[p] <= Layout.MAX_EXTENT_WORDS)
      @     && (\forall \bigint p, q; 0 <= p && p < plan.length && 0 <= q && q < plan.length && p != q;
      @       apart(items, p, q));
      @ }
      @*/

    /** Whether each block of the run holds its part of the entries, before any moves. */
    /*+KEYSTRICT@ helper model boolean entered(\bigint items) {
      @   return (\forall \bigint p; 0 <= p && p < plan.length; Block.holds(runKeys, runItems,
      @     (\bigint) plan.before[p], (\bigint) plan.before[p + 1], runWords[p], runBases[p], items));
      @ }
      @*/

    /** Whether each block of the run holds its part of the entries, when so much has passed ({@link Plan}'s cut). */
    /*+KEYSTRICT@ helper model boolean placed(\bigint items, \bigint right, \bigint left) {
      @   return (\forall \bigint p; 0 <= p && p < plan.length; Block.holds(runKeys, runItems,
      @     plan.cut(p, right, left), plan.cut(p + 1, right, left), runWords[p], runBases[p], items));
      @ }
      @*/

    /*@ normal_behavior
      @   ensures this.head == head && this.rebalances == rebalances && \fresh(ids) && \fresh(slots) && \fresh(runIds);
      @   ensures ids.length == Layout.MAX_DEPTH && slots.length == Layout.MAX_DEPTH;
      @   ensures runIds.length == Plan.MAX_LENGTH && \fresh(plan) && edge == View.CLOSED;
      @
      @   assignable \nothing;
      @*/
    Run(View head, long[] rebalances) {
        this.head = head;
        this.rebalances = rebalances;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires ids != null && 0 <= level && level < ids.length;
      @
      @   ensures \result == ids[level];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int id(int level) {
        return ids[level];
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires slots != null && 0 <= level && level < slots.length;
      @
      @   ensures \result == slots[level];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int slot(int level) {
        return slots[level];
    }

    /** The words of a block of the head. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.layout != null && store.head != null;
      @   requires head != null && head.layout == store.layout && head.image == store.head;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Image.measured(head.layout) && head.image.legible(head.layout);
      @   requires 0 <= id && id < head.levelOf.length && head.image.lists(head.layout, id, head.wordsOf[id]);
      @
      @   ensures \result == \old(head.wordsOf[id]);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [] wordsOf(BlockStore store, int id) {
        return store.words(id);
    }

    /** Where a block of the head begins. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout == store.layout && store.layout != null;
      @   requires Image.measured(head.layout) && 0 <= id && head.begins(id);
      @
      @   ensures 0 <= \result && \result <= Layout.MAX_EXTENT_WORDS && \result == (\bigint) head.baseOf[id];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int baseOf(BlockStore store, int id) {
        return store.base(id);
    }

    /** Whether the path counts as the right edge of the head as it is: the last child of each block, the last leaf. */
    /*+KEY@ behavior
      @   ensures \result == (edge == head.version);
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean isEdge() {
        return edge == head.version;
    }

    /** The path is no longer the right edge. */
    /*@ normal_behavior
      @   ensures edge == View.CLOSED;
      @
      @   assignable edge;
      @*/
    /*+KEY@ helper @*/ void leaveEdge() {
        edge = View.CLOSED;
    }

    /** The head has changed, but for the last child of each block on the right edge. */
    /*+KEY@ behavior
      @   ensures edge == (\old(edge) == \old(head.version) ? head.version : \old(edge));
      @   ensures Long.MIN_VALUE <= \old(head.version) && \old(head.version) < Long.MAX_VALUE
      @     ==> head.version == \old(head.version) + 1;
      @   signals_only Throwable;
      @
      @   assignable edge, head.version;
      @*/
    /*+KEY@ helper @*/ void nextVersion() {
        final boolean kept = isEdge();
        head.version++;
        if (kept) {
            edge = head.version;
        }
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires head != null;
      @
      @   ensures \result == head.rootId;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int rootId() {
        return head.rootId;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires head != null;
      @
      @   ensures \result == head.lastId;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int lastId() {
        return head.lastId;
    }

    /** Descends in the head for a key. The tree is not empty. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.covered() && store.layout != null && store.head != null;
      @   requires head != null && head.layout == store.layout && head.image == store.head;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Image.measured(head.layout) && head.image.legible(head.layout);
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 <= (\bigint) head.levelOf[b];
      @     head.image.lists(head.layout, b, head.wordsOf[b]) && head.begins(b) && head.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 < (\bigint) head.levelOf[b];
      @     head.innerAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && (\bigint) head.levelOf[b] == 0;
      @     head.leafAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires head.ascending() && head.present(key) && key <= (\bigint) head.flat[head.size - 1];
      @   requires 0 <= head.lastId && head.lastId < head.levelOf.length && (\bigint) head.levelOf[head.lastId] == 0
      @     && (\bigint) head.stopOf[head.lastId] == head.size;
      @   requires ids != null && slots != null && ids != slots && depth <= ids.length && depth <= slots.length;
      @   requires 0 < depth && depth <= Layout.MAX_DEPTH && head.layout.geometry();
      @   requires 0 <= head.rootId && head.rootId < head.levelOf.length;
      @   requires (\bigint) head.levelOf[head.rootId] == depth - 1;
      @   requires head.within((\bigint) head.startOf[head.rootId], (\bigint) head.stopOf[head.rootId], key);
      @
      @   ensures 0 <= ids[0] && ids[0] < head.levelOf.length && (\bigint) head.levelOf[ids[0]] == 0;
      @   ensures 0 <= slots[0] && slots[0] < (\bigint) head.stopOf[ids[0]] - (\bigint) head.startOf[ids[0]];
      @   ensures (\bigint) head.flat[(\bigint) head.startOf[ids[0]] + slots[0]] == key;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    /*+KEY@ also behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    /*+KEY@ helper @*/ void descend(BlockStore store, int depth, long key) {
        if (key > lastKey(store)) {
            descendLast(store, depth);
        } else {
            descendTo(store, depth, key);
        }
    }

    /** The greatest key. The tree is not empty. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.layout != null && store.head != null;
      @   requires head != null && head.layout == store.layout && head.image == store.head;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Image.measured(head.layout) && head.image.legible(head.layout);
      @   requires 0 <= head.lastId && head.lastId < head.levelOf.length;
      @   requires head.image.lists(head.layout, head.lastId, head.wordsOf[head.lastId]) && head.begins(head.lastId);
      @   requires head.wordsOf[head.lastId] != null;
      @   requires head.leafAt(head.lastId, head.wordsOf[head.lastId], (\bigint) head.baseOf[head.lastId]);
      @
      @   ensures \result == (\bigint) head.flat[(\bigint) head.stopOf[head.lastId] - 1];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ long lastKey(BlockStore store) {
        final int id = lastId();
        return lastKey(id, wordsOf(store, id), baseOf(store, id));
    }

    /** The last key of a leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.leafAt(id, words, base);
      @
      @   ensures \result == (\bigint) head.flat[(\bigint) head.stopOf[id] - 1];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ long lastKey(int id, /*+KEY@ nullable @*/ long[] words, int base) {
        return Block.lastKey(words, base);
    }

    /**
     * To the end of the last leaf, where a key above all others belongs: keys inserted in ascending order need no
     * search, and the path that one of them leaves behind is the next one's.
     */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    private /*+KEY@ helper @*/ void descendLast(BlockStore store, int depth) {
        if (!isEdge()) {
            passEdge(store, depth);
        }
        arriveLast(store);
    }

    /** Takes the inner blocks of the right edge into the path. */
    /*+KEY@ behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    private /*+KEY@ helper @*/ void passEdge(BlockStore store, int depth) {
        int id = rootId();
        /*+KEY@ loop_invariant level < depth && store.covered();
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_modifies level, id, ids[0 .. depth - 1], slots[0 .. depth - 1];
          @*/
        for (int level = depth - 1; level > 0; level--) {
            id = passLast(store, level, id);
        }
        edge = head.version;
    }

    /** Takes the end of the last leaf into the path. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0], slots[0];
      @*/
    private /*+KEY@ helper @*/ void arriveLast(BlockStore store) {
        enter(0, lastId(), HeadBlock.count(store, lastId()));
    }

    /** Takes an inner block into the path, and answers its last child. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[level], slots[level];
      @*/
    private /*+KEY@ helper @*/ int passLast(BlockStore store, int level, int id) {
        final int pos = HeadBlock.count(store, id) - 1;
        enter(level, id, pos);
        return HeadBlock.childId(store, id, level, pos);
    }

    /** Along the separators, away from the right edge, it may be: all that a key which is to be deleted needs. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.covered() && store.layout != null && store.head != null;
      @   requires head != null && head.layout == store.layout && head.image == store.head;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Image.measured(head.layout) && head.image.legible(head.layout);
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 <= (\bigint) head.levelOf[b];
      @     head.image.lists(head.layout, b, head.wordsOf[b]) && head.begins(b) && head.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 < (\bigint) head.levelOf[b];
      @     head.innerAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && (\bigint) head.levelOf[b] == 0;
      @     head.leafAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires head.ascending();
      @   requires ids != null && slots != null && ids != slots && depth <= ids.length && depth <= slots.length;
      @   requires 0 < depth && depth <= Layout.MAX_DEPTH && head.layout.geometry();
      @   requires 0 <= head.rootId && head.rootId < head.levelOf.length;
      @   requires (\bigint) head.levelOf[head.rootId] == depth - 1;
      @   requires head.within((\bigint) head.startOf[head.rootId], (\bigint) head.stopOf[head.rootId], key);
      @
      @   ensures 0 <= ids[0] && ids[0] < head.levelOf.length && (\bigint) head.levelOf[ids[0]] == 0;
      @   ensures 0 <= slots[0] && slots[0] <= (\bigint) head.stopOf[ids[0]] - (\bigint) head.startOf[ids[0]];
      @   ensures (\bigint) head.startOf[ids[0]] + slots[0] < head.size
      @     ==> slots[0] < (\bigint) head.stopOf[ids[0]] - (\bigint) head.startOf[ids[0]];
      @   ensures head.ranked((\bigint) head.startOf[ids[0]] + slots[0], key);
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    /*+KEY@ also behavior
      @   requires store.covered() && 1 <= depth;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   ensures edge == View.CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0 .. depth - 1], slots[0 .. depth - 1], edge;
      @*/
    /*+KEY@ helper @*/ void descendTo(BlockStore store, int depth, long key) {
        leaveEdge();
        int id = rootId();
        /*+KEYSTRICT@ loop_invariant 0 <= level && level < depth;
          @ loop_invariant 0 <= id && id < head.levelOf.length && (\bigint) head.levelOf[id] == level;
          @ loop_invariant head.within((\bigint) head.startOf[id], (\bigint) head.stopOf[id], key);
          @ decreases level;
          @*/
        /*+KEY@ loop_invariant level < depth && store.covered();
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_modifies level, id, ids[0 .. depth - 1], slots[0 .. depth - 1];
          @*/
        for (int level = depth - 1; level > 0; level--) {
            id = pass(store, level, id, key);
        }
        arrive(store, id, key);
    }

    /** Takes an inner block into the path, and answers its child on the way to the key. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.layout != null && store.head != null;
      @   requires head != null && head.layout == store.layout && head.image == store.head;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Image.measured(head.layout) && head.image.legible(head.layout);
      @   requires 0 <= id && id < head.levelOf.length && (\bigint) head.levelOf[id] == level;
      @   requires head.image.lists(head.layout, id, head.wordsOf[id]) && head.begins(id) && head.wordsOf[id] != null;
      @   requires head.innerAt(id, head.wordsOf[id], (\bigint) head.baseOf[id]);
      @   requires head.within((\bigint) head.startOf[id], (\bigint) head.stopOf[id], key);
      @   requires ids != null && slots != null && ids != slots && 0 < level && level < ids.length;
      @   requires level < slots.length && head.layout.geometry();
      @
      @   ensures 0 <= \result && \result < head.levelOf.length && (\bigint) head.levelOf[\result] == level - 1;
      @   ensures head.within((\bigint) head.startOf[\result], (\bigint) head.stopOf[\result], key);
      @
      @   assignable ids[level], slots[level];
      @*/
    /*+KEY@ also behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[level], slots[level];
      @*/
    private /*+KEY@ helper @*/ int pass(BlockStore store, int level, int id, long key) {
        final long[] words = wordsOf(store, id);
        final int base = baseOf(store, id);
        final int pos = childPos(id, words, base, key);
        final int childId = childId(id, words, base, store.items(level), pos);
        enter(level, id, pos);
        return childId;
    }

    /** Where to descend for the key in an inner block. (Here and below the id is for the contract alone.) */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.innerAt(id, words, base);
      @   requires head.within((\bigint) head.startOf[id], (\bigint) head.stopOf[id], key);
      @
      @   ensures 0 <= \result && \result < ((\seq) head.startsOf[id]).length;
      @   ensures head.within((\bigint) ((\seq) head.startsOf[id])[\result],
      @     (\bigint) ((\seq) head.stopsOf[id])[\result], key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childPos(int id, /*+KEY@ nullable @*/ long[] words, int base, long key) {
        return Block.childPos(words, base, key);
    }

    /** The child at a position of an inner block. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.innerAt(id, words, base);
      @   requires items == Layout.KEYS + head.layout.innerCapacity;
      @   requires 0 <= pos && pos < ((\seq) head.startsOf[id]).length;
      @
      @   ensures 0 <= \result && \result < head.levelOf.length;
      @   ensures (\bigint) head.levelOf[\result] == (\bigint) head.levelOf[id] - 1;
      @   ensures (\bigint) head.startOf[\result] == (\bigint) ((\seq) head.startsOf[id])[pos];
      @   ensures (\bigint) head.stopOf[\result] == (\bigint) ((\seq) head.stopsOf[id])[pos];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childId(int id, /*+KEY@ nullable @*/ long[] words, int base, int items, int pos) {
        return Layout.low(Block.item(words, base, items, pos));
    }

    /** Takes the leaf into the path. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.layout != null && store.head != null;
      @   requires head != null && head.layout == store.layout && head.image == store.head;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Image.measured(head.layout) && head.image.legible(head.layout);
      @   requires 0 <= id && id < head.levelOf.length;
      @   requires head.image.lists(head.layout, id, head.wordsOf[id]) && head.begins(id) && head.wordsOf[id] != null;
      @   requires head.leafAt(id, head.wordsOf[id], (\bigint) head.baseOf[id]) && head.ascending();
      @   requires head.within((\bigint) head.startOf[id], (\bigint) head.stopOf[id], key);
      @   requires ids != null && slots != null && ids != slots && 0 < ids.length && 0 < slots.length;
      @
      @   ensures ids[0] == id && 0 <= slots[0];
      @   ensures slots[0] <= (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @   ensures (\bigint) head.startOf[id] + slots[0] < head.size
      @     ==> slots[0] < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @   ensures head.ranked((\bigint) head.startOf[id] + slots[0], key);
      @
      @   assignable ids[0], slots[0];
      @*/
    /*+KEY@ also behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[0], slots[0];
      @*/
    private /*+KEY@ helper @*/ void arrive(BlockStore store, int id, long key) {
        enter(0, id, lowerPos(id, wordsOf(store, id), baseOf(store, id), key));
    }

    /** The first position of a leaf whose key is not below the given one; the count if there is none. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.leafAt(id, words, base);
      @   requires head.ascending() && head.within((\bigint) head.startOf[id], (\bigint) head.stopOf[id], key);
      @
      @   ensures 0 <= \result && \result <= (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @   ensures (\bigint) head.startOf[id] + \result < head.size
      @     ==> \result < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @   ensures head.ranked((\bigint) head.startOf[id] + \result, key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int lowerPos(int id, /*+KEY@ nullable @*/ long[] words, int base, long key) {
        return Block.lowerPos(words, base, key);
    }

    /*+STRICT@ normal_behavior
      @   requires ids != null && slots != null && ids != slots;
      @   requires 0 <= level && level < ids.length && level < slots.length;
      @
      @   ensures ids[level] == id && slots[level] == slot;
      @
      @   assignable ids[level], slots[level];
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable ids[level], slots[level];
      @*/
    private /*+KEY@ helper @*/ void enter(int level, int id, int slot) {
        ids[level] = id;
        slots[level] = slot;
    }

    /** Whether a position of a leaf is behind its last element. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.leafAt(id, words, base);
      @
      @   ensures \result <==> (\bigint) head.stopOf[id] - (\bigint) head.startOf[id] <= pos;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean isBehind(int id, /*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return pos >= Block.count(words, base);
    }

    /** Whether the key is at a position of a leaf, which may be its end. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.leafAt(id, words, base);
      @   requires head.ascending() && head.ranked((\bigint) head.startOf[id] + pos, key);
      @   requires 0 <= pos && pos <= (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @   requires (\bigint) head.startOf[id] + pos < head.size
      @     ==> pos < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @
      @   ensures !\result ==> !head.present(key);
      @   ensures \result ==> pos < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id]
      @     && (\bigint) head.flat[(\bigint) head.startOf[id] + pos] == key;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean holds(int id, /*+KEY@ nullable @*/ long[] words, int base, int pos, long key) {
        return pos < Block.count(words, base) && Block.key(words, base, pos) == key;
    }

    /** The key at a position of a leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.leafAt(id, words, base);
      @   requires 0 <= pos && pos < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @
      @   ensures \result == (\bigint) head.flat[(\bigint) head.startOf[id] + pos];
      @   ensures 0 <= (\bigint) head.startOf[id] && (\bigint) head.startOf[id] + pos < head.flat.length;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ long keyAt(int id, /*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return Block.key(words, base, pos);
    }

    /** The value at a position of a leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && head.leafAt(id, words, base);
      @   requires head.valuedAt(head.values, id, words, base) && items == Layout.KEYS + head.layout.leafCapacity;
      @   requires 0 <= pos && pos < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @
      @   ensures \result == (\bigint) head.values[(\bigint) head.startOf[id] + pos];
      @   ensures Layout.MIN_CAPACITY <= head.layout.leafCapacity && head.layout.leafCapacity <= Layout.MAX_CAPACITY;
      @   ensures base + items + head.layout.leafCapacity <= words.length;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ long valueAt(int id, /*+KEY@ nullable @*/ long[] words, int base, int items, int pos) {
        return Block.item(words, base, items, pos);
    }

    /**
     * Swaps the value at a position of a leaf that was touched.
     *
     * @return the value that it had
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Layout.KEYS + 2 * head.layout.leafCapacity <= head.layout.blockWords;
      @   requires Layout.KEYS + 2 * head.layout.innerCapacity <= head.layout.blockWords;
      @   requires items == Layout.KEYS + head.layout.leafCapacity;
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 < (\bigint) head.levelOf[b];
      @     head.innerAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.countedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && (\bigint) head.levelOf[b] == 0;
      @     head.leafAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.valuedAt(head.values, b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.linkedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires head.alone(id);
      @   requires 0 <= id && id < head.levelOf.length && (\bigint) head.levelOf[id] == 0;
      @   requires 0 <= base && base <= Layout.MAX_EXTENT_WORDS && words != null && words == head.wordsOf[id];
      @   requires base == (\bigint) head.baseOf[id];
      @   requires 0 <= pos && pos < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @
      @   ensures (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 < (\bigint) head.levelOf[b];
      @     head.innerAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.countedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   ensures (\forall \bigint b; 0 <= b && b < head.levelOf.length && (\bigint) head.levelOf[b] == 0;
      @     head.leafAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.valuedAt(head.values, b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.linkedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   ensures \result == (\bigint) ((\seq) \old(head.values))[(\bigint) head.startOf[id] + pos];
      @   ensures head.revaluedAt(\old(head.values), (\bigint) head.startOf[id] + pos, value);
      @
      @   assignable head.values, words[base + items .. base + items + head.layout.leafCapacity - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    /*+KEY@ helper @*/ long swapValue(int id, /*+KEY@ nullable @*/ long[] words, int base, int items, int pos,
        long value) {
        final long old = valueAt(id, words, base, items, pos);
        setValue(id, words, base, items, pos, value);
        return old;
    }

    /** Writes the value at a position of a leaf that was touched. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && Layout.MIN_CAPACITY <= head.layout.leafCapacity;
      @   requires head.wordsOf != null && head.levelOf.length <= head.wordsOf.length;
      @   requires Layout.KEYS + 2 * head.layout.leafCapacity <= head.layout.blockWords;
      @   requires Layout.KEYS + 2 * head.layout.innerCapacity <= head.layout.blockWords;
      @   requires items == Layout.KEYS + head.layout.leafCapacity;
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 < (\bigint) head.levelOf[b];
      @     head.innerAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.countedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && (\bigint) head.levelOf[b] == 0;
      @     head.leafAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.valuedAt(head.values, b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.linkedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 <= (\bigint) head.levelOf[b] && b != id;
      @     head.separate(id, b));
      @   requires (\forall \bigint b; 0 <= b && b < head.levelOf.length && (\bigint) head.levelOf[b] == 0 && b != id;
      @     (\bigint) head.stopOf[b] <= (\bigint) head.startOf[id]
      @     || (\bigint) head.stopOf[id] <= (\bigint) head.startOf[b]);
      @   requires 0 <= id && id < head.levelOf.length && (\bigint) head.levelOf[id] == 0;
      @   requires 0 <= base && base <= Layout.MAX_EXTENT_WORDS && head.layout.leafCapacity <= Layout.MAX_CAPACITY;
      @   requires words != null && base + items + head.layout.leafCapacity <= words.length;
      @   requires words == head.wordsOf[id];
      @   requires base == (\bigint) head.baseOf[id];
      @   requires 0 <= pos && pos < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @
      @   ensures (\forall \bigint b; 0 <= b && b < head.levelOf.length && 0 < (\bigint) head.levelOf[b];
      @     head.innerAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.countedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   ensures (\forall \bigint b; 0 <= b && b < head.levelOf.length && (\bigint) head.levelOf[b] == 0;
      @     head.leafAt(b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.valuedAt(head.values, b, head.wordsOf[b], (\bigint) head.baseOf[b])
      @     && head.linkedAt(b, head.wordsOf[b], (\bigint) head.baseOf[b]));
      @   ensures head.revaluedAt(\old(head.values), (\bigint) head.startOf[id] + pos, value);
      @
      @   assignable head.values, words[base + items .. base + items + head.layout.leafCapacity - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    private /*+KEY@ helper @*/ void setValue(int id, /*+KEY@ nullable @*/ long[] words, int base, int items, int pos,
        long value) {
        writeValue(id, words, base, items, pos, value);
    }

    /** Writes the value; what the leaf says of itself. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && head.layout != null && words != null && 0 <= base;
      @   requires 0 <= items && items == Layout.KEYS + head.layout.leafCapacity && 0 <= pos;
      @   requires pos < (\bigint) head.stopOf[id] - (\bigint) head.startOf[id];
      @   requires base + items + head.layout.leafCapacity <= words.length;
      @   requires base + items + head.layout.leafCapacity <= Integer.MAX_VALUE;
      @   requires head.valuedAt(head.values, id, words, base);
      @
      @   ensures head.valuedAt(head.values, id, words, base);
      @   ensures head.revaluedAt(\old(head.values), (\bigint) head.startOf[id] + pos, value);
      @
      @   assignable head.values, words[base + items .. base + items + head.layout.leafCapacity - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures words != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable words[*];
      @*/
    private /*+KEY@ helper @*/ void writeValue(int id, /*+KEY@ nullable @*/ long[] words, int base, int items, int pos,
        long value) {
        Block.setItem(words, base, items, pos, value);
        /*+KEYSTRICT@ set head.values = (\seq_def \bigint i; 0; head.values.length;
          @   i == (\bigint) head.startOf[id] + pos ? value : (\bigint) head.values[i]); @*/
    }

    /** Makes the path's blocks private to the head. */
    /*+KEY@ behavior
      @   requires store.covered();
      @   requires 0 <= depth && depth <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - depth && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void touchPath(BlockStore store, int depth) {
        if (store.sharedExtents == 0) {
            store.touchUnshared(depth);
            return;
        }
        /*+KEY@ loop_invariant 0 <= level && level <= depth;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) - level;
          @ loop_invariant store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int level = 0; level < depth; level++) {
            store.touch(id(level));
        }
    }

    /** The path's entries from a level up count so many elements more (T6), and list the greatest keys (T3). */
    /*+KEY@ behavior
      @   requires store.covered() && 0 <= from;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void addToPath(BlockStore store, int from, int depth, int added) {
        if (from >= depth) {
            return;
        }
        final long key = HeadBlock.lastKey(store, id(from - 1));
        int level = from;
        boolean last = true;
        // A block's greatest key is its last entry's: it changes as long as the path goes through last entries (T3).
        /*+KEY@ loop_invariant from <= level && level <= Integer.MAX_VALUE && store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (last && level < depth) {
            last = HeadBlock.addToEntry(store, id(level), level, slot(level), key, added);
            level++;
        }
        /*+KEY@ loop_invariant from <= level && level <= Integer.MAX_VALUE && store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (level < depth) {
            HeadBlock.addToItem(store, id(level), level, slot(level), added);
            level++;
        }
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int runId(int place) {
        return runIds[place];
    }

    /** Decides for a full block of the path that takes one entry more. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures plan != null && 0 <= plan.offset && plan.offset < plan.length;
      @   ensures plan.kind < Plan.MIDDLE ==> plan.length <= 3;
      @   ensures Plan.MIDDLE <= plan.kind ==> plan.offset + 1 < plan.length && plan.length <= 4;
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void planOverflow(BlockStore store, int level) {
        final int parentId = id(level + 1);
        final int slot = slot(level + 1);
        final int left = HeadBlock.siblingCount(store, parentId, level + 1, slot - 1);
        final int right = HeadBlock.siblingCount(store, parentId, level + 1, slot + 1);
        final int far = HeadBlock.farCount(store, parentId, level + 1, slot, left, right);
        plan.kind = Plan.KEEP;
        Balance.overflow(plan, left, right, far, store.capacity(level));
        count(false, level);
    }

    /** Decides for a block of the path that holds too few entries. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures plan != null && plan.length <= 3;
      @   ensures plan.kind != Plan.KEEP ==> 0 <= plan.offset && plan.offset < plan.length;
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void planUnderflow(BlockStore store, int level, int count) {
        final int parentId = id(level + 1);
        final int slot = slot(level + 1);
        final int left = HeadBlock.siblingCount(store, parentId, level + 1, slot - 1);
        final int right = HeadBlock.siblingCount(store, parentId, level + 1, slot + 1);
        final int far = HeadBlock.farCount(store, parentId, level + 1, slot, left, right);
        plan.kind = Plan.KEEP;
        Balance.underflow(plan, count, left, right, far, store.capacity(level));
        count(true, level);
    }

    /** Counts the planned case. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable rebalances[0 .. rebalances.length - 1];
      @*/
    private /*+KEY@ helper @*/ void count(boolean underflow, int level) {
        rebalances[Tree.rebalanceIndex(underflow, level > 0, plan.kind)]++;
    }

    /** Decides for a full root: the run is the root and a block to its right. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void planRoot(BlockStore store, int level, int addedId) {
        plan.kind = Plan.KEEP;
        Balance.overflow(plan, Balance.ABSENT, Balance.ABSENT, Balance.ABSENT, store.capacity(level));
        count(false, level);
        runIds[0] = id(level);
        runIds[1] = addedId;
    }

    /**
     * Looks the blocks of the planned run up and touches the siblings; the path's block is touched already.
     *
     * @param adds whether a place right of the path's block is to be left for an added block
     */
    /*+KEY@ behavior
      @   requires store.covered() && 2 <= store.touchesLeft;
      @   requires 0 <= plan.offset && plan.offset < plan.length && plan.length <= 3 + (adds ? 1 : 0);
      @   requires adds ==> plan.offset + 1 < plan.length;
      @
      @   ensures store.covered();
      @   ensures \old(store.touchesLeft) - 2 <= store.touchesLeft && store.blocksLeft == \old(store.blocksLeft);
      @   ensures store.touchesLeft == \old(store.touchesLeft - plan.length) + 1 + (adds ? 1 : 0);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void load(BlockStore store, int level, boolean adds) {
        final int parentId = id(level + 1);
        final int from = slot(level + 1) - plan.offset;
        final int offset = plan.offset;
        final int length = plan.length;
        final int hole = adds ? offset + 1 : length;
        /*+KEY@ loop_invariant 0 <= i && i <= length && store.covered() && store.blocksLeft == \old(store.blocksLeft);
          @ loop_invariant \old(store.touchesLeft) - i + (offset < i ? 1 : 0) + (hole < i ? 1 : 0)
          @   == store.touchesLeft;
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < length; i++) {
            if (i != hole) {
                loadBlock(store, i, HeadBlock.childId(store, parentId, level + 1, from + i - (i < hole ? 0 : 1)),
                    i != offset);
            }
        }
    }

    /*+KEY@ behavior
      @   requires store.covered() && (sibling ==> 1 <= store.touchesLeft);
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) - (sibling ? 1 : 0);
      @   ensures store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void loadBlock(BlockStore store, int place, int id, boolean sibling) {
        runIds[place] = id;
        if (sibling) {
            store.touch(id);
        }
    }

    /** Puts the added block in its place in the run. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable runIds[0 .. runIds.length - 1];
      @*/
    /*+KEY@ helper @*/ void add(int addedId) {
        runIds[plan.offset + 1] = addedId;
    }

    /** Puts one more entry among those of the run, at a position counted from the path's block's first entry. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void insertEntry(BlockStore store, int level, int pos, long key, long item) {
        int index = pos;
        /*@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= index && index <= Integer.MAX_VALUE;
          @ loop_modifies i, index;
          @*/
        for (int i = 0; i < plan.offset; i++) {
            index += HeadBlock.count(store, runId(i));
        }
        int host = 0;
        /*@ loop_invariant 0 <= host && host <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= index && index <= Integer.MAX_VALUE;
          @ loop_modifies host, index;
          @*/
        while (index >= plan.target[host]) {
            index -= plan.target[host];
            host++;
        }
        plan.target[host]--;
        redistribute(store, level);
        HeadBlock.insertAt(store, runId(host), level, index, key, item);
    }

    /**
     * Moves entries between neighbours until every block holds its target; their order stays. What goes right goes
     * first from the right end of the run, what goes left from its left end, so that no block gets more than it is to
     * hold.
     */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void redistribute(BlockStore store, int level) {
        fetchBlocks(store);
        shareOut(store, store.items(level));
        forgetBlocks();
    }

    /** Looks the blocks of the run up, and reads their counts. All are touched: their words are the head's own. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void fetchBlocks(BlockStore store) {
        fetchBlock(store, 0);
        fetchBlock(store, 1);
        if (plan.length > 2) {
            fetchBlock(store, 2);
        }
        if (plan.length > 3) {
            fetchBlock(store, 3);
        }
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void fetchBlock(BlockStore store, int place) {
        runWords[place] = store.words(runId(place));
        runBases[place] = store.base(runId(place));
        plan.held[place] = Block.count(runWords[place], runBases[place]);
    }

    /*+STRICT@ normal_behavior
      @   requires runBases != null && 0 <= place && place < runBases.length;
      @
      @   ensures \result == runBases[place];
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int base(int place) {
        return runBases[place];
    }

    /** Keeps no extent alive. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable runWords[0 .. runWords.length - 1];
      @*/
    private /*+KEY@ helper @*/ void forgetBlocks() {
        runWords[0] = null;
        runWords[1] = null;
        runWords[2] = null;
        runWords[3] = null;
    }

    /** Moves entries between the fetched blocks until each holds its target. (The store is for the contracts alone.) */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires runBases != plan.passing && plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires fetched(items);
      @   requires plan.settles();
      @   requires entered(items);
      @
      @   ensures plan.met() && placed(items, 1, plan.length);
      @
      @   assignable plan.passing[1 .. 4],
      @     runWords[0][runBases[0] .. runBases[0] + 2 * items - Layout.KEYS - 1],
      @     runWords[1][runBases[1] .. runBases[1] + 2 * items - Layout.KEYS - 1],
      @     runWords[2][runBases[2] .. runBases[2] + 2 * items - Layout.KEYS - 1],
      @     runWords[3][runBases[3] .. runBases[3] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void shareOut(BlockStore store, int items) {
        apportion(store, items);
        move(store, items);
    }

    /** Computes what passes. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires runBases != plan.passing && plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires fetched(items);
      @   requires plan.settles();
      @   requires entered(items);
      @
      @   ensures plan.sized() && fetched(items) && plan.settled() && plan.met() && placed(items, plan.length, 1);
      @
      @   assignable plan.passing[1 .. 4];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void apportion(BlockStore store, int items) {
        plan.apportion();
    }

    /** Moves what passes. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires fetched(items);
      @   requires plan.settled();
      @   requires placed(items, plan.length, 1);
      @
      @   ensures placed(items, 1, plan.length);
      @
      @   assignable runWords[0][runBases[0] .. runBases[0] + 2 * items - Layout.KEYS - 1],
      @     runWords[1][runBases[1] .. runBases[1] + 2 * items - Layout.KEYS - 1],
      @     runWords[2][runBases[2] .. runBases[2] + 2 * items - Layout.KEYS - 1],
      @     runWords[3][runBases[3] .. runBases[3] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void move(BlockStore store, int items) {
        moveRight(store, items);
        moveLeft(store, items);
    }

    /** Moves what passes right, from the right end of the run on. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires fetched(items);
      @   requires plan.settled();
      @   requires placed(items, plan.length, 1);
      @
      @   ensures fetched(items);
      @   ensures plan.settled();
      @   ensures placed(items, 1, 1);
      @
      @   assignable runWords[0][runBases[0] .. runBases[0] + 2 * items - Layout.KEYS - 1],
      @     runWords[1][runBases[1] .. runBases[1] + 2 * items - Layout.KEYS - 1],
      @     runWords[2][runBases[2] .. runBases[2] + 2 * items - Layout.KEYS - 1],
      @     runWords[3][runBases[3] .. runBases[3] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void moveRight(BlockStore store, int items) {
        if (plan.length > 3) {
            passRight(store, items, 3);
        }
        if (plan.length > 2) {
            passRight(store, items, 2);
        }
        passRight(store, items, 1);
    }

    /** Moves what passes right to a place of the run. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires 1 <= place && place < plan.length;
      @   requires fetched(items);
      @   requires plan.settled();
      @   requires placed(items, place + 1, 1);
      @
      @   ensures fetched(items);
      @   ensures plan.settled();
      @   ensures placed(items, place, 1);
      @
      @   assignable runWords[place - 1][runBases[place - 1] .. runBases[place - 1] + 2 * items - Layout.KEYS - 1],
      @     runWords[place][runBases[place] .. runBases[place] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void passRight(BlockStore store, int items, int place) {
        final int moved = plan.passingRight(place);
        if (moved > 0) {
            giveRightAt(store, items, place, moved);
        }
    }

    /** The last entries of a block go to the next one, that of the place; the others stay as they are. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires 1 <= place && place < plan.length && 0 <= moved;
      @   requires fetched(items) && plan.settled() && apart(items, place - 1, place);
      @   requires runWords[place - 1] != null && 0 <= runBases[place - 1]
      @     && runBases[place - 1] <= Layout.MAX_EXTENT_WORDS;
      @   requires runWords[place] != null && 0 <= runBases[place] && runBases[place] <= Layout.MAX_EXTENT_WORDS;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, place + 1, 1), plan.cut(place, place + 1, 1),
      @     runWords[place - 1], runBases[place - 1], items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, place + 1, 1), plan.cut(place + 1, place + 1, 1),
      @     runWords[place], runBases[place], items);
      @   requires moved <= plan.cut(place, place + 1, 1) - plan.cut(place - 1, place + 1, 1);
      @   requires plan.cut(place + 1, place + 1, 1) - plan.cut(place, place + 1, 1) + moved <= items - Layout.KEYS;
      @
      @   ensures plan.sized() && fetched(items) && plan.settled();
      @   ensures (\forall \bigint q; 0 <= q && q <= plan.length; plan.cut(q, place, 1) == \old(plan.cut(q, place, 1)));
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, place + 1, 1)), \old(plan.cut(place,
      @     place + 1, 1)) - moved,
      @     runWords[place - 1], runBases[place - 1], items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, place + 1, 1)) - moved, \old(plan.cut(place + 1,
      @     place + 1, 1)),
      @     runWords[place], runBases[place], items);
      @   ensures (\forall \bigint q; 0 <= q && q < plan.length && q != place && q != place - 1
      @     && \old(apart(items, q, place - 1) && apart(items, q, place) && Block.holds(runKeys, runItems, plan.cut(q,
      @     place + 1, 1), plan.cut(q + 1, place + 1, 1),
      @     runWords[q], runBases[q], items));
      @     Block.holds(runKeys, runItems, \old(plan.cut(q, place + 1, 1)), \old(plan.cut(q + 1, place + 1, 1)),
      @     runWords[q], runBases[q], items));
      @
      @   assignable runWords[place - 1][runBases[place - 1] .. runBases[place - 1] + 2 * items - Layout.KEYS - 1],
      @     runWords[place][runBases[place] .. runBases[place] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void giveRightAt(BlockStore store, int items, int place, int moved) {
        giveRight(items, place, moved, runWords[place - 1], base(place - 1), runWords[place], base(place));
    }

    /** The last entries of a block go to the next one, that of the place. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && Layout.KEYS < items && items <= 65538 && 0 <= moved;
      @   requires left != null && leftBase <= Layout.MAX_EXTENT_WORDS && right != null
      @     && rightBase <= Layout.MAX_EXTENT_WORDS;
      @   requires left != right;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, place + 1, 1), plan.cut(place, place + 1, 1),
      @     left, leftBase, items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, place + 1, 1), plan.cut(place + 1, place + 1, 1),
      @     right, rightBase, items);
      @   requires moved <= plan.cut(place, place + 1, 1) - plan.cut(place - 1, place + 1, 1);
      @   requires plan.cut(place + 1, place + 1, 1) - plan.cut(place, place + 1, 1) + moved <= items - Layout.KEYS;
      @
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, place + 1, 1)), \old(plan.cut(place,
      @     place + 1, 1)) - moved,
      @     left, leftBase, items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, place + 1, 1)) - moved, \old(plan.cut(place + 1,
      @     place + 1, 1)),
      @     right, rightBase, items);
      @
      @   assignable left[leftBase .. leftBase + 2 * items - Layout.KEYS - 1],
      @     right[rightBase .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires plan != null && Layout.KEYS < items && items <= 65538 && 0 <= moved;
      @   requires left != null && leftBase <= Layout.MAX_EXTENT_WORDS && right != null
      @     && rightBase <= Layout.MAX_EXTENT_WORDS;
      @   requires left == right && leftBase + 2 * items - Layout.KEYS <= rightBase;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, place + 1, 1), plan.cut(place, place + 1, 1),
      @     left, leftBase, items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, place + 1, 1), plan.cut(place + 1, place + 1, 1),
      @     right, rightBase, items);
      @   requires moved <= plan.cut(place, place + 1, 1) - plan.cut(place - 1, place + 1, 1);
      @   requires plan.cut(place + 1, place + 1, 1) - plan.cut(place, place + 1, 1) + moved <= items - Layout.KEYS;
      @
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, place + 1, 1)), \old(plan.cut(place,
      @     place + 1, 1)) - moved,
      @     left, leftBase, items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, place + 1, 1)) - moved, \old(plan.cut(place + 1,
      @     place + 1, 1)),
      @     right, rightBase, items);
      @
      @   assignable left[leftBase .. leftBase + 2 * items - Layout.KEYS - 1],
      @     right[rightBase .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires plan != null && Layout.KEYS < items && items <= 65538 && 0 <= moved;
      @   requires left != null && leftBase <= Layout.MAX_EXTENT_WORDS && right != null
      @     && rightBase <= Layout.MAX_EXTENT_WORDS;
      @   requires left == right && rightBase + 2 * items - Layout.KEYS <= leftBase;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, place + 1, 1), plan.cut(place, place + 1, 1),
      @     left, leftBase, items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, place + 1, 1), plan.cut(place + 1, place + 1, 1),
      @     right, rightBase, items);
      @   requires moved <= plan.cut(place, place + 1, 1) - plan.cut(place - 1, place + 1, 1);
      @   requires plan.cut(place + 1, place + 1, 1) - plan.cut(place, place + 1, 1) + moved <= items - Layout.KEYS;
      @
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, place + 1, 1)), \old(plan.cut(place,
      @     place + 1, 1)) - moved,
      @     left, leftBase, items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, place + 1, 1)) - moved, \old(plan.cut(place + 1,
      @     place + 1, 1)),
      @     right, rightBase, items);
      @
      @   assignable left[leftBase .. leftBase + 2 * items - Layout.KEYS - 1],
      @     right[rightBase .. rightBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures left != null && right != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable left[*], right[*];
      @*/
    private /*+KEY@ helper @*/ void giveRight(int items, int place, int moved, /*+KEY@ nullable @*/ long[] left,
        int leftBase, /*+KEY@ nullable @*/ long[] right, int rightBase) {
        Block.moveRight(left, leftBase, right, rightBase, items, moved);
    }

    /** Moves what passes left, from the left end of the run on. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires fetched(items);
      @   requires plan.settled();
      @   requires placed(items, 1, 1);
      @
      @   ensures fetched(items);
      @   ensures plan.settled();
      @   ensures placed(items, 1, plan.length);
      @
      @   assignable runWords[0][runBases[0] .. runBases[0] + 2 * items - Layout.KEYS - 1],
      @     runWords[1][runBases[1] .. runBases[1] + 2 * items - Layout.KEYS - 1],
      @     runWords[2][runBases[2] .. runBases[2] + 2 * items - Layout.KEYS - 1],
      @     runWords[3][runBases[3] .. runBases[3] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void moveLeft(BlockStore store, int items) {
        passLeft(store, items, 1);
        if (plan.length > 2) {
            passLeft(store, items, 2);
        }
        if (plan.length > 3) {
            passLeft(store, items, 3);
        }
    }

    /** Moves what passes left from a place of the run. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires 1 <= place && place < plan.length;
      @   requires fetched(items);
      @   requires plan.settled();
      @   requires placed(items, 1, place);
      @
      @   ensures fetched(items);
      @   ensures plan.settled();
      @   ensures placed(items, 1, place + 1);
      @
      @   assignable runWords[place - 1][runBases[place - 1] .. runBases[place - 1] + 2 * items - Layout.KEYS - 1],
      @     runWords[place][runBases[place] .. runBases[place] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void passLeft(BlockStore store, int items, int place) {
        final int moved = plan.passingLeft(place);
        if (moved > 0) {
            giveLeftAt(store, items, place, moved);
        }
    }

    /** The first entries of the block at the place go to the one before; the others stay as they are. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && plan.sized() && 2 <= plan.length && plan.length <= Plan.MAX_LENGTH;
      @   requires runWords != null && runWords.length == Plan.MAX_LENGTH;
      @   requires runBases != null && runBases.length == Plan.MAX_LENGTH;
      @   requires plan.held != null && plan.passing != null && plan.target != null;
      @   requires Layout.KEYS < items && items <= 65538 && plan.room == items - Layout.KEYS;
      @   requires 1 <= place && place < plan.length && 0 <= moved;
      @   requires fetched(items) && plan.settled() && apart(items, place - 1, place);
      @   requires runWords[place - 1] != null && 0 <= runBases[place - 1]
      @     && runBases[place - 1] <= Layout.MAX_EXTENT_WORDS;
      @   requires runWords[place] != null && 0 <= runBases[place] && runBases[place] <= Layout.MAX_EXTENT_WORDS;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, 1, place), plan.cut(place, 1, place),
      @     runWords[place - 1], runBases[place - 1], items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, 1, place), plan.cut(place + 1, 1, place),
      @     runWords[place], runBases[place], items);
      @   requires moved <= plan.cut(place + 1, 1, place) - plan.cut(place, 1, place);
      @   requires plan.cut(place, 1, place) - plan.cut(place - 1, 1, place) + moved <= items - Layout.KEYS;
      @
      @   ensures plan.sized() && fetched(items) && plan.settled();
      @   ensures (\forall \bigint q; 0 <= q && q <= plan.length; plan.cut(q, 1, place + 1) == \old(plan.cut(q, 1,
      @     place + 1)));
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, 1, place)), \old(plan.cut(place, 1,
      @     place)) + moved,
      @     runWords[place - 1], runBases[place - 1], items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, 1, place)) + moved, \old(plan.cut(place + 1, 1,
      @     place)),
      @     runWords[place], runBases[place], items);
      @   ensures (\forall \bigint q; 0 <= q && q < plan.length && q != place && q != place - 1
      @     && \old(apart(items, q, place - 1) && apart(items, q, place) && Block.holds(runKeys, runItems, plan.cut(q,
      @     1, place), plan.cut(q + 1, 1, place),
      @     runWords[q], runBases[q], items));
      @     Block.holds(runKeys, runItems, \old(plan.cut(q, 1, place)), \old(plan.cut(q + 1, 1, place)),
      @     runWords[q], runBases[q], items));
      @
      @   assignable runWords[place - 1][runBases[place - 1] .. runBases[place - 1] + 2 * items - Layout.KEYS - 1],
      @     runWords[place][runBases[place] .. runBases[place] + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   requires plan != null && store.covered();
      @
      @   ensures plan != null && store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void giveLeftAt(BlockStore store, int items, int place, int moved) {
        giveLeft(items, place, moved, runWords[place - 1], base(place - 1), runWords[place], base(place));
    }

    /** The first entries of the block at the place go to the one before. */
    /*+KEYSTRICT@ normal_behavior
      @   requires plan != null && Layout.KEYS < items && items <= 65538 && 0 <= moved;
      @   requires left != null && leftBase <= Layout.MAX_EXTENT_WORDS && right != null
      @     && rightBase <= Layout.MAX_EXTENT_WORDS;
      @   requires left != right;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, 1, place), plan.cut(place, 1, place),
      @     left, leftBase, items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, 1, place), plan.cut(place + 1, 1, place),
      @     right, rightBase, items);
      @   requires moved <= plan.cut(place + 1, 1, place) - plan.cut(place, 1, place);
      @   requires plan.cut(place, 1, place) - plan.cut(place - 1, 1, place) + moved <= items - Layout.KEYS;
      @
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, 1, place)), \old(plan.cut(place, 1,
      @     place)) + moved,
      @     left, leftBase, items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, 1, place)) + moved, \old(plan.cut(place + 1, 1,
      @     place)),
      @     right, rightBase, items);
      @
      @   assignable left[leftBase .. leftBase + 2 * items - Layout.KEYS - 1],
      @     right[rightBase .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires plan != null && Layout.KEYS < items && items <= 65538 && 0 <= moved;
      @   requires left != null && leftBase <= Layout.MAX_EXTENT_WORDS && right != null
      @     && rightBase <= Layout.MAX_EXTENT_WORDS;
      @   requires left == right && leftBase + 2 * items - Layout.KEYS <= rightBase;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, 1, place), plan.cut(place, 1, place),
      @     left, leftBase, items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, 1, place), plan.cut(place + 1, 1, place),
      @     right, rightBase, items);
      @   requires moved <= plan.cut(place + 1, 1, place) - plan.cut(place, 1, place);
      @   requires plan.cut(place, 1, place) - plan.cut(place - 1, 1, place) + moved <= items - Layout.KEYS;
      @
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, 1, place)), \old(plan.cut(place, 1,
      @     place)) + moved,
      @     left, leftBase, items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, 1, place)) + moved, \old(plan.cut(place + 1, 1,
      @     place)),
      @     right, rightBase, items);
      @
      @   assignable left[leftBase .. leftBase + 2 * items - Layout.KEYS - 1],
      @     right[rightBase .. rightBase + 2 * items - Layout.KEYS - 1];
      @ also
      @ normal_behavior
      @   requires plan != null && Layout.KEYS < items && items <= 65538 && 0 <= moved;
      @   requires left != null && leftBase <= Layout.MAX_EXTENT_WORDS && right != null
      @     && rightBase <= Layout.MAX_EXTENT_WORDS;
      @   requires left == right && rightBase + 2 * items - Layout.KEYS <= leftBase;
      @   requires Block.holds(runKeys, runItems, plan.cut(place - 1, 1, place), plan.cut(place, 1, place),
      @     left, leftBase, items);
      @   requires Block.holds(runKeys, runItems, plan.cut(place, 1, place), plan.cut(place + 1, 1, place),
      @     right, rightBase, items);
      @   requires moved <= plan.cut(place + 1, 1, place) - plan.cut(place, 1, place);
      @   requires plan.cut(place, 1, place) - plan.cut(place - 1, 1, place) + moved <= items - Layout.KEYS;
      @
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place - 1, 1, place)), \old(plan.cut(place, 1,
      @     place)) + moved,
      @     left, leftBase, items);
      @   ensures Block.holds(runKeys, runItems, \old(plan.cut(place, 1, place)) + moved, \old(plan.cut(place + 1, 1,
      @     place)),
      @     right, rightBase, items);
      @
      @   assignable left[leftBase .. leftBase + 2 * items - Layout.KEYS - 1],
      @     right[rightBase .. rightBase + 2 * items - Layout.KEYS - 1];
      @*/
    /*+KEY@ also behavior
      @   ensures left != null && right != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable left[*], right[*];
      @*/
    private /*+KEY@ helper @*/ void giveLeft(int items, int place, int moved, /*+KEY@ nullable @*/ long[] left,
        int leftBase, /*+KEY@ nullable @*/ long[] right, int rightBase) {
        Block.moveLeft(left, leftBase, right, rightBase, items, moved);
    }

    /**
     * Brings the parent's entries for the blocks of the run up to date: greatest keys (T3) and cardinalities (T6).
     * The entry of an emptied block stays as it is, to be taken out next.
     *
     * @param adds whether the run has an added block, which the parent does not list yet
     */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void refresh(BlockStore store, int level, boolean adds) {
        final int parentId = id(level + 1);
        final int from = slot(level + 1) - plan.offset;
        final int hole = adds ? plan.offset + 1 : plan.length;
        /*+KEY@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < plan.length; i++) {
            if (i != hole && HeadBlock.count(store, runId(i)) > 0) {
                HeadBlock.setEntry(store, parentId, level + 1, from + i - (i < hole ? 0 : 1), runId(i));
            }
        }
    }
}
