package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Binary search against a linear scan, exhaustively on small ranges. */
class SearchTest {
    private static final int LENGTH = 9;

    @Test
    void everyAscendingRangeAndEveryKey() {
        // Each subset of the odd numbers 1..17 is an ascending array; each part of it is searched for 0..18.
        for (int subset = 0; subset < 1 << LENGTH; subset++) {
            final long[] words = new long[LENGTH];
            int count = 0;
            for (int bit = 0; bit < LENGTH; bit++) {
                if ((subset >> bit & 1) != 0) {
                    words[count] = 2 * bit + 1;
                    count++;
                }
            }
            for (int from = 0; from <= count; from++) {
                for (int end = from; end <= count; end++) {
                    for (long key = 0; key <= 2 * LENGTH; key++) {
                        requireBounds(words, from, end, key);
                    }
                }
            }
        }
    }

    @Test
    void theGreatestAndTheLeastKey() {
        final long[] words = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE};
        for (final long key : words) {
            requireBounds(words, 0, words.length, key);
            requireBounds(words, 1, words.length - 1, key);
        }
    }

    @Test
    void slotsFarBehindTheMiddleDoNotOverflow() {
        final long[] words = new long[3000];
        for (int i = 0; i < words.length; i++) {
            words[i] = 2L * i;
        }
        for (long key = 5500; key < 6002; key++) {
            requireBounds(words, 2750, 3000, key);
        }
    }

    private static void requireBounds(long[] words, int from, int end, long key) {
        int lower = from;
        while (lower < end && words[lower] < key) {
            lower++;
        }
        int upper = lower;
        while (upper < end && words[upper] == key) {
            upper++;
        }
        assertEquals(lower, Search.lowerBound(words, from, end, key));
        assertEquals(upper, Search.upperBound(words, from, end, key));
    }
}
