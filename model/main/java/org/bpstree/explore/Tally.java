package org.bpstree.explore;

import java.util.Arrays;
import org.bpstree.core.Layout;
import org.bpstree.core.Tree;

/** What an exploration has met. */
public final class Tally {
    private final long[] granted = new long[Move.Kind.values().length];
    private final long[] refused = new long[Move.Kind.values().length];
    private final long[] refusedAt = new long[64];
    private final long[][] rebalances = new long[Layout.MAX_DEPTH + 1][Tree.REBALANCES];
    private long wantsOfIds;
    private long graph;
    private final long[] statesAt = new long[Layout.MAX_DEPTH + 1];

    void granted(Move.Kind kind) {
        granted[kind.ordinal()]++;
    }

    void refused(Move.Kind kind, int request) {
        refused[kind.ordinal()]++;
        refusedAt[Math.min(request, refusedAt.length - 1)]++;
    }

    /** Notes whether an operation was refused for want of ids. */
    void wantOfIds(boolean refusedSo) {
        wantsOfIds += refusedSo ? 1 : 0;
    }

    /** Notes which state a move leads to. */
    void leads(long from, Move move, long to) {
        final long told = (long) move.kind().ordinal() << 32 | (long) move.index() << 16 | move.refused() + 1;
        graph += Hash.of(from, told, to);
    }

    /** A state of that many levels, and the rebalancing cases that its operations met. */
    void state(int depth, long[] before, Tree tree) {
        statesAt[depth]++;
        for (int i = 0; i < before.length; i++) {
            final long count = tree.rebalances(i);
            rebalances[depth][i] += count - before[i];
            before[i] = count;
        }
    }

    void add(Tally other) {
        add(granted, other.granted);
        add(refused, other.refused);
        add(refusedAt, other.refusedAt);
        add(statesAt, other.statesAt);
        wantsOfIds += other.wantsOfIds;
        graph += other.graph;
        for (int depth = 0; depth < rebalances.length; depth++) {
            add(rebalances[depth], other.rebalances[depth]);
        }
    }

    private static void add(long[] sum, long[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    /** Operations done and judged, nothing refused to them. */
    public long transitions() {
        return Arrays.stream(granted).sum();
    }

    /** Operations done and judged with one request refused, or all from one on. */
    public long refusals() {
        return Arrays.stream(refused).sum();
    }

    /** Transitions that no request was refused to, but that were refused because the ids are used up. */
    public long wantsOfIds() {
        return wantsOfIds;
    }

    /**
     * A hash of all states and of where each move leads: of a closed exploration it is the same for any tree that has the
     * same shapes and takes the same ids, however many workers there are.
     */
    public long graph() {
        return graph;
    }

    /** How often the request of that number was refused. */
    public long refusedAt(int request) {
        return refusedAt[request];
    }

    /** The most requests that one operation made. */
    public int mostRequests() {
        int most = 0;
        for (int i = 0; i < refusedAt.length; i++) {
            most = refusedAt[i] > 0 ? i + 1 : most;
        }
        return most;
    }

    /** Expanded states of that many levels. */
    public long states(int depth) {
        return statesAt[depth];
    }

    /** Levels of the deepest tree. */
    public int deepest() {
        int deepest = 0;
        for (int depth = 0; depth < statesAt.length; depth++) {
            deepest = statesAt[depth] > 0 ? depth : deepest;
        }
        return deepest;
    }

    /** How often a case of rebalancing occurred in trees of that many levels. */
    public long rebalances(int depth, int index) {
        return rebalances[depth][index];
    }
}
