package org.bpstree.core;

/** One walk over a view's blocks in key order: the invariants T1 to T7. */
final class CheckShape {
    private final View view;
    private final int blocks;
    private final boolean[] met;
    private int leaves;
    private int inners;
    private long elements;
    private int lastLeafId = Layout.NONE;

    CheckShape(View view, int blocks, boolean[] met) {
        this.view = view;
        this.blocks = blocks;
        this.met = met;
    }

    /**
     * Checks a block and all below it.
     *
     * @param siblings children of the parent, 0 for the root
     */
    Violation subtree(int id, int level, int siblings) {
        if (id < 0 || id >= blocks) {
            return new Violation("B1", id, "there is no such block");
        }
        if (met[id]) {
            return new Violation("B1", id, "the block stands in the tree twice");
        }
        met[id] = true;
        final int count = Inspect.count(view, id);
        Violation found = fill(id, level, siblings, count);
        if (found == null) {
            found = order(id, count);
        }
        if (found != null) {
            return found;
        }
        return level == 0 ? leaf(id, count) : inner(id, level, count);
    }

    /** T2. */
    private Violation fill(int id, int level, int siblings, int count) {
        final int capacity = view.layout.capacity(level);
        if (count > capacity) {
            return new Violation("T2", id, "it holds " + count + " entries, capacity " + capacity);
        }
        final int least = siblings == 0 ? (level == 0 ? 1 : 2) : least(level, siblings);
        return count >= least ? null
            : new Violation("T2", id, "it holds " + count + " entries, but should hold at least " + least);
    }

    /** What a block with a parent holds at least: the minimum, or less where two siblings do not fit in one block. */
    private int least(int level, int siblings) {
        final int capacity = view.layout.capacity(level);
        final int minimum = Layout.minimum(capacity);
        final boolean excepted = siblings == 2 || level == 0 && view.layout.innerCapacity <= 4;
        return excepted && capacity + 1 - minimum < minimum ? capacity + 1 - minimum : minimum;
    }

    /** T1 in one block. */
    private Violation order(int id, int count) {
        for (int pos = 1; pos < count; pos++) {
            if (Inspect.key(view, id, pos - 1) >= Inspect.key(view, id, pos)) {
                return new Violation("T1", id, "the key at " + pos + " is not above the one before it");
            }
        }
        return null;
    }

    /** T4 from the left: the link back is to the leaf met last, whose link forth is to this one. */
    private Violation leaf(int id, int count) {
        if (Inspect.previousId(view, id) != lastLeafId) {
            return new Violation("T4", id, "its previous leaf is " + Inspect.previousId(view, id) + ", not "
                + lastLeafId);
        }
        final int linkedId = lastLeafId == Layout.NONE ? view.firstId : Inspect.nextId(view, lastLeafId);
        if (linkedId != id) {
            return new Violation("T4", lastLeafId, "the next leaf is " + linkedId + ", not " + id);
        }
        if (lastLeafId != Layout.NONE && lastKey(lastLeafId) >= Inspect.key(view, id, 0)) {
            return new Violation("T1", id, "its first key is not above the last of the leaf before it");
        }
        lastLeafId = id;
        leaves++;
        elements += count;
        return null;
    }

    /** T3 and T6 at each child, after the child's own. */
    private Violation inner(int id, int level, int count) {
        inners++;
        for (int pos = 0; pos < count; pos++) {
            final long before = elements;
            final int childId = Inspect.childId(view, id, pos);
            final Violation found = subtree(childId, level - 1, count);
            if (found != null) {
                return found;
            }
            if (Inspect.key(view, id, pos) != lastKey(childId)) {
                return new Violation("T3", id, "the separator at " + pos + " is " + Inspect.key(view, id, pos)
                    + ", the greatest key below " + lastKey(childId));
            }
            if (Inspect.cardinality(view, id, pos) != elements - before) {
                return new Violation("T6", id, "the cardinality at " + pos + " is "
                    + Inspect.cardinality(view, id, pos) + ", the elements below are " + (elements - before));
            }
        }
        return null;
    }

    private long lastKey(int id) {
        return Inspect.key(view, id, Inspect.count(view, id) - 1);
    }

    /** T4 at the right end, T6 and T7 for the whole. */
    Violation totals() {
        if (Inspect.nextId(view, lastLeafId) != Layout.NONE) {
            return new Violation("T4", lastLeafId, "the last leaf has a next one");
        }
        if (view.lastId != lastLeafId) {
            return new Violation("T4", view.lastId, "the last leaf is " + lastLeafId + ", not " + view.lastId);
        }
        if (view.size != elements) {
            return new Violation("T6", Layout.NONE, "the size is " + view.size + ", the elements are " + elements);
        }
        if (view.leafCount != leaves || view.innerCount != inners) {
            return new Violation("T7", Layout.NONE, "the counts are " + view.leafCount + " leaves and "
                + view.innerCount + " inner blocks, met were " + leaves + " and " + inners);
        }
        return null;
    }
}
