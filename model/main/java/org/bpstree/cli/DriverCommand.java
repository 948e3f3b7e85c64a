package org.bpstree.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.bpstree.check.DriverLoop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The Java tree as a driver. */
@Command(name = "driver", mixinStandardHelpOptions = true,
    description = "Drives the Java tree by the protocol of spec/trace.md: reads steps from standard input, writes an "
        + "answer each to standard output. Try: printf 'hello 1\\ntree leaf=3 inner=3\\ninsert 1 10\\nscan\\nbye\\n' "
        + "| ./bps driver")
final class DriverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        final DriverLoop loop = new DriverLoop();
        try {
            final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.print(loop.answer(line) + "\n");
                // Which flushes; what cannot be written is told at the end.
                if (out.checkError() || loop.over()) {
                    return Bps.OK;
                }
            }
        } catch (IOException unreadable) {
            throw InputException.io("cannot read standard input: " + unreadable.getMessage());
        }
        return Bps.OK;
    }
}
