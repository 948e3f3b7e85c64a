package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Proves a list of contracts, two provers at a time. The lists are handed out one contract at a time, so that the two
 * end together; the results come as futures in the order of the list, so that a test per contract can wait for its own.
 */
public final class ProofRun implements AutoCloseable {
    private static final int PROVERS = 2;

    private final Setting setting;
    private final Map<ContractList.Entry, CompletableFuture<Result>> results = new LinkedHashMap<>();
    private final CompletableFuture<ProverProcess.Listing> listing = new CompletableFuture<>();
    private final Deque<ContractList.Entry> waiting = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();
    private final List<ProverProcess> provers = new ArrayList<>();
    private boolean closed;

    /**
     * @param unit    what is proved about
     * @param library declarations of the library types
     * @param work    folder for homes, logs and open goals
     */
    public record Setting(SourceUnit unit, SourceUnit library, Path work, ProofCache cache) { }

    /** @param cached whether no prover was asked */
    public record Result(Verdict verdict, boolean cached) { }

    private ProofRun(Setting setting) {
        this.setting = setting;
    }

    /** Starts to prove; returns at once. */
    public static ProofRun start(Setting setting, List<ContractList.Entry> entries) throws IOException {
        final ProofRun run = new ProofRun(setting);
        for (final ContractList.Entry entry : entries) {
            final var known = setting.cache.get(run.key(entry));
            final CompletableFuture<Result> result = new CompletableFuture<>();
            run.results.put(entry, result);
            if (known.isPresent()) {
                result.complete(new Result(Verdict.parse(known.get().get(0)), true));
            } else {
                run.waiting.add(entry);
            }
        }
        setting.cache.get(run.listingKey()).ifPresent(lines -> run.listing.complete(listing(lines)));
        final int needed = Math.max(run.waiting.size(), run.listing.isDone() ? 0 : 1);
        for (int number = 0; number < Math.min(PROVERS, needed); number++) {
            final Path home = setting.work.resolve("prover-" + number);
            final Thread worker = new Thread(() -> run.work(home), "prover-" + number);
            worker.setDaemon(true);
            run.workers.add(worker);
            worker.start();
        }
        return run;
    }

    /** The verdict on an entry; waits for it. */
    public Result result(ContractList.Entry entry) {
        return results.get(entry).join();
    }

    /** All contracts in the source; waits for the first prover to have read it. */
    public ProverProcess.Listing listing() {
        return listing.join();
    }

    /** Ends the provers, whatever they are at. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
            provers.forEach(ProverProcess::kill);
        }
        for (final Thread worker : workers) {
            try {
                worker.join();
            } catch (final InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work(Path home) {
        ProverProcess prover = null;
        Profile loaded = null;
        for (ContractList.Entry entry = next(null); entry != null || !listed(); entry = next(loaded)) {
            final Profile profile = entry == null ? Profile.STRICT : entry.profile();
            try {
                if (prover == null) {
                    prover = prover(home);
                }
                if (loaded != profile) {
                    loaded = null;
                    final ProverProcess.Listing found = prover.load(setting.unit.folder(), profile);
                    if (profile.seesAll()) {
                        list(found);
                    }
                    loaded = profile;
                }
                if (entry != null) {
                    finish(entry, prover.prove(entry.contract(), entry.options()));
                }
            } catch (final IOException | ProverProcess.Failure | RuntimeException failure) {
                if (prover != null) {
                    prover.close();
                }
                prover = null;
                fail(entry, profile, loaded == null, failure);
                loaded = null;
            }
        }
        if (prover != null) {
            prover.close();
        }
    }

    private ProverProcess prover(Path home) throws IOException {
        synchronized (waiting) {
            if (closed) {
                throw new IOException("the run is closed");
            }
            final ProverProcess prover =
                new ProverProcess(home, setting.library.folder(), setting.work.resolve("open"));
            provers.add(prover);
            return prover;
        }
    }

    private boolean listed() {
        synchronized (waiting) {
            return closed || listing.isDone();
        }
    }

    /** The next one, of the profile that the prover has loaded if there is one left. */
    private ContractList.Entry next(Profile loaded) {
        synchronized (waiting) {
            for (final ContractList.Entry entry : waiting) {
                if (entry.profile() == loaded) {
                    waiting.remove(entry);
                    return entry;
                }
            }
            return waiting.poll();
        }
    }

    private void finish(ContractList.Entry entry, Verdict verdict) throws IOException {
        if (verdict.proved()) {
            setting.cache.put(key(entry), List.of(verdict.toLine()));
        }
        results.get(entry).complete(new Result(verdict, false));
    }

    /** One contract fails with its prover; a source that cannot be read fails them all. */
    private void fail(ContractList.Entry entry, Profile profile, boolean whileLoading, Exception failure) {
        final List<ContractList.Entry> failed = new ArrayList<>();
        if (entry != null) {
            failed.add(entry);
        }
        if (whileLoading) {
            listing.completeExceptionally(failure);
            synchronized (waiting) {
                waiting.stream().filter(other -> other.profile() == profile).forEach(failed::add);
                waiting.removeAll(failed);
            }
        }
        for (final ContractList.Entry each : failed) {
            results.get(each).complete(new Result(Verdict.error(each.contract(), failure.getMessage()), false));
        }
    }

    private void list(ProverProcess.Listing found) throws IOException {
        if (listing.complete(found)) {
            final List<String> lines = new ArrayList<>();
            found.contracts().forEach(name -> lines.add("contract\t" + name));
            found.bareMethods().forEach(name -> lines.add("bare\t" + name));
            setting.cache.put(listingKey(), lines);
        }
    }

    private static ProverProcess.Listing listing(List<String> lines) {
        final ProverProcess.Listing listing = new ProverProcess.Listing(new TreeSet<>(), new TreeSet<>());
        for (final String line : lines) {
            final String name = line.substring(line.indexOf('\t') + 1);
            (line.startsWith("contract") ? listing.contracts() : listing.bareMethods()).add(name);
        }
        return listing;
    }

    private String key(ContractList.Entry entry) throws IOException {
        return ProofCache.key("prove " + entry.contract() + " " + entry.options(), entry.profile(), setting.unit,
            setting.unit.closure(entry.className()), setting.library);
    }

    private String listingKey() throws IOException {
        return ProofCache.key("list", Profile.STRICT, setting.unit, setting.unit.files().keySet(),
            setting.library);
    }
}
