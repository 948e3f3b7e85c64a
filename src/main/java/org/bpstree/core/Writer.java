package org.bpstree.core;

/**
 * The operations that need memory. Each reserves what it may take, then begins its change; a refusal comes before
 * anything but spare capacity is changed.
 */
final class Writer {
    /*@ spec_public @*/ private final BlockStore store;
    /*@ spec_public @*/ private final View head;
    /*@ spec_public @*/ private final Run run;
    /*@ spec_public @*/ private final Build build;
    /** Of the last insert or delete. */
    private long oldValue;
    private boolean hasSuccessor;
    private long successorKey;
    private long successorValue;

    Writer(BlockStore store, View head, long[] rebalances) {
        this.store = store;
        this.head = head;
        run = new Run(head, rebalances);
        build = new Build(head);
    }

    /** See {@link Tree#insert(long, long)}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.isIdle();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires run != null;
      @
      @   ensures \result == Result.REFUSED ==> head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.free.count == \old(store.free.count) && store.newest == \old(store.newest)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   ensures \result == Result.REFUSED ==> (\forall int i; 0 <= i && i < store.free.count;
      @     store.free.ids[i] == \old(store.free.ids[i]));
      @   ensures \result == Result.REFUSED ==> (\forall int t; 0 <= t && t < store.head.root.length;
      @     store.head.root[t] == \old(store.head.root[t]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length;
      @     store.head.root[t][e] == \old(store.head.root[t][e]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e, w; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length
      @     && store.head.root[t][e] != null && 0 <= w && w < store.head.root[t][e].length;
      @     store.head.root[t][e][w] == \old(store.head.root[t][e][w]));
      @   diverges true;
      @*/
    /*@ helper @*/ int insert(long key, long value) {
        final BlockStore blocks = store;
        final Run scratch = run;
        final int depth = head.depth;
        head.requireOpen();
        hasSuccessor = false;
        if (head.size == Integer.MAX_VALUE || !blocks.reserve(Tree.insertBlocks(depth), Tree.insertTouches(depth))) {
            return Result.REFUSED;
        }
        blocks.beginChange();
        final int result = insertOrReplace(blocks, scratch, depth, key, value);
        blocks.endChange();
        head.version++;
        return result;
    }

    /*@ behavior
      @   requires store.covered() && 0 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires Tree.insertTouches(depth) <= store.touchesLeft && Tree.insertBlocks(depth) <= store.blocksLeft;
      @
      @   ensures store.covered() && \result != Result.REFUSED;
      @   diverges true;
      @*/
    private /*@ helper @*/ int insertOrReplace(BlockStore store, Run run, int depth, long key, long value) {
        if (depth == 0) {
            Insertion.plant(store, run, key, value);
            return Result.INSERTED;
        }
        run.descend(store, depth, key);
        final long[] words = store.words(run.id(0));
        final int base = store.base(run.id(0));
        final int pos = run.slot(0);
        // A key greater than all in its leaf is the greatest of the tree: it has no successor.
        if (pos < Block.count(words, base)) {
            successorKey = Block.key(words, base, pos);
            if (successorKey == key) {
                oldValue = Insertion.replace(store, run, value);
                return Result.REPLACED;
            }
            hasSuccessor = true;
            successorValue = Block.item(words, base, store.layout.items(0), pos);
        }
        Insertion.insert(store, run, depth, key, value);
        return Result.INSERTED;
    }

