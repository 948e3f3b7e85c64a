package org.bpstree.explore;

import java.util.Arrays;
import org.bpstree.core.Layout;
import org.bpstree.core.Snapshot;

/**
 * Makes a state from its bytes: the words of a {@link Snapshot} and the mirror. Every word that must not matter (free
 * blocks, the rest of each block) is poison, so that a read of a stale word does not go unnoticed.
 */
final class Unpacker {
    /** Wild as a key, a value, a child and a link. */
    static final long POISON = 0x7ead_beef_7ead_beefL;

    /** The state unpacked last. */
    long[] words = new long[256];
    int length;
    private final Layout layout;
    private final int[][] extentAt = new int[Bound.MAX_VIEWS + 2][Bound.ENOUGH_BLOCKS];
    private byte[] bytes;
    private int next;

    private int image;
    private int imageAt;
    private Contents contents;
    private int elements;
    private int lastLeafId;
    private int leaves;
    private int inners;

    Unpacker(Layout layout) {
        this.layout = layout;
    }

    /** Unpacks the bytes from a place on. */
    void unpack(byte[] packed, int from, Mirror mirror) {
        bytes = packed;
        next = from;
        for (int i = 0; i <= Snapshot.FREE; i++) {
            words[i] = get();
        }
        length = Snapshot.FREE_IDS;
        final int free = (int) words[Snapshot.FREE];
        makeRoom(free);
        for (int i = 0; i < free; i++) {
            words[length] = get();
            length++;
        }
        mirror.count = (int) words[Snapshot.IMAGES];
        for (image = 0; image < mirror.count; image++) {
            contents = mirror.images[image];
            image();
        }
    }

    private int get() {
        next++;
        return bytes[next - 1] & 0xff;
    }

    private void makeRoom(int more) {
        if (length + more > words.length) {
            words = Arrays.copyOf(words, 2 * (length + more));
        }
    }

    private void image() {
        contents.count = get();
        for (int i = 0; i < contents.count; i++) {
            contents.keys[i] = 2L * get() + 2;
            contents.values[i] = get() + 1;
        }
        final int depth = get();
        final int extents = get();
        imageAt = length;
        makeRoom(Snapshot.TABLES + extents * (2 + layout.extentWords));
        Arrays.fill(words, imageAt, imageAt + Snapshot.TABLES, 0);
        length += Snapshot.TABLES;
        words[imageAt + Snapshot.SHARES_ROOT] = image == 0 ? 0 : get();
        final int tables = (extents + layout.extentsPerTable - 1) / layout.extentsPerTable;
        for (int table = 0; table < tables; table++) {
            words[length] = image == 0 ? 0 : get();
            length++;
        }
        for (int extent = 0; extent < extents; extent++) {
            final boolean shared = image > 0 && get() > 0;
            words[length] = shared ? 1 : 0;
            extentAt[image][extent] = shared ? extentAt[image - 1][extent] : length + 1;
            length += shared ? 1 : 1 + layout.extentWords;
            if (!shared) {
                poison(extentAt[image][extent]);
            }
        }
        words[imageAt + Snapshot.EXTENTS] = extents;
        words[imageAt + Snapshot.DEPTH] = depth;
        words[imageAt + Snapshot.SIZE] = contents.count;
        blocks(depth);
    }

    /** An extent of free blocks, whose counts are 0 (B3). */
    private void poison(int at) {
        Arrays.fill(words, at, at + layout.extentWords, POISON);
        for (int block = 0; block < layout.blocksPerExtent; block++) {
            words[at + block * layout.blockWords + Snapshot.BLOCK_COUNT] = 0;
        }
    }

    private void blocks(int depth) {
        elements = 0;
        leaves = 0;
        inners = 0;
        lastLeafId = Layout.NONE;
        words[imageAt + Snapshot.FIRST_ID] = Layout.NONE;
        words[imageAt + Snapshot.ROOT_ID] = depth == 0 ? Layout.NONE : block(depth - 1);
        words[imageAt + Snapshot.LAST_ID] = lastLeafId;
        words[imageAt + Snapshot.LEAVES] = leaves;
        words[imageAt + Snapshot.INNERS] = inners;
    }

    private int blockAt(int id) {
        return extentAt[image][id / layout.blocksPerExtent] + id % layout.blocksPerExtent * layout.blockWords;
    }

    /** A block with all below it; its id. Afterwards the element before {@link #elements} is its greatest. */
    private int block(int level) {
        final int id = get();
        final int count = get();
        final int at = blockAt(id);
        words[at + Snapshot.BLOCK_COUNT] = count;
        if (level == 0) {
            leaf(id, at, count);
            return id;
        }
        inners++;
        for (int pos = 0; pos < count; pos++) {
            final int before = elements;
            final int childId = block(level - 1);
            words[at + Snapshot.BLOCK_KEYS + pos] = contents.keys[elements - 1];
            words[at + Snapshot.itemsAt(layout, level) + pos] = ((long) (elements - before) << 32) + childId;
        }
        return id;
    }

    private void leaf(int id, int at, int count) {
        leaves++;
        for (int pos = 0; pos < count; pos++) {
            words[at + Snapshot.BLOCK_KEYS + pos] = contents.keys[elements];
            words[at + Snapshot.itemsAt(layout, 0) + pos] = contents.values[elements];
            elements++;
        }
        words[at + Snapshot.BLOCK_LINKS] = lastLeafId + 1;
        if (lastLeafId == Layout.NONE) {
            words[imageAt + Snapshot.FIRST_ID] = id;
        } else {
            words[blockAt(lastLeafId) + Snapshot.BLOCK_LINKS] += (id + 1L) << 32;
        }
        lastLeafId = id;
    }
}
