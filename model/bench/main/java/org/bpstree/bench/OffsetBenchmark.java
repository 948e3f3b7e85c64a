package org.bpstree.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What no other map offers: the offset of a key, the element at an offset. Whole passes, as {@link MapBenchmark}. */
@State(Scope.Benchmark)
public class OffsetBenchmark {
    @Param({"10000", "100000", "1000000"})
    public int size;
    private long[] probes;
    private BpsMap map;

    @Setup
    public void fill() {
        final long[] random = Keys.random(size);
        probes = Keys.shuffled(random, 43);
        map = (BpsMap) Keys.filled(Kinds.BPS, random);
    }

    @Benchmark
    public long rank() {
        long sum = 0;
        for (long key : probes) {
            sum += map.rank(key);
        }
        return sum;
    }

    @Benchmark
    public long at() {
        long sum = 0;
        for (long key : probes) {
            sum += map.at((int) Long.remainderUnsigned(key, size));
        }
        return sum;
    }
}
