package org.bpstree.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The proofs of the core: one test case per contract of contracts.txt, and nothing in the core beside them. */
class ProofTest {
    /** What would make a proof believe something instead of showing it. */
    private static final Pattern BELIEVED = Pattern.compile(
        "\\b\\w+_free\\b|@\\s*assume\\b|@\\s*axiom\\b|\\bSkipEsc\\b|\\bnowarn\\b|\\bdiverges\\s+true\\b");

    private final Configuration configuration = Configuration.ofModule();

    @TestFactory
    Stream<DynamicTest> contracts() throws IOException {
        if (Boolean.getBoolean("skipProofs")) {
            System.out.println("-DskipProofs: THE PROOFS ARE SKIPPED, nothing is known about the contracts");
            return Stream.of(DynamicTest.dynamicTest("-DskipProofs: no proof was run", Samples::needProver));
        }
        final ContractList list = ContractList.read(configuration.lists());
        final Path work = configuration.work();
        final SourceUnit unit = configuration.unit(work.resolve("unit"));
        final ProofRun run = ProofRun.start(new ProofRun.Setting(unit, configuration.stubs(work.resolve("stubs")), work,
            ProofCache.ofUser()), list.entries());
        final Progress progress = new Progress(list.entries().size());
        final Map<ContractList.Entry, Verdict> verdicts = new LinkedHashMap<>();
        final Stream<DynamicTest> proofs = list.entries().stream().map(entry ->
            DynamicTest.dynamicTest(entry.title(), () -> {
                final ProofRun.Result result = run.result(entry);
                verdicts.put(entry, result.verdict());
                System.out.println(progress.line(entry.title(), result));
                assertTrue(result.verdict().proved(), () -> entry.title() + ": " + result.verdict().outcome() + ", "
                    + result.verdict().note());
            }));
        return Stream.concat(proofs, Stream.of(
            DynamicTest.dynamicTest("every contract and every method of the core is accounted for", () ->
                assertNone(list.defects(run.listing().contracts(), run.listing().bareMethods()))),
            DynamicTest.dynamicTest("proofs use only what is proved or admitted, and not in a circle", () ->
                assertNone(Uses.defects(list, verdicts.values()))),
            DynamicTest.dynamicTest("report", () -> report(list, unit, verdicts))))
            .onClose(run::close);
    }

    private void report(ContractList list, SourceUnit unit, Map<ContractList.Entry, Verdict> verdicts)
            throws IOException {
        final String report = Report.write(list, unit, verdicts);
        Files.writeString(configuration.work().resolve("README.md"), report);
        if (Boolean.getBoolean("updateReadme")) {
            Files.writeString(configuration.lists().resolve("README.md"), report);
        }
    }

    @Test
    void theReportSpeaksOfTheseContracts() throws IOException {
        final ContractList list = ContractList.read(configuration.lists());
        final SourceUnit unit = configuration.unit(configuration.work().resolve("reported"));
        if (!Boolean.getBoolean("updateReadme")) {
            assertEquals(Report.comparable(Report.write(list, unit, Map.of())),
                Report.comparable(Files.readString(configuration.lists().resolve("README.md"))),
                "proofs/README.md is stale; run mvn verify -DupdateReadme in this module");
        }
    }

    @Test
    void theCoreAssumesNothing() throws IOException {
        final List<String> believed = new ArrayList<>();
        configuration.unit(configuration.work().resolve("believed")).files().forEach((name, bytes) ->
            new String(bytes, StandardCharsets.UTF_8).lines().filter(line -> BELIEVED.matcher(line).find())
                .forEach(line -> believed.add(name + ": " + line.strip())));
        assertNone(believed);
    }

    @Test
    void everyMutationIsOfAListedContractAndOfTheTextThatIsThere() throws IOException {
        final ContractList list = ContractList.read(configuration.lists());
        final SourceUnit unit = configuration.unit(configuration.work().resolve("mutated"));
        for (final Mutation mutation : Mutation.read(configuration.lists().resolve("mutations.txt"))) {
            mutation.entry(list);
            mutation.apply(unit, configuration.work().resolve("mutant"));
        }
    }

    private static void assertNone(List<String> defects) {
        assertEquals("", String.join("\n", defects));
    }
}
