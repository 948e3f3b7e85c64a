package org.bpstree.explore;

import org.bpstree.core.Snapshot;

/**
 * The canonical form of a state, as a hash: what can matter for what comes. spec/exploration.md says what it keeps,
 * what it forgets, and why that is sound.
 */
final class Form {
    /** The hash of the form taken last. */
    final Hash hash = new Hash();
    private final Bound bound;
    private final boolean ids;
    private Flat flat;

    Form(Bound bound) {
        this.bound = bound;
        ids = bound.faults() || bound.views() > 0 || bound.idsRunOut() || bound.exact();
    }

    /** Takes the form of a state that fulfils every invariant. */
    void take(Flat state) {
        flat = state;
        hash.start();
        final int depth = flat.fact(0, Snapshot.DEPTH);
        hash.put(depth);
        if (depth > 0) {
            block(0, flat.fact(0, Snapshot.ROOT_ID), depth - 1);
        }
        if (ids) {
            free();
            for (int image = 1; image < flat.images; image++) {
                sharing(image);
            }
        }
        if (bound.faults() || bound.exact()) {
            hash.put((int) flat.words[Snapshot.SPARE_EXTENTS]);
            hash.put((int) flat.words[Snapshot.SPARE_TABLES]);
            hash.put((int) flat.words[Snapshot.SPARE_ROOTS]);
        }
        if (bound.exact()) {
            exact();
        }
        hash.finish();
    }

    /** A block's count and, if ids matter, its extent; then its children. Its place in the extent does not matter. */
    private void block(int image, int id, int level) {
        final int at = flat.blockAt(image, id);
        final int count = flat.count(at);
        hash.put(count);
        if (ids) {
            hash.put(bound.exact() ? id : id / flat.layout.blocksPerExtent);
        }
        if (level > 0) {
            for (int pos = 0; pos < count; pos++) {
                block(image, flat.childId(at, pos), level - 1);
            }
        }
    }

    /** The free list by extents. The count of blocks follows: each is in the tree or free (B1). */
    private void free() {
        final int count = (int) flat.words[Snapshot.FREE];
        hash.put(count);
        for (int i = 0; i < count; i++) {
            final int id = (int) flat.words[Snapshot.FREE_IDS + i];
            hash.put(bound.exact() ? id : id / flat.layout.blocksPerExtent);
        }
    }

    /** What a view shares with the next newer image. Its contents are frozen and matter to nobody else. */
    private void sharing(int image) {
        final int extents = flat.extents(image);
        final int tables = flat.tables(extents);
        hash.put(extents);
        hash.put(flat.sharesRoot(image) ? 1 : 0);
        for (int table = 0; table < tables; table++) {
            hash.put(flat.sharesTable(image, table) ? 1 : 0);
        }
        for (int extent = 0; extent < extents; extent++) {
            hash.put(flat.sharesExtent(image, extent) ? 1 : 0);
        }
    }

    /** What the form forgets on purpose: the shapes and keys of the views. */
    private void exact() {
        for (int image = 1; image < flat.images; image++) {
            final int depth = flat.fact(image, Snapshot.DEPTH);
            hash.put(depth);
            if (depth > 0) {
                block(image, flat.fact(image, Snapshot.ROOT_ID), depth - 1);
            }
        }
    }
}
