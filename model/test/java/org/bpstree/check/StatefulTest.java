package org.bpstree.check;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import org.junit.jupiter.api.Assertions;

/**
 * The stateful property by jqwik: any steps on any geometry, memory refused anywhere, agree with the reference model.
 *
 * <p>A run is a list of steps, so jqwik shrinks it as a list, and what is left is printed as a trace.
 */
class StatefulTest {
    private static final long KEYS = 48;

    @Property(tries = 400, shrinking = ShrinkingMode.FULL)
    void anyStepsAgreeWithTheModel(@ForAll("geometries") Geometry geometry, @ForAll("steps") List<Step> steps) {
        agree(geometry, steps);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.FULL)
    void growingAndShrinkingAgreesWithTheModel(@ForAll("geometries") Geometry geometry,
                                               @ForAll("waves") List<Step> steps) {
        agree(geometry, steps);
    }

    static void agree(Geometry geometry, List<Step> steps) {
        final Failure found = Shrinker.run(new TreeSubject(geometry), geometry, steps);
        if (found != null) {
            Assertions.fail(found + "\n" + Trace.of(geometry, steps));
        }
    }

    @Provide
    Arbitrary<Geometry> geometries() {
        return Combinators.combine(Arbitraries.integers().between(3, 8), Arbitraries.integers().between(3, 8),
            Arbitraries.of(1, 2, 4, 32), Arbitraries.of(2, 4), Arbitraries.of(2048, 4)).as(Geometry::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return step().list().ofMinSize(1).ofMaxSize(120);
    }

    /** Many inserts, then many deletes, with views and faults between: the deep trees that short lists do not reach. */
    @Provide
    Arbitrary<List<Step>> waves() {
        final Arbitrary<List<Step>> grow = insert(300).list().ofMinSize(60).ofMaxSize(200);
        final Arbitrary<List<Step>> between = step().list().ofMaxSize(30);
        final Arbitrary<List<Step>> shrink =
            keys(300).map(key -> Step.of(Op.DELETE, key)).list().ofMinSize(60).ofMaxSize(200);
        return Combinators.combine(grow, between, shrink).as((first, second, third) -> {
            final List<Step> all = new java.util.ArrayList<>(first);
            all.addAll(second);
            all.addAll(third);
            return all;
        });
    }

    private static Arbitrary<Long> keys(long universe) {
        return Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.longs().between(1, universe)),
            Tuple.of(1, Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE)));
    }

    private static Arbitrary<Step> insert(long universe) {
        return Combinators.combine(keys(universe), Arbitraries.longs().between(0, 99))
            .as((key, value) -> Step.of(Op.INSERT, key, value));
    }

    private static Arbitrary<Step> step() {
        final Arbitrary<String> views = Arbitraries.of("a", "b");
        final Arbitrary<String> anyView = Arbitraries.of("", "", "a", "b");
        final Arbitrary<String> cursors = Arbitraries.of("p", "q");
        final Arbitrary<Integer> requests = Arbitraries.integers().between(0, 12);
        return Arbitraries.frequencyOf(
            Tuple.of(30, insert(KEYS)),
            Tuple.of(20, keys(KEYS).map(key -> Step.of(Op.DELETE, key))),
            Tuple.of(2, Combinators.combine(keys(KEYS), requests).as((key, n) -> Step.of(Op.DELETE_IF, key, n))),
            Tuple.of(2, insert(KEYS).map(step -> new Step(Op.INSERT_SUCCESSOR, "", "", step.numbers()))),
            Tuple.of(2, insert(KEYS).map(step -> new Step(Op.INSERT_OFFSET, "", "", step.numbers()))),
            Tuple.of(1, Arbitraries.integers().between(0, 60).map(StatefulTest::build)),
            Tuple.of(3, views.map(view -> new Step(Op.VIEW_OPEN, view, ""))),
            Tuple.of(2, views.map(view -> new Step(Op.VIEW_CLOSE, view, ""))),
            Tuple.of(3, Combinators.combine(cursors, anyView, keys(KEYS))
                .as((cursor, view, key) -> new Step(Op.CURSOR_LOWER, cursor, view, key))),
            Tuple.of(4, Combinators.combine(cursors, Arbitraries.of(Op.CURSOR_GET, Op.CURSOR_NEXT, Op.CURSOR_PREVIOUS))
                .as((cursor, op) -> new Step(op, cursor, ""))),
            Tuple.of(2, Combinators.combine(anyView, keys(KEYS), Arbitraries.of(Op.LOWER, Op.UPPER, Op.RANK, Op.FIND))
                .as((view, key, op) -> new Step(op, "", view, key))),
            Tuple.of(2, requests.map(n -> Step.of(Op.REFUSE_AFTER, n))),
            Tuple.of(3, requests.map(n -> Step.of(Op.REFUSE_ONCE, n))),
            Tuple.of(1, requests.map(n -> Step.of(Op.BUDGET, n))),
            Tuple.of(3, Arbitraries.just(Step.of(Op.REFUSE_NONE))),
            Tuple.of(2, Arbitraries.just(Step.of(Op.TRIM))));
    }

    private static Step build(int elements) {
        final long[] numbers = new long[2 * elements];
        for (int i = 0; i < elements; i++) {
            numbers[2 * i] = i;
            numbers[2 * i + 1] = -i;
        }
        return Step.of(Op.BUILD, numbers);
    }
}
