package org.bpstree.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What no other map offers: the offset of a key, and the element at an offset. Whole passes, as {@link MapBenchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
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
