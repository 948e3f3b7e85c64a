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
    /*@ spec_public @*/ private long oldValue;
    /*@ spec_public @*/ private boolean hasSuccessor;
    /*@ spec_public @*/ private long successorKey;
    /*@ spec_public @*/ private long successorValue;

    /*@ normal_behavior
      @   ensures this.store == store && this.head == head && run != null && build != null;
      @   ensures \fresh(run) && \fresh(build);
      @
      @   assignable \nothing;
      @*/
    Writer(BlockStore store, View head, long[] rebalances) {
        this.store = store;
        this.head = head;
        run = new Run(head, rebalances);
        build = new Build(head);
    }

    /** See {@link Tree#insert(long, long)}. */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires run != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> \old(store).blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @ also behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && run != null;
      @   requires store.head != null && store.free != null && store.stock != null;
      @
      @   ensures \result == Result.REFUSED ==> store == \old(store) && head == \old(head)
      @     && head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.newest == \old(store.newest) && store.free == \old(store.free)
      @     && store.free.count == \old(store.free.count) && store.head == \old(store.head)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ int insert(long key, long value) {
        return insertInto(store, head, run, key, value);
    }

    /** The parts are parameters for the proof's sake: it cannot see that the fields are final. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @ also behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires store.head != null && store.free != null && store.stock != null;
      @
      @   ensures \result == Result.REFUSED ==> this.store == \old(this.store) && this.head == \old(this.head)
      @     && head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.newest == \old(store.newest) && store.free == \old(store.free)
      @     && store.free.count == \old(store.free.count) && store.head == \old(store.head)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ int insertInto(BlockStore store, View head, Run run, long key, long value) {
        final int depth = head.depth;
        head.requireOpen();
        hasSuccessor = false;
        if (head.size == Integer.MAX_VALUE || !reserveInsert(store, depth)) {
            return Result.REFUSED;
        }
        return insertReserved(store, run, depth, key, value);
    }

    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires 0 <= depth && depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result ==> store.granted() && store.blocksLeft == depth + 1;
      @   ensures \result ==> store.touchesLeft == (depth == 0 ? 1 : depth == 1 ? 3 : depth == 2 ? 7 : 4 * depth);
      @   ensures !\result ==> store.covered() && store.touchesLeft == 0 && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable store.touchesLeft, store.blocksLeft,
      @     store.freshBlocks, store.freshExtents, store.freshTables, store.freshRoot,
      @     store.stock.extents, store.stock.extents[store.stock.extentCount .. Integer.MAX_VALUE],
      @     store.stock.extentCount,
      @     store.stock.tables, store.stock.tables[store.stock.tableCount .. Integer.MAX_VALUE], store.stock.tableCount,
      @     store.stock.root, store.stock.heldCount, store.free.ids;
      @*/
    private /*+KEY@ helper @*/ static boolean reserveInsert(BlockStore store, int depth) {
        return store.reserve(Tree.insertBlocks(depth), Tree.insertTouches(depth));
    }

    /*+KEY@ behavior
      @   requires store.granted() && 0 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires depth + 1 <= store.blocksLeft;
      @   requires (depth == 0 ? 1 : depth == 1 ? 3 : depth == 2 ? 7 : 4 * depth) <= store.touchesLeft;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0 && \result != Result.REFUSED;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ int insertReserved(BlockStore store, Run run, int depth, long key, long value) {
        store.beginChange();
        final int result = insertOrReplace(store, run, depth, key, value);
        store.endChange();
        run.nextVersion();
        return result;
    }

    /** Inserts, or replaces where the key is there; in the strict contract it is, and no view shares the extents. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.covered() && store.sharedExtents == 0 && 1 <= store.touchesLeft;
      @   requires store.touchesLeft <= Integer.MAX_VALUE;
      @   requires store.layout != null && store.head != null && run.head != null;
      @   requires run.head.layout == store.layout && run.head.image == store.head;
      @   requires run.head.wordsOf != null && run.head.levelOf.length <= run.head.wordsOf.length;
      @   requires Image.measured(store.layout) && store.head.legible(store.layout) && store.layout.geometry();
      @   requires Layout.KEYS + 2 * store.layout.leafCapacity <= store.layout.blockWords;
      @   requires Layout.KEYS + 2 * store.layout.innerCapacity <= store.layout.blockWords;
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 <= (\bigint) run.head.levelOf[b];
      @     run.head.image.lists(run.head.layout, b, run.head.wordsOf[b]) && run.head.begins(b)
      @     && run.head.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 < (\bigint) run.head.levelOf[b];
      @     run.head.innerAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.countedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && (\bigint) run.head.levelOf[b] == 0;
      @     run.head.alone(b) && run.head.leafAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.valuedAt(run.head.values, b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.linkedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires run.ids != null && run.slots != null && run.ids != run.slots;
      @   requires depth <= run.ids.length && depth <= run.slots.length && 0 < depth && depth <= Layout.MAX_DEPTH;
      @   requires 0 <= run.head.rootId && run.head.rootId < run.head.levelOf.length;
      @   requires (\bigint) run.head.levelOf[run.head.rootId] == depth - 1;
      @   requires run.head.within((\bigint) run.head.startOf[run.head.rootId],
      @     (\bigint) run.head.stopOf[run.head.rootId], key);
      @   requires 0 <= run.head.lastId && run.head.lastId < run.head.levelOf.length;
      @   requires (\bigint) run.head.levelOf[run.head.lastId] == 0;
      @   requires (\bigint) run.head.stopOf[run.head.lastId] == run.head.size;
      @   requires run.head.ascending() && run.head.values.length == run.head.flat.length;
      @   requires run.head.present(key) && key <= (\bigint) run.head.flat[run.head.size - 1];
      @
      @   ensures \result == Result.REPLACED;
      @   ensures (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 < (\bigint) run.head.levelOf[b];
      @     run.head.innerAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.countedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   ensures (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && (\bigint) run.head.levelOf[b] == 0;
      @     run.head.leafAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.valuedAt(run.head.values, b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.linkedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   ensures run.head.revalued(\old(run.head.values), key, value);
      @
      @   assignable run.ids[0 .. depth - 1], run.slots[0 .. depth - 1], run.edge, successorKey, oldValue,
      @     store.touchesLeft, run.head.values, \infinite_union(\bigint b; run.head.wordsOf[b][*]);
      @*/
    /*+KEY@ also behavior
      @   requires store.covered() && 0 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires depth + 1 <= store.blocksLeft;
      @   requires (depth == 0 ? 1 : depth == 1 ? 3 : depth == 2 ? 7 : 4 * depth) <= store.touchesLeft;
      @
      @   ensures store.covered() && \result != Result.REFUSED;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ int insertOrReplace(BlockStore store, Run run, int depth, long key, long value) {
        if (depth == 0) {
            Insertion.plant(store, run, key, value);
            return Result.INSERTED;
        }
        run.descend(store, depth, key);
        if (replaces(store, run, key, value)) {
            return Result.REPLACED;
        }
        Insertion.insert(store, run, depth, key, value);
        return Result.INSERTED;
    }

    /** Swaps the value if the key is there; else the path ends at its successor, if it has one. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.sharedExtents == 0 && 1 <= store.touchesLeft && store.touchesLeft <= Integer.MAX_VALUE;
      @   requires store.layout != null && store.head != null && run.head != null;
      @   requires run.head.layout == store.layout && run.head.image == store.head;
      @   requires run.head.wordsOf != null && run.head.levelOf.length <= run.head.wordsOf.length;
      @   requires Image.measured(store.layout) && store.head.legible(store.layout) && store.layout.geometry();
      @   requires Layout.KEYS + 2 * store.layout.leafCapacity <= store.layout.blockWords;
      @   requires Layout.KEYS + 2 * store.layout.innerCapacity <= store.layout.blockWords;
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 <= (\bigint) run.head.levelOf[b];
      @     run.head.image.lists(run.head.layout, b, run.head.wordsOf[b]) && run.head.begins(b)
      @     && run.head.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 < (\bigint) run.head.levelOf[b];
      @     run.head.innerAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.countedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && (\bigint) run.head.levelOf[b] == 0;
      @     run.head.alone(b) && run.head.leafAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.valuedAt(run.head.values, b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.linkedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires run.ids != null && run.slots != null && 0 < run.ids.length && 0 < run.slots.length;
      @   requires 0 <= run.ids[0] && run.ids[0] < run.head.levelOf.length;
      @   requires (\bigint) run.head.levelOf[run.ids[0]] == 0 && 0 <= run.slots[0];
      @   requires run.slots[0] < (\bigint) run.head.stopOf[run.ids[0]] - (\bigint) run.head.startOf[run.ids[0]];
      @   requires run.head.ascending() && run.head.values.length == run.head.flat.length;
      @   requires (\bigint) run.head.flat[(\bigint) run.head.startOf[run.ids[0]] + run.slots[0]] == key;
      @
      @   ensures \result;
      @   ensures (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 < (\bigint) run.head.levelOf[b];
      @     run.head.innerAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.countedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   ensures (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && (\bigint) run.head.levelOf[b] == 0;
      @     run.head.leafAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.valuedAt(run.head.values, b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b])
      @     && run.head.linkedAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   ensures oldValue
      @     == (\bigint) ((\seq) \old(run.head.values))[(\bigint) run.head.startOf[run.ids[0]] + run.slots[0]];
      @   ensures run.head.revalued(\old(run.head.values), key, value);
      @
      @   assignable successorKey, oldValue, store.touchesLeft, run.head.values,
      @     run.head.wordsOf[run.ids[0]][
      @       (\bigint) run.head.baseOf[run.ids[0]] + Layout.KEYS + store.layout.leafCapacity
      @       .. (\bigint) run.head.baseOf[run.ids[0]] + Layout.KEYS + 2 * store.layout.leafCapacity - 1];
      @*/
    /*+KEY@ also behavior
      @   requires store.covered() && 1 <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   ensures !\result ==> store.touchesLeft == \old(store.touchesLeft)
      @     && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ boolean replaces(BlockStore store, Run run, long key, long value) {
        final int id = run.id(0);
        final long[] words = run.wordsOf(store, id);
        final int base = run.baseOf(store, id);
        final int pos = run.slot(0);
        // A key greater than all in its leaf is the greatest of the tree: it has no successor.
        if (run.isBehind(id, words, base, pos)) {
            return false;
        }
        successorKey = run.keyAt(id, words, base, pos);
        if (successorKey == key) {
            oldValue = Insertion.replace(store, run, value);
            return true;
        }
        hasSuccessor = true;
        successorValue = run.valueAt(id, words, base, store.items(0), pos);
        return false;
    }

    /** See {@link Tree#insertAll}: what the inserts need is in stock, so none of them is refused. */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && run != null;
      @   requires 0 <= elements;
      @   requires store.head != null && store.free != null && store.stock != null;
      @
      @   ensures \result == Result.REFUSED ==> store == \old(store) && head == \old(head)
      @     && head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.newest == \old(store.newest) && store.free == \old(store.free)
      @     && store.free.count == \old(store.free.count) && store.head == \old(store.head)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> \old(store).blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ int insertAll(long[] keys, long[] values, int elements) {
        hasSuccessor = false;
        if (!Guarantee.reserve(store, head, elements)) {
            return Result.REFUSED;
        }
        insertEach(store, head, run, keys, values, elements);
        return Result.INSERTED_ALL;
    }

    /** Throws only what no real tree makes it throw: where Guarantee or the depth is not what it has to be. */
    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void insertEach(BlockStore store, View head, Run run, long[] keys, long[] values,
        int elements) {
        /*@ loop_invariant 0 <= i;
          @ loop_modifies \everything;
          @*/
        /*+KEY@ loop_invariant store.covered() && store.touchesLeft == 0;
          @ loop_invariant \old(store.blocksLeft) == 0 ==> store.blocksLeft == 0;
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < elements; i++) {
            requireDepth(head);
            if (insertInto(store, head, run, element(keys, i), element(values, i)) == Result.REFUSED) {
                throw new IllegalStateException("a granted batch is refused: a defect of Guarantee");
            }
        }
    }

    /** An element of the input; of the array's own the prover does not know that it is a long. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static long element(long[] input, int index) {
        return input[index];
    }

    /** That the depth is at most 32 follows from the size being an int ({@link Layout#MAX_DEPTH}), which is not proved. */
    /*+KEY@ behavior
      @   ensures 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static void requireDepth(View head) {
        if (head.depth < 0 || head.depth > Layout.MAX_DEPTH) {
            throw new IllegalStateException("the depth is out of its bounds: a defect of the tree");
        }
    }

    /** See {@link Tree#delete}. */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires run != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> \old(store).blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @ also behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && run != null;
      @   requires store.head != null && store.free != null && store.stock != null;
      @
      @   ensures \result == Result.REFUSED ==> store == \old(store) && head == \old(head)
      @     && head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.newest == \old(store.newest) && store.free == \old(store.free)
      @     && store.free.count == \old(store.free.count) && store.head == \old(store.head)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ int delete(long key) {
        return present(store, run, key) ? deleteFound(store, run) : Result.ABSENT;
    }

    /** See {@link Tree#deleteIfIdentical}. */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires run != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> \old(store).blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @ also behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH && run != null;
      @   requires store.head != null && store.free != null && store.stock != null;
      @
      @   ensures \result == Result.REFUSED ==> store == \old(store) && head == \old(head)
      @     && head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.newest == \old(store.newest) && store.free == \old(store.free)
      @     && store.free.count == \old(store.free.count) && store.head == \old(store.head)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ int deleteIfIdentical(long key, long value) {
        if (!present(store, run, key)) {
            return Result.ABSENT;
        }
        return foundValue(store, run) == value ? deleteFound(store, run) : Result.DIFFERENT;
    }

    /** Descends to the key, and answers whether it is there. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.covered() && store.layout != null && store.head != null && run.head != null;
      @   requires run.head.layout == store.layout && run.head.image == store.head;
      @   requires run.head.wordsOf != null && run.head.levelOf.length <= run.head.wordsOf.length;
      @   requires Image.measured(store.layout) && store.head.legible(store.layout) && store.layout.geometry();
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 <= (\bigint) run.head.levelOf[b];
      @     run.head.image.lists(run.head.layout, b, run.head.wordsOf[b]) && run.head.begins(b)
      @     && run.head.wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && 0 < (\bigint) run.head.levelOf[b];
      @     run.head.innerAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < run.head.levelOf.length && (\bigint) run.head.levelOf[b] == 0;
      @     run.head.leafAt(b, run.head.wordsOf[b], (\bigint) run.head.baseOf[b]));
      @   requires head == run.head && head.version != View.CLOSED && run.ids != null && run.slots != null;
      @   requires run.ids != run.slots && head.depth <= run.ids.length && head.depth <= run.slots.length;
      @   requires 0 < head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires 0 <= head.rootId && head.rootId < head.levelOf.length;
      @   requires (\bigint) head.levelOf[head.rootId] == head.depth - 1;
      @   requires head.within((\bigint) head.startOf[head.rootId], (\bigint) head.stopOf[head.rootId], key);
      @   requires head.ascending();
      @
      @   ensures !\result ==> !head.present(key);
      @   ensures \result ==> 0 <= run.ids[0] && run.ids[0] < head.levelOf.length
      @     && (\bigint) head.levelOf[run.ids[0]] == 0 && 0 <= run.slots[0]
      @     && run.slots[0] < (\bigint) head.stopOf[run.ids[0]] - (\bigint) head.startOf[run.ids[0]]
      @     && (\bigint) head.flat[(\bigint) head.startOf[run.ids[0]] + run.slots[0]] == key;
      @
      @   assignable hasSuccessor, run.ids[0 .. head.depth - 1], run.slots[0 .. head.depth - 1], run.edge;
      @*/
    /*+KEY@ also behavior
      @   requires store.covered() && head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   ensures \result ==> 1 <= head.depth;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable hasSuccessor, run.ids[0 .. head.depth - 1], run.slots[0 .. head.depth - 1], run.edge;
      @*/
    private /*+KEY@ helper @*/ boolean present(BlockStore store, Run run, long key) {
        final int depth = head.depth;
        head.requireOpen();
        hasSuccessor = false;
        if (depth == 0) {
            return false;
        }
        run.descendTo(store, depth, key);
        return found(store, run, key);
    }

    /*+KEY@ behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires head != null && 1 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @
      @   ensures store.covered() && store.touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @ also behavior
      @   requires store.covered() && store.touchesLeft == 0;
      @   requires head != null && 1 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires store.head != null && store.free != null && store.stock != null;
      @
      @   ensures \result == Result.REFUSED ==> this.store == \old(this.store) && head == \old(head)
      @     && head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.newest == \old(store.newest) && store.free == \old(store.free)
      @     && store.free.count == \old(store.free.count) && store.head == \old(store.head)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ int deleteFound(BlockStore store, Run run) {
        final int depth = head.depth;
        if (!store.reserve(0, Tree.deleteTouches(depth))) {
            return Result.REFUSED;
        }
        deleteReserved(store, run, depth);
        return Result.DELETED;
    }

    /*+KEY@ behavior
      @   requires store.granted() && 1 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires (depth < 3 ? 3 * depth - 2 : 3 * depth - 1) <= store.touchesLeft;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void deleteReserved(BlockStore store, Run run, int depth) {
        store.beginChange();
        oldValue = foundValue(store, run);
        Deletion.delete(store, run, depth);
        store.endChange();
        head.version++;
    }

    /** See {@link Tree#build}, which checks the input. */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0;
      @   requires head != null && build != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0;
      @   ensures \old(store.blocksLeft) == 0 ==> \old(store).blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @ also behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && head != null && build != null;
      @   requires store.head != null && store.free != null && store.stock != null;
      @
      @   ensures \result == Result.REFUSED ==> store == \old(store) && head == \old(head)
      @     && head.rootId == \old(head.rootId) && head.depth == \old(head.depth)
      @     && head.size == \old(head.size) && head.version == \old(head.version)
      @     && head.firstId == \old(head.firstId) && head.lastId == \old(head.lastId)
      @     && head.leafCount == \old(head.leafCount) && head.innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> store.blockCount == \old(store.blockCount)
      @     && store.newest == \old(store.newest) && store.free == \old(store.free)
      @     && store.free.count == \old(store.free.count) && store.head == \old(store.head)
      @     && store.head.root == \old(store.head.root) && store.head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ int build(long[] keys, long[] values, int elements) {
        final BlockStore blocks = store;
        hasSuccessor = false;
        final int needed = Build.blocksFor(blocks.layout(), elements);
        if (!blocks.reserve(needed, needed)) {
            return Result.REFUSED;
        }
        buildReserved(blocks, build, keys, values, elements, needed);
        return Result.BUILT;
    }

    /*+KEY@ behavior
      @   requires store.granted() && store.blocksLeft == blocks && store.touchesLeft == blocks;
      @
      @   ensures store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void buildReserved(BlockStore store, Build build, long[] keys, long[] values, int elements,
        int blocks) {
        store.beginChange();
        if (elements > 0) {
            store.ascendingIds(blocks);
            build.build(store, keys, values, elements, blocks);
            head.version++;
        }
        store.endChange();
    }

    /** Whether the path ends at the key's element. */
    /*+KEYSTRICT@ normal_behavior
      @   requires store.layout != null && store.head != null && run.head != null;
      @   requires run.head.layout == store.layout && run.head.image == store.head;
      @   requires run.head.wordsOf != null && run.head.levelOf.length <= run.head.wordsOf.length;
      @   requires Image.measured(store.layout) && store.head.legible(store.layout);
      @   requires run.ids != null && run.slots != null && 0 < run.ids.length && 0 < run.slots.length;
      @   requires 0 <= run.ids[0] && run.ids[0] < run.head.levelOf.length && run.head.wordsOf[run.ids[0]] != null;
      @   requires run.head.image.lists(run.head.layout, run.ids[0], run.head.wordsOf[run.ids[0]]);
      @   requires run.head.begins(run.ids[0]) && run.head.ascending();
      @   requires run.head.leafAt(run.ids[0], run.head.wordsOf[run.ids[0]], (\bigint) run.head.baseOf[run.ids[0]]);
      @   requires run.head.ranked((\bigint) run.head.startOf[run.ids[0]] + run.slots[0], key) && 0 <= run.slots[0];
      @   requires run.slots[0] <= (\bigint) run.head.stopOf[run.ids[0]] - (\bigint) run.head.startOf[run.ids[0]];
      @   requires (\bigint) run.head.startOf[run.ids[0]] + run.slots[0] < run.head.size ==> run.slots[0]
      @     < (\bigint) run.head.stopOf[run.ids[0]] - (\bigint) run.head.startOf[run.ids[0]];
      @
      @   ensures !\result ==> !run.head.present(key);
      @   ensures \result ==> run.slots[0]
      @     < (\bigint) run.head.stopOf[run.ids[0]] - (\bigint) run.head.startOf[run.ids[0]]
      @     && (\bigint) run.head.flat[(\bigint) run.head.startOf[run.ids[0]] + run.slots[0]] == key;
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
    private /*+KEY@ helper @*/ static boolean found(BlockStore store, Run run, long key) {
        final int id = run.id(0);
        return run.holds(id, run.wordsOf(store, id), run.baseOf(store, id), run.slot(0), key);
    }

    /** The value of the element at the path's end. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static long foundValue(BlockStore store, Run run) {
        return HeadBlock.item(store, run.id(0), 0, run.slot(0));
    }

    /** The path that the last change left behind. */
    /*@ normal_behavior
      @   requires run != null;
      @
      @   ensures \result == run;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ Run path() {
        return run;
    }

    /*@ normal_behavior
      @   ensures \result == oldValue;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ long oldValue() {
        return oldValue;
    }

    /*@ normal_behavior
      @   ensures \result == hasSuccessor;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean hasSuccessor() {
        return hasSuccessor;
    }

    /*@ normal_behavior
      @   ensures \result == successorKey;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ long successorKey() {
        return successorKey;
    }

    /*@ normal_behavior
      @   ensures \result == successorValue;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ long successorValue() {
        return successorValue;
    }
}
