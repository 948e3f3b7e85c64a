package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Trees whose blocks all hold the same number of entries: the extremes that random runs hardly reach. */
final class Uniform {
    private final Tree tree;
    private final View head;
    private final BlockStore store;
    private final int children;
    private final int elements;
    private long nextKey;
    private int previousId = Layout.NONE;

    private Uniform(Tree tree, int children, int elements) {
        this.tree = tree;
        this.children = children;
        this.elements = elements;
        head = tree.head();
        store = tree.store();
    }

    /** A tree whose inner blocks have so many children, and its leaves so many elements. Keys are 0, 2, 4 … */
    static Tree tree(Layout layout, int children, int elements, int depth) {
        final Tree tree = new Tree(layout, new TestSource());
        int blocks = 0;
        for (int level = 0; level < depth; level++) {
            blocks = blocks * children + 1;
        }
        assertTrue(tree.store().reserve(blocks, blocks));
        tree.store().beginChange();
        final Uniform uniform = new Uniform(tree, children, elements);
        tree.head().rootId = uniform.block(depth - 1);
        tree.store().endChange();
        tree.head().lastId = uniform.previousId;
        tree.head().depth = depth;
        tree.head().version++;
        return uniform.tree;
    }

    private int block(int level) {
        final int id = store.acquire();
        Block.setCount(store.words(id), store.base(id), 0);
        if (level == 0) {
            fillLeaf(id);
            return id;
        }
        head.innerCount++;
        for (int pos = 0; pos < children; pos++) {
            final int childId = block(level - 1);
            Block.setCount(store.words(id), store.base(id), pos + 1);
            HeadBlock.setEntry(store, id, level, pos, childId);
        }
        return id;
    }

    private void fillLeaf(int id) {
        Block.setLinks(store.words(id), store.base(id), Layout.NONE, previousId);
        for (int pos = 0; pos < elements; pos++) {
            Block.insertAt(store.words(id), store.base(id), store.layout.items(0), pos, nextKey, -nextKey);
            nextKey += 2;
        }
        if (previousId == Layout.NONE) {
            head.firstId = id;
        } else {
            Block.setLinks(store.words(previousId), store.base(previousId), id,
                Block.previousId(store.words(previousId), store.base(previousId)));
        }
        previousId = id;
        head.leafCount++;
        head.size += elements;
    }
}
