package org.bpstree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bps bench}: measures this tree and its competitors in one run. */
@Command(name = "bps bench", mixinStandardHelpOptions = true, version = "bps 0.1.0",
    description = "Measures this tree and other ordered maps in one run, and writes results.json, table.md and plots. "
        + "Everything takes about an hour, --quick a third of it. Figures of a later run with the same --out are added "
        + "to the earlier ones.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:bad usage", "3:a file cannot be written", "70:a benchmark failed, or another JMH runs"})
public final class Bench implements Callable<Integer> {
    private static final int FAILED = 70;
    private static final List<String> PLOTTED = List.of("lookupHit", "insertRandom", "deleteRandom");

    @Option(names = "--size", split = ",", paramLabel = "N",
        description = "elements in the maps, 1000 to 20000000 (default: 10000,100000,1000000)")
    private List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);
    @Option(names = "--kind", split = ",", paramLabel = "NAME", completionCandidates = KindNames.class,
        description = "these maps only: ${COMPLETION-CANDIDATES}")
    private List<String> kinds = Kinds.ALL;
    @Option(names = "--only", paramLabel = "REGEX",
        description = "benchmarks whose names match: MapBenchmark, OffsetBenchmark, ViewBenchmark, OpenViewBenchmark, "
            + "SearchBenchmark, ReservationBenchmark, or a method such as lookupHit")
    private String only = ".*";
    @Option(names = "--quick", description = "one second of warm-up instead of three, two of measuring instead of five")
    private boolean quick;
    @Option(names = "--forks", paramLabel = "N", description = "virtual machines a figure, 1 to 20, whose mean it is; they "
        + "differ by a fifth (default: ${DEFAULT-VALUE})")
    private int forks = 1;
    @Option(names = "--no-bytes", description = "leave out the bytes an entry")
    private boolean noBytes;
    @Option(names = "--no-native", description = "leave out the C++ maps")
    private boolean noNative;
    @Option(names = "--profile", paramLabel = "NAME", description = "a JMH profiler, such as gc, jfr or perfnorm")
    private String profiler;
    @Option(names = "--out", paramLabel = "DIR", description = "where to write (default: target/bench)")
    private Path out = Path.of("target", "bench");

    /** Lists the kinds in the help. */
    static final class KindNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        KindNames() {
            super(Kinds.ALL);
        }
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        final CommandLine line = new CommandLine(new Bench());
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((wrong, given) -> {
            wrong.getCommandLine().getErr().println("bps: " + wrong.getMessage() + " (see './bps bench --help')");
            return 2;
        });
        line.setExecutionExceptionHandler((wrong, command, parsed) -> {
            final String why = String.valueOf(wrong.getMessage());
            final boolean unwritten = wrong instanceof IOException;
            command.getErr().println("bps: " + (unwritten ? "cannot write: " + why : failure(why)));
            return unwritten ? 3 : FAILED;
        });
        return line;
    }

    /** JMH has no type of exception for its lock, which is one of the machine's. */
    private static String failure(String message) {
        final String lock = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock").toString();
        if (!message.contains("the JMH lock")) {
            return "a benchmark failed: " + message;
        }
        return message.contains("Another JMH")
            ? "another JMH runs on this machine and holds " + lock + ": each would slow the other down; try again when it "
                + "has ended"
            : "cannot lock " + lock + ", which keeps two JMH from running at one time; remove it if it is left over from "
                + "another user, or give another folder with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR";
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, RunnerException, InterruptedException {
        requireUsage();
        Files.createDirectories(out);
        final int wanted = wanted();
        if (wanted == 0) {
            throw wrong("--only " + only + " matches no benchmark");
        }
        final Collection<RunResult> runs = new Runner(options().build()).run();
        final List<Figure> figures = new ArrayList<>(Results.of(runs));
        if (!noBytes) {
            figures.addAll(Bytes.measure(kinds, sizes.get(sizes.size() - 1)));
        }
        if (!noNative) {
            figures.addAll(NativeMaps.measure(Path.of(System.getProperty("bps.root", ".")), out, sizes));
        }
        final List<Figure> all = Results.merge(out.resolve("results.json"), figures);
        final String table = Tables.markdown(all);
        Files.writeString(out.resolve("table.md"), table);
        for (String benchmark : PLOTTED) {
            Plots.draw(all, benchmark, out);
        }
        System.out.println(table);
        System.out.println("written to " + out + ": results.json, table.md, plots");
        if (runs.size() < wanted) {
            System.err.println("bps: " + (wanted - runs.size()) + " of " + wanted
                + " benchmarks failed and are left out; what JMH printed above says why");
            return FAILED;
        }
        return 0;
    }

    /** How many runs the options ask for: JMH says nothing of those that fail. */
    private int wanted() {
        int runs = 0;
        for (BenchmarkListEntry benchmark : BenchmarkList.defaultList().find(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of(only), List.of())) {
            int variants = 1;
            for (Map.Entry<String, String[]> param : benchmark.getParams().orElse(Map.of()).entrySet()) {
                variants *= switch (param.getKey()) {
                    case "kind" -> kinds.size();
                    case "size" -> sizes.size();
                    default -> param.getValue().length;
                };
            }
            runs += variants;
        }
        return runs;
    }

    private void requireUsage() {
        for (int size : sizes) {
            if (size < 1000 || size > 20_000_000) {
                throw wrong("--size is " + size + ", but must be from 1000 to 20000000");
            }
        }
        if (forks < 1 || forks > 20) {
            throw wrong("--forks is " + forks + ", but must be from 1 to 20");
        }
        for (String kind : kinds) {
            if (!Kinds.ALL.contains(kind)) {
                throw wrong("--kind: no map is called " + kind + "; there are " + String.join(", ", Kinds.ALL));
            }
        }
        try {
            Pattern.compile(only);
        } catch (PatternSyntaxException bad) {
            throw wrong("--only: " + bad.getDescription() + " in '" + only + "'");
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private ChainedOptionsBuilder options() {
        final ChainedOptionsBuilder options = new OptionsBuilder()
            .include(only)
            .param("kind", kinds.toArray(String[]::new))
            .param("size", sizes.stream().map(String::valueOf).toArray(String[]::new))
            .mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS).forks(forks)
            .warmupIterations(quick ? 1 : 3).warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 2 : 5).measurementTime(TimeValue.seconds(1))
            // What fails is told and left out; the figures of the others are kept.
            .shouldFailOnError(false)
            .jvmArgs(heap("-Xms"), heap("-Xmx"), "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch")
            .resultFormat(ResultFormatType.JSON).result(out.resolve("jmh.json").toString());
        if (profiler != null) {
            options.addProfiler(profiler);
        }
        return options;
    }

    /** Room for two maps of objects. It is touched before, or each map would pay the system for its first pages. */
    private String heap(String option) {
        return option + (sizes.stream().allMatch(size -> size <= 1_000_000) ? "2g" : "8g");
    }
}
