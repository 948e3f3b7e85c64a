package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;
import org.junit.jupiter.api.Test;

/** Large episodes: trees with a level more, whatever the implementation offers, and not beyond what is bearable. */
class LargeStartTest {
    private static final int MOST = 20_000;

    @Test
    void wideBlocksHaveThreeLevelsAndNowAndThenFour() {
        final TreeSet<Integer> depths = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            final TreeSubject tree = new TreeSubject(Geometry.PRODUCTION);
            final LargeStart start = new LargeStart(Geometry.PRODUCTION, new SplittableRandom(seed));
            start.fill(Long.MIN_VALUE, tree.profile(), seed % 2 == 0).forEach(tree::answer);
            depths.add(tree.tree().head().depth());
            assertTrue(tree.tree().head().size() <= MOST);
            assertTrue(start.changes(Long.MIN_VALUE, 500).size() <= 500);
        }
        assertEquals(new TreeSet<>(List.of(3, 4)), depths);
    }

    @Test
    void whatNarrowBlocksHaveAnywayOrWhatIsTooMuchIsLeftOut() {
        assertFalse(LargeStart.fits(new Geometry(8, 8, 1, 2, 2048)));
        assertFalse(LargeStart.fits(new Geometry(60_000, 3, 1, 2, 2048)));
        for (Geometry wide : List.of(new Geometry(19_999, 3, 1, 2, 2048), new Geometry(3, 1000, 1, 2, 2048),
            new Geometry(100, Integer.MAX_VALUE, 1, 2, 2048))) {
            assertTrue(LargeStart.fits(wide));
            assertTrue(new LargeStart(wide, new SplittableRandom(1)).universe() > wide.leaf());
        }
    }

    /** The same elements, by whatever there is to put them in; fewer if each takes a step. */
    @Test
    void fillsWithWhatIsOffered() {
        final int seed = IntStream.range(0, 100).filter(each -> start(each).universe() / 4 > 17_000).findFirst().orElseThrow();
        for (String offered : List.of("L1", "L1 batch", "L1 build", "L1 build batch")) {
            final Profile profile = Profile.parse(offered);
            final Oracle oracle = new Oracle();
            for (Step step : start(seed).fill(0, profile, false)) {
                assertTrue(profile.supports(step), step::toString);
                oracle.answer(step);
            }
            final int all = start(seed).universe() / 4;
            assertEquals(offered.contains("batch") ? all : 2_500, oracle.model().map("").size(), offered);
        }
    }

    private static LargeStart start(long seed) {
        return new LargeStart(Geometry.PRODUCTION, new SplittableRandom(seed));
    }

    /** An implementation that is right up to 700 elements. */
    @Test
    void whatIsLostInALargeTreeAloneIsFound() {
        for (int seed = 0; seed < 5; seed++) {
            assertNull(new ForeignEpisode(seed, null, true, false, geometry -> new ShrinkerTest.Losing(700)).run(200));
            final Failure found =
                new ForeignEpisode(seed, null, true, true, geometry -> new ShrinkerTest.Losing(700)).run(200);
            assertNotNull(found);
        }
    }
}
