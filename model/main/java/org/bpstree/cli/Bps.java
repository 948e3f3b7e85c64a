package org.bpstree.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: exit code 0 if all is well, 1 on a failure found, 2 on bad usage or input. */
@Command(name = "bps", mixinStandardHelpOptions = true, version = "bps 0.1.0",
    description = "The formally checked reference implementation of the BPS tree: checks it, replays traces, shows shapes.",
    subcommands = {CheckCommand.class, ExploreCommand.class, ReplayCommand.class, ConformCommand.class,
        CorpusCommand.class, DefectsCommand.class, DriverCommand.class, ShapeCommand.class, DemoCommand.class,
        CommandLine.HelpCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Built apart, with a help of its own: ./bps bench measures the tree beside other ordered maps."},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is well", "1:a failure was found", "2:bad usage or bad input",
        "3:a file or the output cannot be read or written", "70:the Java heap is used up, or a defect of this tool"})
public final class Bps {
    /** All is well. */
    static final int OK = 0;
    /** A failure was found. */
    static final int FAILED = 1;
    /** The command line or an input is wrong. */
    static final int USAGE = 2;
    /** A file or the output cannot be read or written. */
    static final int IO = 3;
    /** The Java heap is used up, or a defect of this tool (sysexits.h: EX_SOFTWARE). */
    static final int DEFECT = 70;

    private Bps() { }

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        final HeapEnd heapEnd = new HeapEnd();
        Thread.setDefaultUncaughtExceptionHandler(heapEnd);
        try {
            System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
        } catch (OutOfMemoryError exhausted) {
            heapEnd.end(exhausted);
        }
    }

    /** Runs one command; its exit code. An OutOfMemoryError is left to the caller. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        final CommandLine line = new CommandLine(new Bps());
        line.setOut(out).setErr(err);
        line.setUsageHelpWidth(100);
        // A driver's arguments are its own.
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((wrong, given) -> {
            wrong.getCommandLine().getErr().println("bps: " + wrong.getMessage() + " (see './"
                + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help')");
            return USAGE;
        });
        line.setExecutionExceptionHandler((wrong, command, parsed) -> {
            if (wrong instanceof InputException input) {
                command.getErr().println("bps: " + input.getMessage());
                return input.exitCode();
            }
            command.getErr().println("bps: a defect of this tool, please report it: " + wrong);
            return DEFECT;
        });
        if (args.length == 0) {
            line.usage(err);
            return USAGE;
        }
        try {
            final int code = line.execute(args);
            if (!out.checkError()) {
                return code;
            }
            err.println("bps: cannot write to standard output");
            return code == OK ? IO : code;
        } catch (StackOverflowError deep) {
            err.println("bps: a defect of this tool, please report it: " + deep);
            return DEFECT;
        }
    }
}
