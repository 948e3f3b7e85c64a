package org.bpstree.check;

import java.util.SplittableRandom;

/**
 * Numbers at which implementations err that cut them, subtract them, or hold them as something else; in a few episodes, in
 * place of some of the usual ones.
 */
final class Extremes {
    private static final int EPISODES = 8;
    private static final int NUMBERS = 8;
    private static final long TWO_32 = 1L << 32;
    private static final long[] ALL = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -TWO_32 - 1, -TWO_32, -(1L << 31) - 1, -(1L << 31),
        -1, 0, 1, (1L << 31) - 1, 1L << 31, TWO_32 - 1, TWO_32, (1L << 53) + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE};

    private final SplittableRandom random;
    private final boolean on;

    /** @param random of its own, so that the episodes without are what they would be */
    Extremes(SplittableRandom random) {
        this.random = random;
        on = random.nextInt(EPISODES) == 0;
    }

    /** The number, or an extreme one, or one that differs from it above its lower half alone. */
    long orOther(long usual) {
        if (!on || random.nextInt(NUMBERS) > 0) {
            return usual;
        }
        return random.nextBoolean() ? ALL[random.nextInt(ALL.length)] : twin(usual);
    }

    /** The number, or one that differs from it above its lower half alone. */
    long orTwin(long usual) {
        return on && random.nextBoolean() ? twin(usual) : usual;
    }

    private long twin(long usual) {
        return random.nextBoolean() ? usual + TWO_32 : usual - TWO_32;
    }
}
