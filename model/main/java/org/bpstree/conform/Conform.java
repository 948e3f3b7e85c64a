package org.bpstree.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bpstree.check.Expected;
import org.bpstree.check.Failure;
import org.bpstree.check.ForeignEpisode;
import org.bpstree.check.Replay;
import org.bpstree.check.Shrinker;
import org.bpstree.check.SubjectException;
import org.bpstree.conform.Outcome.Verdict;
import org.bpstree.trace.Feature;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/** A conformance run: the corpus, then random steps; a failure is made short, written as a trace, and told. */
public final class Conform {
    private static final int EPISODE_STEPS = 200;
    /** One episode in so many is of a large tree, the second the first of them, so that a short run has one. */
    private static final int LARGE_EVERY = 32;
    private static final int SHRINK_SECONDS = 20;
    private static final int SHRINK_TRIES = 3;
    /** With fewer cases, or random steps, that refuse memory nothing is told of a driver that refuses none. */
    private static final int ENOUGH_CASES = 10;
    private static final int ENOUGH_OPERATIONS = 1000;
    private static final List<String> NO_REFUSAL = List.of("memory was refused, but no step");
    private static final List<String> NO_GEOMETRY = List.of("the driver does not have the geometry");

    /**
     * What to do.
     *
     * @param cases       the corpus
     * @param known       ids of known failures
     * @param seconds     of the random part; 0 for none
     * @param seed        of the random part
     * @param geometry    of the random part, or null to vary it
     * @param faults      whether memory is refused
     * @param mostFailures give up after so many
     * @param folder      where to write traces
     */
    public record Plan(List<Case> cases, Set<String> known, int seconds, long seed, Geometry geometry, boolean faults,
                       int mostFailures, Path folder) { }

    /**
     * A trace of the corpus.
     *
     * @param id    its id
     * @param group its folder
     * @param trace the trace
     */
    public record Case(String id, String group, Trace trace) { }

    private final Plan plan;
    private final Driver driver;
    private final Consumer<Outcome> listener;
    private final List<Outcome> outcomes = new ArrayList<>();
    /** Ids of the cases that passed and refuse memory. */
    private final Set<String> faulty = new HashSet<>();
    private volatile int failures;
    private volatile int cases;
    private long episodes;
    private volatile long operations;
    private long refusals;
    private double randomSeconds;

    /** @param listener is told each outcome at once */
    public Conform(Plan plan, Driver driver, Consumer<Outcome> listener) {
        this.plan = plan;
        this.driver = driver;
        this.listener = listener;
    }

    /** Runs it; the driver was greeted. */
    public List<Outcome> run() throws IOException {
        for (Case one : plan.cases) {
            if (failures >= plan.mostFailures) {
                add(Outcome.skipped(one.id, one.group,
                    List.of("after " + failures + (failures == 1 ? " failure" : " failures"))));
            } else {
                add(replay(one));
            }
            cases++;
        }
        if (plan.seconds > 0 && failures < plan.mostFailures) {
            random();
        }
        if (refusedNothing()) {
            outcomes.replaceAll(outcome -> faulty.contains(outcome.id()) && outcome.verdict() == Verdict.PASSED
                ? Outcome.skipped(outcome.id(), outcome.group(), NO_REFUSAL) : outcome);
            add(Outcome.skipped("refusals", Outcome.PROTOCOL, NO_REFUSAL));
        }
        try {
            if (driver.bye() && plan.known.contains("bye")) {
                add(new Outcome("bye", Outcome.PROTOCOL, Verdict.FIXED, List.of(), null, 0, null, "", 0));
            }
        } catch (SubjectException failed) {
            final Failure failure = new Failure(0, null, failed.rule(), failed.expected(), failed.getMessage());
            add(new Outcome("bye", Outcome.PROTOCOL, plan.known.contains("bye") ? Verdict.KNOWN : Verdict.FAILED,
                List.of(), failure, 0, null, "", 0));
        }
        return outcomes;
    }

    /**
     * Whether memory was refused often and no step ever: then nothing is known of refusals. It is no failure, since a driver
     * may have memory to spare, however much; only a reservation after "refuse next" must be refused.
     */
    public boolean refusedNothing() {
        return plan.faults && driver.offered().features().contains(Feature.FAULTS) && driver.refused() == 0
            && (faulty.size() >= ENOUGH_CASES || operations >= ENOUGH_OPERATIONS);
    }

    /** What was done, for whoever ends the run. */
    public String soFar() {
        return String.format(Locale.ROOT, "%d of %d cases, %,d random operations, failures: %d; seed %d", cases,
            plan.cases.size(), operations, failures, plan.seed);
    }

    /** Random episodes so far. */
    public long episodes() {
        return episodes;
    }

    /** Random steps so far. */
    public long operations() {
        return operations;
    }

    /** Random steps refused so far. */
    public long refusals() {
        return refusals;
    }

    /** Seconds that the random part took, without shrinking. */
    public double randomSeconds() {
        return randomSeconds;
    }

    private void add(Outcome outcome) {
        outcomes.add(outcome);
        failures += outcome.verdict() == Verdict.FAILED ? 1 : 0;
        listener.accept(outcome);
    }

