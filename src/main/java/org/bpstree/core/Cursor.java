package org.bpstree.core;

/**
 * A position in a view or in the head: on an element, or invalid (before the first and after the last element).
 *
 * <p>A cursor remembers its element's key. When the tree has changed it looks the key up again, so it stands on its
 * element if that is still there, else on the element after it, else it is invalid. (Upstream's iterators promise
 * less: some element or none.) It belongs to one thread, and may be put anywhere any number of times.
 */
public final class Cursor {
    View view;
    int leafId = Layout.NONE;
    long key;
    /** The element's place: its position in the leaf, and of the leaf, while the version holds, where its entries are. */
    private int pos;
    /** The leaf's elements; 0 for an invalid cursor, so that no position is one of its. */
    private int count;
    private int base;
    private int values;
    private long[] words;
    private long version;

    /** An invalid cursor that belongs to no view. */
    public Cursor() { }

    /** Makes the cursor invalid. */
    public void invalidate() {
        leafId = Layout.NONE;
        count = 0;
        words = null;
        version = view == null ? 0 : view.version;
    }

    /** Puts the cursor on a position of a leaf, or on the next leaf's first if it is the leaf's end. */
    void settle(int id, long[] leafWords, int leafBase, int leafPos) {
        if (leafPos < Block.count(leafWords, leafBase)) {
            enter(id, leafWords, leafBase, leafPos);
        } else {
            enterFirst(Block.nextId(leafWords, leafBase));
        }
    }

    boolean settleFirst() {
        enterFirst(view.firstId);
        return leafId != Layout.NONE;
    }

    boolean settleLast() {
        enterLast(view.lastId);
        return leafId != Layout.NONE;
    }

    private void enterFirst(int id) {
        if (id == Layout.NONE) {
            invalidate();
        } else {
            enter(id, view.words(id), view.base(id), 0);
        }
    }

    private void enterLast(int id) {
        if (id == Layout.NONE) {
            invalidate();
        } else {
            enter(id, view.words(id), view.base(id), Block.count(view.words(id), view.base(id)) - 1);
        }
    }

    private void enter(int id, long[] leafWords, int leafBase, int leafPos) {
        leafId = id;
        words = leafWords;
        base = leafBase;
        values = leafBase + view.layout.items(0);
        count = Block.count(leafWords, leafBase);
        version = view.version;
        stand(leafPos);
    }

    private void stand(int leafPos) {
        pos = leafPos;
        key = words[base + Layout.KEYS + leafPos];
    }

    /** Finds the way back after a change; an invalid cursor stays so. */
    private void refresh() {
        if (view != null && version != view.version) {
            if (leafId == Layout.NONE) {
                view.requireOpen();
                version = view.version;
            } else {
                view.lowerBound(key, this);
            }
        }
    }

    /**
     * Whether the cursor stands on an element.
     *
     * @throws IllegalStateException if the view was closed; so do all methods below
     */
    public boolean isValid() {
        refresh();
        return leafId != Layout.NONE;
    }

    private void requireValid() {
        if (!isValid()) {
            throw new IllegalStateException("the cursor is on no element");
        }
    }

    /**
     * The element's key.
     *
     * @throws IllegalStateException if the cursor is invalid
     */
    public long key() {
        requireValid();
        return key;
    }

    /**
     * The element's value.
     *
     * @throws IllegalStateException if the cursor is invalid
     */
    public long value() {
        requireValid();
        return words[values + pos];
    }

    /** Goes to the next element, from an invalid cursor to the first; false, and invalid, if there is none. */
    public boolean next() {
        if (pos + 1 < count && version == view.version) {
            stand(pos + 1);
            return true;
        }
        return seekNext();
    }

    /** After a change, at the leaf's end, or from an invalid cursor. */
    private boolean seekNext() {
        requirePlaced();
        refresh();
        if (leafId == Layout.NONE) {
            return settleFirst();
        }
        if (pos + 1 < count) {
            stand(pos + 1);
        } else {
            enterFirst(Block.nextId(words, base));
        }
        return leafId != Layout.NONE;
    }

    /** Goes to the element before, from an invalid cursor to the last; false, and invalid, if there is none. */
    public boolean previous() {
        if (0 < pos && pos < count && version == view.version) {
            stand(pos - 1);
            return true;
        }
        return seekPrevious();
    }

    private boolean seekPrevious() {
        requirePlaced();
        refresh();
        if (leafId == Layout.NONE) {
            return settleLast();
        }
        if (pos > 0) {
            stand(pos - 1);
        } else {
            enterLast(Block.previousId(words, base));
        }
        return leafId != Layout.NONE;
    }

    private void requirePlaced() {
        if (view == null) {
            throw new IllegalStateException("the cursor belongs to no view yet");
        }
        view.requireOpen();
    }

    /** Whether both cursors stand on the same element of the same view, or both on none. */
    public boolean equalTo(Cursor other) {
        final boolean valid = isValid();
        if (!other.isValid() || !valid) {
            return valid == other.isValid();
        }
        return view == other.view && key == other.key;
    }
}
