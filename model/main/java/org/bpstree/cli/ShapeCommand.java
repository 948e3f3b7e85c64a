package org.bpstree.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bpstree.check.ShapeText;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the shape after a list of operations. */
@Command(name = "shape", mixinStandardHelpOptions = true,
    description = "Runs the steps of a trace file and prints the tree's shape after them: each block with its id and "
        + "keys, in an inner block each child's greatest key and the count of elements below it (key/count).")
final class ShapeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "FILE", description = "a trace file; answers in it are not compared")
    private Path file;

    @Override
    public Integer call() throws Exception {
        final Trace trace = TraceFiles.read(file);
        final TreeSubject subject = new TreeSubject(trace.geometry());
        for (Trace.Line line : trace.lines()) {
            subject.answer(line.step());
        }
        spec.commandLine().getOut().print(ShapeText.pretty(subject.tree()));
        spec.commandLine().getOut().flush();
        return Bps.OK;
    }
}
