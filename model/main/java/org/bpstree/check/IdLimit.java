package org.bpstree.check;

import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/**
 * The ids of a geometry, and whether they are too few for a change: the one refusal with nothing refused (R5). What a
 * change must have is derived in spec/reservation.md.
 */
public final class IdLimit {
    /** More than the levels of any tree. */
    private static final int DEEPEST = 64;

    private final Geometry geometry;
    private final long ids;

    /** The ids of a tree of that geometry. */
    public IdLimit(Geometry geometry) {
        this.geometry = geometry;
        ids = Math.min(Integer.MAX_VALUE - geometry.blocksPerExtent(),
            (long) geometry.blocksPerExtent() * geometry.extentsPerTable() * geometry.tables());
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

    /**
     * Whether the ids may be too few for the step, told without the shape, since it is asked before each step: blocks are at
     * most twice the elements, and a path more.
     */
    boolean isNear(Step step, int size) {
        final long more = step.op() == Op.RESERVE_INSERTS ? step.number(0) : step.numbers().length / 2;
        return more > Integer.MAX_VALUE || 2 * (size + more) + DEEPEST > ids;
    }

    /** Whether the step must be refused in a tree of that shape, given as the answer to "shape". */
    boolean refuses(Step step, String shape, int size) {
        final String[] words = shape.split(" ");
        final int free = words[1].equals("free=-") ? 0 : words[1].split(",").length;
        final int inUse = Integer.parseInt(words[0].substring("blocks=".length())) - free;
        final int depth = depth(words[2]);
        return switch (step.op()) {
            case INSERT_ALL -> ofInserts(step.numbers().length / 2, size, inUse, depth) > ids;
            case RESERVE_INSERTS -> step.number(0) > Integer.MAX_VALUE - size
                || ofInserts(step.number(0), size, inUse, depth) > ids;
            default -> inUse + wanted(step, depth) > ids;
        };
    }

    /** Ids, in use and free, that so many inserts want at most, as spec/reservation.md derives them level by level. */
    private long ofInserts(long inserts, int size, int inUse, int depth) {
        if (inserts == 0) {
            return 0;
        }
        final boolean pairsEverywhere = geometry.inner() <= 4;
        long level = size + inserts - 1;
        long blocks = 0;
        int levels = 0;
        while (level > 0 && (levels == 0 || level > 1)) {
            final int capacity = levels == 0 ? geometry.leaf() : geometry.inner();
            final int minimum = 2 * capacity / 3;
            final int least = Math.min(minimum, capacity + 1 - minimum);
            level = Math.max(level / (levels == 0 && pairsEverywhere ? least : minimum), level >= 2 * least ? 2 : 1);
            blocks += level;
            levels++;
        }
        final long deepest = Math.min(depth + inserts - 1, levels);
        return Math.min(inUse + (inserts - 1) * deepest, blocks) + ofInsert((int) deepest);
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
