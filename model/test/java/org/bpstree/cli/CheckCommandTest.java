package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bpstree.defects.Defect;
import org.bpstree.defects.Plant;
import org.bpstree.defects.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job's command: its last line, its exit codes, and that a failure ends as a trace that fails again. */
class CheckCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("bps.root", ".."));

    /** The command line in whatever world this class is loaded in: its exit code and all that it printed. */
    private static final class Line implements Callable<String[]> {
        private final String[] arguments;

        Line(String[] arguments) {
            this.arguments = arguments;
        }

        @Override
        public String[] call() {
            final StringWriter out = new StringWriter();
            final PrintWriter printer = new PrintWriter(out, true);
            final int code = Bps.run(printer, printer, arguments);
            return new String[] {Integer.toString(code), out.toString()};
        }
    }

    private static String[] bps(String... arguments) {
        return new Line(arguments).call();
    }

    @Test
    void endsWithTheCountsAndExitCodeZero() {
        final String[] ended = bps("check", "--seed", "7", "--ops", "20000");
        assertEquals("0", ended[0], ended[1]);
        assertTrue(ended[1].startsWith("seed 7"), ended[1]);
        assertTrue(ended[1].strip().matches("(?s).*checked [0-9,]+ operations, [0-9,]+ refusals, [0-9,]+ views: 0 failures"),
            ended[1]);
    }

    @Test
    void withoutFaultsNothingIsRefused() {
        final String[] ended = bps("check", "--seed", "7", "--ops", "5000", "--no-faults", "--leaf", "3", "--inner", "3");
        assertEquals("0", ended[0], ended[1]);
        assertTrue(ended[1].contains(" 0 refusals"), ended[1]);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aFailureIsShrunkAndWrittenAndFailsAgain(@TempDir Path folder) throws Exception {
        final Defect defect = Trials.read(Trials.defects(ROOT)).stream()
            .filter(d -> d.id().equals("separator-wrong-after-merge")).findFirst().orElseThrow();
        try (Plant plant = new Plant(Trials.core(ROOT), defect)) {
            final String[] found = ((Callable<String[]>) plant.make(Line.class.getName(),
                (Object) new String[] {"check", "--seed", "7", "--seconds", "20", "--failures", folder.toString()})).call();
            assertEquals("1", found[0], found[1]);
            // Which shows first, the separator or a wrong answer, depends on the episodes.
            assertTrue(found[1].contains("T3 (") || found[1].contains("A1 ("), found[1]);
            final List<Path> traces;
            try (Stream<Path> files = Files.list(folder)) {
                traces = files.toList();
            }
            assertEquals(1, traces.size());
            assertTrue(Files.readString(traces.get(0)).matches("(?s).*@violates (T3|A1)\n.*"));
            final String[] replay = {"replay", traces.get(0).toString()};
            assertEquals("1", ((Callable<String[]>) plant.make(Line.class.getName(), (Object) replay)).call()[0]);
            assertEquals("0", bps(replay)[0], "the healthy core passes the very trace");
        }
    }

    @ParameterizedTest
    @CsvSource({"check --leaf 2, leaf capacity is 2", "check --shard 0/2, 0/2", "check --ops 0, --ops is 0",
        "check --blocks-per-extent 3, blocks per extent is 3",
        "check --tables 2147483647, tables is 2147483647", "explore --tables 1048577, tables is 1048577",
        "check --extents-per-table 2097152, but must be at most 1048576", "check --speed, --speed", "chek, chek",
        "replay, FILE|DIR", "check --seed x, --seed", "corpus --subject no check, there is no subject 'no' in the corpus",
        "corpus --subject no, scans", "corpus --subject scans generate, leave out --subject",
        "corpus check --subject scans, ./bps corpus check --help"})
    void badUsageIsOneLineAndExitCodeTwo(String line, String named) {
        final String[] ended = bps(line.split(" "));
        assertEquals("2", ended[0], ended[1]);
        assertTrue(ended[1].contains(named), ended[1]);
        assertEquals(1, ended[1].lines().filter(l -> l.startsWith("bps: ")).count(), ended[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay no-such", "shape no-such", "explore --depth 1 --start no-such",
        "conform --expect no-such -- driver", "conform --corpus no-such -- driver"})
    void aFileThatIsNotThereIsExitCodeThree(String line) {
        final String[] ended = bps(line.split(" "));
        assertEquals("3", ended[0], ended[1]);
        assertTrue(ended[1].matches("bps: there is no file (or folder )?no-such\n"), ended[1]);
    }

    /** Before the run, not when its result is due; nothing is left behind where it can be written. */
    @ParameterizedTest
    @CsvSource({"check --ops 9, --failures, --failures", "conform -- driver, --failures, --failures",
        "conform -- driver, --junit, another file", "conform -- driver, --json, another file",
        "explore --keys 1, --failures, --failures", "explore --table, --failures, --failures"})
    void whatCannotBeWrittenIsSaidBeforeTheRun(String line, String option, String remedy, @TempDir Path folder)
        throws Exception {
        final Path file = Files.createFile(folder.resolve("file"));
        final String[] words = line.replaceFirst(" ", " " + option + " " + file.resolve("below") + " ").split(" ");
        final String[] ended = bps(words);
        assertEquals("3", ended[0], ended[1]);
        assertTrue(ended[1].startsWith("bps: cannot write") && ended[1].contains(remedy) && ended[1].lines().count() == 1,
            ended[1]);
        assertEquals("0", bps("check", "--ops", "1", "--seed", "1", "--failures", folder.toString())[0]);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aFolderThatCannotBeReadIsSaid(@TempDir Path folder) throws Exception {
        final Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "root reads every folder");
        final String[] ended = bps("replay", folder.toString());
        assertEquals("3", ended[0], ended[1]);
        assertTrue(ended[1].startsWith("bps: cannot list " + closed + ": permission denied; "), ended[1]);
        assertEquals(1, ended[1].lines().count(), ended[1]);
    }

    @Test
    void aFileThatIsTooLongIsSaid(@TempDir Path folder) throws Exception {
        final Path file = folder.resolve("long.trace");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        final String[] ended = bps("replay", file.toString());
        assertEquals("3", ended[0], ended[1]);
        assertEquals("bps: cannot read " + file + ": it has more than 67108864 bytes (64 MiB)", ended[1].strip());
    }

    /** A text that is none, and a folder in place of a file. */
    @Test
    void whatIsNoTextIsSaid(@TempDir Path folder) throws Exception {
        final Path file = Files.write(folder.resolve("a.trace"), new byte[] {(byte) 0xFF});
        assertTrue(bps("shape", file.toString())[1].contains("a.trace: it is no UTF-8 text; "));
        assertTrue(bps("shape", folder.toString())[1].contains(": Is a directory; "));
    }

    @Test
    void aTraceIsReplayedAndItsShapeShown(@TempDir Path folder) throws Exception {
        final Path file = folder.resolve("one.trace");
        Files.writeString(file, "bps-trace 1\ntree leaf=3 inner=3\ninsert 1 10 => inserted\ninsert 1 11 => replaced 10\n");
        assertEquals("0", bps("replay", file.toString())[0]);
        assertTrue(bps("shape", file.toString())[1].contains("leaf 1: 1") || bps("shape", file.toString())[1]
            .contains("leaf 0: 1"));
        Files.writeString(file, "bps-trace 1\ntree leaf=3 inner=3\ninsert 1 10 => replaced 10\n");
        final String[] wrong = bps("replay", file.toString());
        assertEquals("1", wrong[0], wrong[1]);
        assertTrue(wrong[1].contains("one.trace:3"), wrong[1]);
    }

    @Test
    void theTracesThatTakeAWholeReservationHold() {
        final String[] ended = bps("replay", ROOT.resolve("spec/corpus/tight").toString());
        assertEquals("0", ended[0], ended[1]);
        assertTrue(ended[1].contains("all traces hold"), ended[1]);
    }

    @Test
    void theDemoShowsBoth() {
        final String[] ended = bps("demo", "--root", ROOT.toString());
        assertEquals("0", ended[0], ended[1]);
        assertTrue(ended[1].contains("insert 1=10 fails inside"), ended[1]);
        assertTrue(ended[1].contains("insert 1=10 answers: refused"), ended[1]);
    }
}
