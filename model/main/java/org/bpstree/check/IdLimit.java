package org.bpstree.check;

import org.bpstree.trace.Geometry;
import org.bpstree.trace.Step;

/**
 * The ids of a geometry, and whether they are too few for a change: the one refusal with nothing refused (R5). What a
 * change must have is derived in spec/reservation.md.
 */
public final class IdLimit {
    private final Geometry geometry;
    private final long ids;

    /** The ids of a tree of that geometry. */
    public IdLimit(Geometry geometry) {
        this.geometry = geometry;
        ids = (long) geometry.blocksPerExtent() * geometry.extentsPerTable() * geometry.tables();
    }

    /** Blocks that an insert or a replacement reserves in a tree of that depth. */
    public static int ofInsert(int depth) {
        return depth + 1;
    }

    /** Blocks of a build. */
    public static int ofBuild(int elements, int leafCapacity, int innerCapacity) {
        int level = (elements + leafCapacity - 1) / leafCapacity;
        int blocks = level;
        while (level > 1) {
            level = (level + innerCapacity - 1) / innerCapacity;
            blocks += level;
        }
        return blocks;
    }

    /** Whether the step must be refused in a tree of that shape, given as the answer to "shape". */
    boolean refuses(Step step, String shape) {
        final String[] words = shape.split(" ");
        final int free = words[1].equals("free=-") ? 0 : words[1].split(",").length;
        final int inUse = Integer.parseInt(words[0].substring("blocks=".length())) - free;
        return inUse + wanted(step, depth(words[2])) > ids;
    }

    private int wanted(Step step, int depth) {
        return switch (step.op()) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT -> ofInsert(depth);
            case BUILD -> ofBuild(step.numbers().length / 2, geometry.leaf(), geometry.inner());
            default -> 0;
        };
    }

    /** Levels of "1(0[1,2],2[3])": a bracket a level. */
    private static int depth(String root) {
        return root.equals("-") ? 0 : (int) root.substring(0, root.indexOf('[')).chars().filter(c -> c == '(').count() + 1;
    }
}
