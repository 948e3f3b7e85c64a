package org.bpstree.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bpstree.core.Snapshot;
import org.bpstree.core.Tree;
import org.bpstree.core.View;

/** Random operations within a bound on one tree, with keys of its own and no state ever put back. */
final class RandomWalk {
    private final Bound bound;
    private final Random random;
    private final Source source = new Source();
    private final Tree tree;
    private final Snapshot snapshot;
    private final Flat flat;
    private final Form form;
    /** The newest first. */
    private final List<View> views = new ArrayList<>();

    RandomWalk(Bound bound, long seed) {
        this.bound = bound;
        random = new Random(seed);
        tree = new Tree(bound.layout(), source);
        snapshot = new Snapshot(tree);
        flat = new Flat(bound.layout());
        form = new Form(bound);
    }

    /** Does something; says what. */
    String step() {
        source.reset(source.held);
        if (bound.faults() && random.nextInt(3) == 0) {
            source.refuse(random.nextInt(6), random.nextBoolean());
        }
        final long key = random.nextInt(3 * bound.elements());
        final int size = tree.head().size();
        switch (random.nextInt(12)) {
            case 0:
                if (size == 0) {
                    final long[] keys = {1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
                    return "build " + tree.build(keys, keys, random.nextInt(bound.elements() + 1));
                }
                return "nothing";
            case 1:
                tree.trim();
                return "trim";
            case 2:
                if (views.size() < bound.views()) {
                    views.add(0, new View());
                    tree.open(views.get(0));
                }
                return "open";
            case 3:
                if (!views.isEmpty()) {
                    tree.close(views.remove(random.nextInt(views.size())));
                }
                return "close";
            case 4, 5, 6, 7:
                return tree.head().contains(key) || size < bound.elements() ? "insert " + tree.insert(key, key)
                    : "delete " + tree.delete(key);
            default:
                return "delete " + tree.delete(key);
        }
    }

    /** The canonical form of the state now. */
    Form form() {
        snapshot.save(views.toArray(new View[0]), views.size());
        flat.index(snapshot.words);
        form.take(flat);
        return form;
    }
}
