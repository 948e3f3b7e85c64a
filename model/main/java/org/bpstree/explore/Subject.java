package org.bpstree.explore;

import java.util.Arrays;
import org.bpstree.core.Cursor;
import org.bpstree.core.Layout;
import org.bpstree.core.Snapshot;
import org.bpstree.core.Tree;
import org.bpstree.core.View;

/** The tree under exploration with its source and views: put in a state, made to do one move. */
final class Subject {
    final Source source = new Source();
    final Tree tree;
    /** The open views, the newest first, then closed ones. */
    final View[] views = new View[Bound.MAX_VIEWS + 1];
    int viewCount;
    /** Where an insert's cursor lands. */
    final Cursor landing = new Cursor();
    private final Snapshot snapshot;
    private final long[] buildKeys = new long[Bound.MAX_ELEMENTS + 1];
    private final long[] buildValues = new long[Bound.MAX_ELEMENTS + 1];

    Subject(Layout layout) {
        tree = new Tree(layout, source);
        snapshot = new Snapshot(tree);
        for (int i = 0; i < views.length; i++) {
            views[i] = new View();
        }
        for (int i = 0; i < buildKeys.length; i++) {
            buildKeys[i] = Mirror.buildKey(i);
            buildValues[i] = Mirror.NEW_VALUE + i;
        }
    }

    /** Puts a state in place, and lets the tree find its right edge (P1), which no snapshot holds. */
    void restore(long[] state) {
        snapshot.restore(state, views);
        snapshot.findEdge();
        viewCount = (int) state[Snapshot.IMAGES] - 1;
        source.reset(tree.heldExtents());
    }

    /** The words of the state as it is, valid until the next call. */
    long[] save() {
        snapshot.save(views, viewCount);
        return snapshot.words;
    }

    /** How many words were saved last. */
    int length() {
        return snapshot.length;
    }

    /** Makes a move; the tree's result, 0 where it has none. */
    int make(Move move, Contents head) {
        final int index = move.index();
        if (!move.isGranted()) {
            source.refuse(move.refused(), move.once());
        }
        switch (move.kind()) {
            case INSERT:
                return tree.insert(head.gapKey(index), Mirror.NEW_VALUE, landing);
            case REPLACE:
                return tree.insert(head.keys[index], Mirror.NEW_VALUE);
            case DELETE:
                return tree.delete(head.keys[index]);
            case DELETE_IF:
                return tree.deleteIfIdentical(head.keys[index], head.values[index]);
            case DELETE_ABSENT:
                return tree.delete(head.gapKey(index));
            case DELETE_DIFFERENT:
                return tree.deleteIfIdentical(head.keys[index], Mirror.NO_VALUE);
            case BUILD:
                return tree.build(buildKeys, buildValues, index);
            case BUILD_WRONG:
                return buildWrong(head);
            case OPEN:
                open();
                return 0;
            case CLOSE:
                close(index);
                return 0;
            case TRIM:
                tree.trim();
                return 0;
            default:
                throw new AssertionError(move);
        }
    }

    /** Duplicate input, or a tree that is not empty: 0 if it is rejected as it must be. */
    private int buildWrong(Contents head) {
        final long[] same = new long[2];
        Arrays.fill(same, 2);
        try {
            return tree.build(same, same, 2);
        } catch (IllegalArgumentException unsorted) {
            return head.count == 0 ? 0 : -1;
        } catch (IllegalStateException notEmpty) {
            return head.count == 0 ? -1 : 0;
        }
    }

    private void open() {
        final View view = views[viewCount];
        tree.open(view);
        System.arraycopy(views, 0, views, 1, viewCount);
        views[0] = view;
        viewCount++;
    }

    private void close(int index) {
        final View view = views[index];
        tree.close(view);
        viewCount--;
        System.arraycopy(views, index + 1, views, index, viewCount - index);
        views[viewCount] = view;
    }

    /** Closes everything; the extents that are still held then. */
    int closeAll() {
        while (viewCount > 0) {
            close(viewCount / 2);
        }
        tree.close();
        return source.held;
    }
}
