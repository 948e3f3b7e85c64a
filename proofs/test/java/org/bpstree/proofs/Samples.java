package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/** What the tests of the runner share. */
final class Samples {
    private Samples() { }

    static SourceUnit unit(String sample, Path folder) throws IOException {
        return SourceUnit.copy(List.of(new SourceUnit.Place(
            Configuration.ofModule().module().resolve("test/samples").resolve(sample), "")), folder);
    }

    /** Lists with one theorem and these lines. */
    static ContractList list(Path folder, String contracts, String admitted) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("theorems.txt"), "T1: It works.\ntrusted: All.\n");
        Files.writeString(folder.resolve("contracts.txt"), contracts);
        Files.writeString(folder.resolve("admitted.txt"), admitted);
        return ContractList.read(folder);
    }

    static ProofRun.Setting setting(SourceUnit unit, Path work, ProofCache cache) throws IOException {
        return new ProofRun.Setting(unit, Configuration.ofModule().stubs(work.resolve("stubs")), work, cache);
    }

    /** With -DskipProofs whatever starts a prover is skipped, and the build says so. */
    static void needProver() {
        if (Boolean.getBoolean("skipProofs")) {
            Assumptions.abort("-DskipProofs: no prover is started");
        }
    }
}
