package org.bpstree.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bpstree.check.Checker;
import org.bpstree.check.Failure;
import org.bpstree.check.Replay;
import org.bpstree.check.Shard;
import org.bpstree.check.Shrinker;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: random stateful checking with memory refused. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Checks the tree against the reference model: random episodes over many geometries, memory refused at "
        + "random and at every request of an operation; after each refusal everything must be as it was.",
    footer = {"", "A failure is shrunk and written as a trace file; replay it with ./bps replay FILE.",
        "Without options of geometry (--leaf, --inner, ...) every episode has its own; one given fixes all,",
        "the others then default to upstream's production values (leaf 31, inner 24, 32 blocks an extent,",
        "2048 extents a table)."})
final class CheckCommand implements Callable<Integer> {
    private static final int SHRINK_SECONDS = 30;

    @Spec
    private CommandSpec spec;
    @Option(names = "--seed", paramLabel = "N", description = "repeat the run of that seed (default: from the clock)")
    private Long seed;
    @Option(names = "--ops", paramLabel = "N", description = "stop after about N operations, over all shards")
    private Long operations;
    @Option(names = "--seconds", paramLabel = "N", description = "stop after N seconds (default: 60 if --ops is absent)")
    private Long seconds;
    @Mixin
    private GeometryOptions geometry;
    @Option(names = "--no-faults", description = "refuse no memory")
    private boolean noFaults;
    @Option(names = "--full", description = "compare everything after every step (default: as often as sizes allow)")
    private boolean full;
    @Option(names = "--shard", paramLabel = "I/N", converter = ShardConverter.class,
        description = "do part I of N of the same work; with --ops, the parts together are the whole")
    private Shard shard = Shard.WHOLE;
    @Option(names = "--threads", paramLabel = "N", description = "workers (default: one a core)")
    private int threads = Runtime.getRuntime().availableProcessors();
    @Mixin
    private FailuresOption failures;
    private volatile long done;

    @Override
    public Integer call() throws Exception {
        requireAtLeast("--ops", operations, 1);
        requireAtLeast("--seconds", seconds, 1);
        requireAtLeast("--threads", (long) threads, 1);
        if (operations != null && (shard.number() - 1L) * Checker.EPISODE_STEPS >= operations) {
            throw InputException.usage("--ops " + operations + " leaves nothing to shard " + shard.number()
                + ": an episode has " + Checker.EPISODE_STEPS + " operations, and each shard takes whole ones");
        }
        final Geometry fixed = geometry.geometry();
        failures.tried();
        final PrintWriter out = spec.commandLine().getOut();
        final long chosen = seed == null ? System.nanoTime() & 0xFFFFFFFFL : seed;
        final long limit = seconds != null ? seconds : operations == null ? 60 : 0;
        final long most = operations == null ? 0 : operations;
        final Checker.Plan plan = new Checker.Plan(chosen, most, limit, fixed, !noFaults, full,
            shard.number() - 1, shard.count(), threads);
        final long start = System.nanoTime();
        final Checker.Outcome outcome;
        try (SoFar soFar = new SoFar(spec.commandLine().getErr(),
            () -> String.format(Locale.ROOT, "%,d operations, no failure found; seed %d", done, chosen))) {
            out.println("seed " + chosen + (shard.count() > 1 ? ", shard " + shard.number() + "/" + shard.count() : "")
                + (noFaults ? ", no faults" : ""));
            if (out.checkError()) {
                return Bps.OK;
            }
            outcome = withProgress(plan, most, limit);
        }
        if (outcome.failure() != null) {
            return report(out, chosen, outcome);
        }
        CoverageTable.print(out, outcome.coverage(), (System.nanoTime() - start) / 1e9);
        out.println(String.format(Locale.ROOT, "checked %,d operations, %,d refusals, %,d views: 0 failures",
            outcome.coverage().operations(), outcome.coverage().refusals(), outcome.coverage().views()));
        return Bps.OK;
    }

    private static void requireAtLeast(String option, Long number, long least) throws InputException {
        if (number != null && number < least) {
            throw InputException.usage(option + " is " + number + ", but must be at least " + least);
        }
    }

    /** A bar of operations or of seconds, on a terminal only. */
    private Checker.Outcome withProgress(Checker.Plan plan, long most, long limit) throws InterruptedException {
        if (System.console() == null) {
            return new Checker(plan, now -> done = now).run();
        }
        final long start = System.nanoTime();
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("check").setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(most > 0 ? most / shard.count() : limit).setUpdateIntervalMillis(250).build()) {
            final LongConsumer progress = now -> {
                done = now;
                bar.stepTo(most > 0 ? now : (System.nanoTime() - start) / 1_000_000_000L);
                bar.setExtraMessage(String.format(Locale.ROOT, "%,d operations", now));
            };
            return new Checker(plan, progress).run();
        }
    }

    private int report(PrintWriter out, long chosen, Checker.Outcome outcome) throws InputException {
        final Failure first = outcome.failure();
        // What has no end has none when it is tried again.
        final boolean ends = !first.rule().equals(Failure.HANG);
        out.println("failure in episode " + outcome.episode() + " after " + outcome.steps().size() + " steps"
            + (ends ? ", shrinking …" : ", not made short, as it would not end"));
        final Shrinker.Located few = ends ? few(outcome) : null;
        final List<Step> steps = few == null ? outcome.steps() : few.steps();
        final Failure shown = few == null ? first : few.failure();
        final Trace trace = Trace.of(outcome.geometry(), steps);
        trace.about().put("seed", Long.toString(chosen));
        trace.about().put("episode", Long.toString(outcome.episode()));
        trace.about().put("violates", shown.rule());
        out.println(trace);
        out.println(shown);
        final Path file = failures.write("failure-" + chosen + "-" + outcome.episode() + ".trace", trace);
        if (ends) {
            out.println(Replay.Difference.told(Replay.run(new TreeSubject(outcome.geometry()), trace)));
        }
        out.println("seed " + chosen + ", " + steps.size() + " steps, written to " + file
            + "; replay it with: ./bps replay " + file);
        return Bps.FAILED;
    }

    /** The failure after few steps; null if it does not show when the steps are run on their own. */
    private static Shrinker.Located few(Checker.Outcome outcome) {
        final Shrinker shrinker = new Shrinker(TreeSubject::new, outcome.geometry(), SHRINK_SECONDS);
        final Shrinker.Located located = shrinker.locate(outcome.steps());
        return located == null ? null : shrinker.shrink(located);
    }
}
