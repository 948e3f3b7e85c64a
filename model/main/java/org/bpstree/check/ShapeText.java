package org.bpstree.check;

import org.bpstree.core.Inspect;
import org.bpstree.core.Tree;
import org.bpstree.core.View;

/**
 * The shape of a tree as text: ids and keys. Links, separators and cardinalities follow from them by T3, T4 and T6.
 */
public final class ShapeText {
    private ShapeText() { }

    /** In one line: block count, free ids from the next to be used on, then the blocks as id(children) or id[keys]. */
    public static String line(Tree tree) {
        final StringBuilder text = new StringBuilder("blocks=").append(tree.blockCount()).append(" free=");
        for (int i = 0; i < tree.freeCount(); i++) {
            text.append(i == 0 ? "" : ",").append(tree.freeId(i));
        }
        text.append(tree.freeCount() == 0 ? "- " : " ");
        final View head = tree.head();
        if (head.depth() == 0) {
            return text.append('-').toString();
        }
        block(text, head, Inspect.rootId(head), head.depth() - 1);
        return text.toString();
    }

    private static void block(StringBuilder text, View view, int id, int level) {
        text.append(id).append(level == 0 ? '[' : '(');
        for (int i = 0; i < Inspect.count(view, id); i++) {
            text.append(i == 0 ? "" : ",");
            if (level == 0) {
                text.append(Inspect.key(view, id, i));
            } else {
                block(text, view, Inspect.childId(view, id, i), level - 1);
            }
        }
        text.append(level == 0 ? ']' : ')');
    }

    /** For a reader: a line a block, indented by depth. */
    public static String pretty(Tree tree) {
        final View head = tree.head();
        final StringBuilder text = new StringBuilder("size ").append(head.size()).append(", depth ")
            .append(head.depth()).append(", blocks ").append(tree.blockCount()).append(", free ")
            .append(tree.freeCount()).append('\n');
        if (head.depth() > 0) {
            prettyBlock(text, head, Inspect.rootId(head), head.depth() - 1, "");
        }
        return text.toString();
    }

    private static void prettyBlock(StringBuilder text, View view, int id, int level, String indent) {
        final int count = Inspect.count(view, id);
        text.append(indent).append(level == 0 ? "leaf " : "inner ").append(id).append(':');
        for (int i = 0; i < count; i++) {
            text.append(' ').append(Inspect.key(view, id, i));
            text.append(level == 0 ? "" : "/" + Inspect.cardinality(view, id, i));
        }
        text.append('\n');
        for (int i = 0; level > 0 && i < count; i++) {
            prettyBlock(text, view, Inspect.childId(view, id, i), level - 1, indent + "  ");
        }
    }
}
