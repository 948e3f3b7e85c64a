package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bpstree.check.Rebalances;
import org.bpstree.corpus.Corpus;
import org.bpstree.trace.Op;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;
import org.junit.jupiter.api.Test;

/** The whole corpus replays and round-trips; searched cases are made anew, and shown minimal, by sample. */
class CorpusTest {
    private static final Path FOLDER = Cli.ROOT.resolve("spec/corpus");
    private static final int SAMPLE = 10;

    private static List<Path> files() throws InputException {
        return TraceFiles.below(FOLDER);
    }

    @Test
    void replays() throws InputException {
        final Cli.Result result = Cli.run("replay", FOLDER.toString());
        assertEquals(Bps.OK, result.code(), result.out());
        assertTrue(files().size() >= 400);
    }

    @Test
    void oneSubjectAloneIsListedAndChecked() {
        final Cli.Result list = Cli.run("corpus", "--subject", "scans");
        assertTrue(list.out().contains("all 8 cases"), list.out());
        final Cli.Result check = Cli.run("corpus", "--subject", "scans", "--level", "L1", "check");
        assertEquals(Bps.OK, check.code(), check.out());
        assertEquals("checked 8 cases: 0 faults", check.out().strip());
    }

    @Test
    void readingAndWritingIsTheIdentity() throws Exception {
        for (Path file : files()) {
            assertEquals(Files.readString(file), TraceReader.trace(Files.readString(file)).toString(), file.toString());
        }
    }

    @Test
    void isMadeFromItsRecipes() throws IOException, InputException {
        final Map<String, String> made = Corpus.generate(id -> Math.floorMod(id.hashCode(), SAMPLE) == 0);
        assertTrue(made.size() >= 400);
        for (Map.Entry<String, String> one : made.entrySet()) {
            assertEquals(Files.readString(FOLDER.resolve(one.getKey())), one.getValue(), one.getKey());
        }
    }

    @Test
    void casesAreMinimalAndRight() throws Exception {
        int number = 0;
        for (Path file : files()) {
            number++;
            if (number % SAMPLE == 0) {
                assertEquals("", Corpus.fault(read(file)), file.toString());
            }
        }
    }

    @Test
    void coversEveryOperationAndRebalancingCase() throws Exception {
        final Set<Op> ops = new HashSet<>();
        final StringBuilder points = new StringBuilder();
        final Set<String> ids = new HashSet<>();
        for (Path file : files()) {
            final Trace trace = read(file);
            trace.lines().forEach(line -> ops.add(line.step().op()));
            points.append(trace.about().get("point")).append(';');
            assertTrue(ids.add(trace.about().get("id")), file.toString());
        }
        for (Op op : Op.values()) {
            assertTrue(ops.contains(op) || op == Op.CHECK, op.words);
        }
        for (int column = 0; column < Rebalances.COLUMNS; column++) {
            for (int kind = 0; kind < Rebalances.KINDS; kind++) {
                final String fact = "reach " + (column % 2 == 0 ? "leaf " : "inner ") + (column < 2 ? "over " : "under ")
                    + Rebalances.name(kind).replace(' ', '-') + ";";
                assertTrue(!Rebalances.possible(column, kind) || points.indexOf(fact) >= 0, fact);
            }
        }
    }

    private static Trace read(Path file) throws IOException, TraceException {
        return TraceReader.trace(Files.readString(file));
    }
}
