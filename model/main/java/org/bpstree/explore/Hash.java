package org.bpstree.explore;

/** A 128-bit hash of a sequence of small numbers (MurmurHash3 x64 128's mixing). */
final class Hash {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    /** The two halves, after {@link #finish}. */
    long high;
    long low;
    private long word;
    private int bytes;
    private int words;

    void start() {
        high = 0;
        low = 0;
        word = 0;
        bytes = 0;
        words = 0;
    }

    /** Takes a number in [0, 255]. */
    void put(int number) {
        word = word << 8 | number & 0xff;
        bytes++;
        if ((bytes & 7) == 0) {
            mix();
        }
    }

    private void mix() {
        if ((words & 1) == 0) {
            high ^= Long.rotateLeft(word * C1, 31) * C2;
            high = (Long.rotateLeft(high, 27) + low) * 5 + 0x52dce729;
        } else {
            low ^= Long.rotateLeft(word * C2, 33) * C1;
            low = (Long.rotateLeft(low, 31) + high) * 5 + 0x38495ab5;
        }
        words++;
        word = 0;
    }

    /** Ends the sequence; high and low are its hash then, low never 0. */
    void finish() {
        final int length = bytes;
        mix();
        mix();
        high ^= length;
        low ^= length;
        high += low;
        low += high;
        high = scramble(high);
        low = scramble(low);
        high += low;
        low += high;
        low = low == 0 ? 1 : low;
    }

    /** A hash of three numbers. */
    static long of(long first, long second, long third) {
        return scramble(scramble(scramble(first) + second) + third);
    }

    private static long scramble(long number) {
        long mixed = number;
        mixed ^= mixed >>> 33;
        mixed *= 0xff51afd7ed558ccdL;
        mixed ^= mixed >>> 33;
        mixed *= 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed;
    }
}
