package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.TimeUnit;
import org.bpstree.trace.Geometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sweep ends, even where every try is refused because the ids are used up. */
final class SweepTest {
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsWhenIdsRunOut() {
        final Geometry tiny = new Geometry(3, 3, 1, 2, 8);
        for (int seed = 0; seed < 20; seed++) {
            assertNull(new Episode(seed, tiny, true, false, 0, false, new Coverage()).run(Checker.EPISODE_STEPS));
        }
    }
}
