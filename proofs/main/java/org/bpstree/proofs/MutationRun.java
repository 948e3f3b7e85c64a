package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tries the proof of each mutant, two provers at a time; nothing is cached. */
public final class MutationRun {
    private static final int PROVERS = 2;

    private final SourceUnit unit;
    private final Path stubs;
    private final Path work;
    private final Map<Mutation, CompletableFuture<Verdict>> results = new LinkedHashMap<>();
    private final Deque<Mutation> waiting = new ArrayDeque<>();

    private MutationRun(SourceUnit unit, Path stubs, Path work) {
        this.unit = unit;
        this.stubs = stubs;
        this.work = work;
    }

    /** Starts to try; returns at once. */
    public static MutationRun start(SourceUnit unit, Path stubs, Path work, ContractList list,
                                    List<Mutation> mutations) {
        final MutationRun run = new MutationRun(unit, stubs, work);
        mutations.forEach(mutation -> run.results.put(mutation, new CompletableFuture<>()));
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
    public Verdict result(Mutation mutation) {
        return results.get(mutation).join();
    }

    private void work(Path home, ContractList list) {
        ProverProcess prover = null;
        for (Mutation mutation = next(); mutation != null; mutation = next()) {
            Verdict verdict;
            try {
                final SourceUnit mutant = mutation.apply(unit, home.resolve("mutant"));
                final ContractList.Entry entry = mutation.entry(list);
                if (prover == null) {
                    prover = new ProverProcess(home, stubs, work.resolve("open-mutants"));
                }
                prover.load(mutant.folder(), entry.profile());
                verdict = prover.prove(entry.contract(), entry.options());
            } catch (final IOException | ProverProcess.Failure | RuntimeException failure) {
                verdict = Verdict.error(mutation.contract(), failure.getMessage());
                if (prover != null) {
                    prover.close();
                }
                prover = null;
            }
            results.get(mutation).complete(verdict);
        }
        if (prover != null) {
            prover.close();
        }
    }

    private Mutation next() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }
}
