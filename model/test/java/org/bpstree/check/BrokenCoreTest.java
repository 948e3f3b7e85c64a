package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bpstree.defects.Defect;
import org.bpstree.defects.Plant;
import org.bpstree.defects.Trials;
import org.bpstree.trace.Geometry;
import org.junit.jupiter.api.Test;

/** A core so broken that the run itself is in danger: each is a failure with its steps, and none is "0 failures". */
class BrokenCoreTest {
    private static final Path ROOT = Path.of(System.getProperty("bps.root", ".."));
    private static final long SHORT_STALL = 3_000_000_000L;

    /** A short check, in the defect's world: its rule, its steps, and the rule of the same steps run again. */
    static final class Check implements Callable<String[]> {
        Check() { }

        @Override
        public String[] call() throws InterruptedException {
            final Checker.Plan plan = new Checker.Plan(1, 20_000, 0, new Geometry(3, 3, 1, 2, 64), true, false, 0, 1, 2);
            final Checker.Outcome outcome = new Checker(plan, done -> { }, SHORT_STALL).run();
            if (outcome.failure() == null) {
                return new String[] {"nothing", "0", ""};
            }
            final String rule = outcome.failure().rule();
            final Failure again = rule.equals(Failure.HANG) ? outcome.failure()
                : Shrinker.run(new TreeSubject(outcome.geometry()), outcome.geometry(), outcome.steps());
            return new String[] {rule, Integer.toString(outcome.steps().size()), again == null ? "" : again.rule()};
        }
    }

    @SuppressWarnings("unchecked")
    private static String[] check(String file, String old, String text) throws Exception {
        final Defect defect = new Defect("planted", Map.of(), List.of(new Defect.Edit(file, old, text)));
        try (Plant plant = new Plant(Trials.core(ROOT), defect)) {
            return ((Callable<String[]>) plant.make(Check.class.getName())).call();
        }
    }

    @Test
    void aTreeThatCannotBeClosed() throws Exception {
        final String[] found = check("Tree.java", "Trim.destroy(store);",
            "if (state.size > 5) { throw new IllegalStateException(\"planted\"); } Trim.destroy(store);");
        assertEquals("A2", found[0]);
        assertEquals("A2", found[2], "the same steps fail again");
    }

    @Test
    void aTreeThatKeepsAnExtentWhenItIsClosed() throws Exception {
        final String[] found = check("Tree.java", "Trim.destroy(store);",
            "if (state.size == 0) { Trim.destroy(store); }");
        assertEquals("B5", found[0]);
        assertEquals("B5", found[2], "the same steps fail again");
    }

    @Test
    void aTreeOfWhichNoShapeCanBeTold() throws Exception {
        final String[] found = check("Insertion.java", "run.head.size++;",
            "run.head.size++; if (run.head.size == 20) { run.head.rootId = 1 << 20; }");
        assertTrue(List.of("A2", "T7", "B1", "A1").contains(found[0]), found[0]);
    }

    @Test
    void anOperationWithoutAnEnd() throws Exception {
        final String[] found = check("Deletion.java", "run.head.size--;",
            "run.head.size--; while (run.head.leafCount > 40) { run.head.innerCount++; }");
        assertEquals("A3", found[0]);
        assertTrue(Integer.parseInt(found[1]) > 0, "the steps that lead there are told");
    }

    /** One worker holds what the other waits for. */
    @Test
    void aFirstTreeWithoutAnEnd() throws Exception {
        assertArrayEquals(new String[] {"A3", "0", "A3"}, check("Deletion.java", "run.head.size--;",
            "run.head.size--; while (run.head.size == 9) { run.head.leafCount++; }"));
    }

    @Test
    void aWorkerThatEndsOfItselfCountsForNothing() {
        final Checker.Plan plan = new Checker.Plan(1, 20_000, 0, null, true, false, 0, 1, 2);
        final IllegalStateException told = assertThrows(IllegalStateException.class, () -> new Checker(plan, done -> {
            throw new UnsupportedOperationException("planted");
        }).run());
        assertEquals("a worker of the check ended: java.lang.UnsupportedOperationException: planted", told.getMessage());
    }

    @Test
    void aHealthyCoreIsNone() throws Exception {
        assertArrayEquals(new String[] {"nothing", "0", ""}, new Check().call());
    }
}
