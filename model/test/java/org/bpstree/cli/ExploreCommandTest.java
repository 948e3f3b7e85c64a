package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The command's answers and exit codes. */
class ExploreCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int explore(String options) {
        return Bps.run(new PrintWriter(out), new PrintWriter(err), ("explore " + options).split(" "));
    }

    @Test
    void aClosedExplorationEndsWithItsResult() {
        assertEquals(Bps.OK, explore("--keys 4 --views 1 --faults"), err::toString);
        assertTrue(out.toString().stripTrailing().endsWith(
            "all 1,364 states, all 22,936 transitions, all 20,840 refusal points: no violation"), out::toString);
    }

    @Test
    void aBoundedOneSaysSo() {
        assertEquals(Bps.OK, explore("--keys 12 --depth 2 --shard 1/2"), err::toString);
        assertTrue(out.toString().contains("within 2 operations: no violation"), out::toString);
    }

    @Test
    void wrongOptionsAreNamed() {
        assertEquals(Bps.USAGE, explore("--keys 99"));
        assertEquals(Bps.USAGE, explore("--leaf 2"));
        assertEquals(Bps.USAGE, explore("--threads 0"));
        assertTrue(err.toString().contains("--keys is 99, but must be from 0 to 48"), err::toString);
        assertTrue(err.toString().contains("leaf capacity is 2"), err::toString);
    }
}
