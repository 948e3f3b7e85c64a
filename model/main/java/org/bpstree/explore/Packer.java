package org.bpstree.explore;

import java.util.Arrays;
import org.bpstree.core.Snapshot;

/**
 * Packs a state into bytes. Keys and values are renamed in their order, over all images together; stale words,
 * separators, cardinalities and links are dropped: {@link Unpacker} makes them anew.
 */
final class Packer {
    /** The state packed last. */
    byte[] bytes = new byte[512];
    int length;
    private Flat flat;
    private final Names keys = new Names();
    private final Names values = new Names();

    /** Numbers in their order. */
    private static final class Names {
        private final long[] sorted = new long[(Bound.MAX_VIEWS + 2) * Bound.MAX_ELEMENTS];
        private int count;

        void clear() {
            count = 0;
        }

        void add(long number) {
            sorted[count] = number;
            count++;
        }

        void sort() {
            Arrays.sort(sorted, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept == 0 || sorted[i] != sorted[kept - 1]) {
                    sorted[kept] = sorted[i];
                    kept++;
                }
            }
            count = kept;
        }

        int name(long number) {
            return Arrays.binarySearch(sorted, 0, count, number);
        }
    }

    /** Packs a state that fulfils every invariant and has the mirror's contents. */
    void pack(Flat state, Mirror mirror) {
        flat = state;
        length = 0;
        final long[] words = state.words;
        final int free = (int) words[Snapshot.FREE];
        put(words[Snapshot.BLOCKS]);
        put(words[Snapshot.SPARE_EXTENTS]);
        put(words[Snapshot.SPARE_TABLES]);
        put(words[Snapshot.SPARE_ROOTS]);
        put(state.images);
        put(free);
        for (int i = 0; i < free; i++) {
            put(words[Snapshot.FREE_IDS + i]);
        }
        name(mirror);
        for (int image = 0; image < state.images; image++) {
            image(image, mirror.images[image]);
        }
    }

    private void name(Mirror mirror) {
        keys.clear();
        values.clear();
        for (int image = 0; image < mirror.count; image++) {
            final Contents contents = mirror.images[image];
            for (int i = 0; i < contents.count; i++) {
                keys.add(contents.keys[i]);
                values.add(contents.values[i]);
            }
        }
        keys.sort();
        values.sort();
    }

    private void image(int image, Contents contents) {
        final int depth = flat.fact(image, Snapshot.DEPTH);
        final int extents = flat.extents(image);
        put(contents.count);
        for (int i = 0; i < contents.count; i++) {
            put(keys.name(contents.keys[i]));
            put(values.name(contents.values[i]));
        }
        put(depth);
        put(extents);
        if (image > 0) {
            put(flat.sharesRoot(image) ? 1 : 0);
            for (int table = 0; table < flat.tables(extents); table++) {
                put(flat.sharesTable(image, table) ? 1 : 0);
            }
            for (int extent = 0; extent < extents; extent++) {
                put(flat.sharesExtent(image, extent) ? 1 : 0);
            }
        }
        if (depth > 0) {
            block(image, flat.fact(image, Snapshot.ROOT_ID), depth - 1);
        }
    }

    private void block(int image, int id, int level) {
        final int at = flat.blockAt(image, id);
        final int count = flat.count(at);
        put(id);
        put(count);
        if (level > 0) {
            for (int pos = 0; pos < count; pos++) {
                block(image, flat.childId(at, pos), level - 1);
            }
        }
    }

    private void put(long number) {
        if (number < 0 || number > 255) {
            throw new IllegalStateException("the state has a number that is no byte: " + number);
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length] = (byte) number;
        length++;
    }
}
