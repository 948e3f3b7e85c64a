package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * {@code mvn verify -Pvacuity}: with a fault in its method, a contract can no longer be proved. Faults are those of
 * mutations.txt, chosen one by one, and for every contract a write too many. {@code -Dfaults=REGEX}: only
 * those whose contracts match.
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
        final List<Fault> faults = new ArrayList<>(Mutation.read(configuration.lists().resolve("mutations.txt")));
        faults.addAll(Spoiled.all(list, unit, work.resolve("spoiled")));
        final TreeSet<String> without = new TreeSet<>();
        list.entries().stream().filter(entry -> !Spoiled.saysNothing(entry.contract(), unit))
            .forEach(entry -> without.add(entry.title()));
        faults.forEach(fault -> without.remove(fault.entry(list).title()));
        faults.removeIf(fault -> !fault.contract().matches(System.getProperty("faults", ".*")));
        final MutationRun run = MutationRun.start(unit, configuration.library(work.resolve("library")).folder(), work,
            list, faults);
        final Progress progress = new Progress(faults.size());
        return Stream.concat(
            Stream.of(DynamicTest.dynamicTest("each contract has a fault", () ->
                assertEquals(new TreeSet<String>(), without))),
            faults.stream().map(fault -> DynamicTest.dynamicTest(fault.title(), () -> {
                final Verdict verdict = run.result(fault);
                System.out.println(progress.line(fault.title(), new ProofRun.Result(verdict, false)));
                assertEquals(Verdict.Outcome.OPEN, verdict.outcome(), verdict::note);
            })));
    }

    @Test
    void everyMethodWithABodyIsSpoiled() {
        final String text = "final class BlockStore {\n"
            + "    /*@ ensures true; @*/\n"
            + "    private /*@ helper nullable @*/ static long[] of(Layout layout,\n"
            + "        /*@ nullable @*/ int[] more) {\n"
            + "        if (more == null) {\n"
            + "        }\n"
            + "    }\n"
            + "    Block(int id) {\n"
            + "        this(id, 0);\n"
            + "    }\n"
            + "    /*@ helper @*/ void touch(BlockStore store, int id) { }\n"
            + "}\n";
        assertEquals(text.replace("int[] more) {", "int[] more) { Spoil.written = true;")
            .replace("int id) { }", "int id) { Spoil.written = true; store.touchesLeft--; }"),
            Spoiled.spoil("org/bpstree/core/Block.java", text));
    }
}
