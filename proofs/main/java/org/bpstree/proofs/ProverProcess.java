package org.bpstree.proofs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The parent's end of one {@link Prover}: starts it, speaks to it, and notices when it dies. */
final class ProverProcess implements AutoCloseable {
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final Path log;

    /** What the source has. */
    record Listing(Set<String> contracts, Set<String> bareMethods) { }

    /** The prover cannot go on: it could not read the source, or it died. */
    static final class Failure extends Exception {
        Failure(String message) {
            super(message);
        }
    }

    /**
     * @param home its own: KeY keeps settings in the user's home, and two provers that share one break each other
     */
    ProverProcess(Path home, Path library, Path openGoals) throws IOException {
        Files.createDirectories(home);
        log = home.resolve("prover.log");
        final List<String> command = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx4g", "-Xms1500m", "-Xmn1g", "-XX:+UseSerialGC",
            // Linux has them, not all machines give them; what the JVM says of that must not come between the answers.
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages", "-Xlog:disable", "-Xlog:all=warning:stderr",
            "-Djava.awt.headless=true", "-Dkey.disregardSettings=true",
            "-Duser.home=" + home, "-Djava.io.tmpdir=" + home, "-cp", System.getProperty("java.class.path"),
            Prover.class.getName(), library.toString(), openGoals.toString());
        process = new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
            .start();
        commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads a folder; forgets the one before. */
    Listing load(Path folder, Profile profile) throws IOException, Failure {
        commands.println("load\t" + profile.id() + "\t" + folder);
        final Listing listing = new Listing(new TreeSet<>(), new TreeSet<>());
        while (true) {
            final String[] answer = answer();
            switch (answer[0]) {
                case "contract" -> listing.contracts.add(answer[1]);
                case "bare" -> listing.bareMethods.add(answer[1]);
                case "loaded" -> {
                    return listing;
                }
                default -> throw new Failure("the prover cannot read the source: " + answer[1]);
            }
        }
    }

    /** Tries one contract of the folder that was read last. */
    Verdict prove(String contract, Options options) throws IOException, Failure {
        commands.println("prove\t" + contract + "\t" + options);
        final String[] answer = answer();
        if (!answer[0].equals("verdict")) {
            throw new Failure("not a verdict: " + String.join(" ", answer));
        }
        return Verdict.parse(answer[1]);
    }

    private String[] answer() throws IOException, Failure {
        final String line = answers.readLine();
        if (line == null) {
            throw new Failure("the prover died; see " + log);
        }
        return line.split("\t", 2);
    }

    /** Ends it at once, and whoever waits for its answer. */
    void kill() {
        process.destroyForcibly();
    }

    /** Lets it end by itself. */
    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
