package org.bpstree.core;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What an insert without a view pays for its reservation when the blocks are there already: the calls that an index
 * without a refusal rule would not make. Nanoseconds an insert. In this package because it calls the allocator alone.
 */
@State(Scope.Benchmark)
public class ReservationBenchmark {
    @Param("1000000")
    public int elements;
    private Tree tree;

    @Setup
    public void fill() {
        final ExtentSource source = new ExtentSource() {
            @Override
            public boolean grant() {
                return true;
            }

            @Override
            public void giveBack(int count) { }
        };
        tree = new Tree(new Layout(31, 24, 32, 2048), source);
        for (int i = 0; i < elements; i++) {
            tree.insert(i * 0x9E3779B97F4A7C15L, i);
        }
    }

    @Benchmark
    public boolean reserve() {
        final BlockStore store = tree.store();
        final int depth = tree.head().depth;
        final boolean granted = store.reserve(Tree.insertBlocks(depth), Tree.insertTouches(depth));
        store.beginChange();
        store.endChange();
        return granted;
    }
}