    /** See {@link Tree#insertAll}: what the inserts need is in stock, so none of them is refused. */
    /*@ behavior
      @   requires store != null && store.covered() && store.isIdle();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires run != null;
      @   diverges true;
      @*/
    /*@ helper @*/ int insertAll(/*@ nullable @*/ long[] keys, /*@ nullable @*/ long[] values, int elements) {
        hasSuccessor = false;
        if (!Guarantee.reserve(store, head, elements)) {
            return Result.REFUSED;
        }
        /*@ loop_invariant 0 <= i;
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < elements; i++) {
            insert(keys[i], values[i]);
        }
        return Result.INSERTED_ALL;
    }

    /** See {@link Tree#delete}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.isIdle();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires run != null && run.ids != store.free.ids && run.slots != store.free.ids;
      @
      @   ensures \result == Result.REFUSED ==> head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.free.count == \old(store.free.count) && store.newest == \old(store.newest)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   ensures \result == Result.REFUSED ==> (\forall int i; 0 <= i && i < store.free.count;
      @     store.free.ids[i] == \old(store.free.ids[i]));
      @   ensures \result == Result.REFUSED ==> (\forall int t; 0 <= t && t < store.head.root.length;
      @     store.head.root[t] == \old(store.head.root[t]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length;
      @     store.head.root[t][e] == \old(store.head.root[t][e]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e, w; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length
      @     && store.head.root[t][e] != null && 0 <= w && w < store.head.root[t][e].length;
      @     store.head.root[t][e][w] == \old(store.head.root[t][e][w]));
      @   diverges true;
      @*/
    /*@ helper @*/ int delete(long key) {
        return present(store, run, key) ? deleteFound(store, run) : Result.ABSENT;
    }

    /** See {@link Tree#deleteIfIdentical}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.isIdle();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires run != null && run.ids != store.free.ids && run.slots != store.free.ids;
      @
      @   ensures \result == Result.REFUSED ==> head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.free.count == \old(store.free.count) && store.newest == \old(store.newest)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   ensures \result == Result.REFUSED ==> (\forall int i; 0 <= i && i < store.free.count;
      @     store.free.ids[i] == \old(store.free.ids[i]));
      @   ensures \result == Result.REFUSED ==> (\forall int t; 0 <= t && t < store.head.root.length;
      @     store.head.root[t] == \old(store.head.root[t]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length;
      @     store.head.root[t][e] == \old(store.head.root[t][e]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e, w; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length
      @     && store.head.root[t][e] != null && 0 <= w && w < store.head.root[t][e].length;
      @     store.head.root[t][e][w] == \old(store.head.root[t][e][w]));
      @   diverges true;
      @*/
    /*@ helper @*/ int deleteIfIdentical(long key, long value) {
        if (!present(store, run, key)) {
            return Result.ABSENT;
        }
        return foundValue(store, run) == value ? deleteFound(store, run) : Result.DIFFERENT;
    }

    private /*@ helper @*/ boolean present(BlockStore store, Run run, long key) {
        final int depth = head.depth;
        head.requireOpen();
        hasSuccessor = false;
        if (depth == 0) {
            return false;
        }
        run.descend(store, depth, key);
        return found(store, run, key);
    }

    /*@ behavior
      @   requires store.covered() && store.isIdle();
      @   requires head != null && 1 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result == Result.REFUSED ==> head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.free.count == \old(store.free.count) && store.newest == \old(store.newest)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   ensures \result == Result.REFUSED ==> (\forall int i; 0 <= i && i < store.free.count;
      @     store.free.ids[i] == \old(store.free.ids[i]));
      @   ensures \result == Result.REFUSED ==> (\forall int t; 0 <= t && t < store.head.root.length;
      @     store.head.root[t] == \old(store.head.root[t]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length;
      @     store.head.root[t][e] == \old(store.head.root[t][e]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e, w; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length
      @     && store.head.root[t][e] != null && 0 <= w && w < store.head.root[t][e].length;
      @     store.head.root[t][e][w] == \old(store.head.root[t][e][w]));
      @   diverges true;
      @*/
    private /*@ helper @*/ int deleteFound(BlockStore store, Run run) {
        final int depth = head.depth;
        if (!store.reserve(0, Tree.deleteTouches(depth))) {
            return Result.REFUSED;
        }
        store.beginChange();
        oldValue = foundValue(store, run);
        Deletion.delete(store, run, depth);
        store.endChange();
        head.version++;
        return Result.DELETED;
    }

    /** See {@link Tree#build}, which checks the input. */
    /*@ behavior
      @   requires store != null && store.covered() && store.isIdle();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires build != null;
      @
      @   ensures \result == Result.REFUSED ==> head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.free.count == \old(store.free.count) && store.newest == \old(store.newest)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   ensures \result == Result.REFUSED ==> (\forall int i; 0 <= i && i < store.free.count;
      @     store.free.ids[i] == \old(store.free.ids[i]));
      @   ensures \result == Result.REFUSED ==> (\forall int t; 0 <= t && t < store.head.root.length;
      @     store.head.root[t] == \old(store.head.root[t]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length;
      @     store.head.root[t][e] == \old(store.head.root[t][e]));
      @   ensures \result == Result.REFUSED ==> (\forall int t, e, w; 0 <= t && t < store.head.root.length
      @     && store.head.root[t] != null && 0 <= e && e < store.head.root[t].length
      @     && store.head.root[t][e] != null && 0 <= w && w < store.head.root[t][e].length;
      @     store.head.root[t][e][w] == \old(store.head.root[t][e][w]));
      @   diverges true;
      @*/
    /*@ helper @*/ int build(/*@ nullable @*/ long[] keys, /*@ nullable @*/ long[] values, int elements) {
        final BlockStore blocks = store;
        final Build change = build;
        hasSuccessor = false;
        final int needed = Build.blocksFor(blocks.layout, elements);
        if (!blocks.reserve(needed, needed)) {
            return Result.REFUSED;
        }
        blocks.beginChange();
        if (elements > 0) {
            blocks.ascendingIds(needed);
            change.build(blocks, keys, values, elements, needed);
            head.version++;
        }
        blocks.endChange();
        return Result.BUILT;
    }

    /** Whether the path ends at the key's element. */
    /*@ behavior
      @   requires store.covered();
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static boolean found(BlockStore store, Run run, long key) {
        return run.slot(0) < HeadBlock.count(store, run.id(0))
            && HeadBlock.key(store, run.id(0), run.slot(0)) == key;
    }

    /** The value of the element at the path's end. */
    /*@ behavior
      @   requires store.covered();
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*@ helper @*/ static long foundValue(BlockStore store, Run run) {
        return HeadBlock.item(store, run.id(0), 0, run.slot(0));
    }

    long oldValue() {
        return oldValue;
    }

    boolean hasSuccessor() {
        return hasSuccessor;
    }

    long successorKey() {
        return successorKey;
    }

    long successorValue() {
        return successorValue;
    }
}
