package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import org.junit.jupiter.api.Test;

/** The answers that are written into a trace are those of every right implementation, the Java tree among them. */
class ExpectedTest {
    private static final Geometry SMALL = new Geometry(3, 3, 1, 2, 2048);

    @Test
    void afterTooManyChoicesNoAnswerIsWritten() {
        final List<Step> steps = new ArrayList<>(List.of(Step.of(Op.REFUSE_AFTER, 3)));
        for (int key = 1; key <= 12; key++) {
            steps.add(Step.of(Op.INSERT, key, key));
        }
        steps.add(Step.of(Op.SIZE));
        final Trace trace = Expected.answers(Trace.of(SMALL, steps), Level.L1);
        assertEquals(List.of("inserted", "refused"), trace.lines().get(8).answers());
        for (Trace.Line line : trace.lines().subList(9, trace.lines().size())) {
            assertEquals(List.of(), line.answers(), line.step()::toString);
        }
        assertNull(Replay.run(new TreeSubject(SMALL), trace));
    }

    @Test
    void theTreeHoldsAnyTraceThatIsWritten() {
        int refusals = 0;
        for (int seed = 0; seed < 60; seed++) {
            final ForeignEpisode episode = new ForeignEpisode(seed, SMALL, true, false, TreeSubject::new);
            assertNull(episode.run(60));
            refusals += episode.refusals();
            for (Level level : List.of(Level.L1, Level.L2)) {
                final List<Step> steps = episode.trace().stream().filter(step -> step.op().level() == Level.L1).toList();
                final Trace trace = Expected.answers(Trace.of(SMALL, steps), level);
                final Replay.Difference difference = Replay.run(new TreeSubject(SMALL), trace);
                assertNull(difference, () -> trace + "" + difference);
            }
        }
        assertTrue(refusals > 100, "refusals " + refusals);
    }
}
