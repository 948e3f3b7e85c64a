package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.junit.jupiter.api.Test;

/** The checker as a program: what it must have met, that it repeats, and that its shards are the whole. */
class CheckerTest {
    /** Made by every comparison, not by an episode; and the refusal that only foreign drivers are told of. */
    private static final Set<Op> PROBES =
        Set.of(Op.CHECK, Op.SHAPE, Op.STATS, Op.SCAN, Op.SCAN_BACK, Op.REFUSE_NEXT);

    private static Checker.Outcome check(long seed, long operations, Geometry geometry, int shard, int shards)
        throws InterruptedException {
        final Checker.Plan plan =
            new Checker.Plan(seed, operations, 0, geometry, true, false, shard, shards, 2);
        final Checker.Outcome outcome = new Checker(plan, done -> { }).run();
        assertNull(outcome.failure(), () -> outcome.failure() + " in " + outcome.geometry());
        return outcome;
    }

    @Test
    void everyRebalancingCaseAndEveryKindOfRefusalIsMet() throws InterruptedException {
        final Coverage met = check(1, 200_000, null, 0, 1).coverage();
        final List<String> missing = new ArrayList<>();
        for (int column = 0; column < Rebalances.COLUMNS; column++) {
            for (int kind = 0; kind < Rebalances.KINDS; kind++) {
                if (Rebalances.possible(column, kind) && met.rebalances(Rebalances.index(column, kind)) == 0) {
                    missing.add(Rebalances.name(kind) + " in column " + column);
                }
            }
        }
        for (Op op : Op.values()) {
            if (op.refusable() && met.refused(op) == 0) {
                missing.add(op.words + " refused");
            }
            if (met.count(op) == 0 && !PROBES.contains(op)) {
                missing.add(op.words);
            }
        }
        for (int request = 0; request < 20; request++) {
            if (met.refusedAtRequest(request) == 0) {
                missing.add("a refusal at request " + request);
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(met.deepest() >= 5, "deepest tree " + met.deepest());
    }

    @Test
    void productionGeometryIsCheckedWhereInnerBlocksOverflowAndUnderflow() throws InterruptedException {
        final Coverage met = check(6, 20_000, Geometry.PRODUCTION, 0, 1).coverage();
        assertTrue(met.operations() >= 20_000);
        assertTrue(met.deepest() >= 3, "deepest tree " + met.deepest());
        for (int column = 1; column < Rebalances.COLUMNS; column += 2) {
            int cases = 0;
            for (int kind = 0; kind < Rebalances.KINDS; kind++) {
                cases += met.rebalances(Rebalances.index(column, kind)) > 0 ? 1 : 0;
            }
            assertTrue(cases >= 6, cases + " cases in column " + column);
        }
    }

    @Test
    void aSeedRepeatsTheRun() throws InterruptedException {
        final Coverage one = check(3, 20_000, null, 0, 1).coverage();
        final Coverage two = check(3, 20_000, null, 0, 1).coverage();
        assertEquals(one.operations(), two.operations());
        assertEquals(one.refusals(), two.refusals());
        assertEquals(one.shapes(), two.shapes());
        assertNotEquals(one.refusals(), check(4, 20_000, null, 0, 1).coverage().refusals());
    }

    @Test
    void shardsAreTheWholeAndDoNotOverlap() throws InterruptedException {
        final Coverage whole = check(5, 30_000, null, 0, 1).coverage();
        long operations = 0;
        long episodes = 0;
        for (int shard = 0; shard < 3; shard++) {
            final Coverage part = check(5, 30_000, null, shard, 3).coverage();
            operations += part.operations();
            episodes += part.episodes();
        }
        assertEquals(whole.operations(), operations);
        assertEquals(whole.episodes(), episodes);
        final Set<Long> seeds = new HashSet<>();
        final Checker checker = new Checker(new Checker.Plan(5, 1, 0, null, true, false, 0, 1, 1), done -> { });
        for (long episode = 0; episode < 10_000; episode++) {
            assertTrue(seeds.add(checker.seed(episode)));
        }
    }

    @Test
    void theScenarioTheProjectComesFromEndsWell() throws Exception {
        final StringWriter text = new StringWriter();
        assertTrue(new Demo(new PrintWriter(text)).call(), text::toString);
        assertTrue(text.toString().contains("insert 1=10 answers: refused"), text::toString);
    }
}
