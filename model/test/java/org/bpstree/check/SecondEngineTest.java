package org.bpstree.check;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** The same property by QuickTheories, with generators, search and shrinking of its own. */
class SecondEngineTest {
    private static final int EXAMPLES = 300;

    @Test
    void anyStepsAgreeWithTheModel() {
        qt().withExamples(EXAMPLES).forAll(geometries(), lists().of(step()).ofSizeBetween(1, 150))
            .checkAssert(StatefulTest::agree);
    }

    /** Sorted input of any length is built as it would be inserted, and can be deleted in any order. */
    @Test
    void buildsAgreeWithTheModel() {
        qt().withExamples(EXAMPLES).forAll(geometries(), integers().between(0, 300), longs().between(1, 1000))
            .checkAssert((geometry, elements, stride) -> {
                final java.util.ArrayList<Step> steps = new java.util.ArrayList<>();
                steps.add(new Step(Op.VIEW_OPEN, "empty", ""));
                steps.add(Step.of(Op.REFUSE_ONCE, elements % 7));
                steps.add(build(elements, stride));
                steps.add(Step.of(Op.REFUSE_NONE));
                steps.add(build(elements, stride));
                steps.add(new Step(Op.VIEW_OPEN, "full", ""));
                for (int i = 0; i < Math.min(elements, 20); i++) {
                    steps.add(Step.of(Op.DELETE, i * 7919L % elements * stride));
                }
                StatefulTest.agree(geometry, steps);
            });
    }

    private static Step build(int elements, long stride) {
        final long[] numbers = new long[2 * elements];
        for (int i = 0; i < elements; i++) {
            numbers[2 * i] = i * stride;
            numbers[2 * i + 1] = i;
        }
        return Step.of(Op.BUILD, numbers);
    }

    private static Gen<Geometry> geometries() {
        return integers().between(3, 8).zip(integers().between(3, 8), integers().between(0, 5),
            (leaf, inner, shift) -> new Geometry(leaf, inner, 1 << shift, 2 << shift % 3, 2048));
    }

    private static Gen<Step> step() {
        return integers().between(0, 99).zip(longs().between(-20, 20), longs().between(0, 9), SecondEngineTest::step);
    }

    private static Step step(int choice, long key, long number) {
        final String name = number % 2 == 0 ? "a" : "b";
        if (choice < 45) {
            return Step.of(Op.INSERT, key, number);
        }
        if (choice < 70) {
            return Step.of(Op.DELETE, key);
        }
        final Step[] others = {
            new Step(Op.VIEW_OPEN, name, ""), new Step(Op.VIEW_CLOSE, name, ""), Step.of(Op.REFUSE_ONCE, number),
            Step.of(Op.REFUSE_AFTER, number), Step.of(Op.REFUSE_NONE), Step.of(Op.REFUSE_NONE), Step.of(Op.TRIM),
            new Step(Op.CURSOR_LOWER, name, "", key), new Step(Op.CURSOR_NEXT, name, ""),
            new Step(Op.CURSOR_PREVIOUS, name, ""), new Step(Op.CURSOR_INSERT, name, "", key, number)};
        return others[(choice - 70) % others.length];
    }
}
