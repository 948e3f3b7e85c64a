package org.bpstree.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bpstree.defects.Defect;
import org.bpstree.defects.DefectException;
import org.bpstree.defects.Kill;
import org.bpstree.defects.Plant;
import org.bpstree.defects.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plants each known defect in the core and prints which mechanism notices it. */
@Command(name = "defects", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Plants each defect of model/defects in a copy of the core and prints what catches it: the corpus "
        + "(which case), the random check (rule, time, operations, length of the shrunk trace), the exploration "
        + "(operations of a shortest way), the proofs (which contract goes open, as mvn verify -Pkills measured it).",
    footer = {"", "Exit code 1 if a mechanism that must catch a defect was run and did not; a defect that no longer",
        "applies to the core's text is an error (exit code 2)."})
final class DefectsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--only", paramLabel = "NAME", description = "this defect alone, and its shrunk trace")
    private String only;
    @Option(names = "--seconds", paramLabel = "N", description = "random check a defect, at most (default: 10)")
    private int seconds = 10;
    @Option(names = "--seed", paramLabel = "N", description = "of the random check (default: 1)")
    private long seed = 1;
    @Option(names = "--markdown", description = "print the table in Markdown")
    private boolean markdown;
    @Option(names = "--root", paramLabel = "DIR", hidden = true, description = "the project's folder")
    private Path root = Path.of(System.getProperty("bps.root", "."));

    private int unnoticed;

    @Override
    public Integer call() throws Exception {
        if (seconds < 1) {
            throw InputException.usage("--seconds is " + seconds + ", but must be at least 1");
        }
        final PrintWriter out = spec.commandLine().getOut();
        try {
            final List<Defect> defects = Trials.read(Trials.defects(root)).stream()
                .filter(defect -> only == null || defect.id().equals(only)).toList();
            if (defects.isEmpty()) {
                throw InputException.usage("there is no defect " + (only == null ? "in " + Trials.defects(root) : only));
            }
            row(out, "defect", "corpus", "random check", "exploration", "proof");
            if (markdown) {
                out.println("|---|---|---|---|---|");
            }
            for (Defect defect : defects) {
                run(out, defect);
            }
            out.println((markdown ? "\n" : "") + defects.size() + " defects, " + unnoticed
                + " times one was missed by a mechanism that must catch it");
        } catch (DefectException drifted) {
            throw InputException.usage(drifted.getMessage());
        } catch (IOException unreadable) {
            throw InputException.io(unreadable.toString());
        }
        return unnoticed == 0 ? Bps.OK : Bps.FAILED;
    }

    private void run(PrintWriter out, Defect defect) throws Exception {
        final Trials trials = new Trials(root, seed, seconds, only == null ? 3 : 60);
        try (Plant plant = new Plant(Trials.core(root), defect)) {
            final Kill corpus = trials.corpus(plant);
            final Kill random = trials.random(plant);
            final Kill exploration = trials.exploration(plant);
            final Kill proof = trials.proof(defect);
            judge(defect, "corpus", corpus);
            judge(defect, "random", random);
            judge(defect, "exploration", exploration);
            judge(defect, "proof", proof);
            row(out, defect.id(), corpus.toString(), random.toString(), exploration.toString(), proof.toString());
            if (only != null) {
                defect.facts().forEach((name, fact) -> out.println(name + ": " + fact));
                out.println(random.trace());
            }
        }
    }

    private void judge(Defect defect, String mechanism, Kill kill) {
        if (kill.verdict() == Kill.Verdict.MISSED && defect.must(mechanism)) {
            unnoticed++;
        }
    }

    private void row(PrintWriter out, String defect, String corpus, String random, String exploration, String proof) {
        if (markdown) {
            out.println("| " + defect + " | " + corpus + " | " + random + " | " + exploration + " | " + proof + " |");
        } else {
            out.printf(Locale.ROOT, "%-40s %-36s %-44s %-12s %s%n", defect, corpus, random, exploration, proof);
        }
    }
}
