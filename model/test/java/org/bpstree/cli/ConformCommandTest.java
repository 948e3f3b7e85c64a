package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conform says of a run, with drivers in sh that answer by heart. */
class ConformCommandTest {
    /** Right answers to an empty map that is only read, and the wrong one to an insert. */
    private static final String BY_HEART = "while read -r l; do case $l in hello*) echo hello 1 %s;; "
        + "bye) echo bye; exit %d;; size*) echo 0;; scan*) echo none;; insert*) echo nonsense;; headroom) echo %s;; "
        + "*) echo ok;; esac; done";
    private static final String EMPTY = "size => 0";

    @TempDir
    private Path folder;

    @BeforeEach
    void requireShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    private Path trace(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name + ".trace"), "bps-trace 1\n" + lines.replace('|', '\n') + "\n");
    }

    private static String byHeart(String profile) {
        return String.format(BY_HEART, profile, 0, "0");
    }

    /** Conforms without random steps, with the given options and the script as the driver. */
    private Cli.Result conform(String script, String... options) {
        final List<String> args = new ArrayList<>(List.of("conform", "--seed", "1", "--timeout", "20000", "--failures",
            folder.toString(), "--corpus", folder.toString()));
        if (!List.of(options).contains("--seconds")) {
            args.addAll(List.of("--seconds", "0"));
        }
        args.addAll(List.of(options));
        args.addAll(List.of("--", "/bin/sh", "-c", script));
        final Cli.Result result = Cli.run(args.toArray(new String[0]));
        assertTrue(result.clean(), result.err());
        return result;
    }

    private static String last(Cli.Result result) {
        return result.out().substring(result.out().stripTrailing().lastIndexOf('\n') + 1).strip();
    }

    /** A trace that states no level needs the least that has its steps. */
    @ParameterizedTest
    @CsvSource({"L1 faults, refuse none => ok, 0", "L1 faults, refuse next => ok, 2", "L2 faults, refuse next => ok, 0",
        "L2 shape, shape, 2", "L1, '@level L2|size => 0', 2", "L2, '@level L2|size => 0', 0"})
    void nothingCheckedIsNoSuccess(String profile, String lines, int code) throws IOException {
        trace("one", lines.startsWith("@") ? lines.replace("|", "|tree|") : "tree|" + lines);
        final Path json = folder.resolve("json");
        final Cli.Result result = conform(byHeart(profile), "--json", json.toString());
        assertEquals(code, result.code(), result.out() + result.err());
        assertTrue(last(result).startsWith(code == 0 ? "the driver conforms" : "nothing was checked"), result.out());
        assertTrue(Files.readString(json).contains("\"ok\" : " + (code == 0)));
    }

    @Test
    void aGeometryThatThereIsNotIsNotChecked() throws IOException {
        trace("one", "tree|" + EMPTY);
        final Cli.Result result = conform("while read -r l; do case $l in hello*) echo hello 1 L1;; "
            + "bye) echo bye; exit;; *) echo unsupported;; esac; done", "--seconds", "1");
        assertEquals(Bps.USAGE, result.code(), result.out());
        assertTrue(result.out().contains("skipped 2: the driver does not have the geometry\n"), result.out());
    }

    /** A line for each thing that is missing, with the count of cases; the verdict last. */
    @Test
    void whyCasesWereSkipped() throws IOException {
        trace("a", "tree|view open a|cursor first p in a");
        trace("b", "tree|view open a");
        trace("c", "tree|trim|build");
        trace("d", "@level L3|tree|" + EMPTY);
        trace("e", "tree|" + EMPTY);
        final Cli.Result result = conform(byHeart("L1 trim"));
        assertEquals(Bps.OK, result.code(), result.out());
        assertEquals(List.of("skipped 1: needs build", "skipped 1: needs cursors", "skipped 1: needs level L3",
            "skipped 2: needs views"), result.out().lines().filter(line -> line.startsWith("skipped ")).toList());
        assertEquals("the driver conforms: 0 failures", last(result));
    }

    @Test
    void casesAfterTheLastFailureNeedNothing() throws IOException {
        trace("a", "tree|insert 1 1");
        trace("b", "tree|" + EMPTY);
        final Cli.Result result = conform(byHeart("L1"), "--max-failures", "1");
        assertEquals(Bps.FAILED, result.code());
        assertTrue(result.out().contains("skipped 1: after 1 failure\n"), result.out());
        assertEquals("the driver does not conform: 1 failure", last(result));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, FIXED bye: ", "3, 0, the driver conforms: 0 failures"})
    void theListOfKnownFailuresStaysTrueOfBye(int exit, int code, String words) throws IOException {
        trace("one", "tree|" + EMPTY);
        final Path known = Files.writeString(folder.resolve("known"), "bye\n");
        final Cli.Result result = conform(String.format(BY_HEART, "L1", exit, ""), "--expect", known.toString());
        assertEquals(code, result.code(), result.out());
        assertTrue(result.out().contains(words), result.out());
    }

    /** Which shows nothing of a defect that is met now and then. */
    @Test
    void aKnownRandomFailureThatIsNotMetIsTold() throws IOException {
        trace("one", "tree|" + EMPTY);
        final Path known = Files.writeString(folder.resolve("known"), "random:A4\nrandom:R1\n");
        final Cli.Result result = conform(byHeart("L1"), "--expect", known.toString(), "--seconds", "1");
        assertEquals(Bps.OK, result.code(), result.out());
        assertTrue(result.out().contains("skipped 1: known, but not met this time: random:R1\n"), result.out());
        assertFalse(result.out().contains("not met this time: random:A4"), result.out());
    }

    @Test
    void theDriversArgumentsAreItsOwn() throws IOException {
        trace("one", "tree|" + EMPTY);
        final Path file = Files.writeString(folder.resolve("file"), "expanded");
        final Cli.Result result = Cli.run("conform", "--seconds", "0", "--corpus", folder.toString(), "--", "/bin/sh",
            "-c", "test \"$1\" = '@" + file + "' && " + byHeart("L1"), "sh", "@" + file);
        assertEquals(Bps.OK, result.code(), result.out() + result.err());
    }

    /** What goes wrong only in a driver that has run for a while is not shown by the trace that is written. */
    @ParameterizedTest
    @CsvSource({"2, The replay does not show it", "1, The replay shows A1 at step 1."})
    void aTraceThatIsWrittenIsReplayed(int wrongFrom, String words) throws IOException {
        trace("one", "tree|" + EMPTY);
        trace("two", "tree|" + EMPTY);
        final Cli.Result result = conform("n=0; while read -r l; do case $l in hello*) echo hello 1 L1;; tree*) n=$((n+1)); "
            + "echo ok;; size*) [ $n -ge " + wrongFrom + " ] && echo 7 || echo 0;; scan*) echo none;; bye) echo bye; exit;; "
            + "*) echo inserted;; esac; done", "--seconds", "0");
        assertEquals(Bps.FAILED, result.code(), result.out());
        assertTrue(result.out().contains(words), result.out());
    }

    /** It may have memory to spare, so that it is no failure; but what it does when it is refused some is not known. */
    @ParameterizedTest
    @CsvSource({"12, ok, true", "3, ok, false", "12, refused, false"})
    void aDriverThatIsRefusedNothingIsTold(int cases, String opened, boolean told) throws IOException {
        for (int i = 0; i < cases; i++) {
            trace("case" + i, "tree|refuse once 0 => ok|view open a");
        }
        trace("plain", "tree|" + EMPTY);
        final Path json = folder.resolve("json");
        final Path xml = folder.resolve("xml");
        final Cli.Result result = conform("while read -r l; do case $l in hello*) echo hello 1 L1 views faults;; 'view open a') "
            + "echo " + opened + ";; size*) echo 0;; scan*) echo none;; bye) echo bye; exit;; *) echo ok;; esac; done",
            "--json", json.toString(), "--junit", xml.toString());
        assertEquals(Bps.OK, result.code(), result.out());
        assertEquals(told, result.out().contains("warning: the driver offers 'faults', but answered no step 'refused'"),
            result.out());
        assertEquals(told, Files.readString(json).contains("\"warnings\" : [ \"no-refusal\" ]"), Files.readString(json));
        assertTrue(Files.readString(json).contains("\"passed\" : " + (told ? 1 : cases + 1)), Files.readString(json));
        assertEquals(told, Files.readString(xml).contains("memory was refused, but no step"));
    }

    /** As standard output on Windows ends them. */
    @Test
    void answersMayEndInACarriageReturn() throws IOException {
        trace("one", "tree|" + EMPTY);
        final String lines = " | while read -r l; do printf '%s\\r\\n' \"$l\"; done";
        final Cli.Result result = conform("(" + byHeart("L1") + ")" + lines);
        assertEquals(Bps.OK, result.code(), result.out());
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807, 0, conforms", "9223372036854775808, 1, a number from 0 to 9223372036854775807",
        "99999999999999999999, 1, A4", "-1, 1, A4"})
    void aHeadroomIsASigned64BitNumber(String headroom, int code, String words) throws IOException {
        trace("one", "tree|headroom|headroom");
        final Cli.Result result = conform(String.format(BY_HEART, "L1 guarantee", 0, headroom));
        assertEquals(code, result.code(), result.out());
        assertTrue(result.out().contains(words), result.out());
    }

    @ParameterizedTest
    @CsvSource({"kill -9 $$, 'exit code 137 (or signal 9, SIGKILL)'", "exit 130, 'exit code 130 (or signal 2, SIGINT)'",
        "exit 127, exit code 127"})
    void howTheDriverEnded(String script, String words) throws IOException {
        trace("one", "tree|" + EMPTY);
        final Cli.Result result = conform(script);
        assertTrue(result.out().contains("the driver ended with " + words + "\n"), result.out());
    }

    /** The driver is silent and deaf, but does something: it ends by itself after 20 s at the latest. */
    @Test
    @Timeout(60)
    void noDriverIsLeftWhenTheRunIsEnded() throws Exception {
        final Path beats = folder.resolve("beats");
        final Path one = trace("one", "tree|" + EMPTY);
        final Process run = new ProcessBuilder(Cli.java("conform", "--timeout", "60000", "--corpus", one.toString(),
            "--failures", folder.toString(), "--", "/bin/sh", "-c", "read x; echo hello 1 L1; n=0; "
            + "while [ $n -lt 100 ]; do n=$((n+1)); echo >>" + beats + "; sleep 0.2; done")).start();
        while (!Files.exists(beats) && run.isAlive()) {
            Thread.sleep(50);
        }
        run.destroy();
        run.waitFor();
        Thread.sleep(300);
        final long size = Files.size(beats);
        Thread.sleep(1500);
        assertEquals(size, Files.size(beats), "the driver goes on");
    }
}
