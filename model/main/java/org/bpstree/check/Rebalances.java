package org.bpstree.check;

import org.bpstree.core.Plan;
import org.bpstree.core.Tree;

/** The names of the rebalancing cases, and which can occur at all; four columns: leaf and inner, over- and underflow. */
public final class Rebalances {
    /** Cases a column. */
    public static final int KINDS = Plan.KINDS;
    /** Columns. */
    public static final int COLUMNS = 4;

    private Rebalances() { }

    /** A case in words. */
    public static String name(int kind) {
        return switch (kind) {
            case Plan.KEEP -> "keep";
            case Plan.LEFT_OF_TWO -> "left of two";
            case Plan.RIGHT_OF_TWO -> "right of two";
            case Plan.LEFT_AT_END -> "left at end";
            case Plan.FAR_LEFT -> "far left";
            case Plan.RIGHT_AT_START -> "right at start";
            case Plan.FAR_RIGHT -> "far right";
            case Plan.MIDDLE -> "middle";
            case Plan.END_OF_THREE -> "end of three";
            case Plan.START_OF_THREE -> "start of three";
            case Plan.END_OF_TWO -> "end of two";
            case Plan.START_OF_TWO -> "start of two";
            case Plan.ROOT -> "root";
            default -> throw new IllegalArgumentException("no case has the number " + kind);
        };
    }

    /** Whether the case can occur: a full block never keeps, and an underfull root is none. */
    public static boolean possible(int column, int kind) {
        return kind != (column < 2 ? Plan.KEEP : Plan.ROOT);
    }

    /** How many cases can occur. */
    public static int possibleCount() {
        return COLUMNS * (KINDS - 1);
    }

    /** Where the tree counts the case. */
    public static int index(int column, int kind) {
        return Tree.rebalanceIndex(column >= 2, column % 2 == 1, kind);
    }
}
