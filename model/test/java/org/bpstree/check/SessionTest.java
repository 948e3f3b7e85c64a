package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import org.junit.jupiter.api.Test;

/** The session notices what a subject does wrong, told by wrapping the tree in a lie. */
class SessionTest {
    private static final Geometry SMALL = new Geometry(3, 3, 2, 2, 2048);

    /** The tree, with answers changed on the way. */
    private record Lying(TreeSubject tree, BiFunction<TreeSubject, Step, String> answers) implements Subject {
        @Override
        public String answer(Step step) {
            return answers.apply(tree, step);
        }

        @Override
        public long refusals() {
            return tree.refusals();
        }

        @Override
        public Profile profile() {
            return tree.profile();
        }

        @Override
        public void close() {
            tree.close();
        }
    }

    private static Failure run(BiFunction<TreeSubject, Step, String> answers, Step... steps) {
        return Shrinker.run(new Lying(new TreeSubject(SMALL), answers), SMALL, List.of(steps));
    }

    private static final Step[] UNUSED_BETWEEN_CHANGES = {
        Step.of(Op.INSERT, 5, 50), Step.of(Op.INSERT, 9, 90), new Step(Op.CURSOR_LOWER, "p", "", 5),
        Step.of(Op.DELETE, 5), Step.of(Op.INSERT, 6, 60), new Step(Op.CURSOR_GET, "p", "")};

    /** A cursor not used between two changes: what counts is the moment of use. */
    @Test
    void aCursorThatSettlesTooEarlyIsNoticed() {
        assertNull(run(TreeSubject::answer, UNUSED_BETWEEN_CHANGES));
        final Failure found = run((tree, step) -> {
            final String answer = tree.answer(step);
            tree.answer(new Step(Op.CURSOR_GET, "p", ""));
            return answer;
        }, UNUSED_BETWEEN_CHANGES);
        assertNotNull(found);
        assertEquals(Failure.ANSWER, found.rule());
        assertEquals("6=60", found.expected());
        assertEquals("9=90", found.actual());
    }

    /** What shows only when the tree is closed has no line if nothing came before. */
    @Test
    void anEmptyTraceCanFailAtItsEnd() {
        final Subject leaking = new Subject() {
            @Override
            public String answer(Step step) {
                throw new AssertionError("the trace is empty");
            }

            @Override
            public long held() {
                return 1;
            }

            @Override
            public void close() { }
        };
        final Trace empty = Trace.of(SMALL, List.of());
        final Replay.Difference found = Replay.run(leaking, empty);
        assertEquals("B5", found.failure().rule());
        assertEquals("", found.place(empty));
    }

    @Test
    void aRefusalWithoutCauseIsNoticed() {
        final Failure found = run((tree, step) -> step.op() == Op.INSERT ? "refused" : tree.answer(step),
            Step.of(Op.INSERT, 1, 1));
        assertEquals(Failure.REFUSED_WITHOUT_CAUSE, found.rule());
    }

    /** With few ids a refusal is right only where they are too few for the step. */
    @Test
    void aRefusalBeforeTheLastIdIsNoticed() {
        final Geometry few = new Geometry(3, 3, 1, 2, 3);
        final Step full = Step.of(Op.INSERT, 8, 8);
        final List<Step> steps = List.of(Step.of(Op.BUILD, 1, 1, 2, 2, 3, 3, 4, 4), Step.of(Op.INSERT, 5, 5),
            Step.of(Op.INSERT, 6, 6), Step.of(Op.INSERT, 7, 7), full, Step.of(Op.DELETE, 1));
        final TreeSubject tree = new TreeSubject(few);
        assertEquals(List.of("built", "inserted", "inserted", "inserted", "refused", "deleted 1"),
            steps.stream().map(tree::answer).toList());
        assertNull(Shrinker.run(new TreeSubject(few), few, steps));
        for (Step early : steps) {
            if (early == full) {
                continue;
            }
            final Failure found = Shrinker.run(new Lying(new TreeSubject(few),
                (subject, step) -> step == early ? "refused" : subject.answer(step)), few, steps);
            assertEquals(Failure.REFUSED_WITHOUT_CAUSE, found.rule());
            assertEquals(early, found.step());
        }
    }

