package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.bpstree.core.Check;
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
public final class HeaviestChange {
    private static final int UNIVERSE = 1 << 20;
    private static final int FEW = 16;

    private final Tree tree;
    private final Snapshot snapshot;
    private final View[] views = {new View()};
    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();
    /** The change under trial, and the steps to the heaviest so far. */
    private Step tryingNow;
    private List<Step> heaviest = List.of();
    private int mostCopies;
    private int trialsLeft = Integer.MAX_VALUE;

    private HeaviestChange(Geometry geometry, SplittableRandom random) {
        tree = new Tree(new Layout(geometry.leaf(), geometry.inner(), geometry.blocksPerExtent(),
            geometry.extentsPerTable(), geometry.tables()), new FaultSource());
        snapshot = new Snapshot(tree);
        this.random = random;
    }

    /** A change as it was tried: its key, what it copied, how many blocks it took or gave up. */
    private record Tried(long key, int copies, int moved, int free) { }

    /**
     * What a search found.
     *
     * @param steps  to the heaviest change and it
     * @param copies extents, tables and roots that it copied
     * @param broken whether it ended by something that is wrong
     */
    record Found(List<Step> steps, int copies, boolean broken) { }

    private Tried tried(long[] state, long key, boolean insert) {
        trialsLeft--;
        tryingNow = change(key, insert);
        tree.open(views[0]);
        tree.trim();
        final int free = tree.freeCount();
        final int used = tree.leafCount() + tree.innerCount();
        if (insert) {
            tree.insert(key, 0);
        } else {
            tree.delete(key);
        }
        final Tried tried =
            new Tried(key, tree.viewExtents(), Math.abs(tree.leafCount() + tree.innerCount() - used), free);
        if (tried.moved > 0 && Check.tree(tree) != null) {
            throw new IllegalStateException("an invariant is violated after " + tryingNow);
        }
        snapshot.restore(state, views);
        tryingNow = null;
        return tried;
    }

    /** A few random elements' keys, or keys in the gaps before them. */
    private List<Long> someKeys(boolean gaps) {
        final List<Long> keys = new ArrayList<>();
        final Cursor cursor = new Cursor();
        for (int i = 0; i < FEW && tree.head().size() > 0; i++) {
            tree.head().at(random.nextInt(tree.head().size()), cursor);
            final long key = cursor.key();
            final long before = !gaps ? -1 : cursor.previous() ? cursor.key() : -1;
            if (!gaps || key - before > 1) {
                keys.add(gaps ? before + (key - before) / 2 : key);
            }
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

    private static Step change(long key, boolean insert) {
        return insert ? Step.of(Op.INSERT, key, 0) : Step.of(Op.DELETE, key);
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
        steps.add(Step.of(Op.BUILD, sorted.stream().flatMap(key -> Stream.of(key, 10 * key))
            .mapToLong(Long::longValue).toArray()));
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
    public static List<Step> find(Geometry geometry, int depth, int elements, boolean built, boolean insert,
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

    /**
     * Steps whose last one is the change at the depth that copied most of all that were tried, or broke something.
     *
     * @param geometry of the tree
     * @param random   chooses
     * @param depth    before the change
     * @param elements inserted at random first, or built
     * @param built    whether they are built
     * @param insert   whether inserts are tried, else deletes
     * @param trials   changes to try at most: a count and no time, so that a seed always tells the same
     */
    static Found worst(Geometry geometry, SplittableRandom random, int depth, int elements, boolean built,
                            boolean insert, int trials) {
        boolean broke = false;
        final HeaviestChange search = new HeaviestChange(geometry, random);
        search.trialsLeft = trials;
        try {
            if (built) {
                search.build(elements);
            } else {
                search.scatter(elements);
            }
            search.walk(depth, insert, free -> Integer.MAX_VALUE);
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (RuntimeException | Error broken) {
            // Whoever takes the steps one by one sees it too, and says what it is.
            broke = true;
            search.heaviest = search.tryingNow == null ? search.steps : search.with(search.tryingNow);
        }
        return new Found(search.heaviest.isEmpty() ? search.steps : search.heaviest, search.mostCopies, broke);
    }

    private List<Step> with(Step last) {
        final List<Step> all = new ArrayList<>(steps);
        all.add(last);
        return all;
    }

    /** From state to state by a change that splits or merges least, until one copies enough; null if the depth is left. */
    private Step walk(int depth, boolean insert, IntUnaryOperator enough) {
        boolean free = true;
        while (trialsLeft > 0 && (tree.head().depth() == depth || insert && tree.head().depth() < depth)) {
            snapshot.save(views, 0);
            final long[] state = snapshot.words.clone();
            List<Long> least = new ArrayList<>();
            int moved = Integer.MAX_VALUE;
            for (long key : free ? someKeys(insert) : keys(insert)) {
                final Tried tried = tried(state, key, insert);
                if (tree.head().depth() == depth && tried.copies >= enough.applyAsInt(tried.free)) {
                    return change(key, insert);
                }
                if (tree.head().depth() == depth && tried.copies > mostCopies) {
                    mostCopies = tried.copies;
                    heaviest = with(change(key, insert));
                }
                if (tried.moved < moved) {
                    moved = tried.moved;
                    least = new ArrayList<>();
                }
                if (tried.moved == moved) {
                    least.add(key);
                }
            }
            // While some of a few keys cost nothing, no more need be looked at.
            if (free && moved > 0) {
                free = false;
                continue;
            }
            if (least.isEmpty()) {
                return null;
            }
            final long key = least.get(random.nextInt(least.size()));
            take(change(key, insert));
            free = moved == 0;
        }
        return null;
    }
}
