package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** {@code mvn verify -Pvacuity}: with a fault seeded into its method, a contract can no longer be proved. */
@Tag("vacuity")
class VacuityTest {
    @TestFactory
    Stream<DynamicTest> mutations() throws IOException {
        Samples.needProver();
        final Configuration configuration = Configuration.ofModule();
        final Path work = configuration.work().resolve("vacuity");
        final ContractList list = ContractList.read(configuration.lists());
        final List<Mutation> mutations = Mutation.read(configuration.lists().resolve("mutations.txt"));
        final SourceUnit unit = configuration.unit(work.resolve("unit"));
        final MutationRun run = MutationRun.start(unit, configuration.stubs(work.resolve("stubs")).folder(), work,
            list, mutations);
        final Progress progress = new Progress(mutations.size());
        final Stream<DynamicTest> faults = mutations.stream().map(mutation ->
            DynamicTest.dynamicTest(mutation.title(), () -> {
                final Verdict verdict = run.result(mutation);
                System.out.println(progress.line(mutation.title(), new ProofRun.Result(verdict, false)));
                assertEquals(Verdict.Outcome.OPEN, verdict.outcome(), verdict::note);
            }));
        return Stream.concat(faults, Stream.of(DynamicTest.dynamicTest("each contract has a fault", () -> {
            final TreeSet<String> without = new TreeSet<>();
            list.entries().forEach(entry -> without.add(entry.title()));
            mutations.forEach(mutation -> without.remove(mutation.entry(list).title()));
            assertEquals(new TreeSet<String>(), without);
        })));
    }
}
