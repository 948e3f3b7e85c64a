package org.bpstree.explore;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bpstree.check.Failure;
import org.bpstree.check.Shard;
import org.bpstree.check.Stall;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/**
 * Walks through all states breadth first, all workers on one level of it at a time: so the first thing found wrong is
 * reached by as few operations as can be.
 */
public final class Explorer {
    private static final long REPORT_MILLIS = 1000;

    private final Bound bound;
    private final Shard shard;
    private final Visited visited = new Visited();
    private final Visited projected = new Visited();
    private final List<Worker> workers = new ArrayList<>();
    private final AtomicReference<Found> found = new AtomicReference<>();
    private final AtomicLong cpuNanos = new AtomicLong();
    private volatile boolean stopped;
    private Start origin = Start.EMPTY;
    /** Moves to the first state that were made and found right. */
    private int begun;
    private long start;
    private long peakBytes;

    /** Something wrong, met by a worker. */
    private record Found(Worker worker, Throwable cause) { }

    /**
     * How far it has come.
     *
     * @param level    operations in a row
     * @param states   states met
     * @param frontier states that wait, of this level and of the next
     * @param seconds  since the start
     * @param bytes    of the visited set and the frontier
     */
    public record Progress(int level, long states, long frontier, double seconds, long bytes) { }

    /** An exploration by so many threads. */
    public Explorer(Bound bound, Shard shard, int threads) {
        this.bound = bound;
        this.shard = shard;
        for (int i = 0; i < threads; i++) {
            workers.add(new Worker(bound, shard, visited, projected));
        }
    }

    /** Begins elsewhere than with the empty tree: what lies beyond few operations of a larger one. */
    public Explorer startWith(Start start) {
        origin = start;
        return this;
    }

    /** Ends the run soon; what is open then stays so. */
    public void stop() {
        stopped = true;
        workers.forEach(Worker::stop);
    }

    /** Runs to the end, to the first thing wrong, or until it is stopped. */
    public Outcome run(Consumer<Progress> progress) throws InterruptedException {
        start = System.nanoTime();
        Frontier frontier = new Frontier();
        begin(frontier);
        int level = 0;
        long widest = 1;
        boolean more = true;
        while (more && found.get() == null && !stopped) {
            final Frontier next = new Frontier();
            level(frontier, next, level, progress);
            widest = Math.max(widest, next.states());
            more = next.states() > 0;
            level += more ? 1 : 0;
            frontier = next;
        }
        if (found.get() != null && found.get().cause instanceof OutOfMemoryError exhausted) {
            throw exhausted;
        }
        final Tally tally = new Tally();
        workers.forEach(worker -> tally.add(worker.tally));
        return new Outcome(bound, shard, found.get() == null && !stopped && level < bound.depth(), visited.count(),
            projected.count(), level, widest, tally, seconds(), cpuNanos.get() / 1e9, peakBytes,
            found.get() == null ? null : tell(level));
    }

    /** Whether a state of the form was met. */
    boolean met(Form form) {
        return visited.has(form.hash.low);
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** To the first state, each move judged. */
    private void begin(Frontier frontier) {
        final Worker worker = workers.get(0);
        try {
            byte[] state = worker.empty();
            for (Move move : origin.moves) {
                state = worker.advance(state, move);
                begun++;
            }
            worker.begin(frontier, state);
        } catch (RuntimeException | Error broken) {
            found.set(new Found(worker, broken));
        }
    }

    private void level(Frontier frontier, Frontier next, int level, Consumer<Progress> progress)
        throws InterruptedException {
        final List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers) {
            final Thread thread = new Thread(() -> expand(worker, frontier, next, level < bound.depth()), "explore");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (int i = 0; i < threads.size(); i++) {
            final Thread thread = threads.get(i);
            final Stall stall = new Stall(thread, Stall.NANOS);
            while (thread.isAlive() && !(found.get() != null && found.get().cause instanceof Hang)) {
                thread.join(REPORT_MILLIS);
                if (stall.isOver(workers.get(i).made())) {
                    found.compareAndSet(null, new Found(workers.get(i), new Hang(stall.where())));
                }
                final long bytes = visited.bytes() + frontier.bytes() + next.bytes();
                peakBytes = Math.max(peakBytes, bytes);
                if (thread.isAlive()) {
                    progress.accept(new Progress(level, visited.count(), frontier.states() + next.states(), seconds(),
                        bytes));
                }
            }
        }
    }

    private void expand(Worker worker, Frontier frontier, Frontier next, boolean moves) {
        final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        try {
            Frontier.Chunk chunk = frontier.take();
            while (chunk != null && found.get() == null && !stopped) {
                worker.expand(chunk, next, moves);
                chunk = frontier.take();
            }
        } catch (RuntimeException | Error broken) {
            found.compareAndSet(null, new Found(worker, broken));
        }
        cpuNanos.addAndGet(clock.getCurrentThreadCpuTime());
    }

    /** The way from the empty tree to what is wrong. */
    private Counterexample tell(int level) {
        final Worker finder = found.get().worker;
        final Worker guide = new Worker(bound, shard, visited, projected);
        final Story story = new Story();
        byte[] state = guide.empty();
        for (Move move : origin.moves.subList(0, begun)) {
            story.tell(move, !move.isGranted());
            state = guide.advance(state, move);
        }
        boolean whole = true;
        if (begun == origin.moves.size()) {
            final List<Long> way = way(finder.parent());
            for (int i = 1; i < way.size() && whole; i++) {
                final Worker.Arrival arrival = guide.search(state, way.get(i));
                whole = arrival != null;
                if (whole) {
                    story.tell(arrival.move(), arrival.refused());
                    state = arrival.packed();
                }
            }
        }
        if (finder.move() != null) {
            story.tell(finder.move(), !finder.move().isGranted());
        }
        final List<Step> steps = story.steps();
        final Trace trace = Trace.of(bound.geometry(), steps);
        final Failure failure = failure(steps);
        trace.about().put("violates", failure.rule());
        if (!whole) {
            trace.about().put("incomplete", "the way could not be found again");
        }
        return new Counterexample(trace, begun, level + (finder.move() == null ? 0 : 1), failure);
    }

    /** The states from the first one to that of the hash. */
    private List<Long> way(long to) {
        final List<Long> way = new ArrayList<>();
        for (long at = to; at != 0; at = visited.parent(at)) {
            way.add(0, at);
        }
        return way;
    }

    private Failure failure(List<Step> steps) {
        final Throwable cause = found.get().cause;
        final int last = Math.max(0, steps.size() - 1);
        final Step step = steps.isEmpty() ? null : steps.get(last);
        return cause instanceof Broken broken
            ? new Failure(last, step, broken.rule(), broken.expected(), broken.actual())
            : new Failure(last, step, cause instanceof Hang ? Failure.HANG : Failure.CRASH, "an answer", cause.toString());
    }

    /** An operation without end, and where it is. */
    private static final class Hang extends RuntimeException {
        private static final long serialVersionUID = 1;

        Hang(String where) {
            super(where);
        }
    }
}
