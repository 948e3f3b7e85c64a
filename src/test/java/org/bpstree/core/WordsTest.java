package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the proofs trust the JDK's block move with: it reads everything before it writes, and writes nothing else. */
class WordsTest {
    private static final int LENGTH = 10;

    @Test
    void everyOverlapInOneArray() {
        for (int from = 0; from <= LENGTH; from++) {
            for (int to = 0; to <= LENGTH; to++) {
                for (int count = 0; count <= LENGTH - Math.max(from, to); count++) {
                    final long[] words = ascending(1);
                    final long[] expected = ascending(1);
                    final long[] source = Arrays.copyOfRange(words, from, from + count);
                    for (int i = 0; i < count; i++) {
                        expected[to + i] = source[i];
                    }
                    Words.copy(words, from, words, to, count);
                    assertArrayEquals(expected, words, from + " to " + to + ", " + count + " words");
                }
            }
        }
    }

    @Test
    void everyRangeFromOneArrayToAnother() {
        for (int from = 0; from <= LENGTH; from++) {
            for (int to = 0; to <= LENGTH; to++) {
                for (int count = 0; count <= LENGTH - Math.max(from, to); count++) {
                    final long[] words = ascending(1);
                    final long[] target = ascending(100);
                    final long[] expected = ascending(100);
                    for (int i = 0; i < count; i++) {
                        expected[to + i] = 1 + from + i;
                    }
                    Words.copy(words, from, target, to, count);
                    assertArrayEquals(expected, target);
                    assertArrayEquals(ascending(1), words);
                }
            }
        }
    }

    private static long[] ascending(long first) {
        final long[] words = new long[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            words[i] = first + i;
        }
        return words;
    }
}
