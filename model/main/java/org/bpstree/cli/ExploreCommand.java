package org.bpstree.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.bpstree.check.Replay;
import org.bpstree.check.Shard;
import org.bpstree.check.TreeSubject;
import org.bpstree.explore.Bound;
import org.bpstree.explore.Counterexample;
import org.bpstree.explore.ExploreReport;
import org.bpstree.explore.Explorer;
import org.bpstree.explore.FixedPoints;
import org.bpstree.explore.Outcome;
import org.bpstree.explore.Start;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The exhaustive exploration of small trees. */
@Command(name = "explore", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Visits every state that any sequence of operations can reach with at most so many elements present "
        + "at one time, makes every operation in it, with --faults also with every one of its requests refused, and "
        + "judges the answer, the contents, the views, the cursors and every invariant.",
    footer = {"", "The search is breadth first, so what it finds wrong comes as a shortest trace; replay it with",
        "./bps replay FILE. What the search covers and what not: spec/exploration.md."})
final class ExploreCommand implements Callable<Integer> {
    private static final int KEYS = 9;
    private static final List<String> GEOMETRY =
        List.of("--leaf", "--inner", "--blocks-per-extent", "--extents-per-table", "--tables");

    @Spec
    private CommandSpec spec;
    @Option(names = "--leaf", paramLabel = "N", description = "elements in a leaf at most (default: ${DEFAULT-VALUE})")
    private int leaf = 3;
    @Option(names = "--inner", paramLabel = "N",
        description = "children of an inner block at most (default: ${DEFAULT-VALUE})")
    private int inner = 3;
    @Option(names = "--keys", paramLabel = "N",
        description = "elements present at one time at most, of any keys (default: " + KEYS + ")")
    private Integer keys;
    @Option(names = "--views", paramLabel = "N",
        description = "views open at one time at most (default: 0)")
    private Integer views;
    @Option(names = "--blocks-per-extent", paramLabel = "N",
        description = "blocks in an extent, a power of two (default: ${DEFAULT-VALUE})")
    private int blocksPerExtent = 2;
    @Option(names = "--extents-per-table", paramLabel = "N",
        description = "extents in a translation table, a power of two, 2 to " + Geometry.MOST_LISTED
            + " (default: ${DEFAULT-VALUE})")
    private int extentsPerTable = 2;
    @Option(names = "--tables", paramLabel = "N",
        description = "translation tables at most, 1 to " + Geometry.MOST_LISTED
            + "; few of them have few ids, which run out (default: enough)")
    private int tables = Geometry.PRODUCTION.tables();
    @Option(names = "--start", paramLabel = "FILE", description = "begin with the state that a trace leads to, with its "
        + "geometry; needs --depth. --keys and --views are by default what the trace and --depth make possible")
    private Path start;
    @Option(names = "--cut", paramLabel = "N", description = "leave out the last N steps of the trace (default: 0)")
    private int cut;
    @Option(names = "--faults", description = "refuse every request of every operation, alone and with all after it")
    private boolean faults;
    @Option(names = "--depth", paramLabel = "N",
        description = "operations in a row at most (default: until there is nothing new)")
    private int depth = Bound.CLOSED;
    @Option(names = "--exact", description = "tell states apart by block ids and the views' shapes, too: many more "
        + "states; the canonical forms among them must be as many as without")
    private boolean exact;
    @Option(names = "--shard", paramLabel = "I/N", converter = ShardConverter.class,
        description = "judge part I of N of the states; each part walks through all")
    private Shard shard = Shard.WHOLE;
    @Option(names = "--threads", paramLabel = "N", description = "workers (default: one a core)")
    private int threads = Runtime.getRuntime().availableProcessors();
    @Option(names = "--table", description = "run the explorations of the table in spec/exploration.md and print it")
    private boolean table;
    @Mixin
    private FailuresOption failures;
    private volatile Explorer.Progress reached;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        if (threads < 1) {
            throw InputException.usage("--threads is " + threads + ", but must be at least 1");
        }
        failures.tried();
        if (!table) {
            final Trace trace = trace();
            final Start begin = start(trace);
            final Outcome outcome = explore(bound(trace, begin), begin);
            ExploreReport.print(out, outcome);
            out.flush();
            return outcome.counterexample() == null ? Bps.OK : report(out, outcome.counterexample());
        }
        out.println(ExploreReport.HEADING);
        for (Bound row : FixedPoints.TABLE) {
            if (out.checkError()) {
                return Bps.OK;
            }
            final Outcome outcome = explore(row, Start.EMPTY);
            if (outcome.counterexample() != null) {
                return report(out, outcome.counterexample());
            }
            out.println(ExploreReport.row(outcome));
            out.flush();
        }
        return Bps.OK;
    }

    /** The state that the trace leads to, which must hold as it stands; the empty tree if there is none. */
    private Start start(Trace trace) throws InputException {
        if (trace == null) {
            return Start.EMPTY;
        }
        final Replay.Difference wrong = Replay.run(new TreeSubject(trace.geometry()), trace);
        if (wrong != null) {
            throw InputException.usage(start + wrong.place(trace) + ": the trace does not hold: "
                + wrong.failure().toString().replaceAll("\\n *", ", "));
        }
        try {
            return Start.of(Replay.recorded(new TreeSubject(trace.geometry()), trace));
        } catch (TraceException open) {
            throw InputException.usage(open.in(start.toString()));
        }
    }

    /** The trace to begin with, cut; null if there is none. */
    private Trace trace() throws InputException {
        if (start == null) {
            return null;
        }
        for (String option : GEOMETRY) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw InputException.usage(option + " is told by the trace of --start: leave it out");
            }
        }
        if (depth == Bound.CLOSED) {
            throw InputException.usage("--start needs --depth");
        }
        final Trace whole = TraceFiles.read(start);
        requireWithin("--cut", cut, 0, whole.lines().size());
        return whole.first(whole.lines().size() - cut);
    }

    private Bound bound(Trace trace, Start begin) throws InputException {
        requireWithin("--depth", depth, 1, Bound.CLOSED);
        final int most = begin.mostElements();
        if (most > Bound.MAX_ELEMENTS || begin.mostViews() > Bound.MAX_VIEWS) {
            throw InputException.usage(start + " leads to " + most + " elements and " + begin.mostViews() + " views at one "
                + "time; at most " + Bound.MAX_ELEMENTS + " and " + Bound.MAX_VIEWS + " can be explored");
        }
        final int elements = keys != null ? keys : trace == null ? KEYS
            : (int) Math.min(Bound.MAX_ELEMENTS, (long) most + depth);
        final int open = views != null ? views : begin.mostViews();
        requireWithin("--keys", elements, most, Bound.MAX_ELEMENTS);
        requireWithin("--views", open, begin.mostViews(), Bound.MAX_VIEWS);
        return new Bound(trace != null ? trace.geometry() : GeometryOptions.checked(
            new Geometry(leaf, inner, blocksPerExtent, extentsPerTable, tables)), elements, open, faults, depth, exact);
    }

    private static void requireWithin(String option, int number, int least, int most) throws InputException {
        if (number < least || number > most) {
            throw InputException.usage(option + " is " + number + ", but must be from " + least + " to " + most);
        }
    }

    private Outcome explore(Bound bound, Start begin) throws InterruptedException {
        final boolean terminal = System.console() != null;
        final PrintWriter err = spec.commandLine().getErr();
        final Consumer<Explorer.Progress> progress = at -> {
            reached = at;
            if (terminal) {
                err.print(String.format(Locale.ROOT, "\r%,d states, %,d wait, level %d, %,.0f states/s, %,d MB ",
                    at.states(), at.frontier(), at.level(), at.states() / at.seconds(), at.bytes() >> 20));
                err.flush();
            }
        };
        final Outcome outcome;
        try (SoFar soFar = new SoFar(err, () -> reached == null ? "less than a second" : String.format(Locale.ROOT,
            "%,d states, %,d wait, level %d, %.0f s, nothing wrong found", reached.states(), reached.frontier(),
            reached.level(), reached.seconds()))) {
            outcome = new Explorer(bound, shard, threads).startWith(begin).run(progress);
        }
        if (terminal) {
            err.print("\r" + " ".repeat(78) + "\r");
            err.flush();
        }
        return outcome;
    }

    private int report(PrintWriter out, Counterexample counterexample) throws InputException {
        out.println(counterexample.trace());
        out.println(counterexample.failure());
        final Path file = failures.write("explore-" + counterexample.failure().rule() + ".trace", counterexample.trace());
        final Replay.Difference again =
            Replay.run(new TreeSubject(counterexample.trace().geometry()), counterexample.trace());
        out.println(Replay.Difference.told(again) + (again == null ? " Look at the state by hand." : ""));
        out.println("a shortest counterexample: " + counterexample.operations() + " operations"
            + (start == null ? "" : " after the " + counterexample.begun() + " of " + start) + ", written to " + file
            + "; replay it with: ./bps replay " + file);
        return Bps.FAILED;
    }
}
