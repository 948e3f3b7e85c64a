package org.bpstree.cli;

import java.util.concurrent.Callable;
import org.bpstree.check.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The scenario the project comes from. */
@Command(name = "demo", mixinStandardHelpOptions = true,
    description = "Shows the scenario the project comes from (Tarantool gh-11326): a snapshot reads a view in the "
        + "background, memory is refused, an insert comes. First with the reservation unchecked, then here.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new Demo(spec.commandLine().getOut()).run() ? Bps.OK : Bps.FAILED;
    }
}
