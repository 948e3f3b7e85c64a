package org.bpstree.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bpstree.check.Demo;
import org.bpstree.defects.Defect;
import org.bpstree.defects.Plant;
import org.bpstree.defects.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The scenario the project comes from. */
@Command(name = "demo", mixinStandardHelpOptions = true,
    description = "Shows the scenario the project comes from (Tarantool gh-11326): a snapshot reads a view in the "
        + "background, memory is refused, an insert comes. First on this core with the check of the reservation taken "
        + "out, as in 3.3.0 (model/defects/unchecked-reservation.defect), then on this core.")
final class DemoCommand implements Callable<Integer> {
    private static final String UNCHECKED = "unchecked-reservation";

    @Spec
    private CommandSpec spec;
    @Option(names = "--root", paramLabel = "DIR", hidden = true, description = "the project's folder")
    private Path root = Path.of(System.getProperty("bps.root", "."));

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        out.println("With the reservation unchecked, as in 3.3.0:");
        final boolean survived = playUnchecked(out);
        out.println("Here:");
        final boolean well = new Demo(out).call();
        return well && !survived ? Bps.OK : Bps.FAILED;
    }

    @SuppressWarnings("unchecked")
    private boolean playUnchecked(PrintWriter out) throws Exception {
        final Defect unchecked = Trials.read(Trials.defects(root)).stream()
            .filter(defect -> defect.id().equals(UNCHECKED)).findFirst()
            .orElseThrow(() -> InputException.io("there is no " + UNCHECKED + ".defect in " + Trials.defects(root)));
        try (Plant plant = new Plant(Trials.core(root), unchecked)) {
            return ((Callable<Boolean>) plant.make(Demo.class.getName(), out)).call();
        }
    }
}
