package org.bpstree.bench;

import org.bpstree.core.Tree;
import org.bpstree.core.View;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What opening a view takes, in nanoseconds, at sizes far apart; closing is outside the measured time. */
@State(Scope.Benchmark)
public class OpenViewBenchmark {
    private static final int VIEWS = 1000;

    @Param({"10000", "1000000"})
    public int elements;

    private final View[] views = new View[VIEWS];
    private Tree tree;

    @Setup
    public void fill() {
        tree = ((BpsMap) Keys.filled(Kinds.BPS, Keys.random(elements))).tree;
        for (int i = 0; i < VIEWS; i++) {
            views[i] = new View();
        }
    }

    @Benchmark
    @OperationsPerInvocation(VIEWS)
    public Tree openView() {
        for (View view : views) {
            tree.open(view);
        }
        return tree;
    }

    @TearDown(Level.Invocation)
    public void close() {
        for (int i = VIEWS - 1; i >= 0; i--) {
            tree.close(views[i]);
        }
    }
}
