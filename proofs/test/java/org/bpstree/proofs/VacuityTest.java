package org.bpstree.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * {@code mvn verify -Pvacuity}: with a fault in its method, a contract can no longer be proved. Faults are those of
 * mutations.txt, chosen one by one, and for every contract a write too many. {@code -Dfaults=REGEX}: only
 * those whose contracts match. {@code -Dleft}: only those without a verdict in vacuity-results.txt, to which each run
 * adds its own, so that the whole may be done in parts.
 */
class VacuityTest {
    @Tag("vacuity")
    @TestFactory
    Stream<DynamicTest> faults() throws IOException {
        Samples.needProver();
        final Configuration configuration = Configuration.ofModule();
        final Path work = configuration.work().resolve("vacuity");
        final ContractList list = ContractList.read(configuration.lists());
        final SourceUnit unit = configuration.unit(work.resolve("unit"));
        final Map<String, Fault> faults = named(list, Spoiled.all(list, unit, work.resolve("spoiled")),
            Mutation.read(configuration.lists().resolve("mutations.txt")));
        final TreeSet<String> without = new TreeSet<>();
        list.entries().stream().filter(entry -> !Spoiled.saysNothing(entry.contract(), unit))
            .forEach(entry -> without.add(entry.title()));
        faults.values().forEach(fault -> without.remove(fault.entry(list).title()));
        final List<String> all = List.copyOf(faults.keySet());
        final Results results = new Results(configuration.lists().resolve("vacuity-results.txt"),
            "# Written by mvn verify -Pvacuity. fault, hash of its text, contract, verdict");
        final Map<String, String> known = results.lines();
        faults.entrySet().removeIf(named -> !named.getValue().contract().matches(System.getProperty("faults", ".*"))
            || System.getProperty("left") != null && Results.isOpen(known, named.getKey(), named.getValue()));
        final Map<Fault, String> names = new IdentityHashMap<>();
        faults.forEach((name, fault) -> names.put(fault, name));
        final List<Fault> order = new ArrayList<>(faults.values());
        order.sort(Comparator.comparing(fault -> judged(known, prefix(fault, list))));
        final Progress progress = new Progress(faults.size());
        final MutationRun<Fault> run = MutationRun.start(unit, configuration.library(work.resolve("library")).folder(), work,
            list, order, (fault, verdict) -> {
                System.out.println(progress.line(fault.title(), new ProofRun.Result(verdict, false)));
                results.put(names.get(fault), fault, verdict, all);
            });
        return Stream.concat(
            Stream.of(DynamicTest.dynamicTest("each contract has a fault", () ->
                assertEquals(new TreeSet<String>(), without))),
            faults.values().stream().map(fault -> DynamicTest.dynamicTest(fault.title(), () -> {
                final Verdict verdict = run.result(fault);
                assertEquals(Verdict.Outcome.OPEN, verdict.outcome(), verdict::note);
            })));
    }

    /**
     * The faults by their names: contract, profile, and which of its faults it is. The spoiled methods of one profile
     * stand together, so that a prover reads them once. What costs least comes first: a run that is cut has done most.
     */
    private static Map<String, Fault> named(ContractList list, List<Spoiled> spoiled, List<Mutation> chosen) {
        final Map<String, Fault> named = new LinkedHashMap<>();
        for (final Profile profile : List.of(Profile.LEDGER, Profile.WRAP, Profile.STRICT)) {
            spoiled.stream().filter(fault -> fault.entry().profile() == profile)
                .sorted(Comparator.comparingInt(fault -> fault.entry().options().steps()))
                .forEach(fault -> named.put(prefix(fault, list) + "spoiled", fault));
        }
        for (final Mutation fault : chosen) {
            int number = 1;
            while (named.putIfAbsent(prefix(fault, list) + number, fault) != null) {
                number++;
            }
        }
        return named;
    }

    /** Whether a fault of the contract has a verdict: the others come first. */
    private static boolean judged(Map<String, String> known, String prefix) {
        return known.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private static String prefix(Fault fault, ContractList list) {
        return fault.contract() + "/" + fault.entry(list).profile().id() + "/";
    }

    @Test
    void everyMethodWithABodyIsSpoiled() {
        final String text = "final class BlockStore {\n"
            + "    /*@ ensures true; @*/\n"
            + "    private /*+KEY@ helper nullable @*/ static long /*+OPENJML@ nullable @*/ [] of(Layout layout,\n"
            + "        /*+KEY@ nullable @*/ int[] more) {\n"
            + "        if (more == null) {\n"
            + "        }\n"
            + "    }\n"
            + "    Block(int id) {\n"
            + "        this(id, 0);\n"
            + "    }\n"
            + "    /*+KEY@ helper @*/ void touch(BlockStore store, int id) { }\n"
            + "}\n";
        assertEquals(text.replace("int[] more) {", "int[] more) { Spoil.written = true;")
            .replace("int id) { }", "int id) { Spoil.written = true; store.touchesLeft--; }"),
            Spoiled.spoil("org/bpstree/core/Block.java", text));
        final String field = "final class Tree {\n"
            + "    private final BlockStore store;\n"
            + "    public Tree(int id) {\n"
            + "    }\n"
            + "    public /*@ helper @*/ void trim() {\n"
            + "    }\n"
            + "    /*@ pure helper @*/ static int of(int depth) {\n"
            + "    }\n"
            + "}\n";
        assertEquals(field.replace(") {", ") { Spoil.written = true;")
            .replace("trim() { Spoil.written = true;", "trim() { Spoil.written = true; store.touchesLeft--;"),
            Spoiled.spoil("org/bpstree/core/Tree.java", field));
    }

    /** In the core as it is, so that a fault is none which only looks like one: all methods but constructors are helpers. */
    @Test
    void everyHelperOfTheCoreIsSpoiled() throws IOException {
        final Configuration configuration = Configuration.ofModule();
        final SourceUnit unit = configuration.unit(configuration.work().resolve("spoilable"));
        for (final Map.Entry<String, byte[]> file : unit.files().entrySet()) {
            final String text = new String(file.getValue(), StandardCharsets.UTF_8);
            final int helpers = count(text, "@ helper @*/ ") + count(text, "@ helper nullable @*/ ");
            final int spoiled = count(Spoiled.spoil(file.getKey(), text), "Spoil.written");
            assertTrue(text.contains("interface ") || helpers <= spoiled, file.getKey() + ": " + spoiled + " of " + helpers);
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
