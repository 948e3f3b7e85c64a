package org.bpstree.core;

/**
 * Lives a small tree's life, so that every class that a change may need is loaded and linked before memory is scarce: a
 * class that the JVM loads in the midst of a change takes heap, which may be full.
 */
final class Preload implements ExtentSource {
    private static final int ELEMENTS = 40;

    /** Whether all is loaded. */
    static volatile boolean done;
    /** Whether the tree that loads all is being made or used; guarded by the lock. */
    static boolean running;

    private Preload() { }

    /**
     * Loads all, once. If memory is too scarce for that, the error goes to whoever makes a tree, and the next one tries
     * again: hence no static initialiser, which the JVM does not run twice.
     */
    /*@ normal_behavior
      @   ensures true;
      @
      @   assignable done, running;
      @*/
    /*+KEY@ helper @*/ static void classes() {
        if (!done) {
            load();
        }
    }

    private static synchronized void load() {
        if (done || running) {
            return;
        }
        running = true;
        try {
            live();
            done = true;
        } catch (RuntimeException defect) {
            // It shows again where a tree is used, and can be told there.
            done = true;
        } finally {
            running = false;
        }
    }

    @Override
    public boolean grant() {
        return true;
    }

    @Override
    public void giveBack(int count) { }

    private static void live() {
        final Tree tree = new Tree(new Layout(Layout.MIN_CAPACITY, Layout.MIN_CAPACITY, 1, 2), new Preload());
        final long[] keys = new long[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            keys[i] = i;
        }
        tree.build(keys, keys, ELEMENTS);
        for (int i = 0; i < ELEMENTS; i++) {
            tree.delete(i);
        }
        tree.reserveInserts(1);
        tree.insertAll(keys, keys, ELEMENTS);
        final View view = new View();
        tree.open(view);
        for (int i = ELEMENTS; i > 0; i--) {
            tree.insert(-i, i);
            tree.deleteIfIdentical(i, i);
        }
        final Cursor cursor = new Cursor();
        tree.insert(0, 0, cursor);
        view.lowerBound(0, cursor);
        cursor.next();
        tree.close(view);
        tree.trim();
    }
}
