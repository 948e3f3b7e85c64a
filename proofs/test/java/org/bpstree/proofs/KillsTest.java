package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Which contract goes open with which planted defect: the proof's column of {@code ./bps defects}. */
class KillsTest {
    private final Configuration configuration = Configuration.ofModule();
    private final Results results = new Results(configuration.lists().resolve("kills-results.txt"),
        "# Written by mvn verify -Pkills; ./bps defects shows it. defect, hash of its text, contract, verdict");

    private List<PlantedDefect> planted() throws IOException {
        return PlantedDefect.read(configuration.lists().resolve("kills.txt"), configuration.defects());
    }

    /** Runs in every build: no prover is started. */
    @Test
    void eachDefectHasALineAndEachContractNamedIsListed() throws IOException {
        final ContractList list = ContractList.read(configuration.lists());
        final TreeSet<String> named = new TreeSet<>();
        for (final PlantedDefect defect : planted()) {
            named.add(defect.id());
            if (defect.isSeen()) {
                defect.entry(list);
            }
        }
        try (Stream<Path> files = Files.list(configuration.defects())) {
            assertEquals(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".defect"))
                .map(name -> name.replace(".defect", "")).collect(Collectors.toCollection(TreeSet::new)), named);
        }
    }

    @Test
    void aDefectIsPlantedWhereItSays(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("A.java"), "x = 1;\n\nz = 2;\n");
        final SourceUnit unit = SourceUnit.copy(List.of(new SourceUnit.Place(folder, "")), folder.resolve("unit"));
        Files.writeString(folder.resolve("a.defect"), "@id a\n@must proof\n\n@file A.java\n<<<<\nx\n====\ny\n>>>>\n");
        Files.writeString(folder.resolve("b.defect"),
            "@id b\n\n@file A.java\n<<<<\nx = 1;\n\n====\n>>>>\n\n@file A.java\n<<<<\n2\n====\n3\n4\n>>>>\n");
        Files.writeString(folder.resolve("c.defect"), "@id c\n\n@file A.java\n<<<<\n=\n====\ny\n>>>>\n");
        final Path list = Files.writeString(folder.resolve("kills.txt"),
            "# head\n\na | A.a(int[])#1 | steps=70\nb | A.b()\nc | - | nobody looks\n");
        final List<PlantedDefect> read = PlantedDefect.read(list, folder);
        assertEquals(List.of("A.a(int[])#1", "A.b()", ""), read.stream().map(PlantedDefect::contract).toList());
        assertEquals("nobody looks", read.get(2).reason());
        final ContractList contracts =
            Samples.list(folder.resolve("lists"), "T1 strict A.a(int[])#1 steps=9 arith=model\n", "");
        assertEquals("steps=70 split=normal arith=model", read.get(0).entry(contracts).options().toString());
        assertThrows(IllegalArgumentException.class, () -> read.get(1).entry(contracts));
        assertEquals("y = 1;\n\nz = 2;\n", planted(read.get(0), unit, folder));
        assertEquals("\nz = 3\n4;\n", planted(read.get(1), unit, folder));
        assertThrows(IllegalArgumentException.class, () -> planted(read.get(2), unit, folder));
        // The model computes the same one (DefectsTest).
        assertEquals("f75d56700703c23f", read.get(0).hash());
        for (final String wrong : List.of("a", "a | ", "a | -", "a | A.a() | why", "a | - | ")) {
            Files.writeString(list, wrong + "\n");
            assertThrows(IllegalArgumentException.class, () -> PlantedDefect.read(list, folder), wrong);
        }
    }

    private static String planted(PlantedDefect defect, SourceUnit unit, Path folder) throws IOException {
        return Files.readString(defect.apply(unit, folder.resolve("planted")).folder().resolve("A.java"));
    }

    /**
     * {@code mvn verify -Pkills}: plants each defect that a contract can tell and writes down what became of the proof.
     * {@code -Dkills=REGEX}: these alone; the results of the others stay.
     */
    @Tag("kills")
    @TestFactory
    Stream<DynamicTest> proofsGoOpen() throws IOException {
        Samples.needProver();
        final Path work = configuration.work().resolve("kills");
        final List<PlantedDefect> seen = planted().stream().filter(PlantedDefect::isSeen).toList();
        final List<String> all = seen.stream().map(PlantedDefect::id).toList();
        final List<PlantedDefect> tried = seen.stream()
            .filter(defect -> defect.id().matches(System.getProperty("kills", ".*"))).toList();
        final Progress progress = new Progress(tried.size());
        final MutationRun<PlantedDefect> run = MutationRun.start(configuration.unit(work.resolve("unit")),
            configuration.library(work.resolve("library")).folder(), work, ContractList.read(configuration.lists()),
            tried, (defect, verdict) -> {
                System.out.println(progress.line(defect.title(), new ProofRun.Result(verdict, false)));
                results.put(defect.id(), defect, verdict, all);
            });
        return tried.stream().map(defect -> DynamicTest.dynamicTest(defect.title(), () -> {
            final Verdict verdict = run.result(defect);
            assertEquals(Verdict.Outcome.OPEN, verdict.outcome(), verdict::note);
        }));
    }
}
