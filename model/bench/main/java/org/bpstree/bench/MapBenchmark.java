package org.bpstree.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whole passes over a map of a size: each figure is the time of so many operations; {@link Results} divides it by the
 * size. All kinds run in one session, and only their ratios carry over to another machine.
 */
public class MapBenchmark {
    /** What to insert, and what to look for. */
    @State(Scope.Benchmark)
    public static class Input {
        @Param({"bps", "TreeMap", "ConcurrentSkipListMap", "fastutil-AVL", "fastutil-RB", "Eclipse-TreeSortedMap",
            "H2-MVMap"})
        public String kind;
        @Param({"10000", "100000", "1000000"})
        public int size;

        long[] random;
        long[] probes;
        long[] misses;
        long[] ascending;

        @Setup
        public void keys() {
            random = Keys.random(size);
            probes = Keys.shuffled(random, 43);
            misses = probes.clone();
            for (int i = 0; i < size; i++) {
                misses[i]++;
            }
            ascending = Keys.ascending(size);
        }
    }

    /** A map that is only read. */
    @State(Scope.Benchmark)
    public static class Full {
        LongMap map;

        @Setup
        public void fill(Input input) {
            map = Keys.filled(input.kind, input.random);
        }
    }

    /** A map that is filled anew for each pass, outside the measured time. A pass takes milliseconds. */
    @State(Scope.Benchmark)
    public static class Consumed {
        LongMap map;

        @Setup(Level.Invocation)
        public void fill(Input input) {
            map = Keys.filled(input.kind, input.random);
        }
    }

    @Benchmark
    public LongMap insertRandom(Input input) {
        return Keys.filled(input.kind, input.random);
    }

    @Benchmark
    public LongMap insertAscending(Input input) {
        return Keys.filled(input.kind, input.ascending);
    }

    @Benchmark
    public LongMap build(Input input) {
        final LongMap map = Kinds.create(input.kind);
        map.build(input.ascending);
        return map;
    }

    @Benchmark
    public long lookupHit(Input input, Full full) {
        long sum = 0;
        for (long key : input.probes) {
            sum += full.map.get(key);
        }
        return sum;
    }

    @Benchmark
    public long lookupMiss(Input input, Full full) {
        long sum = 0;
        for (long key : input.misses) {
            sum += full.map.get(key);
        }
        return sum;
    }

    @Benchmark
    public long lowerBound(Input input, Full full) {
        long sum = 0;
        for (long key : input.misses) {
            sum += full.map.ceiling(key);
        }
        return sum;
    }

    @Benchmark
    public long iterateForward(Full full) {
        return full.map.sumUp();
    }

    @Benchmark
    public long iterateBackward(Full full) {
        return full.map.sumDown();
    }

    @Benchmark
    public LongMap deleteRandom(Input input, Consumed consumed) {
        for (long key : input.probes) {
            consumed.map.remove(key);
        }
        return consumed.map;
    }

    /** Half look-ups, and by turns an insert of an absent key and a delete, so that the size stays. */
    @Benchmark
    public long mixed(Input input, Consumed consumed) {
        long sum = 0;
        for (int i = 0; i + 3 < input.size; i += 4) {
            sum += consumed.map.get(input.random[i]);
            consumed.map.put(input.misses[i], i);
            sum += consumed.map.get(input.misses[i + 1]);
            consumed.map.remove(input.probes[i]);
        }
        return sum;
    }
}
