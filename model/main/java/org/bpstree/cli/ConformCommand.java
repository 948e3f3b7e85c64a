package org.bpstree.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bpstree.check.Failure;
import org.bpstree.check.SubjectException;
import org.bpstree.conform.Conform;
import org.bpstree.conform.Driver;
import org.bpstree.conform.JUnitXml;
import org.bpstree.conform.JsonSummary;
import org.bpstree.conform.Outcome;
import org.bpstree.conform.Outcome.Verdict;
import org.bpstree.trace.Feature;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an implementation in any language. */
@Command(name = "conform", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Checks an implementation in any language through its driver (spec/trace.md says how to write one): "
        + "replays the corpus, then checks random steps, with memory refused where the driver offers it. A failure is "
        + "made short, written as a trace file, and told in words.",
    footer = {"", "Example: ./bps conform --seconds 30 -- node model/drivers/ordered_map.js",
        "One trace alone: ./bps conform --seconds 0 --corpus FILE -- COMMAND"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the driver conforms", "1:it fails, or a known failure passes",
        "2:bad usage or a bad trace, the driver cannot be started, or nothing was checked",
        "3:a file or the output cannot be read or written", "70:a defect of this tool"})
final class ConformCommand implements Callable<Integer> {
    private static final String NO_REFUSAL = "warning: the driver offers 'faults', but answered no step 'refused', however "
        + "much memory was refused: what it does then was not checked";

