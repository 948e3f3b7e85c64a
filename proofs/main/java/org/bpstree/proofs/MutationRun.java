package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Tries the proof of each mutant, two provers at a time ({@code -Dprovers=1}: one); nothing is cached.
 *
 * @param <F> what is planted
 */
public final class MutationRun<F extends Fault> {
    private static final int PROVERS = Integer.getInteger("provers", 2);

    private final SourceUnit unit;
    private final Path library;
    private final Path work;
    private final Map<F, CompletableFuture<Verdict>> results = new LinkedHashMap<>();
    private final Deque<F> waiting = new ArrayDeque<>();
    private final BiConsumer<? super F, Verdict> tell;

    private MutationRun(SourceUnit unit, Path library, Path work, BiConsumer<? super F, Verdict> tell) {
        this.unit = unit;
        this.library = library;
        this.work = work;
        this.tell = tell;
    }

    /**
     * Starts to try; returns at once.
     *
     * @param tell hears each verdict as it comes, one at a time, in no order: a run that is cut loses nothing told
     */
    public static <F extends Fault> MutationRun<F> start(SourceUnit unit, Path library, Path work, ContractList list,
                                                         List<F> faults, BiConsumer<? super F, Verdict> tell) {
        final MutationRun<F> run = new MutationRun<>(unit, library, work, tell);
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
    public Verdict result(F fault) {
        return results.get(fault).join();
    }

    private void work(Path home, ContractList list) {
        ProverProcess prover = null;
        SourceUnit read = null;
        Profile readBy = null;
        for (F fault = next(); fault != null; fault = next()) {
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
            done(fault, verdict);
        }
        if (prover != null) {
            prover.close();
        }
    }

    private void done(F fault, Verdict verdict) {
        try {
            synchronized (tell) {
                tell.accept(fault, verdict);
            }
            results.get(fault).complete(verdict);
        } catch (final RuntimeException failure) {
            results.get(fault).completeExceptionally(failure);
        }
    }

    private F next() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }
}
