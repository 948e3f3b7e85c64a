package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.junit.jupiter.api.Test;

/** Numbers that differ in their upper halves alone occur among random steps, as keys, values and offsets. */
class ExtremesTest {
    private static final int EPISODES = 200;

    private final Set<String> met = new HashSet<>();

    private void meet(String what, long number) {
        if ((int) number != number) {
            met.add(what + " beyond 32 bits");
        }
        if (number == Long.MIN_VALUE || number == Long.MAX_VALUE) {
            met.add(what + " at an end");
        }
    }

    private void meet(Step step) {
        switch (step.op()) {
            case INSERT -> {
                meet("key", step.number(0));
                meet("value", step.number(1));
            }
            case DELETE_IF -> met.add((int) step.number(1) == step.number(1) ? "" : "condition beyond 32 bits");
            case AT, CURSOR_AT -> meet("offset", step.number(0));
            default -> { }
        }
    }

    @Test
    void extremesOccur() {
        int steps = 0;
        int extreme = 0;
        for (int seed = 0; seed < EPISODES; seed++) {
            final Swarm swarm = new Swarm(seed, null, false, 0, false);
            final Oracle oracle = new Oracle();
            for (int i = 0; i < 400; i++) {
                final Step step = swarm.next(oracle.model());
                oracle.answer(step);
                meet(step);
                steps++;
                extreme += step.op() == Op.INSERT && Math.abs(step.number(1)) > 1000 ? 1 : 0;
            }
        }
        met.remove("");
        assertEquals(Set.of("key beyond 32 bits", "key at an end", "value beyond 32 bits", "value at an end",
            "condition beyond 32 bits", "offset beyond 32 bits", "offset at an end"), met);
        assertTrue(extreme * 20 < steps, extreme + " of " + steps);
    }
}
