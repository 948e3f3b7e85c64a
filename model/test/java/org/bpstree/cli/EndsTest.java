package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands begin and end: wrong input, a signal, what they leave behind. */
class EndsTest {
    @TempDir
    private Path folder;

    private Path trace(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name + ".trace"), "bps-trace 1\n" + lines.replace('|', '\n') + "\n");
    }

    @ParameterizedTest
    @CsvSource({"leaf=0 inner=3, 3:6: leaf", "leaf=3 inner=2, 3:13: inner", "blocks-per-extent=3, 3:6: blocks per extent",
        "inner=3 extents-per-table=1, 3:14: extents", "leaf=9 tables=0, 3:13: tables"})
    void aGeometryThatIsImpossibleIsToldWithItsPlace(String numbers, String words) throws IOException {
        final Path file = trace("wrong", "# a comment|tree " + numbers);
        final Cli.Result result = Cli.run("replay", file.toString());
        assertEquals(Bps.USAGE, result.code());
        assertTrue(result.err().startsWith("bps: " + file + ":" + words), result.err());
    }

    /** A failure that was found is not hidden by a file that is no trace. */
    @Test
    void allTracesAreReplayedWhateverOneOfThemIs() throws IOException {
        trace("a", "tree|size => 0");
        trace("b", "tree|fly");
        trace("c", "tree|size => 1");
        final Cli.Result failed = Cli.run("replay", folder.toString());
        assertEquals(Bps.FAILED, failed.code(), failed.out());
        assertTrue(failed.out().endsWith("1 of the traces fail; not read: 1\n"), failed.out());
        assertTrue(failed.err().contains("b.trace:3:1: expected an operation"), failed.err());
        Files.delete(folder.resolve("c.trace"));
        final Cli.Result unread = Cli.run("replay", folder.toString());
        assertEquals(Bps.USAGE, unread.code());
        assertTrue(unread.out().endsWith("all traces that could be read hold; not read: 1\n"), unread.out());
        assertEquals(1, unread.err().lines().count(), unread.err());
    }

    @Test
    void aFolderForFailuresIsNotLeftWhereNothingFails() {
        final Path failures = folder.resolve("some/where");
        assertEquals(Bps.OK, Cli.run("check", "--ops", "1", "--seed", "1", "--failures", failures.toString()).code());
        assertFalse(Files.exists(folder.resolve("some")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --leaf 2", "conform --leaf 2 -- /no/such/driver"})
    void aGeometryOptionIsJudgedFirst(String line) {
        final Cli.Result result = Cli.run(line.split(" "));
        assertEquals(Bps.USAGE, result.code());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("bps: leaf capacity is 2"), result.err());
    }

    @Test
    @Timeout(60)
    void whatWasDoneIsToldWhenTheRunIsEnded() throws Exception {
        final Process run = new ProcessBuilder(Cli.java("check", "--seconds", "50", "--seed", "1", "--threads", "1")).start();
        assertTrue(run.getInputStream().read() >= 0);
        run.toHandle().destroy();
        final String err = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(err.matches("(?s).*bps: ended from outside after [0-9,]+ operations, no failure found; seed 1\\R"), err);
        assertTrue(run.waitFor() > 128);
    }

    @Test
    void numbersAreWrittenTheSameEverywhere() throws IOException {
        final Path file = trace("a", "tree|size => 0");
        final Locale usual = Locale.getDefault();
        final String here = Cli.run("replay", file.toString()).out();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(here, Cli.run("replay", file.toString()).out());
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void whatHelpSays() {
        assertTrue(Cli.run("corpus", "generate", "--help").out().replaceAll("\\s+", " ")
            .contains("in place: spec/corpus of this clone"));
        assertFalse(Cli.run("conform", "--help").out().contains("….."), "the dots are the tool's");
        assertTrue(Cli.run("corpus", "check", "--help").out().contains("./bps corpus --subject NAME check"));
        assertTrue(Cli.run("replay", folder.toString()).err().endsWith("(*.trace) in " + folder + "\n"));
    }
}
