package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command's answers and exit codes. */
class ExploreCommandTest {
    @TempDir
    private Path folder;
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
        assertEquals(Bps.USAGE, explore("--keys 199"));
        assertEquals(Bps.USAGE, explore("--leaf 2"));
        assertEquals(Bps.USAGE, explore("--threads 0"));
        assertTrue(err.toString().contains("--keys is 199, but must be from 0 to 120"), err::toString);
        assertTrue(err.toString().contains("leaf capacity is 2"), err::toString);
    }

    private static String corpus(String file) {
        return Path.of(System.getProperty("bps.root", ".."), "spec", "corpus", file).toString();
    }

    @Test
    void anExplorationBeginsBehindATrace() {
        assertEquals(Bps.OK, explore("--depth 1 --faults --cut 2 --start " + corpus("tight/insert-depth-3.trace")),
            err::toString);
        assertTrue(out.toString().contains("within 1 operations: no violation"), out::toString);
    }

    /** One clear line each, and the exit code of bad input. */
    @Test
    void aStartThatIsNoneIsNamed() throws IOException {
        final String good = corpus("tight/insert-depth-3.trace");
        rejected(Bps.USAGE, "--start needs --depth", "--start " + good);
        rejected(Bps.USAGE, "--leaf is told by the trace", "--depth 1 --leaf 3 --start " + good);
        rejected(Bps.USAGE, "--cut is 9, but must be from 0 to 5", "--depth 1 --cut 9 --start " + good);
        rejected(Bps.USAGE, "--keys is 3, but must be from 28", "--depth 1 --keys 3 --start " + good);
        rejected(Bps.USAGE, "at most 120 and 6", "--depth 1 --start " + corpus("tight/insert-depth-5.trace"));
        rejected(Bps.USAGE, ":12:1: an exploration can begin only behind closed refusals",
            "--depth 1 --cut 2 --start " + corpus("refusal-points/refuse-insert-depth-3-view-20.trace"));
        rejected(Bps.USAGE, ": an exploration cannot begin behind 'reserve-inserts'",
            "--depth 1 --start " + corpus("guarantees/guarantee-kept.trace"));
        rejected(Bps.IO, "there is no file", "--depth 1 --start " + folder.resolve("none.trace"));
        final String head = "bps-trace 1\ntree leaf=%d inner=3\ninsert 1 1 => %s\n";
        rejected(Bps.USAGE, ":3: the trace does not hold", "--depth 1 --start " + file(head.formatted(3, "replaced 1")));
        rejected(Bps.USAGE, "leaf capacity is 2", "--depth 1 --start " + file(head.formatted(2, "inserted")));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.trace"), text).toString();
    }

    private void rejected(int code, String message, String options) {
        final String before = err.toString();
        assertEquals(code, explore(options), options);
        final String said = err.toString().substring(before.length());
        assertTrue(said.contains(message) && said.strip().lines().count() == 1, said);
    }
}
