package org.bpstree.core;

/**
 * {@link Block}'s reads and edits on a block of the head, given by its id. Each fetches the words anew, so that no
 * caller holds words that a touch made stale. Edits come after touch, and take nothing from the ledger.
 */
final class HeadBlock {
    private HeadBlock() { }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int count(BlockStore store, int id) {
        return Block.count(store.words(id), store.base(id));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void setCount(BlockStore store, int id, int count) {
        Block.setCount(store.words(id), store.base(id), count);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long lastKey(BlockStore store, int id) {
        return Block.lastKey(store.words(id), store.base(id));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long item(BlockStore store, int id, int level, int pos) {
        return Block.item(store.words(id), store.base(id), store.items(level), pos);
    }

    /** The child at a position of an inner block of the level. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int childId(BlockStore store, int id, int level, int pos) {
        return Layout.low(item(store, id, level, pos));
    }

    /** The item that stands for a block of the level in its parent. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long entryItem(BlockStore store, int id, int level) {
        return Layout.pack(Block.cardinality(store.words(id), store.base(id), store.items(level), level), id);
    }

    /** Writes a child's greatest key, cardinality and id in an inner block of the level. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void setEntry(BlockStore store, int id, int level, int pos, int childId) {
        final long key = lastKey(store, childId);
        final long item = entryItem(store, childId, level - 1);
        Block.setEntry(store.words(id), store.base(id), store.items(level), pos, key, item);
    }

    /**
     * Brings a child's greatest key up to date, and changes its cardinality.
     *
     * @return whether it is the last child, so that its greatest key is the block's own
     */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static boolean addToEntry(BlockStore store, int id, int level, int pos, long key, long added) {
        final long[] words = store.words(id);
        final int base = store.base(id);
        final int items = store.items(level);
        final long item = Block.item(words, base, items, pos) + added * Layout.ONE_ELEMENT;
        Block.setEntry(words, base, items, pos, key, item);
        return pos == Block.count(words, base) - 1;
    }

    /** Changes a child's cardinality; its greatest key stays. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void addToItem(BlockStore store, int id, int level, int pos, long added) {
        final long[] words = store.words(id);
        final int base = store.base(id);
        final int items = store.items(level);
        Block.setItem(words, base, items, pos, Block.item(words, base, items, pos) + added * Layout.ONE_ELEMENT);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int nextId(BlockStore store, int id) {
        return Block.nextId(store.words(id), store.base(id));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int previousId(BlockStore store, int id) {
        return Block.previousId(store.words(id), store.base(id));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void setLinks(BlockStore store, int id, int nextId, int previousId) {
        Block.setLinks(store.words(id), store.base(id), nextId, previousId);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void setNext(BlockStore store, int id, int nextId) {
        setLinks(store, id, nextId, previousId(store, id));
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void setPrevious(BlockStore store, int id, int previousId) {
        setLinks(store, id, nextId(store, id), previousId);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void insertAt(BlockStore store, int id, int level, int pos, long key, long item) {
        Block.insertAt(store.words(id), store.base(id), store.items(level), pos, key, item);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static int removeAt(BlockStore store, int id, int level, int pos) {
        return Block.removeAt(store.words(id), store.base(id), store.items(level), pos);
    }

    /** Fills an acquired leaf from sorted input. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ static void fill(BlockStore store, int id, long[] keys, long[] values, int from, int count) {
        fillFrom(store, id, Layout.KEYS, keys, from, count);
        fillFrom(store, id, store.items(0), values, from, count);
        setCount(store, id, count);
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ static void fillFrom(BlockStore store, int id, int offset, long[] input, int from,
        int count) {
        Words.copy(input, from, store.words(id), store.base(id) + offset, count);
    }

    /**
     * The count of a child of an inner block of the level, or {@link Balance#ABSENT}. A leaf's is its cardinality, which
     * the parent lists (T6): so a leaf that stays as it is need not come into the processor's caches.
     */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int siblingCount(BlockStore store, int parentId, int level, int slot) {
        if (slot < 0 || slot >= count(store, parentId)) {
            return Balance.ABSENT;
        }
        final long item = item(store, parentId, level, slot);
        return level == 1 ? Layout.high(item) : count(store, Layout.low(item));
    }

    /** The count of the sibling two places away, which matters only where a nearer one is absent. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int farCount(BlockStore store, int parentId, int level, int slot, int left, int right) {
        if (left == Balance.ABSENT) {
            return siblingCount(store, parentId, level, slot + 2);
        }
        return right == Balance.ABSENT ? siblingCount(store, parentId, level, slot - 2) : Balance.ABSENT;
    }
}
