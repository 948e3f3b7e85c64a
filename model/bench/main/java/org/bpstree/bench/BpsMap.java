package org.bpstree.bench;

import org.bpstree.core.Cursor;
import org.bpstree.core.ExtentSource;
import org.bpstree.core.Layout;
import org.bpstree.core.Tree;

/** This project's tree, by default at upstream's production geometry. */
final class BpsMap implements LongMap {
    /** Grants everything. */
    static final ExtentSource GENEROUS = new ExtentSource() {
        @Override
        public boolean grant() {
            return true;
        }

        @Override
        public void giveBack(int count) { }
    };

    final Tree tree;
    private final Cursor cursor = new Cursor();

    BpsMap() {
        this(31, 24);
    }

    BpsMap(int leafCapacity, int innerCapacity) {
        tree = new Tree(new Layout(leafCapacity, innerCapacity, 32, 2048), GENEROUS);
    }

    @Override
    public void put(long key, long value) {
        tree.insert(key, value);
    }

    @Override
    public long get(long key) {
        return tree.head().get(key, 0);
    }

    @Override
    public void remove(long key) {
        tree.delete(key);
    }

    @Override
    public long ceiling(long key) {
        return tree.head().lowerBound(key, cursor) || cursor.isValid() ? cursor.key() : 0;
    }

    @Override
    public long sumUp() {
        long sum = 0;
        for (boolean on = tree.head().first(cursor); on; on = cursor.next()) {
            sum += cursor.value();
        }
        return sum;
    }

    @Override
    public long sumDown() {
        long sum = 0;
        for (boolean on = tree.head().last(cursor); on; on = cursor.previous()) {
            sum += cursor.value();
        }
        return sum;
    }

    @Override
    public void build(long[] keys) {
        tree.build(keys, keys, keys.length);
    }

    /** How many elements are below a key. */
    long rank(long key) {
        return tree.head().rank(key);
    }

    /** The key of the element with so many before it. */
    long at(int offset) {
        tree.head().at(offset, cursor);
        return cursor.key();
    }

    @Override
    public Object map() {
        return tree;
    }
}
