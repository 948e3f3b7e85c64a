package org.bpstree.explore;

import org.bpstree.core.Layout;
import org.bpstree.core.Snapshot;

/** A saved state with an index: where each image begins, and where the words of its extents are. */
final class Flat {
    final Layout layout;
    long[] words;
    /** Images: the head and the views, the newest first. */
    int images;
    final int[] imageAt = new int[Bound.MAX_VIEWS + 2];
    private final int[][] extentAt = new int[Bound.MAX_VIEWS + 2][Bound.ENOUGH_BLOCKS];

    Flat(Layout layout) {
        this.layout = layout;
    }

    /** Reads the words of a state. */
    void index(long[] state) {
        words = state;
        images = (int) state[Snapshot.IMAGES];
        int at = Snapshot.FREE_IDS + (int) state[Snapshot.FREE];
        for (int image = 0; image < images; image++) {
            imageAt[image] = at;
            final int extents = extents(image);
            at += Snapshot.TABLES + tables(extents);
            for (int extent = 0; extent < extents; extent++) {
                if (state[at] > 0) {
                    extentAt[image][extent] = extentAt[image - 1][extent];
                    at++;
                } else {
                    extentAt[image][extent] = at + 1;
                    at += 1 + layout.extentWords;
                }
            }
        }
    }

    int tables(int extents) {
        return (extents + layout.extentsPerTable - 1) / layout.extentsPerTable;
    }

    /** A fact of an image, such as {@link Snapshot#DEPTH}. */
    int fact(int image, int which) {
        return (int) words[imageAt[image] + which];
    }

    int extents(int image) {
        return fact(image, Snapshot.EXTENTS);
    }

    boolean sharesRoot(int image) {
        return fact(image, Snapshot.SHARES_ROOT) > 0;
    }

    boolean sharesTable(int image, int table) {
        return words[imageAt[image] + Snapshot.TABLES + table] > 0;
    }

    /** Whether the image's extent is the next newer image's as well. */
    boolean sharesExtent(int image, int extent) {
        return image > 0 && extent < extents(image - 1) && extentAt[image][extent] == extentAt[image - 1][extent];
    }

    /** Where the words of an image's extent are. */
    int extentAt(int image, int extent) {
        return extentAt[image][extent];
    }

    /** Where a block's words begin. */
    int blockAt(int image, int id) {
        final int extent = id / layout.blocksPerExtent;
        return extentAt[image][extent] + (id - extent * layout.blocksPerExtent) * layout.blockWords;
    }

    /** Entries of the block that begins there. */
    int count(int at) {
        return (int) words[at + Snapshot.BLOCK_COUNT];
    }

    long key(int at, int pos) {
        return words[at + Snapshot.BLOCK_KEYS + pos];
    }

    long item(int at, int level, int pos) {
        return words[at + Snapshot.itemsAt(layout, level) + pos];
    }

    int childId(int at, int pos) {
        return (int) item(at, 1, pos);
    }

    /** The leaf after the one that begins there, or {@link Layout#NONE}. */
    int nextId(int at) {
        return (int) (words[at + Snapshot.BLOCK_LINKS] >> 32) - 1;
    }

    int spare() {
        return (int) (words[Snapshot.SPARE_EXTENTS] + words[Snapshot.SPARE_TABLES] + words[Snapshot.SPARE_ROOTS]);
    }
}
