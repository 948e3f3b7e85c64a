package org.bpstree.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each planted defect applies to the core as it is; the canaries are caught within seconds, a healthy core is not. */
final class DefectsTest {
    private static final Path ROOT = Path.of(System.getProperty("bps.root", ".."));
    private static final long SEED = 1;
    /** A cap, for machines that are busy: what the seed finds it finds after so many operations, which take a few seconds. */
    private static final int SECONDS = 60;
    private static final Trials TRIALS = new Trials(ROOT, SEED, SECONDS, 0);

    private static Defect defect(String id) throws Exception {
        return Trials.read(Trials.defects(ROOT)).stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void eachAppliesCompilesAndSaysWhatItIs() throws Exception {
        final List<Defect> defects = Trials.read(Trials.defects(ROOT));
        final Set<String> mechanisms = Set.of("random", "corpus", "exploration", "proof");
        for (Defect defect : defects) {
            new Plant(Trials.core(ROOT), defect).close();
            final Set<String> said = new HashSet<>(List.of(defect.facts().get("must").split(" ")));
            assertTrue(mechanisms.containsAll(said), defect.id());
            assertTrue(defect.facts().containsKey("about") && defect.facts().containsKey("effect"), defect.id());
        }
        assertTrue(defects.stream().filter(defect -> defect.facts().containsKey("history")).count() >= 10);
        assertTrue(defects.size() >= 34);
    }

    /** The six canaries, and history as far as random steps reach it within seconds. */
    @ParameterizedTest
    @CsvSource({
        "unchecked-reservation, A2", "insert-reservation-depth-2-short, A2", "upstream-delete-touches, A2", "insert-reservation-depth-1-short, A2", "touch-forgotten-replace, A1",
        "separator-wrong-after-merge, T3 A1", "leaked-block, B1", "extent-given-back-twice, B5",
        "gh-11326, A2 R2", "gh-11788, A2", "ids-one-too-few, R5", "promise-one-id-short, R7", "headroom-forgets-root, R7", "flat-8-before-delete, A2", "upstream-close-shared-root, R2"})
    void theRandomCheckCatches(String id, String rules) throws Exception {
        try (Plant plant = new Plant(Trials.core(ROOT), defect(id))) {
            final Kill kill = TRIALS.random(plant);
            assertTrue(kill.caught(), id + ": " + kill);
            assertTrue(List.of(rules.split(" ")).contains(kill.rule()), id + ": " + kill);
        }
    }

    /** The exploration finds it by the fewest operations that there are. */
    @ParameterizedTest
    @CsvSource({"leaked-block, B1", "edge-kept-over-search, P1"})
    void theExplorationCatchesByAShortestWay(String id, String rule) throws Exception {
        try (Plant plant = new Plant(Trials.core(ROOT), defect(id))) {
            final Kill kill = TRIALS.exploration(plant);
            assertTrue(kill.caught(), kill.toString());
            assertEquals(rule, kill.rule());
            assertEquals("2 operations", kill.effort());
        }
    }

    /** What was in released trees: in a small one, a few operations from a build, or where a reservation is used up. */
    @ParameterizedTest
    @CsvSource({"flat-16-before-insert, A2, 1 operation after insert-depth-3",
        "flat-8-before-delete, A2, 2 operations after a build of 7",
        "upstream-close-shared-table, B5, 6 operations after a build of 12",
        "gh-11326, A2, 3 operations", "gh-11788, A2, 4 operations", "gh-11979, A1, 4 operations",
        "insert-reservation-one-short, A2, 1 operation after insert-depth-3",
        "upstream-delete-touches, A2, 1 operation after delete-depth-3",
        "upstream-insert-touches, A2, 1 operation after upstream-insert-depth-3",
        "ids-one-too-many, A2, 2 operations", "ids-one-too-few, R5, 2 operations", "refused-insert-moves-cursor, A1, 2 operations"})
    void theExplorationCatchesHistory(String id, String rule, String way) throws Exception {
        try (Plant plant = new Plant(Trials.core(ROOT), defect(id))) {
            final Kill kill = TRIALS.exploration(plant);
            assertEquals(rule + ", " + way, kill.toString(), id);
        }
    }

    /** Every answer is right and every invariant holds; it is not upstream's tree, id for id. */
    @Test
    void theExplorationTellsOtherIds() throws Exception {
        try (Plant plant = new Plant(Trials.core(ROOT), defect("free-list-first-in-first-out"))) {
            final Kill kill = TRIALS.exploration(plant);
            assertTrue(kill.caught(), kill.toString());
            assertEquals("shape", kill.rule());
        }
    }

    /** A verdict of the proofs counts for the text that it was measured with, and for no other. */
    @Test
    void whatWasProvedIsForgottenWithTheText(@TempDir Path folder) throws Exception {
        final String text = "@id a\n@must proof\n\n@file A.java\n<<<<\nx\n====\ny\n>>>>\n";
        Files.createDirectories(folder.resolve("proofs"));
        Files.writeString(folder.resolve("proofs/kills.txt"), "# head\na | A.b()\nc | - | nobody looks\n");
        Files.writeString(folder.resolve("proofs/kills-results.txt"),
            "# head\na " + ProofResults.hash(text) + " A.b() open at its cap of steps\nd " + ProofResults.hash(text)
            + " D.d() proved\n");
        final ProofResults results = new ProofResults(folder);
        assertEquals("A.b() open at its cap of steps", results.of("a", text).toString());
        assertTrue(results.of("a", text.replace("@must proof", "@must corpus")).caught());
        assertEquals("not run since its text changed", results.of("a", text.replace("y", "z")).toString());
        assertEquals("missed (nobody looks)", results.of("c", text).toString());
        assertEquals("missed (D.d() proved)", results.of("d", text).toString());
        assertEquals(Kill.NOT_RUN, results.of("e", text));
        // Module proofs computes the same one (KillsTest).
        assertEquals("f75d56700703c23f", ProofResults.hash(text));
    }

    /** What must fall to the corpus does, whatever cases are there. */
    @Test
    void theCorpusCatchesTheReservations() throws Exception {
        final List<String> missed = new ArrayList<>();
        for (String id : List.of("upstream-delete-touches", "upstream-insert-touches",
            "insert-reservation-one-short", "gh-11979", "gh-11788", "insert-reservation-depth-1-short",
            "insert-reservation-depth-2-short", "delete-reservation-one-short",
            "build-reserves-no-touch", "ids-one-too-many", "ids-one-too-few", "upstream-close-shared-table",
            "promise-depth-stays", "promise-one-id-short", "headroom-forgets-tables", "headroom-forgets-root", "flat-16-before-insert",
            "flat-8-before-delete", "unchecked-reservation", "gh-11326")) {
            try (Plant plant = new Plant(Trials.core(ROOT), defect(id))) {
                final Kill kill = TRIALS.corpus(plant);
                if (!kill.caught()) {
                    missed.add(id);
                }
            }
        }
        assertEquals(List.of(), missed);
    }

    /** The same trials, nothing planted. */
    @Test
    void aHealthyCorePasses() throws Exception {
        try (Plant plant = new Plant(Trials.core(ROOT), null)) {
            assertFalse(new Trials(ROOT, SEED, 5, 0).random(plant).caught());
            assertFalse(TRIALS.corpus(plant).caught());
            // Time that runs out is no kill, and the recorded shapes are those of the core.
            assertEquals(Kill.Verdict.MISSED, TRIALS.exploration(plant).verdict());
        }
    }

    @Test
    void aDriftedTextIsAnError() throws Exception {
        final Defect drifted = new Defect("drifted", defect("leaked-block").facts(),
            List.of(new Defect.Edit("Tree.java", "no such text", "")));
        assertThrows(DefectException.class, () -> new Plant(Trials.core(ROOT), drifted).close());
        assertThrows(DefectException.class, () -> Defect.parse("x", "@id y\n"));
        assertThrows(DefectException.class, () -> Defect.parse("x", "@id x\n@file Tree.java\n<<<<\na\n"));
        assertThrows(DefectException.class, () -> Defect.parse("x", "nonsense\n"));
    }
}
