package org.bpstree.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole passes over a map of a size: each figure is the time of so many operations, so divide it by the size. All
 * kinds run in one session, and only their ratios are to be reported.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 7)
@Fork(value = 2, jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"})
public class MapBenchmark {
    @Param({"bps", "TreeMap", "fastutil-AVL", "fastutil-RB"})
    public String kind;
    @Param("1000000")
    public int size;

    private long[] inserted;
    private long[] probed;
    private LongMap full;
    private LongMap shrinking;

    /** Distinct keys in random order, and the same keys in another one. */
    @Setup
    public void keys() {
        final SplittableRandom random = new SplittableRandom(42);
        inserted = new long[size];
        for (int i = 0; i < size; i++) {
            inserted[i] = (i + 1) * 0x9E3779B97F4A7C15L;
        }
        shuffle(inserted, random);
        probed = inserted.clone();
        shuffle(probed, random);
        full = filled();
    }

    private static void shuffle(long[] keys, SplittableRandom random) {
        for (int i = keys.length - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final long key = keys[i];
            keys[i] = keys[j];
            keys[j] = key;
        }
    }

    private LongMap filled() {
        final LongMap map = LongMap.of(kind);
        for (long key : inserted) {
            map.put(key, key);
        }
        return map;
    }

    /** What delete takes apart. */
    @Setup(Level.Iteration)
    public void fill() {
        shrinking = filled();
    }

    @Benchmark
    public LongMap randomInsert() {
        return filled();
    }

    @Benchmark
    public LongMap ascendingInsert() {
        final LongMap map = LongMap.of(kind);
        for (int key = 0; key < size; key++) {
            map.put(key, key);
        }
        return map;
    }

    @Benchmark
    public long randomLookup() {
        long sum = 0;
        for (long key : probed) {
            sum += full.get(key);
        }
        return sum;
    }

    @Benchmark
    public long iterate() {
        return full.sum();
    }

    @Benchmark
    public LongMap randomDelete() {
        for (long key : probed) {
            shrinking.remove(key);
        }
        return shrinking;
    }
}
