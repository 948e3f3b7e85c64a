package org.bpstree.proofs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The second opinion: runs an installed OpenJML over the same source. It is started as a program and read as text,
 * since it is in no registry; its exit codes and progress lines are those of release 0.21.
 */
public final class OpenJml {
    /** What to do where it is missing; pom.xml says the same. */
    public static final String HOW_TO_GET = "OPENJML_HOME is not set: download a release of OpenJML 0.21 from "
        + "github.com/OpenJML/OpenJML/releases, unpack it and set OPENJML_HOME to the folder that has 'openjml'";
    private static final int NO_ERRORS = 0;
    private static final int REFUTED = 6;
    private static final int SECONDS_A_METHOD = 60;
    private static final Pattern COMPLETED =
        Pattern.compile("Completed proof of (.+) with prover \\S+ - (.+?)(?: \\[\\s*([\\d.,]+) secs])?\\s*");

    private final Path program;
    private final Path sourceRoot;

    /**
     * @param method  its signature as OpenJML writes it
     * @param verdict valid, refuted, not implemented, or OpenJML's own word (TIMEOUT, INFEASIBLE, ERROR)
     */
    public record Row(String method, String verdict, String seconds) {
        /** Whether OpenJML agrees. */
        public boolean valid() {
            return verdict.equals("valid");
        }

        /** Whether OpenJML found the contract wrong, or one that nothing can meet; a time-out is no opinion. */
        public boolean refuted() {
            return verdict.equals("refuted") || verdict.equals("INFEASIBLE");
        }
    }

    /** @param output everything that the tool printed */
    public record Run(int exitCode, List<Row> rows, String output) { }

    /** @throws IllegalStateException if the folder has no program, with the line on how to get it */
    public OpenJml(String home, Path sourceRoot) {
        if (home == null || home.isBlank()) {
            throw new IllegalStateException(HOW_TO_GET);
        }
        program = Path.of(home, "openjml");
        this.sourceRoot = sourceRoot;
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("OPENJML_HOME has no program 'openjml'. " + HOW_TO_GET);
        }
    }

    /** The Java files under the root that are in the package, in a fixed order. */
    public static List<Path> files(Path sourceRoot, String packageFolder) throws IOException {
        try (Stream<Path> all = Files.list(sourceRoot.resolve(packageFolder))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.endsWith("package-info.java")).sorted().toList();
        }
    }

    /** Reads and type-checks Java and JML of all files; anything but exit code 0 is an error. */
    public Run typeCheck(List<Path> files) throws IOException {
        final List<String> command = new ArrayList<>(List.of("--check"));
        files.forEach(file -> command.add(file.toString()));
        return run(command);
    }

    /**
     * Proves the methods of one file that have a contract for OpenJML.
     *
     * @param admitted whether a contract, by the name that contracts.txt would use, goes without a proof
     */
    public Run prove(Path file, Predicate<String> admitted) throws IOException {
        final List<String> methods =
            JmlMethods.of(file).stream().filter(method -> !admitted.test(JmlMethods.plain(method))).toList();
        if (methods.isEmpty()) {
            return new Run(NO_ERRORS, List.of(), "");
        }
        return run(List.of("--esc", "--progress", "--show-summary", "--show-not-implemented",
            "--check-feasibility=basic", "--timeout=" + SECONDS_A_METHOD, "--method=" + String.join(";", methods),
            file.toString()));
    }

    /**
     * Whether the run is one that failed: a type error, a crash, or a refuted method. That OpenJML itself fails at a
     * method (verdict ERROR, exit code 1) is no opinion on the method.
     */
    public static boolean failed(Run run) {
        final boolean ended = run.exitCode == NO_ERRORS || run.exitCode == REFUTED
            || run.rows.stream().anyMatch(row -> row.verdict.equals("ERROR"));
        return !ended || run.rows.stream().anyMatch(Row::refuted);
    }

    /** Rows as a table for people. */
    public static String table(List<Row> rows) {
        final int width = rows.stream().mapToInt(row -> row.method.length()).max().orElse(0);
        final StringBuilder table = new StringBuilder();
        for (final Row row : rows) {
            table.append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s  %-15s %8s s%n", row.method,
                row.verdict, row.seconds));
        }
        return table.toString();
    }

    private Run run(List<String> arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(program.toString(), "-sourcepath",
            sourceRoot.toString(), "-classpath", sourceRoot.toString(), "--keys=STRICT"));
        command.addAll(arguments);
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        final List<Row> rows = new ArrayList<>();
        final StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            boolean notImplemented = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                notImplemented |= line.contains("NOT IMPLEMENTED");
                final Matcher completed = COMPLETED.matcher(line);
                if (completed.matches()) {
                    rows.add(row(completed, notImplemented));
                    notImplemented = false;
                }
            }
        }
        try {
            return new Run(process.waitFor(), rows, output.toString());
        } catch (final InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** Where the tool left a part out, it is neither valid nor refuted: nothing is known of that part. */
    private static Row row(Matcher completed, boolean notImplemented) {
        final String said = completed.group(2);
        final String verdict = switch (said) {
            case "no warnings" -> notImplemented ? "not implemented" : "valid";
            case "with warnings" -> notImplemented ? "not implemented" : "refuted";
            default -> said;
        };
        return new Row(completed.group(1), verdict, completed.group(3) == null ? "-" : completed.group(3));
    }
}
