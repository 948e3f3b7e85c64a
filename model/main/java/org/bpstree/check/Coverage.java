package org.bpstree.check;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bpstree.core.Tree;
import org.bpstree.trace.Op;

/** What a run has met; merged over workers. */
public final class Coverage {
    /** Distinct shapes are counted exactly up to this many. */
    public static final int MAX_SHAPES = 2_000_000;

    private final Map<Op, long[]> counts = new EnumMap<>(Op.class);
    private final long[] refusedAt = new long[64];
    private final long[] rebalances = new long[Tree.REBALANCES];
    private final Set<Long> shapes = new HashSet<>();
    private long operations;
    private long refusals;
    private long views;
    private long episodes;
    private int deepest;

    /** Notes a step and whether it was refused. */
    void step(Op op, boolean refused) {
        final long[] count = counts.computeIfAbsent(op, o -> new long[2]);
        count[0]++;
        operations++;
        if (refused) {
            count[1]++;
            refusals++;
        }
        if (op == Op.VIEW_OPEN) {
            views++;
        }
    }

    /** Notes at which of its requests, from 0, a sweep had an operation refused. */
    void refusedAt(int request) {
        refusedAt[Math.min(request, refusedAt.length - 1)]++;
    }

    /** Notes the shape that a tree has now. */
    void shape(int depth, String shape) {
        deepest = Math.max(deepest, depth);
        if (shapes.size() < MAX_SHAPES) {
            long hash = 1125899906842597L;
            for (int i = 0; i < shape.length(); i++) {
                hash = 31 * hash + shape.charAt(i);
            }
            shapes.add(hash);
        }
    }

    /** Takes a finished tree's rebalancing cases in. */
    void finish(Tree tree) {
        episodes++;
        for (int i = 0; i < rebalances.length; i++) {
            rebalances[i] += tree.rebalances(i);
        }
    }

    /** Adds another worker's. */
    public synchronized void add(Coverage other) {
        other.counts.forEach((op, count) -> {
            final long[] sum = counts.computeIfAbsent(op, o -> new long[2]);
            sum[0] += count[0];
            sum[1] += count[1];
        });
        for (int i = 0; i < refusedAt.length; i++) {
            refusedAt[i] += other.refusedAt[i];
        }
        for (int i = 0; i < rebalances.length; i++) {
            rebalances[i] += other.rebalances[i];
        }
        shapes.addAll(other.shapes);
        operations += other.operations;
        refusals += other.refusals;
        views += other.views;
        episodes += other.episodes;
        deepest = Math.max(deepest, other.deepest);
    }

    /** Steps of one kind. */
    public long count(Op op) {
        return counts.containsKey(op) ? counts.get(op)[0] : 0;
    }

    /** Refused steps of one kind. */
    public long refused(Op op) {
        return counts.containsKey(op) ? counts.get(op)[1] : 0;
    }

    /** How often a sweep refused the request of that number; the last entry counts all from there on. */
    public long refusedAtRequest(int request) {
        return refusedAt[request];
    }

    /** How many entries {@link #refusedAtRequest} has. */
    public int requestCount() {
        return refusedAt.length;
    }

    /** How often a rebalancing case occurred. */
    public long rebalances(int index) {
        return rebalances[index];
    }

    /** Distinct shapes, at most {@link #MAX_SHAPES} a worker. */
    public long shapes() {
        return shapes.size();
    }

    public long operations() {
        return operations;
    }

    public long refusals() {
        return refusals;
    }

    public long views() {
        return views;
    }

    public long episodes() {
        return episodes;
    }

    public int deepest() {
        return deepest;
    }
}