    @Spec
    private CommandSpec spec;
    @Option(names = "--seconds", paramLabel = "N", description = "of random steps after the corpus (default: 10; 0: none)")
    private int seconds = 10;
    @Option(names = "--seed", paramLabel = "N", description = "repeat the random steps of that seed")
    private Long seed;
    @Option(names = "--level", paramLabel = "L1|L2|L3", description = "use no more than this level of the driver")
    private Level level;
    @Option(names = "--faults", negatable = true,
        description = "require that the driver offers refusals; --no-faults leaves them out (default: if it offers them)")
    private Boolean faults;
    @Option(names = "--timeout", paramLabel = "MS", description = "for each answer (default: 2000)")
    private long timeout = 2000;
    @Mixin
    private GeometryOptions geometry;
    @Option(names = "--corpus", paramLabel = "FILE|DIR", description = "traces to replay (default: spec/corpus)")
    private List<Path> corpus = List.of(CorpusCommand.folder());
    @Option(names = "--expect", paramLabel = "FILE",
        description = "ids of known failures, one a line: tolerated, and reported if they pass; random:RULE is only "
            + "tolerated")
    private Path expect;
    @Option(names = "--max-failures", paramLabel = "N", description = "give up after so many (default: 20)")
    private int mostFailures = 20;
    @Mixin
    private FailuresOption failures;
    @Option(names = "--junit", paramLabel = "FILE", description = "write the outcomes as JUnit XML")
    private Path junit;
    @Option(names = "--json", paramLabel = "FILE", description = "write a summary as JSON")
    private Path json;
    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "the driver and its arguments, after --")
    private List<String> command;

    @Override
    public Integer call() throws Exception {
        if (seconds < 0 || timeout < 1 || mostFailures < 1) {
            throw InputException.usage("--seconds must be at least 0, --timeout and --max-failures at least 1");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final List<Conform.Case> cases = new ArrayList<>();
        for (Path file : TraceFiles.find(corpus)) {
            final String name = file.getFileName().toString().replaceFirst("\\.trace$", "");
            final Path parent = file.toAbsolutePath().getParent();
            cases.add(new Conform.Case(name, String.valueOf(parent.getFileName()), TraceFiles.read(file)));
        }
        final Set<String> known = known(cases);
        final Geometry fixed = geometry.geometry();
        final Path folder = failures.tried();
        for (Path file : new Path[] {junit, json}) {
            requireWritable(file);
        }
        try (Driver driver = new Driver(command, timeout)) {
            final Profile profile;
            try {
                profile = greet(driver);
            } catch (SubjectException failed) {
                out.println(new Failure(0, null, failed.rule(), failed.expected(), failed.getMessage()));
                out.println("the driver does not greet: 1 failure");
                return Bps.FAILED;
            }
            final long chosen = seed == null ? System.nanoTime() & 0xFFFFFFFFL : seed;
            out.println("driver " + String.join(" ", command) + ": " + profile + "; seed " + chosen);
            if (out.checkError()) {
                return Bps.OK;
            }
            final boolean refuse = faults == null ? profile.features().contains(Feature.FAULTS) : faults;
            final Conform.Plan plan = new Conform.Plan(cases, known, seconds, chosen, fixed, refuse,
                mostFailures, folder);
            final Conform run = new Conform(plan, driver, outcome -> tell(out, outcome));
            return report(out, profile, chosen, run);
        }
    }

    /** Known at once, not when an hour's outcomes are due; a file that was not there is not left behind. */
    private static void requireWritable(Path file) throws InputException {
        if (file == null) {
            return;
        }
        final boolean there = Files.exists(file);
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
            if (!there) {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw InputException.io("cannot write " + file, unwritable, "name another file");
        }
    }

    private Profile greet(Driver driver) throws InputException {
        final Profile offered;
        try {
            offered = driver.greet();
        } catch (IOException unstartable) {
            throw InputException.usage("cannot start the driver: " + unstartable.getMessage());
        }
        if (faults != null && faults && !offered.features().contains(Feature.FAULTS)) {
            throw InputException.usage("--faults is given, but the driver does not offer the feature 'faults'");
        }
        final Profile used = level == null || level.compareTo(offered.level()) >= 0 ? offered
            : new Profile(level, offered.features());
        driver.use(used);
        return used;
    }

    private Set<String> known(List<Conform.Case> cases) throws InputException {
        final Set<String> known = new HashSet<>();
        if (expect == null) {
            return known;
        }
        final List<String> rows = TraceFiles.text(expect).lines().toList();
        for (int i = 0; i < rows.size(); i++) {
            final String id = rows.get(i).replaceFirst("#.*", "").strip();
            if (!id.isEmpty() && !id.matches("random:..|bye") && cases.stream().noneMatch(c -> c.id().equals(id))) {
                throw InputException.usage(expect + ":" + (i + 1) + ": expected the id of a case, random:RULE or bye, "
                    + "found '" + id + "'");
            }
            known.add(id);
        }
        return known;
    }

    private static void tell(PrintWriter out, Outcome outcome) {
        if (outcome.verdict() == Verdict.FAILED) {
            out.println("FAILED " + outcome.id() + ": " + outcome.failure());
            if (outcome.file() != null) {
                out.println("  " + outcome.steps() + " steps, written to " + outcome.file() + ". " + outcome.again());
            }
        } else if (outcome.verdict() == Verdict.FIXED) {
            out.println("FIXED " + outcome.id() + ": " + Verdict.FIXED.words() + "; take it off the list");
        }
    }

    private int report(PrintWriter out, Profile profile, long chosen, Conform run) throws Exception {
        final List<Outcome> outcomes;
        try (SoFar soFar = new SoFar(spec.commandLine().getErr(), run::soFar)) {
            outcomes = run.run();
        } catch (IOException unwritable) {
            throw InputException.io("cannot write a failing trace", unwritable, "name another folder with --failures");
        }
        table(out, outcomes);
        out.printf(Locale.ROOT, "random: %,d episodes, %,d operations, %,d refusals, %.1f s, %,.0f operations/s%n",
            run.episodes(), run.operations(), run.refusals(), run.randomSeconds(),
            run.operations() / Math.max(run.randomSeconds(), 1e-9));
        try {
            if (junit != null) {
                Files.writeString(junit, JUnitXml.of(outcomes));
            }
            if (json != null) {
                Files.writeString(json, JsonSummary.of(command, profile, chosen, run, outcomes));
            }
        } catch (IOException unwritable) {
            throw InputException.io("cannot write the outcomes", unwritable, "they are above");
        }
        if (run.refusedNothing()) {
            out.println(NO_REFUSAL);
        }
        final long bad = outcomes.stream().filter(outcome -> outcome.verdict().bad()).count();
        if (bad == 0 && outcomes.stream().noneMatch(Outcome::checked)) {
            out.println("nothing was checked: every case was skipped, and there were no random steps");
            return Bps.USAGE;
        }
        out.println(bad == 0 ? "the driver conforms: 0 failures"
            : "the driver does not conform: " + bad + (bad == 1 ? " failure" : " failures"));
        return bad == 0 ? Bps.OK : Bps.FAILED;
    }

    private static void table(PrintWriter out, List<Outcome> outcomes) {
        final Map<String, int[]> groups = new TreeMap<>();
        final Map<String, Integer> reasons = new TreeMap<>();
        double time = 0;
        for (Outcome outcome : outcomes) {
            groups.computeIfAbsent(outcome.group(), g -> new int[Verdict.values().length])[outcome.verdict().ordinal()]++;
            if (outcome.verdict() == Verdict.SKIPPED) {
                outcome.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
            }
            time += outcome.group().equals("random") ? 0 : outcome.seconds();
        }
        out.printf(Locale.ROOT, "%n%8s %8s %8s %8s %8s  %s%n", "passed", "failed", "skipped", "known", "fixed", "group");
        final int[] sum = new int[Verdict.values().length];
        groups.forEach((group, counts) -> {
            row(out, group, counts);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
        });
        row(out, "all", sum);
        reasons.forEach((reason, count) -> out.println("skipped " + count + ": " + reason));
        out.printf(Locale.ROOT, "corpus: %.1f s%n", time);
    }

    private static void row(PrintWriter out, String group, int[] counts) {
        out.printf(Locale.ROOT, "%8d %8d %8d %8d %8d  %s%n", counts[0], counts[1], counts[2], counts[3], counts[4], group);
    }
}
