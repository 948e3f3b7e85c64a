package org.bpstree.defects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The mechanisms, each tried on a planted defect. */
public final class Trials {
    /** Left to a trial that does not end by itself. */
    private static final int GRACE_SECONDS = 30;
    /** What the exploration may provide: a Callable of {effort} or {effort, rule}; its argument are traces to begin with. */
    private static final String EXPLORATION = "org.bpstree.explore.DefectTrial";

    private final Path root;
    private final long seed;
    private final int seconds;
    private final int shrinkSeconds;

    /**
     * @param root    the project's folder
     * @param seed    of the random check
     * @param seconds that the random check may take for a defect
     * @param shrinkSeconds that may be spent on making its trace short
     */
    public Trials(Path root, long seed, int seconds, int shrinkSeconds) {
        this.root = root;
        this.seed = seed;
        this.seconds = seconds;
        this.shrinkSeconds = shrinkSeconds;
    }

    /** All defects of the folder, in order of their names. */
    public static List<Defect> read(Path folder) throws IOException, DefectException {
        final List<Defect> defects = new ArrayList<>();
        for (Path file : filesBelow(folder, ".defect")) {
            final String name = file.getFileName().toString();
            defects.add(Defect.parse(name.substring(0, name.length() - ".defect".length()), Files.readString(file)));
        }
        return defects;
    }

    private static List<Path> filesBelow(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** The folder of the defects below the project's. */
    public static Path defects(Path root) {
        return root.resolve("model/defects");
    }

    /** The folder of the core's sources below the project's. */
    public static Path core(Path root) {
        return root.resolve("src/main/java/org/bpstree/core");
    }

    /** The random check. */
    @SuppressWarnings("unchecked")
    public Kill random(Plant plant) throws ReflectiveOperationException {
        final long start = System.nanoTime();
        final String[] found = run((Callable<String[]>) plant.make(RandomTrial.class.getName(), seed, seconds,
            shrinkSeconds));
        if (found == null) {
            return Kill.caught("hang", where());
        }
        final String effort = found[0] + " operations";
        return found.length == 1 ? Kill.missed(effort) : new Kill(Kill.Verdict.CAUGHT, found[1],
            String.format(Locale.ROOT, "%.1f s, ", (System.nanoTime() - start) / 1e9) + effort,
            found.length > 2 ? Integer.parseInt(found[2]) : 0, found.length > 3 ? found[3] : "");
    }

    /** The corpus: whatever *.trace there is. */
    @SuppressWarnings("unchecked")
    public Kill corpus(Plant plant) throws ReflectiveOperationException, IOException {
        final List<Path> files = filesBelow(root.resolve("spec"), ".trace");
        if (files.isEmpty()) {
            return Kill.NOT_RUN;
        }
        final String[] found = run((Callable<String[]>) plant.make(CorpusTrial.class.getName(), files));
        if (found == null) {
            return Kill.caught("hang", where());
        }
        return found.length == 1 ? Kill.missed("") : Kill.caught(found[1], found.length > 2 ? found[2] : found[0]);
    }

    /** The exploration, where it provides a trial. */
    @SuppressWarnings("unchecked")
    public Kill exploration(Plant plant) throws ReflectiveOperationException, IOException {
        final Callable<String[]> trial;
        try {
            trial = (Callable<String[]>) plant.make(EXPLORATION, filesBelow(root.resolve("spec/corpus/tight"), ".trace"));
        } catch (ClassNotFoundException absent) {
            return Kill.NOT_RUN;
        }
        final String[] found = run(trial);
        if (found == null) {
            return Kill.caught("hang", where());
        }
        return found.length == 1 ? Kill.missed(found[0]) : Kill.caught(found[1], found[0]);
    }

    /** The proofs: the contract that goes open, as it was measured by {@code mvn verify -Pkills}. */
    public Kill proof(Defect defect) throws IOException {
        return new ProofResults(root).of(defect.id(), Files.readString(defects(root).resolve(defect.id() + ".defect")));
    }

    /** Where in the core a trial without end is. */
    private static String where() {
        return Thread.getAllStackTraces().values().stream().flatMap(stack -> Stream.of(stack)
            .filter(at -> at.getClassName().startsWith("org.bpstree.core.")).limit(1)).findFirst()
            .map(at -> "no end, in " + at).orElse("no end, outside the core");
    }

    /** What the trial returns; null if it does not end. A defect may loop for ever, so it has a thread of its own. */
    private String[] run(Callable<String[]> trial) {
        final String[][] found = new String[1][];
        final Thread thread = new Thread(() -> {
            try {
                found[0] = trial.call();
            } catch (Exception | StackOverflowError | OutOfMemoryError crash) {
                found[0] = new String[] {"0", "A2", "0", crash.toString()};
            }
        }, "defect");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join((seconds + shrinkSeconds + GRACE_SECONDS) * 1000L);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return found[0];
    }
}