    /** How many ids there are is the product of three numbers, of which each may be usual. */
    @Test
    void idsRunOutHoweverManyTables() {
        final Geometry usualTables = new Geometry(3, 3, 1, 2, Geometry.PRODUCTION.tables());
        final List<Step> steps = new ArrayList<>();
        steps.add(Step.of(Op.BUILD, LongStream.range(0, 8000).flatMap(key -> LongStream.of(2 * key, key)).toArray()));
        for (int i = 0; i < 400; i++) {
            steps.add(Step.of(Op.INSERT, 2 * i + 1, i));
        }
        final TreeSubject tree = new TreeSubject(usualTables);
        assertEquals("refused", steps.stream().map(tree::answer).reduce("", (before, last) -> last));
        assertNull(Shrinker.run(new TreeSubject(usualTables), usualTables, steps));
    }

    /** Which refuses one request: what is refused after it has no cause. */
    @Test
    void refuseOnceIsUsedUpByOneRefusal() {
        final Profile simple = Profile.parse("L1 faults");
        final Subject sticky = new Subject() {
            private final Oracle oracle = new Oracle();

            @Override
            public String answer(Step step) {
                return step.op() == Op.INSERT ? "refused" : oracle.answer(step);
            }

            @Override
            public Profile profile() {
                return simple;
            }

            @Override
            public void close() { }
        };
        final Step once = Step.of(Op.REFUSE_ONCE, 0);
        final Step insert = Step.of(Op.INSERT, 1, 1);
        assertNull(Shrinker.run(sticky, SMALL, List.of(once, insert, once, insert)));
        assertNull(Shrinker.run(sticky, SMALL, List.of(once, Step.of(Op.REFUSE_AFTER, 0), insert, insert)));
        assertEquals(Failure.REFUSED_WITHOUT_CAUSE, Shrinker.run(sticky, SMALL, List.of(once, insert, insert)).rule());
    }

    /** R7: a yes and a headroom count, for as many inserts, until a view is opened or the tree is trimmed. */
    @Test
    void aBrokenPromiseIsNoticed() {
        final Step armed = Step.of(Op.REFUSE_AFTER, 0);
        final Step reserve = Step.of(Op.RESERVE_INSERTS, 2);
        final Step insert = Step.of(Op.INSERT, 5, 5);
        final Step batch = Step.of(Op.INSERT_ALL, 7, 7, 6, 6);
        final Step headroom = Step.of(Op.HEADROOM);
        final Step view = new Step(Op.VIEW_OPEN, "a", "");
        final BiFunction<TreeSubject, Step, String> late = (tree, step) -> {
            if (tree.answer(Step.of(Op.SIZE)).equals("1") && (step == insert || step == batch)) {
                tree.source().grant();
                return "refused";
            }
            return step == headroom ? "2" : tree.answer(step);
        };
        assertNull(run(TreeSubject::answer, reserve, armed, insert, insert, headroom));
        assertEquals(Failure.PROMISE, run(late, reserve, armed, insert, insert).rule());
        assertNull(run(late, reserve, armed, insert, batch), "2 are more than the 1 that is left");
        assertEquals(Failure.PROMISE, run(late, armed, headroom, insert, insert).rule());
        assertNull(run(late, reserve, insert, view, armed, insert));
        assertNull(run(late, reserve, insert, Step.of(Op.TRIM), armed, insert));
        final Failure less = run((tree, step) -> step == headroom ? "1" : tree.answer(step), reserve, headroom);
        assertEquals(Failure.PROMISE, less.rule());
        assertEquals("at least 2", less.expected());
    }

    /** The insert is done, and said to be refused. */
    @Test
    void aRefusedOperationThatIsDoneIsNoticed() {
        final Failure found = run((tree, step) -> {
            if (step.op() == Op.INSERT) {
                tree.answer(step);
                tree.answer(Step.of(Op.REFUSE_NONE));
                return tree.answer(step).startsWith("replaced") ? "refused" : "";
            }
            return tree.answer(step);
        }, Step.of(Op.REFUSE_AFTER, 0), Step.of(Op.INSERT, 1, 1));
        assertNotNull(found);
    }

    @Test
    void aWrongScanIsToldAsSuch() {
        final Failure found = run((tree, step) -> step.op() == Op.SCAN_BACK ? "none" : tree.answer(step),
            Step.of(Op.INSERT, 1, 1));
        assertEquals("after it, scan-back => 1=1", found.expected());
    }

    @Test
    void anExceptionIsACrash() {
        final Failure found = run((tree, step) -> {
            throw new IllegalStateException("boom");
        }, Step.of(Op.INSERT, 1, 1));
        assertEquals(Failure.CRASH, found.rule());
    }
}
