package org.bpstree.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bpstree.check.Replay;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays traces against the Java tree. */
@Command(name = "replay", mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all traces hold", "1:a trace fails, whatever else is wrong", "2:a trace is wrong, and none fails",
        "3:a file cannot be read, and none fails"},
    description = "Replays trace files against the Java tree: every answer must be the file's and the reference model's, "
        + "and the whole state is compared after each step. A table by folder, each difference with file and line.")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "trace files, or folders with *.trace below")
    private List<Path> paths;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        final Map<Path, int[]> groups = new LinkedHashMap<>();
        int failures = 0;
        final List<InputException> unread = new ArrayList<>();
        for (Path file : TraceFiles.find(paths)) {
            final Trace trace;
            try {
                trace = TraceFiles.read(file);
            } catch (InputException wrong) {
                unread.add(wrong);
                continue;
            }
            final Replay.Difference difference = Replay.run(new TreeSubject(trace.geometry()), trace);
            final Path group = file.toAbsolutePath().normalize().getParent();
            final int[] counts = groups.computeIfAbsent(group, g -> new int[3]);
            counts[0]++;
            counts[1] += trace.lines().size();
            if (difference != null) {
                counts[2]++;
                failures++;
                out.println(file + difference.place(trace) + ": " + difference.failure());
            }
        }
        return report(out, groups, failures, unread);
    }

    /** The table, then what could not be read, each file in a line; a failure found is what the exit code tells. */
    private int report(PrintWriter out, Map<Path, int[]> groups, int failures, List<InputException> unread) {
        if (!groups.isEmpty()) {
            out.printf(Locale.ROOT, "%8s %8s %8s  %s%n", "traces", "steps", "failed", "folder");
            groups.forEach((group, counts) ->
                out.printf(Locale.ROOT, "%8d %8d %8d  %s%n", counts[0], counts[1], counts[2], group));
            out.println((failures > 0 ? failures + " of the traces fail" : unread.isEmpty() ? "all traces hold"
                : "all traces that could be read hold") + (unread.isEmpty() ? "" : "; not read: " + unread.size()));
        }
        unread.forEach(wrong -> spec.commandLine().getErr().println("bps: " + wrong.getMessage()));
        return failures > 0 ? Bps.FAILED : unread.isEmpty() ? Bps.OK : unread.get(unread.size() - 1).exitCode();
    }
}
