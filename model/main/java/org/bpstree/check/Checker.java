package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Step;

/**
 * The main job: many random episodes on all cores until a count of operations or a time is reached, or something goes
 * wrong. Episode i depends on the seed and on i alone, so a run can be repeated, and shards of one run share no episode.
 */
public final class Checker {
    /** Steps of an episode at least. */
    public static final int EPISODE_STEPS = 1000;
    /** Of the first episodes one in two is directed, so that a short run has some; later few, since they take longer. */
    private static final int FIRST = 64;
    private static final int DIRECTED_AT_FIRST = 2;
    private static final int DIRECTED_LATER = 16;
    /** Of episodes of a geometry with wide blocks one in so many is large; of those that vary it fewer. */
    private static final int LARGE_IF_FIXED = 4;
    private static final int LARGE_IF_VARIED = 128;

    /**
     * What to check.
     *
     * @param seed           of the whole run
     * @param operations     stop when this many are done over all shards; 0 for no such limit
     * @param seconds        stop after this time; 0 for no such limit
     * @param geometry       of every episode, or null to vary it
     * @param faults         whether memory is refused
     * @param fullComparison whether everything is compared after every step
     * @param shard          which shard this is, from 0
     * @param shards         how many there are
     * @param threads        workers
     */
    public record Plan(long seed, long operations, long seconds, Geometry geometry, boolean faults,
                       boolean fullComparison, int shard, int shards, int threads) { }

    /**
     * What came of it.
     *
     * @param coverage what was met
     * @param failure  what went wrong, or null
     * @param geometry of the failing episode
     * @param steps    of the failing episode
     * @param episode  the failing episode's number
     */
    public record Outcome(Coverage coverage, Failure failure, Geometry geometry, List<Step> steps, long episode) { }

    private static final long WATCH_MILLIS = 100;

    private final Plan plan;
    private final LongConsumer progress;
    private final long stallNanos;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final Coverage coverage = new Coverage();
    private final long start = System.nanoTime();
    private volatile Outcome failed;
    /** What ended a worker that is not the tree's doing. */
    private volatile Throwable broken;

    /** @param progress is told the operations done in all, now and then */
    public Checker(Plan plan, LongConsumer progress) {
        this(plan, progress, Stall.NANOS);
    }

    /** @param stallNanos processor time after which an operation counts as endless */
    Checker(Plan plan, LongConsumer progress, long stallNanos) {
        this.plan = plan;
        this.progress = progress;
        this.stallNanos = stallNanos;
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException if a worker ended for a reason of its own: what was checked then counts for nothing
     */
    public Outcome run() throws InterruptedException {
        final List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < plan.threads; i++) {
            final Worker worker = new Worker("check-" + i);
            worker.thread.start();
            workers.add(worker);
        }
        boolean stuck = false;
        while (!workers.isEmpty() && !stuck) {
            workers.get(0).thread.join(WATCH_MILLIS);
            workers.removeIf(worker -> !worker.thread.isAlive());
            stuck = workers.stream().anyMatch(Worker::isStuck);
        }
        if (broken instanceof OutOfMemoryError exhausted) {
            throw exhausted;
        }
        if (broken != null) {
            throw new IllegalStateException("a worker of the check ended: " + broken, broken);
        }
        return failed != null ? failed : new Outcome(coverage, null, null, null, -1);
    }

    /** Takes one episode after the other. */
    private final class Worker implements Runnable {
        private final Thread thread;
        private final Stall stall;
        private volatile Episode run;
        private volatile long episode;

        Worker(String name) {
            thread = new Thread(this, name);
            thread.setDaemon(true);
            stall = new Stall(thread, stallNanos);
        }

        @Override
        public void run() {
            try {
                work();
            } catch (RuntimeException | Error thrown) {
                broken = thrown;
            }
        }

        private void work() {
            final Coverage own = new Coverage();
            episode = takeEpisode();
            while (failed == null && broken == null && episode >= 0) {
                final long before = own.operations();
                final long seed = seed(episode);
                run = new Episode(seed, plan.geometry, plan.faults, plan.fullComparison,
                    episode < FIRST ? DIRECTED_AT_FIRST : DIRECTED_LATER, isLarge(seed), own);
                final Failure failure = run.run(EPISODE_STEPS);
                if (failure != null) {
                    fail(new Outcome(coverage, failure, run.geometry(), run.trace(), episode));
                }
                progress.accept(done.addAndGet(own.operations() - before));
                episode = takeEpisode();
            }
            coverage.add(own);
        }

        /** Whether it will never end: a failure (A3). The others may wait for it, so nobody waits for them. */
        boolean isStuck() {
            final Episode now = run;
            final int taken = now == null ? 0 : now.taken();
            if (!stall.isOver(episode * Integer.MAX_VALUE + taken)) {
                return false;
            }
            final List<Step> steps = now == null ? List.of() : List.copyOf(now.trace());
            fail(new Outcome(coverage, new Failure(taken - 1, taken == 0 ? null : steps.get(taken - 1), Failure.HANG,
                "an answer", stall.where()), now == null ? Geometry.PRODUCTION : now.geometry(), steps, episode));
            return true;
        }
    }

    private synchronized void fail(Outcome outcome) {
        if (failed == null) {
            failed = outcome;
        }
    }

    /** The number of the next episode of this shard, or -1 when the run is over. */
    private long takeEpisode() {
        final long episode = next.getAndIncrement() * plan.shards + plan.shard;
        final boolean enough = plan.operations > 0 && episode * EPISODE_STEPS >= plan.operations;
        final boolean late = plan.seconds > 0
            && System.nanoTime() - start > TimeUnit.SECONDS.toNanos(plan.seconds);
        return enough || late ? -1 : episode;
    }

    /** By the seed, so that shards have their part of the large ones. */
    private boolean isLarge(long seed) {
        return plan.geometry == null ? Long.remainderUnsigned(seed, LARGE_IF_VARIED) == 0
            : Long.remainderUnsigned(seed, LARGE_IF_FIXED) == 0 && LargeStart.fits(plan.geometry);
    }

    /** Spreads episode numbers over all seeds (the finalizer of SplitMix64). */
    long seed(long episode) {
        long mixed = plan.seed + (episode + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
