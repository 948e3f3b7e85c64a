package org.bpstree.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bpstree.trace.Feature;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;

/**
 * How an episode begins whose tree has more levels than random steps reach where blocks are wide: with so many elements,
 * then with changes in a few neighbouring inner blocks, many enough that these overflow and underflow too.
 */
final class LargeStart {
    private static final int MOST_ELEMENTS = 20_000;
    /** Where each element is a step of its own, which has to be answered, and tried again when the trace is made short. */
    private static final int MOST_SINGLE = 2_500;
    /** A start with more than three levels takes long; one in so many has them, where it can. */
    private static final int DEEPER_EVERY = 8;
    /** What random steps reach without such a start. */
    private static final int SMALL = 200;
    /** Keys have gaps between, so that there are some to insert. */
    private static final int GAP = 4;
    /** Of a line, which has a greatest length. */
    private static final int MOST_PAIRS = 600;
    /** Inner blocks' worth of elements in which the changes are. */
    private static final int MOST_BLOCKS = 5;
    private static final double LEFT = 0.3;

    private final SplittableRandom random;
    private int elements;
    private final int innerFull;

    /** @param geometry one of which {@link #fits} says yes */
    LargeStart(Geometry geometry, SplittableRandom random) {
        this.random = random;
        innerFull = (int) Math.min(MOST_ELEMENTS, (long) geometry.leaf() * geometry.inner());
        long full = geometry.leaf();
        boolean deeper = true;
        for (int depth = 2; deeper && full * geometry.inner() < MOST_ELEMENTS; depth++) {
            full *= geometry.inner();
            deeper = depth == 2 && random.nextInt(DEEPER_EVERY) == 0;
        }
        elements = random.nextInt((int) full + 1, (int) Math.min(MOST_ELEMENTS, 5 * full) + 1);
    }

    /** Whether a tree of that geometry has a level more than random steps reach, and not too many elements then. */
    static boolean fits(Geometry geometry) {
        return (long) geometry.leaf() * geometry.inner() > SMALL && geometry.leaf() < MOST_ELEMENTS;
    }

    /** How far apart the least and the greatest key are. */
    int universe() {
        return GAP * elements;
    }

    /** Steps that fill the empty tree, at once if it can be built, and if a line may be so long. */
    List<Step> fill(long lowest, Profile profile, boolean longLines) {
        final List<Step> steps = new ArrayList<>();
        final boolean batch = profile.features().contains(Feature.BATCH);
        final boolean build = profile.features().contains(Feature.BUILD);
        if (!batch && (!build || !longLines)) {
            elements = Math.min(elements, MOST_SINGLE);
        }
        int from = 0;
        while (from < elements) {
            final Op op = from == 0 && build ? Op.BUILD : batch ? Op.INSERT_ALL : Op.INSERT;
            final int end = Math.min(elements, from + (op == Op.INSERT ? 1 : longLines ? elements : MOST_PAIRS));
            steps.add(Step.of(op, IntStream.range(2 * from, 2 * end)
                .mapToLong(i -> i % 2 == 0 ? lowest + GAP * (i / 2) : i % 1000).toArray()));
            from = end;
        }
        return steps;
    }

    /** Changes where they matter, at most so many: deletes, inserts, or these after those. */
    List<Step> changes(long lowest, int most) {
        final int width = Math.min(elements, innerFull * random.nextInt(1, MOST_BLOCKS + 1));
        final long from = lowest + (long) GAP * random.nextInt(elements - width + 1);
        final List<Step> thin = new ArrayList<>();
        final List<Step> thicken = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            final long key = from + (long) GAP * i;
            thin.add(Step.of(Op.DELETE, key));
            thicken.add(Step.of(Op.INSERT, key + random.nextInt(1, GAP), i % 1000));
        }
        final List<Step> first = random.nextBoolean() ? thin : thicken;
        final List<Step> changes = part(first, most);
        changes.addAll(part(first == thin ? thicken : thin, most - changes.size()));
        return changes;
    }

    private List<Step> part(List<Step> steps, int most) {
        Collections.shuffle(steps, new Random(random.nextLong()));
        return new ArrayList<>(steps.subList(0, Math.min(most, (int) ((1 - LEFT) * steps.size()))));
    }
}
