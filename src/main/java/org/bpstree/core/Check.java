package org.bpstree.core;

/**
 * The invariants of spec/invariants.md as a program: checks the head, every open view and the allocator, and names the
 * first violation. Reads anything that may stand in the blocks, however broken, without failing.
 */
public final class Check {
    private Check() { }

    /**
     * Checks a whole tree: T and P on the head, B on the allocator, V on the views. {@link #view} checks what a view
     * holds.
     *
     * @return the first violation, or null if every invariant holds
     * @throws IllegalStateException if the tree is closed
     */
    public static Violation tree(Tree tree) {
        tree.head().requireOpen();
        final BlockStore store = tree.store();
        Violation found = CheckStore.translation(store);
        if (found == null) {
            found = shape(tree.head(), store.blockCount(), new boolean[store.blockCount()]);
        }
        if (found == null) {
            found = path(tree.head(), tree.path());
        }
        if (found == null) {
            found = CheckStore.allocator(tree);
        }
        return found;
    }

    /** P1, of a head whose shape is right. */
    private static Violation path(View head, Run path) {
        if (!path.isEdge()) {
            return null;
        }
        if (head.depth == 0) {
            return new Violation("P1", Layout.NONE, "an empty tree has a right edge");
        }
        int id = head.rootId;
        for (int level = head.depth - 1; level > 0; level--) {
            final int pos = Inspect.count(head, id) - 1;
            if (path.id(level) != id || path.slot(level) != pos) {
                return new Violation("P1", id, "the path at level " + level + " is at " + path.slot(level) + " in block "
                    + path.id(level) + ", the right edge at " + pos);
            }
            id = Inspect.childId(head, id, pos);
        }
        return path.id(0) == id ? null
            : new Violation("P1", id, "the path ends at block " + path.id(0) + ", the right edge here");
    }

    /**
     * Checks a view on its own: T1 to T7, and V3 before anything is read through it.
     *
     * @return the first violation, or null
     */
    public static Violation view(View view) {
        view.requireOpen();
        final Violation found = CheckStore.translation(view.layout, view.image);
        if (found != null) {
            return new Violation("V3", found.blockId(), found.text());
        }
        final int blocks = view.image.extentCount * view.layout.blocksPerExtent;
        return shape(view, blocks, new boolean[blocks]);
    }

    /** T1 to T7, and B1's half that no block stands in the tree twice; marks the blocks that it meets. */
    static Violation shape(View view, int blocks, boolean[] met) {
        if (view.depth == 0 || view.rootId == Layout.NONE) {
            return emptyShape(view);
        }
        if (view.depth < 0 || view.depth > Layout.MAX_DEPTH) {
            return new Violation("T5", Layout.NONE, "the depth is " + view.depth);
        }
        final CheckShape walk = new CheckShape(view, blocks, met);
        final Violation found = walk.subtree(view.rootId, view.depth - 1, 0);
        return found == null ? walk.totals() : found;
    }

    private static Violation emptyShape(View view) {
        if (view.depth != 0 || view.rootId != Layout.NONE) {
            return new Violation("T5", view.rootId, "the depth is " + view.depth + " and the root is " + view.rootId);
        }
        if (view.firstId != Layout.NONE || view.lastId != Layout.NONE) {
            return new Violation("T4", Layout.NONE, "an empty tree has a first or last leaf");
        }
        if (view.size != 0) {
            return new Violation("T6", Layout.NONE, "an empty tree has the size " + view.size);
        }
        if (view.leafCount != 0 || view.innerCount != 0) {
            return new Violation("T7", Layout.NONE, "an empty tree counts leaves or inner blocks");
        }
        return null;
    }
}
