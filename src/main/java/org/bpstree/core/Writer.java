package org.bpstree.core;

/**
 * The operations that need memory. Each reserves what it may take, then begins its change; a refusal comes before
 * anything but spare capacity is changed.
 */
final class Writer {
    /*@ spec_public @*/ private final BlockStore store;
    /*@ spec_public @*/ private final View head;
    /*@ spec_public @*/ private final Insertion insertion;
    /*@ spec_public @*/ private final Deletion deletion;
    /*@ spec_public @*/ private final Build build;
    /** Of the last insert or delete. */
    private long oldValue;
    private boolean hasSuccessor;
    private long successorKey;
    private long successorValue;

    Writer(BlockStore store, View head, long[] rebalances) {
        this.store = store;
        this.head = head;
        insertion = new Insertion(head, rebalances);
        deletion = new Deletion(head, rebalances);
        build = new Build(head);
    }

    /** Blocks that an insert may acquire: one a level and a new root. */
    /*@ normal_behavior
      @   requires 0 <= depth && depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result == depth + 1;
      @
      @   assignable \nothing;
      @*/
    /*@ pure helper @*/ static int insertBlocks(int depth) {
        return depth + 1;
    }

    /**
     * Blocks that an insert may touch. The path; at the leaves two siblings, an added leaf, and from depth 3 on the
     * leaf behind it under another parent; at each inner level two siblings and an added block; at the root, which has
     * no siblings, an added block and a new root. See spec/bps-tree.md, "The reservation".
     */
    /*@ normal_behavior
      @   requires 0 <= depth && depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result == (depth == 0 ? 1 : depth == 1 ? 3 : depth == 2 ? 7 : 4 * depth);
      @
      @   assignable \nothing;
      @*/
    /*@ pure helper @*/ static int insertTouches(int depth) {
        switch (depth) {
            case 0: return 1;
            case 1: return 3;
            case 2: return 7;
            default: return 4 * depth;
        }
    }

    /**
     * Blocks that a delete may touch. The path; at the leaves two siblings and from depth 3 on one leaf under another
     * parent; at each inner level but the root's two siblings.
     */
    /*@ normal_behavior
      @   requires 0 <= depth && depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result == (depth < 3 ? 3 * depth - 2 : 3 * depth - 1);
      @
      @   assignable \nothing;
      @*/
    /*@ pure helper @*/ static int deleteTouches(int depth) {
        return depth < 3 ? 3 * depth - 2 : 3 * depth - 1;
    }

    /** See {@link Tree#insert(long, long)}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.isApart();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires insertion != null;
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
        final Insertion change = insertion;
        final int depth = head.depth;
        head.requireOpen();
        hasSuccessor = false;
        if (head.size == Integer.MAX_VALUE || !blocks.reserve(insertBlocks(depth), insertTouches(depth))) {
            return Result.REFUSED;
        }
        blocks.beginChange();
        final int result = insertOrReplace(blocks, change, depth, key, value);
        blocks.endChange();
        head.version++;
        return result;
    }

    /*@ behavior
      @   requires store.covered() && 0 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires insertTouches(depth) <= store.touchesLeft && insertBlocks(depth) <= store.blocksLeft;
      @
      @   ensures store.covered() && \result != Result.REFUSED;
      @   diverges true;
      @*/
    private /*@ helper @*/ int insertOrReplace(BlockStore store, Insertion insertion, int depth, long key, long value) {
        if (depth == 0) {
            insertion.plant(store, key, value);
            return Result.INSERTED;
        }
        insertion.descend(store, depth, key);
        if (insertion.found(store, key)) {
            oldValue = insertion.replace(store, value);
            return Result.REPLACED;
        }
        // A key greater than all in its leaf is the greatest of the tree: it has no successor.
        hasSuccessor = insertion.endsAtElement(store);
        if (hasSuccessor) {
            successorKey = insertion.key(store);
            successorValue = insertion.value(store);
        }
        insertion.insert(store, depth, key, value);
        return Result.INSERTED;
    }

    /** See {@link Tree#delete}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.isApart();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires deletion != null;
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
        return present(store, deletion, key) ? deleteFound(store, deletion) : Result.ABSENT;
    }

    /** See {@link Tree#deleteIfIdentical}. */
    /*@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.isApart();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires deletion != null;
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
        if (!present(store, deletion, key)) {
            return Result.ABSENT;
        }
        return deletion.value(store) == value ? deleteFound(store, deletion) : Result.DIFFERENT;
    }

    private /*@ helper @*/ boolean present(BlockStore store, Deletion deletion, long key) {
        final int depth = head.depth;
        head.requireOpen();
        hasSuccessor = false;
        if (depth == 0) {
            return false;
        }
        deletion.descend(store, depth, key);
        return deletion.found(store, key);
    }

    /*@ behavior
      @   requires store.covered() && store.touchesLeft == 0 && store.isApart();
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
    private /*@ helper @*/ int deleteFound(BlockStore store, Deletion deletion) {
        final int depth = head.depth;
        if (!store.reserve(0, deleteTouches(depth))) {
            return Result.REFUSED;
        }
        store.beginChange();
        oldValue = deletion.value(store);
        deletion.delete(store, depth);
        store.endChange();
        head.version++;
        return Result.DELETED;
    }

    /** See {@link Tree#build}, which checks the input. */
    /*@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.isApart();
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
