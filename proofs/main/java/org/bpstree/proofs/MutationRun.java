package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tries the proof of each mutant, two provers at a time ({@code -Dprovers=1}: one); nothing is cached. */
public final class MutationRun {
    private static final int PROVERS = Integer.getInteger("provers", 2);

    private final SourceUnit unit;
    private final Path library;
    private final Path work;
    private final Map<Fault, CompletableFuture<Verdict>> results = new LinkedHashMap<>();
    private final Deque<Fault> waiting = new ArrayDeque<>();

    private MutationRun(SourceUnit unit, Path library, Path work) {
        this.unit = unit;
        this.library = library;
        this.work = work;
    }

    /** Starts to try; returns at once. */
    public static MutationRun start(SourceUnit unit, Path library, Path work, ContractList list,
                                    List<? extends Fault> faults) {
        final MutationRun run = new MutationRun(unit, library, work);
        faults.forEach(fault -> run.results.put(fault, new CompletableFuture<>()));
        run.waiting.addAll(run.results.keySet());
        for (int number = 0; number < Math.min(PROVERS, run.waiting.size()); number++) {
            final Path home = work.resolve("mutant-prover-" + number);
            final Thread worker = new Thread(() -> run.work(home, list), home.getFileName().toString());
            worker.setDaemon(true);
            worker.start();
        }
        return run;
    }

    /** The verdict on the mutant; waits for it. A source that cannot be read is an error, not a success. */
    public Verdict result(Fault fault) {
        return results.get(fault).join();
    }

    private void work(Path home, ContractList list) {
        ProverProcess prover = null;
        SourceUnit read = null;
        Profile readBy = null;
        for (Fault fault = next(); fault != null; fault = next()) {
            Verdict verdict;
            try {
                final SourceUnit mutant = fault.apply(unit, home.resolve("mutant"));
                final ContractList.Entry entry = fault.entry(list);
                if (prover == null) {
                    prover = new ProverProcess(home, library, work.resolve("open-mutants"));
                    read = null;
                }
                if (mutant != read || entry.profile() != readBy) {
                    prover.load(mutant.folder(), entry.profile());
                    read = mutant;
                    readBy = entry.profile();
                }
                verdict = prover.prove(entry.contract(), entry.options().untilOpen());
            } catch (final IOException | ProverProcess.Failure | RuntimeException failure) {
                verdict = Verdict.error(fault.contract(), failure.getMessage());
                if (prover != null) {
                    prover.close();
                }
                prover = null;
            }
            results.get(fault).complete(verdict);
        }
        if (prover != null) {
            prover.close();
        }
    }

    private Fault next() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }
}
