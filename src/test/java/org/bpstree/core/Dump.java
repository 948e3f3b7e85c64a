package org.bpstree.core;

/** Everything that a refusal must leave as it was, as text: so that two states are compared whole. */
final class Dump {
    private final View view;
    private final StringBuilder text = new StringBuilder();

    private Dump(View view) {
        this.view = view;
    }

    /** The head's shape, block for block, and the free list. */
    static String of(Tree tree) {
        final Dump dump = new Dump(tree.head());
        dump.state();
        dump.text.append("blocks ").append(tree.blockCount()).append(" free");
        for (int i = 0; i < tree.freeCount(); i++) {
            dump.text.append(' ').append(tree.freeId(i));
        }
        return dump.text.toString();
    }

    /** A view's shape, block for block. */
    static String of(View view) {
        final Dump dump = new Dump(view);
        dump.state();
        return dump.text.toString();
    }

    private void state() {
        text.append("root ").append(view.rootId).append(" depth ").append(view.depth).append(" size ")
            .append(view.size).append(" first ").append(view.firstId).append(" last ").append(view.lastId)
            .append(" leaves ").append(view.leafCount).append(" inner ").append(view.innerCount).append('\n');
        if (view.depth > 0) {
            block(view.rootId, view.depth - 1);
        }
    }

    private void block(int id, int level) {
        final int count = Inspect.count(view, id);
        text.append(level).append(": ").append(id);
        if (level == 0) {
            text.append(" links ").append(Inspect.previousId(view, id)).append(' ').append(Inspect.nextId(view, id));
        }
        for (int pos = 0; pos < count; pos++) {
            text.append(' ').append(Inspect.key(view, id, pos)).append('=')
                .append(Block.item(view.words(id), view.base(id), view.layout.items(level), pos));
        }
        text.append('\n');
        for (int pos = 0; level > 0 && pos < count; pos++) {
            block(Inspect.childId(view, id, pos), level - 1);
        }
    }
}
