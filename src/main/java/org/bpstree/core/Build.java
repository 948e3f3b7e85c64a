package org.bpstree.core;

/**
 * Fills an empty tree from sorted input in one pass: each leaf, then at once every ancestor not open yet, bottom up.
 * A block of a level gets an even share of what is left, rounded down. Upstream's order of ids.
 */
final class Build {
    /*@ spec_public @*/ private final View head;
    /** By level: the block being filled, how many entries it is to hold, and what is left to the level. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] openIds = new int[Layout.MAX_DEPTH];
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] targets = new int[Layout.MAX_DEPTH];
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] entriesLeft = new int[Layout.MAX_DEPTH];
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final int[] blocksLeft = new int[Layout.MAX_DEPTH];

    /*@ normal_behavior
      @   ensures this.head == head && \fresh(openIds) && \fresh(targets) && \fresh(entriesLeft) && \fresh(blocksLeft);
      @   ensures openIds.length == Layout.MAX_DEPTH && targets.length == Layout.MAX_DEPTH;
      @   ensures entriesLeft.length == Layout.MAX_DEPTH && blocksLeft.length == Layout.MAX_DEPTH;
      @
      @   assignable \nothing;
      @*/
    Build(View head) {
        this.head = head;
    }

    /** Blocks that hold so many entries if each is filled. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int blocksFor(int entries, int capacity) {
        return entries / capacity + (entries % capacity == 0 ? 0 : 1);
    }

    /** Levels of a tree built from so many elements; 0 for none. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int depthFor(Layout layout, int elements) {
        if (elements == 0) {
            return 0;
        }
        int depth = 1;
        int blocks = blocksFor(elements, layout.capacity(0));
        /*@ loop_invariant Integer.MIN_VALUE <= blocks && blocks <= Integer.MAX_VALUE;
          @ loop_modifies blocks, depth;
          @*/
        while (blocks > 1) {
            blocks = blocksFor(blocks, layout.capacity(1));
            depth++;
        }
        return depth;
    }

    /** Blocks of a tree built from so many elements. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int blocksFor(Layout layout, int elements) {
        int blocks = blocksFor(elements, layout.capacity(0));
        int sum = blocks;
        /*@ loop_invariant Integer.MIN_VALUE <= blocks && blocks <= Integer.MAX_VALUE;
          @ loop_modifies blocks, sum;
          @*/
        while (blocks > 1) {
            blocks = blocksFor(blocks, layout.capacity(1));
            sum += blocks;
        }
        return sum;
    }

    /**
     * Builds from at least one element. Takes one reserved block a turn: the next leaf, or the lowest ancestor that is
     * not open yet.
     */
    /*+KEY@ behavior
      @   requires store.covered() && blocks <= store.blocksLeft && blocks <= store.touchesLeft;
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void build(BlockStore store, long[] keys, long[] values, int elements, int blocks) {
        final int depth = prepare(store, elements);
        int leafId = Layout.NONE;
        int level = 0;
        /*+KEY@ loop_invariant 0 <= i && store.covered();
          @ loop_invariant Integer.MIN_VALUE <= leafId && leafId <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant blocks - i <= store.blocksLeft && blocks - i <= store.touchesLeft;
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < blocks; i++) {
            final int id = store.acquire();
            if (level == 0) {
                fillLeaf(store, keys, values, elements, leafId, id);
                leafId = id;
            } else {
                openInner(store, level, id);
            }
            if (level == depth - 1) {
                head.rootId = id;
            }
            level++;
            if (level >= depth || openId(level) != Layout.NONE) {
                closeFilled(store, depth, leafId);
                level = 0;
            }
        }
        head.lastId = leafId;
        head.depth = depth;
        head.size = elements;
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ int prepare(BlockStore store, int elements) {
        final int depth = depthFor(store.layout(), elements);
        prepare(store.layout(), depth, elements);
        return depth;
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable entriesLeft[0 .. depth - 1], blocksLeft[0 .. depth - 1], openIds[0 .. depth - 1];
      @*/
    private /*+KEY@ helper @*/ void prepare(Layout layout, int depth, int elements) {
        int entries = elements;
        /*@ loop_invariant 0 <= level && Integer.MIN_VALUE <= entries && entries <= Integer.MAX_VALUE;
          @ loop_modifies level, entries, entriesLeft[0 .. depth - 1], blocksLeft[0 .. depth - 1],
          @   openIds[0 .. depth - 1];
          @*/
        for (int level = 0; level < depth; level++) {
            entriesLeft[level] = entries;
            blocksLeft[level] = blocksFor(entries, layout.capacity(level));
            openIds[level] = Layout.NONE;
            entries = blocksLeft[level];
        }
    }

    /** The next block of a level takes its share of the entries left to the level. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable entriesLeft[level], blocksLeft[level];
      @*/
    private /*+KEY@ helper @*/ int takeShare(int level) {
        final int share = entriesLeft[level] / blocksLeft[level];
        entriesLeft[level] -= share;
        blocksLeft[level]--;
        return share;
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void fillLeaf(BlockStore store, long[] keys, long[] values, int elements,
        int previousId, int id) {
        final int from = elements - entriesLeft[0];
        HeadBlock.fill(store, id, keys, values, from, takeShare(0));
        HeadBlock.setLinks(store, id, Layout.NONE, previousId);
        if (previousId == Layout.NONE) {
            head.firstId = id;
        } else {
            HeadBlock.setNext(store, previousId, id);
        }
        head.leafCount++;
    }

    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void openInner(BlockStore store, int level, int id) {
        HeadBlock.setCount(store, id, 0);
        openIds[level] = id;
        targets[level] = takeShare(level);
        head.innerCount++;
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int openId(int level) {
        return openIds[level];
    }

    /** Enters a filled leaf in its parent, and the parent in its own if that is filled now, and so on. */
    /*+KEY@ behavior
      @   requires store.covered();
      @
      @   ensures store.covered();
      @   ensures store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void closeFilled(BlockStore store, int depth, int leafId) {
        int childId = leafId;
        int level = 1;
        boolean filled = true;
        /*+KEY@ loop_invariant 1 <= level && Integer.MIN_VALUE <= childId && childId <= Integer.MAX_VALUE;
          @ loop_invariant store.covered();
          @ loop_invariant store.touchesLeft == \old(store.touchesLeft) && store.blocksLeft == \old(store.blocksLeft);
          @ loop_modifies \everything;
          @*/
        while (filled && level < depth) {
            final int id = openId(level);
            final int count = HeadBlock.count(store, id);
            HeadBlock.setCount(store, id, count + 1);
            HeadBlock.setEntry(store, id, level, count, childId);
            filled = count + 1 == targets[level];
            if (filled) {
                openIds[level] = Layout.NONE;
            }
            childId = id;
            level++;
        }
    }
}
