package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;
import org.junit.jupiter.api.Test;

/** What broke first is what is told, at the step that broke it, whatever showed it later. */
class ShrinkerTest {
    private static final Geometry SMALL = new Geometry(3, 3, 2, 2, 2048);
    private static final int MANY = 2000;

    /** A model behind a door, of which only the answers are known; it refuses when it is told to. */
    static class Foreign implements Subject {
        final Oracle oracle = new Oracle();
        private boolean refuses;

        @Override
        public Profile profile() {
            return Profile.parse("L1 backward offsets build cursors stable-cursors faults");
        }

        @Override
        public String answer(Step step) {
            refuses = step.op() == Op.REFUSE_AFTER || refuses && step.op() != Op.REFUSE_NONE;
            return refuses && step.op().refusable() ? "refused" : oracle.answer(step);
        }

        @Override
        public void close() { }
    }

    /** Loses an element when the last of so many is put in. */
    static final class Losing extends Foreign {
        private final int many;

        Losing(int many) {
            this.many = many;
        }

        @Override
        public String answer(Step step) {
            final int before = oracle.model().map("").size();
            final String answer = super.answer(step);
            if (before < many && oracle.model().map("").size() >= many) {
                oracle.model().delete(oracle.model().map("").firstKey());
            }
            return answer;
        }
    }

    /** Forgets where a cursor stands when the element is deleted. */
    private static final class Forgetting extends Foreign {
        @Override
        public String answer(Step step) {
            final String answer = super.answer(step);
            if (step.op() == Op.DELETE && answer.startsWith("deleted")) {
                oracle.model().place("p", "", null);
            }
            return answer;
        }
    }

    private static Step build(int elements) {
        return Step.of(Op.BUILD, LongStream.range(0, elements).flatMap(key -> LongStream.of(10 * key, 1)).toArray());
    }

    @Test
    void theStepThatLosesAnElementIsToldAndNotARefusalLater() {
        final List<Step> steps = new ArrayList<>(List.of(build(MANY - 3)));
        for (int i = 1; i < 9; i++) {
            steps.add(Step.of(Op.INSERT, i, i));
            steps.add(Step.of(Op.FIND, 7));
        }
        steps.add(Step.of(Op.REFUSE_AFTER, 0));
        steps.add(Step.of(Op.INSERT, 5, 5));
        final Shrinker shrinker = new Shrinker(geometry -> new Losing(MANY), SMALL, 20).tries(2);
        final Shrinker.Located first = shrinker.locate(steps);
        assertEquals("A1", first.failure().rule());
        assertEquals(Step.of(Op.INSERT, 3, 3), first.failure().step());
        assertEquals(6, first.steps().size());
        final Shrinker.Located few = shrinker.shrink(first);
        assertEquals("A1", few.failure().rule());
        assertEquals(4, few.steps().size());
    }

    @Test
    void aCursorThatADeleteMovedIsNotBlamedOnARefusal() {
        final List<Step> steps = List.of(build(5), new Step(Op.CURSOR_FIND, "p", "", 20), Step.of(Op.DELETE, 20),
            Step.of(Op.REFUSE_AFTER, 0), Step.of(Op.INSERT, 5, 5));
        final Shrinker shrinker = new Shrinker(geometry -> new Forgetting(), SMALL, 20);
        assertEquals("R1", Shrinker.run(new Forgetting(), SMALL, steps).rule());
        final Shrinker.Located few = shrinker.shrink(shrinker.locate(steps));
        assertEquals("A1", few.failure().rule());
        assertEquals(Op.DELETE, few.failure().step().op());
    }

    /** From thousands of pairs to the one that matters, in no more time than a few hundred tries take. */
    @Test
    void aLongBuildIsMadeShort() {
        final Shrinker shrinker = new Shrinker(geometry -> new Foreign() {
            @Override
            public String answer(Step step) {
                final String answer = super.answer(step);
                oracle.model().delete(7770);
                return answer;
            }
        }, SMALL, 60);
        assertEquals(List.of(Step.of(Op.BUILD, 7770, 1)), shrinker.shrink(shrinker.locate(List.of(build(1000)))).steps());
    }

    @Test
    void whatDoesNotFailIsNotLocated() {
        assertNull(new Shrinker(geometry -> new Foreign(), SMALL, 20).tries(3).locate(List.of(build(5))));
    }
}