    private Outcome replay(Case one) throws IOException {
        final Trace trace = one.trace;
        final Profile needed = Profile.neededBy(trace);
        final boolean refuses = needed.features().contains(Feature.FAULTS) || needed.features().contains(Feature.BUDGET);
        final List<String> lacking = driver.fresh(trace.geometry()).profile().lacking(needed);
        if (!lacking.isEmpty()) {
            return Outcome.skipped(one.id, one.group, lacking.stream().map(what -> "needs " + what).toList());
        }
        if (refuses && !plan.faults) {
            return Outcome.skipped(one.id, one.group, List.of("refuses memory, which this run does not"));
        }
        final long start = System.nanoTime();
        final Replay.Difference difference = Replay.run(driver.fresh(trace.geometry()), trace);
        final double seconds = (System.nanoTime() - start) / 1e9;
        final boolean known = plan.known.contains(one.id);
        if (difference == null) {
            if (refuses) {
                faulty.add(one.id);
            }
            return new Outcome(one.id, one.group, known ? Verdict.FIXED : Verdict.PASSED, List.of(), null, 0, null, "",
                seconds);
        }
        if (difference.failure().rule().equals(Driver.UNSUPPORTED)) {
            return Outcome.skipped(one.id, one.group, NO_GEOMETRY);
        }
        if (known) {
            return new Outcome(one.id, one.group, Verdict.KNOWN, List.of(), difference.failure(), 0, null, "", seconds);
        }
        final List<Step> steps = trace.lines().subList(0, difference.line() + 1).stream().map(Trace.Line::step).toList();
        return shrunk(one.id, one.group, difference.failure(), located(trace.geometry(), steps), trace.geometry(), steps,
            seconds);
    }

    private void random() throws IOException {
        final Set<String> met = new HashSet<>();
        final long start = System.nanoTime();
        boolean going = true;
        while (going && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(plan.seconds)) {
            final ForeignEpisode episode =
                new ForeignEpisode(plan.seed * 1_000_003 + episodes, plan.geometry, plan.faults, episodes % LARGE_EVERY == 1,
                    driver::fresh);
            final Failure failure = episode.run(EPISODE_STEPS);
            episodes++;
            final boolean unsupported = failure != null && failure.rule().equals(Driver.UNSUPPORTED);
            operations += unsupported ? 0 : episode.trace().size();
            refusals += episode.refusals();
            randomSeconds = (System.nanoTime() - start) / 1e9;
            if (failure != null && !unsupported) {
                final Shrinker.Located first = located(episode.geometry(), episode.trace());
                final Failure shown = first == null ? failure : first.failure();
                final String id = "random:" + shown.rule();
                if (!plan.known.contains(id)) {
                    add(shrunk(id, "random", shown, first, episode.geometry(), episode.trace(), randomSeconds));
                    going = false;
                } else if (met.add(id)) {
                    add(new Outcome(id, "random", Verdict.KNOWN, List.of(), shown, 0, null, "", randomSeconds));
                }
            }
        }
        if (going) {
            add(operations == 0 ? Outcome.skipped("random", "random", NO_GEOMETRY)
                : new Outcome("random", "random", Verdict.PASSED, List.of(), null, 0, null, "", randomSeconds));
            // That random steps did not meet it does not show that it is repaired.
            plan.known.stream().filter(id -> id.startsWith("random:") && !met.contains(id)).sorted()
                .forEach(id -> add(Outcome.skipped(id, "random", List.of("known, but not met this time: " + id))));
        }
    }

    private Shrinker shrinker(Geometry geometry) {
        return new Shrinker(driver::fresh, geometry, SHRINK_SECONDS).tries(SHRINK_TRIES);
    }

    /** Where the steps fail first; null if they do not when they are taken again. */
    private Shrinker.Located located(Geometry geometry, List<Step> failing) {
        driver.impatient(true);
        final Shrinker.Located located = shrinker(geometry).locate(failing);
        driver.impatient(false);
        return located;
    }

    private Outcome shrunk(String id, String group, Failure told, Shrinker.Located first, Geometry geometry,
                           List<Step> failing, double seconds) throws IOException {
        driver.impatient(true);
        final Shrinker.Located few = first == null ? new Shrinker.Located(told, failing) : shrinker(geometry).shrink(first);
        driver.impatient(false);
        final List<Step> steps = few.steps();
        final Failure shown = few.failure();
        final Trace trace = Expected.answers(Trace.of(geometry, steps), driver.fresh(geometry).profile().level());
        trace.about().put("level", driver.fresh(geometry).profile().level().name());
        trace.about().put("violates", shown.rule());
        Files.createDirectories(plan.folder);
        final Path file = plan.folder.resolve("conform-" + id.replaceAll("[^A-Za-z0-9-]", "-") + ".trace");
        Files.writeString(file, trace.toString());
        driver.restart();
        final String again = Replay.Difference.told(Replay.run(driver.fresh(geometry), trace));
        return new Outcome(id, group, Verdict.FAILED, List.of(), shown, steps.size(), file, again, seconds);
    }
}
