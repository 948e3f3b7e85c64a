package org.bpstree.bench;

import org.bpstree.core.Tree;
import org.bpstree.core.View;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What copy-on-write costs, in nanoseconds: a replacement, and an insert and a delete of one key, with no view, with a
 * view whose extents are all copied by now (warm), and with one opened just before (fresh: the figure includes opening
 * and closing it).
 */
@State(Scope.Benchmark)
public class ViewBenchmark {
    @Param("1000000")
    public int elements;
    @Param({"none", "warm", "fresh"})
    public String view;

    private long[] probes;
    private Tree tree;
    private View open;
    private int next;

    @Setup(Level.Iteration)
    public void fill() {
        final long[] random = Keys.random(elements);
        probes = Keys.shuffled(random, 43);
        tree = ((BpsMap) Keys.filled(Kinds.BPS, random)).tree;
        open = new View();
        if (view.equals("warm")) {
            tree.open(open);
            for (long key : probes) {
                tree.insert(key, -key);
            }
        }
    }

    @Benchmark
    public int replace() {
        return change(key());
    }

    @Benchmark
    public int insertAndDelete() {
        final long key = key() + 1;
        return change(key) + tree.delete(key);
    }

    /** With view = fresh: opening and closing alone. */
    @Benchmark
    public int nothing() {
        return view.equals("fresh") ? openAndClose() : 0;
    }

    private long key() {
        next = next + 1 < elements ? next + 1 : 0;
        return probes[next];
    }

    private int change(long key) {
        if (!view.equals("fresh")) {
            return tree.insert(key, key);
        }
        tree.open(open);
        final int result = tree.insert(key, key);
        tree.close(open);
        return result;
    }

    private int openAndClose() {
        tree.open(open);
        tree.close(open);
        return 1;
    }
}
