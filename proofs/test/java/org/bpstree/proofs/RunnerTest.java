package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who proves the prover: the runner must report what is false, missing or unreadable, and never call it proved. */
class RunnerTest {
    private static final String LOWER_BOUND = "Search.lowerBound(long[],int,int,long)";
    private static final String LIST = """
        T1 strict Asked.ask()
        T1 strict Search.lowerBound(long[],int,int,long)
        T1 ledger Search.lowerBound(long[],int,int,long)
        T1 strict Search.lowerBound(long[],int,int,long,int)
        T1 strict Search.find(long[],long)
        T1 strict Search.size(long[])
        T1 strict Search.size(long[])#1
        T1 strict Search.twice(int)
        T1 strict Shift.low(long,int,int)
        T1 wrap Shift.low(long,int,int)
        T1 strict Shift.pack(int,int)
        T1 strict Hidden.looksInto()
        T1 strict Hidden.mayNotLook() closed=Hidden.small
        T1 strict Hidden.carries() closed=Hidden.small
        T1 strict Hidden.mayNotCarry() closed=Hidden.small dependencies=off
        T1 strict Hidden.misnames() closed=Hidden.large
        T1 strict Circle.forth(\\bigint) closed=Circle.forth,Circle.back
        T1 strict Circle.back(\\bigint) closed=Circle.forth,Circle.back
        T1 strict Circle.follows(int) closed=Circle.forth,Circle.back
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void needProver() {
        Samples.needProver();
    }

    @Test
    void reportsEachContractAsItIsAndRemembersOnlyWhatIsProved() throws IOException {
        final ContractList list = Samples.list(folder.resolve("lists"), LIST, "");
        final SourceUnit unit = Samples.unit("good", folder.resolve("unit"));
        final ProofCache cache = ProofCache.in(folder.resolve("cache"));
        final Map<String, String> expected = Map.ofEntries(
            Map.entry("T1 Asked.ask()", "OPEN"),
            Map.entry("T1 " + LOWER_BOUND, "PROVED"),
            Map.entry("T1 " + LOWER_BOUND + " ledger", "PROVED"),
            Map.entry("T1 Search.lowerBound(long[],int,int,long,int)", "MISSING"),
            Map.entry("T1 Search.find(long[],long)", "PROVED"),
            Map.entry("T1 Search.size(long[])", "PROVED"),
            Map.entry("T1 Search.size(long[])#1", "PROVED"),
            Map.entry("T1 Search.twice(int)", "OPEN"),
            Map.entry("T1 Shift.low(long,int,int)", "OPEN"),
            Map.entry("T1 Shift.low(long,int,int) wrap", "PROVED"),
            Map.entry("T1 Shift.pack(int,int)", "PROVED"),
            Map.entry("T1 Hidden.looksInto()", "PROVED"),
            Map.entry("T1 Hidden.mayNotLook()", "OPEN"),
            Map.entry("T1 Hidden.carries()", "PROVED"),
            Map.entry("T1 Hidden.mayNotCarry()", "OPEN"),
            Map.entry("T1 Hidden.misnames()", "ERROR"),
            Map.entry("T1 Circle.forth(\\bigint)", "PROVED"),
            Map.entry("T1 Circle.back(\\bigint)", "PROVED"),
            Map.entry("T1 Circle.follows(int)", "PROVED"));

        final Map<String, ProofRun.Result> first = run(unit, list, cache);
        assertEquals(expected, outcomes(first));
        assertTrue(first.values().stream().noneMatch(ProofRun.Result::cached));
        assertTrue(first.get("T1 Search.find(long[],long)").verdict().uses().contains(LOWER_BOUND));
        final String misnamed = first.get("T1 Hidden.misnames()").verdict().note();
        assertTrue(misnamed.contains("closed=Hidden.large: there is no such model method"), misnamed);

        // Each of the three is proved if the others hold; so the circle has to be told.
        assertEquals(List.of("Circle.back(\\bigint)", "Circle.forth(\\bigint)"),
            first.get("T1 Circle.follows(int)").verdict().uses());
        final List<String> defects = Uses.defects(list, first.values().stream().map(ProofRun.Result::verdict).toList());
        assertTrue(defects.stream().anyMatch(defect -> defect.startsWith("a circle of proofs goes through Circle.")),
            defects::toString);

        final List<ContractList.Entry> proved = list.entries().stream()
            .filter(entry -> first.get(entry.title()).verdict().proved()).toList();
        try (ProofRun again = ProofRun.start(Samples.setting(unit, folder.resolve("again"), cache), list.entries())) {
            for (final ContractList.Entry entry : proved) {
                assertEquals(new ProofRun.Result(first.get(entry.title()).verdict(), true), again.result(entry));
            }
        }
    }

    private Map<String, ProofRun.Result> run(SourceUnit unit, ContractList list, ProofCache cache)
            throws IOException {
        try (ProofRun run = ProofRun.start(Samples.setting(unit, folder.resolve("work"), cache), list.entries())) {
            final ProverProcess.Listing listing = run.listing();
            assertTrue(listing.contracts().contains("Search.size(long[])#1"));
            assertEquals(Set.of("Search.bare(int)"), listing.bareMethods());
            return list.entries().stream().collect(Collectors.toMap(ContractList.Entry::title, run::result));
        }
    }

    private static Map<String, String> outcomes(Map<String, ProofRun.Result> results) {
        return results.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            each -> each.getValue().verdict().outcome().name()));
    }

    @Test
    void aSourceThatCannotBeReadProvesNothing() throws IOException {
        for (final String sample : List.of("unreadable", "wrong", "doubtful")) {
            final ContractList list = Samples.list(folder.resolve("lists"), "T1 strict Any.nothing()\n", "");
            final SourceUnit unit = Samples.unit(sample, folder.resolve("unit"));
            try (ProofRun run = ProofRun.start(Samples.setting(unit, folder.resolve("work"), ProofCache.none()),
                    list.entries())) {
                final Verdict verdict = run.result(list.entries().get(0)).verdict();
                assertEquals(Verdict.Outcome.ERROR, verdict.outcome(), sample + ": " + verdict);
                assertTrue(verdict.note().contains("cannot read"), verdict.note());
                assertThrows(CompletionException.class, run::listing, sample);
            }
        }
    }

    @Test
    void aMutantThatIsNoneOrThatIsUnreadableIsNotCounted() throws IOException {
        final ContractList list = Samples.list(folder.resolve("lists"), LIST, "");
        final SourceUnit unit = Samples.unit("good", folder.resolve("unit"));
        final Mutation fault = new Mutation(LOWER_BOUND, null, "Search.java", "", "low = middle + 1", "low = middle");
        final Mutation none = new Mutation("Shift.pack(int,int)", null, "Shift.java", "return", "+ low;", "+ low + 0;");
        final Mutation unreadable =
            new Mutation("Shift.pack(int,int)", null, "Shift.java", "return", "+ low;", "+ lower;");
        final SourceUnit library = Configuration.ofModule().library(folder.resolve("library"));
        final Map<Mutation, Verdict> told = new ConcurrentHashMap<>();
        final MutationRun<Mutation> run = MutationRun.start(unit, library.folder(), folder.resolve("work"), list,
            List.of(fault, none, unreadable), told::put);
        assertEquals(Verdict.Outcome.OPEN, run.result(fault).outcome());
        assertEquals(Verdict.Outcome.PROVED, run.result(none).outcome());
        assertEquals(Verdict.Outcome.ERROR, run.result(unreadable).outcome());
        assertFalse(run.result(unreadable).proved());
        for (final Mutation tried : List.of(fault, none, unreadable)) {
            assertEquals(run.result(tried), told.get(tried));
        }
    }
}
