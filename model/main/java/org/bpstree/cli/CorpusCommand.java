package org.bpstree.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bpstree.corpus.Corpus;
import org.bpstree.trace.Level;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the regression corpus, makes it, checks it. */
@Command(name = "corpus", mixinStandardHelpOptions = true,
    description = "Lists the regression corpus: subject, level, id, and the kind of bug that each case catches. "
        + "'corpus generate' writes it anew from its recipes, 'corpus check' checks each case.")
final class CorpusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--subject", paramLabel = "NAME", description = "only the cases of this subject")
    private String subject;
    @Option(names = "--level", paramLabel = "L1|L2|L3", description = "only the cases of this level")
    private Level level;

    /** Where the corpus is. */
    static Path folder() {
        return Path.of(System.getProperty("bps.root", "."), "spec", "corpus");
    }

    /** A case and where it is. */
    private record Case(Path file, Trace trace) {
        String about(String name) {
            return trace.about().getOrDefault(name, "");
        }

        Level level() {
            return Profile.neededBy(trace).level();
        }
    }

    /** The cases that the options want. */
    private List<Case> cases() throws InputException {
        final List<Case> cases = new ArrayList<>();
        final Set<String> subjects = new TreeSet<>();
        for (Path file : TraceFiles.find(List.of(folder()))) {
            final Case one = new Case(file, TraceFiles.read(file));
            subjects.add(one.about("subject"));
            if ((subject == null || subject.equals(one.about("subject")))
                && (level == null || level == one.level())) {
                cases.add(one);
            }
        }
        if (subject != null && !subjects.contains(subject)) {
            throw InputException.usage("there is no subject '" + subject + "' in the corpus; there are "
                + String.join(", ", subjects));
        }
        return cases;
    }

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        final Map<String, int[]> counts = new TreeMap<>();
        for (Case one : cases()) {
            final String about = one.about("subject");
            out.printf(Locale.ROOT, "%-15s %-3s %-45s %s%s%n", about, one.level(), one.about("id"), one.about("catches"),
                one.about("issue").isEmpty() ? "" : " (" + one.about("issue") + ")");
            counts.computeIfAbsent(about, a -> new int[4])[one.level().ordinal()]++;
            counts.get(about)[3] += one.trace.lines().size();
        }
        out.printf(Locale.ROOT, "%n%8s %8s %8s %8s  %s%n", "L1", "L2", "L3", "steps", "subject");
        final int[] sum = new int[4];
        counts.forEach((about, count) -> {
            out.printf(Locale.ROOT, "%8d %8d %8d %8d  %s%n", count[0], count[1], count[2], count[3], about);
            IntStream.range(0, 4).forEach(i -> sum[i] += count[i]);
        });
        out.printf(Locale.ROOT, "%8d %8d %8d %8d  all %d cases%n", sum[0], sum[1], sum[2], sum[3], sum[0] + sum[1] + sum[2]);
        return Bps.OK;
    }

    @Command(name = "generate", mixinStandardHelpOptions = true,
        description = "Writes the corpus anew from its recipes, in place: spec/corpus of this clone. Cases that no recipe makes are "
            + "removed. The same bytes each time.")
    int generate() throws InputException {
        if (subject != null || level != null) {
            throw InputException.usage("the corpus is made as a whole: leave out --subject and --level");
        }
        final Map<String, String> made = Corpus.generate();
        int written = 0;
        int removed = 0;
        try {
            if (Files.isDirectory(folder())) {
                for (Path file : TraceFiles.below(folder())) {
                    if (!made.containsKey(folder().relativize(file).toString().replace('\\', '/'))) {
                        Files.delete(file);
                        removed++;
                    }
                }
            }
            for (Map.Entry<String, String> one : made.entrySet()) {
                final Path file = folder().resolve(one.getKey());
                Files.createDirectories(file.getParent());
                if (!Files.exists(file) || !Files.readString(file).equals(one.getValue())) {
                    Files.writeString(file, one.getValue());
                    written++;
                }
            }
        } catch (IOException unwritable) {
            throw InputException.io("cannot write the corpus: " + unwritable.getMessage());
        }
        spec.commandLine().getOut().println(made.size() + " cases, " + written + " written, " + removed + " removed");
        return Bps.OK;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks each case: that its point is met, that it is not met without any one of the steps, that "
            + "the answers are right, and that reading and writing it gives the same bytes.",
        footer = {"", "Of one subject or level:", "  ./bps corpus --subject NAME check"})
    int check() throws InputException {
        final PrintWriter out = spec.commandLine().getOut();
        final List<Case> cases = cases();
        final List<String> faults = cases.parallelStream().map(one -> {
            final String fault = Corpus.fault(one.trace);
            final String path = one.about("subject") + "/" + one.about("id") + ".trace";
            return !fault.isEmpty() ? one.file + ": " + fault
                : folder().relativize(one.file).toString().replace('\\', '/').equals(path) ? ""
                : one.file + ": is to be at " + path;
        }).filter(fault -> !fault.isEmpty()).toList();
        faults.forEach(out::println);
        out.println("checked " + cases.size() + " cases: " + faults.size() + " faults");
        return faults.isEmpty() ? Bps.OK : Bps.FAILED;
    }
}
