package org.bpstree.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.bpstree.check.Replay;
import org.bpstree.check.TreeSubject;
import org.bpstree.explore.Bound;
import org.bpstree.explore.Counterexample;
import org.bpstree.explore.ExploreReport;
import org.bpstree.explore.Explorer;
import org.bpstree.explore.FixedPoints;
import org.bpstree.explore.Outcome;
import org.bpstree.trace.Geometry;
import picocli.CommandLine.Command;
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
    @Spec
    private CommandSpec spec;
    @Option(names = "--leaf", paramLabel = "N", description = "elements in a leaf at most (default: ${DEFAULT-VALUE})")
    private int leaf = 3;
    @Option(names = "--inner", paramLabel = "N",
        description = "children of an inner block at most (default: ${DEFAULT-VALUE})")
    private int inner = 3;
    @Option(names = "--keys", paramLabel = "N",
        description = "elements present at one time at most, of any keys (default: ${DEFAULT-VALUE})")
    private int keys = 9;
    @Option(names = "--views", paramLabel = "N",
        description = "views open at one time at most (default: ${DEFAULT-VALUE})")
    private int views;
    @Option(names = "--blocks-per-extent", paramLabel = "N",
        description = "blocks in an extent, a power of two (default: ${DEFAULT-VALUE})")
    private int blocksPerExtent = 2;
    @Option(names = "--extents-per-table", paramLabel = "N",
        description = "extents in a translation table, a power of two, from 2 (default: ${DEFAULT-VALUE})")
    private int extentsPerTable = 2;
    @Option(names = "--faults", description = "refuse every request of every operation, alone and with all after it")
    private boolean faults;
    @Option(names = "--depth", paramLabel = "N",
        description = "operations in a row at most (default: until there is nothing new)")
    private int depth = Bound.CLOSED;
    @Option(names = "--exact", description = "tell states apart by block ids and the views' shapes, too: many more "
        + "states; the canonical forms among them must be as many as without")
    private boolean exact;
    @Option(names = "--shard", paramLabel = "I/N", converter = Shard.Converter.class,
        description = "judge part I of N of the states; each part walks through all")
    private Shard shard = new Shard(1, 1);
    @Option(names = "--threads", paramLabel = "N", description = "workers (default: one a core)")
    private int threads = Runtime.getRuntime().availableProcessors();
    @Option(names = "--table", description = "run the explorations of the table in spec/exploration.md and print it")
    private boolean table;
    @Option(names = "--failures", paramLabel = "DIR", description = "where to write a counterexample (default: .)")
    private Path failures = Path.of(".");

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        if (threads < 1) {
            throw InputException.usage("--threads is " + threads + ", but must be at least 1");
        }
        if (!table) {
            final Outcome outcome = explore(bound());
            ExploreReport.print(out, outcome);
            out.flush();
            return outcome.counterexample() == null ? Bps.OK : report(out, outcome.counterexample());
        }
        out.println(ExploreReport.HEADING);
        for (Bound row : FixedPoints.TABLE) {
            final Outcome outcome = explore(row);
            if (outcome.counterexample() != null) {
                return report(out, outcome.counterexample());
            }
            out.println(ExploreReport.row(outcome));
            out.flush();
        }
        return Bps.OK;
    }

    private Bound bound() throws InputException {
        requireWithin("--keys", keys, 0, Bound.MAX_ELEMENTS);
        requireWithin("--views", views, 0, Bound.MAX_VIEWS);
        requireWithin("--depth", depth, 1, Bound.CLOSED);
        return new Bound(GeometryOptions.checked(new Geometry(leaf, inner, blocksPerExtent, extentsPerTable,
            Geometry.PRODUCTION.tables())), keys, views, faults, depth, exact);
    }

    private static void requireWithin(String option, int number, int least, int most) throws InputException {
        if (number < least || number > most) {
            throw InputException.usage(option + " is " + number + ", but must be from " + least + " to " + most);
        }
    }

    private Outcome explore(Bound bound) throws InterruptedException {
        final boolean terminal = System.console() != null;
        final PrintWriter err = spec.commandLine().getErr();
        final Consumer<Explorer.Progress> progress = at -> {
            if (terminal) {
                err.print(String.format(Locale.ROOT, "\r%,d states, %,d wait, level %d, %,.0f states/s, %,d MB ",
                    at.states(), at.frontier(), at.level(), at.states() / at.seconds(), at.bytes() >> 20));
                err.flush();
            }
        };
        final Outcome outcome = new Explorer(bound, new org.bpstree.explore.Shard(shard.number(), shard.count()),
            threads).run(progress);
        if (terminal) {
            err.print("\r" + " ".repeat(78) + "\r");
            err.flush();
        }
        return outcome;
    }

    private int report(PrintWriter out, Counterexample counterexample) throws InputException {
        final Path file = failures.resolve("explore-" + counterexample.failure().rule() + ".trace");
        out.println(counterexample.trace());
        out.println(counterexample.failure());
        try {
            Files.createDirectories(failures);
            Files.writeString(file, counterexample.trace().toString());
        } catch (IOException unwritable) {
            throw InputException.io("cannot write " + file + ": " + unwritable.getMessage() + "; the trace is above");
        }
        final Replay.Difference again =
            Replay.run(new TreeSubject(counterexample.trace().geometry()), counterexample.trace());
        out.println(again == null
            ? "The replay does not show it: the words that differ are in no answer. Look at the state by hand."
            : "The replay shows " + again.failure().rule() + " at step " + (again.line() + 1) + ".");
        out.println("a shortest counterexample: " + counterexample.operations() + " operations, written to " + file
            + "; replay it with: ./bps replay " + file);
        return Bps.FAILED;
    }
}
