package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.bpstree.check.FaultSource;
import org.bpstree.core.Cursor;
import org.bpstree.core.Layout;
import org.bpstree.core.Snapshot;
import org.bpstree.core.Tree;
import org.bpstree.core.View;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/**
 * A search for a change that copies much. A tree is brought to where much can happen at once: every block full, or every
 * block at its minimum, by preferring the changes that split or merge least. In each state every change is tried with
 * all blocks shared and nothing spare, and the state is put back.
 */
final class HeaviestChange {
    private static final int UNIVERSE = 1 << 20;
    private static final int FEW = 16;

    private final Tree tree;
    private final Snapshot snapshot;
    private final View[] views = {new View()};
    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();

    private HeaviestChange(Geometry geometry, SplittableRandom random) {
        tree = new Tree(new Layout(geometry.leaf(), geometry.inner(), geometry.blocksPerExtent(),
            geometry.extentsPerTable(), geometry.tables()), new FaultSource());
        snapshot = new Snapshot(tree);
        this.random = random;
    }

    /** A change as it was tried: its key, what it copied, how many blocks it took or gave up. */
    private record Tried(long key, int copies, int moved, int free) { }

    private Tried tried(long[] state, long key, boolean insert) {
        tree.open(views[0]);
        tree.trim();
        final int free = tree.freeCount();
        final int used = tree.leafCount() + tree.innerCount();
        if (insert) {
            tree.insert(key, 0);
        } else {
            tree.delete(key);
        }
        final Tried tried = new Tried(key, tree.viewExtents(), Math.abs(tree.leafCount() + tree.innerCount() - used), free);
        snapshot.restore(state, views);
        return tried;
    }

    /** So many random elements' keys. */
    private List<Long> someKeys() {
        final List<Long> keys = new ArrayList<>();
        final Cursor cursor = new Cursor();
        for (int i = 0; i < FEW; i++) {
            tree.head().at(random.nextInt(tree.head().size()), cursor);
            keys.add(cursor.key());
        }
        return keys;
    }

    /** Every key there is, or one in every gap. */
    private List<Long> keys(boolean gaps) {
        final List<Long> keys = new ArrayList<>();
        final Cursor cursor = new Cursor();
        long before = -1;
        for (boolean on = tree.head().first(cursor); on; on = cursor.next()) {
            if (!gaps || cursor.key() - before > 1) {
                keys.add(gaps ? before + (cursor.key() - before) / 2 : cursor.key());
            }
            before = cursor.key();
        }
        return keys;
    }

    private void take(Step step) {
        steps.add(step);
        if (step.op() == Op.INSERT) {
            tree.insert(step.number(0), step.number(1));
        } else {
            tree.delete(step.number(0));
        }
    }

    /** All elements at once, the keys 10, 20, 30 … */
    private void build(int elements) {
        final long[] keys = new long[elements];
        final List<Long> sorted = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            keys[i] = 10L * (i + 1);
            sorted.add(keys[i]);
        }
        steps.add(RecipesOfRefusals.build(sorted));
        tree.build(keys, keys, elements);
    }

    /** Inserts at random, so that blocks near each other have ids far from each other. */
    private void scatter(int elements) {
        while (tree.head().size() < elements) {
            final long key = 2L * random.nextInt(UNIVERSE);
            if (!tree.head().contains(key)) {
                take(Step.of(Op.INSERT, key, 0));
            }
        }
    }

    /**
     * Steps whose last one is a change at the depth that copies enough.
     *
     * @param geometry of the tree
     * @param depth    before the change
     * @param elements there are first, built or inserted at random
     * @param built    whether they are built
     * @param insert   whether inserts are sought, else deletes
     * @param enough   copies that are enough, given how many blocks are free
     */
    static List<Step> find(Geometry geometry, int depth, int elements, boolean built, boolean insert,
                           IntUnaryOperator enough) {
        for (long seed = 1; seed < 20_000; seed++) {
            final HeaviestChange search = new HeaviestChange(geometry, new SplittableRandom(seed));
            if (built) {
                search.build(elements);
            } else {
                search.scatter(elements);
            }
            final Step found = search.walk(depth, insert, enough);
            if (found != null) {
                search.steps.add(found);
                return search.steps;
            }
        }
        throw new IllegalStateException("no change found that copies so much at depth " + depth);
    }

    /** From state to state by a change that splits or merges least, until one copies enough; null if the depth is left. */
    private Step walk(int depth, boolean insert, IntUnaryOperator enough) {
        boolean free = !insert;
        while (tree.head().depth() == depth || insert && tree.head().depth() < depth) {
            snapshot.save(views, 0);
            final long[] state = snapshot.words.clone();
            List<Long> least = new ArrayList<>();
            int moved = Integer.MAX_VALUE;
            for (long key : free ? someKeys() : keys(insert)) {
                final Tried tried = tried(state, key, insert);
                if (tree.head().depth() == depth && tried.copies >= enough.applyAsInt(tried.free)) {
                    return Step.of(insert ? Op.INSERT : Op.DELETE, insert ? new long[] {key, 0} : new long[] {key});
                }
                if (tried.moved < moved) {
                    moved = tried.moved;
                    least = new ArrayList<>();
                }
                if (tried.moved == moved) {
                    least.add(key);
                }
            }
            if (least.isEmpty()) {
                return null;
            }
            // While some of a few keys cost nothing, no more need be looked at.
            if (free && moved > 0) {
                free = false;
                continue;
            }
            final long key = least.get(random.nextInt(least.size()));
            take(insert ? Step.of(Op.INSERT, key, 0) : Step.of(Op.DELETE, key));
            free = !insert && moved == 0;
        }
        return null;
    }
}
