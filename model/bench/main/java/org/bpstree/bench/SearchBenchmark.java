package org.bpstree.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Search in a block, per number of keys: one block out of many, so that its words are in the caches (warm: 16 KiB of
 * blocks) or not (cold: 64 MiB). Nanoseconds a search. The core's own is {@link #strides}.
 */
@State(Scope.Benchmark)
public class SearchBenchmark {
    @Param({"8", "16", "24", "31", "64", "128"})
    public int keys;
    @Param({"warm", "cold"})
    public String caches;

    private long[] words;
    private int blocks;
    private long seed = 1;

    @Setup
    public void fill() {
        blocks = (caches.equals("warm") ? 1 << 11 : 1 << 23) / keys;
        words = new long[blocks * keys];
        final SplittableRandom random = new SplittableRandom(42);
        for (int block = 0; block < blocks; block++) {
            long key = 0;
            for (int i = 0; i < keys; i++) {
                key += 1 + random.nextInt(1000);
                words[block * keys + i] = key;
            }
        }
    }

    /** Another block and another key each time (a linear congruential generator, Knuth's MMIX). */
    private long step() {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        return seed;
    }

    private int from(long step) {
        return (int) ((step >>> 33) * blocks >>> 31) * keys;
    }

    private long key(long step) {
        return (step & 0xFFFF) * keys * 500 >>> 16;
    }

    @Benchmark
    public int halving() {
        final long step = step();
        final long key = key(step);
        int low = from(step);
        int high = low + keys;
        while (low < high) {
            final int middle = low + (high - low) / 2;
            if (words[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Benchmark
    public int branchFree() {
        final long step = step();
        final long key = key(step);
        int low = from(step);
        int length = keys;
        while (length > 1) {
            final int half = length >>> 1;
            low = words[low + half - 1] < key ? low + half : low;
            length -= half;
        }
        return words[low] < key ? low + 1 : low;
    }

    @Benchmark
    public int linear() {
        final long step = step();
        final long key = key(step);
        int low = from(step);
        final int high = low + keys;
        while (low < high && words[low] < key) {
            low++;
        }
        return low;
    }

    @Benchmark
    public int strides() {
        final long step = step();
        final long key = key(step);
        int low = from(step);
        int high = low + keys;
        while (high - low > 64) {
            final int middle = low + (high - low) / 2;
            if (words[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (high - low > 8 && words[low + 7] < key) {
            low += 8;
        }
        while (low < high && words[low] < key) {
            low++;
        }
        return low;
    }
}
