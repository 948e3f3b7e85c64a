package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bpstree.check.Answers;
import org.bpstree.check.TreeSubject;
import org.bpstree.core.Tree;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/**
 * What a step did to the Java tree: all that a point can be about.
 *
 * @param step     the step
 * @param answer   the answer
 * @param before   the numbers before it
 * @param after    the numbers after it
 * @param reached  rebalancing cases that occurred, by {@link Tree#rebalanceIndex}
 * @param distinct whether the open views and the head, before the step, held something, each something else
 */
record Moment(Step step, String answer, Numbers before, Numbers after, Set<Integer> reached, boolean distinct) {
    /**
     * The tree's numbers.
     *
     * @param size     elements
     * @param depth    levels
     * @param views    open views
     * @param blocks   block ids in use or free
     * @param free     free blocks
     * @param leaves   leaves
     * @param inner    inner blocks
     * @param held     extents held
     * @param kept     extents, tables and root tables that only views use
     * @param spare    extents, tables and root tables reserved and not used
     * @param requests requests made
     * @param refusals requests refused
     * @param partial  whether the last extent has blocks without an id
     */
    record Numbers(int size, int depth, int views, int blocks, int free, int leaves, int inner, int held, int kept, int spare,
                   long requests, long refusals, boolean partial) {
        private static Numbers of(TreeSubject subject, int views) {
            final Tree tree = subject.tree();
            return new Numbers(tree.head().size(), tree.head().depth(), views, tree.blockCount(), tree.freeCount(),
                tree.leafCount(), tree.innerCount(), tree.heldExtents(), tree.viewExtents(),
                tree.spareExtents(), subject.source().requests(),
                subject.source().refusals(),
                tree.blockCount() % tree.layout().blocksPerExtent != 0);
        }
    }

    /** Requests granted to the step. */
    long granted() {
        return after.requests - before.requests - (after.refusals - before.refusals);
    }

    boolean refused() {
        return answer.equals(Answers.REFUSED);
    }

    /** Runs the steps on a Java tree. */
    static List<Moment> run(Geometry geometry, List<Step> steps) {
        final TreeSubject subject = new TreeSubject(geometry);
        final Set<String> views = new HashSet<>();
        final List<Moment> moments = new ArrayList<>();
        for (Step step : steps) {
            final Numbers before = Numbers.of(subject, views.size());
            final long[] rebalances = rebalances(subject.tree());
            final boolean distinct = step.op() == Op.VIEW_CLOSE && distinct(subject, views);
            final String answer = subject.answer(step);
            if (step.op() == Op.VIEW_OPEN && answer.equals(Answers.OK)) {
                views.add(step.name());
            } else if (step.op() == Op.VIEW_CLOSE) {
                views.remove(step.name());
            }
            final Set<Integer> reached = new HashSet<>();
            for (int i = 0; i < rebalances.length; i++) {
                if (subject.tree().rebalances(i) > rebalances[i]) {
                    reached.add(i);
                }
            }
            moments.add(new Moment(step, answer, before, Numbers.of(subject, views.size()), reached, distinct));
        }
        return moments;
    }

    private static long[] rebalances(Tree tree) {
        final long[] counts = new long[Tree.REBALANCES];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = tree.rebalances(i);
        }
        return counts;
    }

    private static boolean distinct(TreeSubject subject, Set<String> views) {
        final Set<String> contents = new HashSet<>(Set.of("none"));
        boolean distinct = contents.add(subject.answer(Step.of(Op.SCAN)));
        for (String view : views) {
            distinct &= contents.add(subject.answer(new Step(Op.SCAN, "", view)));
        }
        return distinct;
    }
}
