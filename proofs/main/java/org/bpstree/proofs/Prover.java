package org.bpstree.proofs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The child process: reads commands from standard input, answers on standard output, one line each, fields separated
 * by tabs. What KeY itself prints goes to standard error, and so to the log.
 *
 * <pre>
 * load    profile folder             contract NAME (each), bare NAME (each), loaded | failed MESSAGE
 * prove   NAME options               verdict ...
 * </pre>
 *
 * <p>After {@code failed} the process ends: a failed load leaves KeY in a state in which later results mean nothing.
 */
public final class Prover {
    private final PrintStream answers;
    private final Path stubs;
    private final Path openGoals;
    private KeyUnit unit;

    private Prover(PrintStream answers, Path stubs, Path openGoals) {
        this.answers = answers;
        this.stubs = stubs;
        this.openGoals = openGoals;
    }

    /** @param args the folder with stubs, the folder for the goals of proofs that stay open */
    public static void main(String[] args) throws IOException {
        final Prover prover = new Prover(System.out, Path.of(args[0]), Path.of(args[1]));
        System.setOut(System.err);
        final BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        boolean sound = true;
        for (String line = commands.readLine(); sound && line != null; line = commands.readLine()) {
            sound = prover.obey(line.split("\t"));
        }
        prover.answers.flush();
        System.exit(sound ? 0 : 1);
    }

    private boolean obey(String[] command) {
        switch (command[0]) {
            case "load":
                return load(Profile.of(command[1]), Path.of(command[2]));
            case "prove":
                final Options options = Options.parse(Arrays.asList(command[2].split(" ")));
                answer("verdict", new KeyProof(unit, openGoals).prove(command[1], options).toLine());
                return true;
            default:
                answer("failed", "no such command: " + command[0]);
                return false;
        }
    }

    private boolean load(Profile profile, Path folder) {
        try {
            if (unit != null) {
                unit.environment().dispose();
            }
            unit = new KeyUnit(folder, stubs, profile);
        } catch (final IOException | RuntimeException | LinkageError failure) {
            failure.printStackTrace();
            answer("failed", String.valueOf(failure.getMessage()).replaceAll("\\s+", " "));
            return false;
        }
        unit.contracts().keySet().forEach(name -> answer("contract", name));
        unit.bareMethods().forEach(name -> answer("bare", name));
        answer("loaded", Integer.toString(unit.contracts().size()));
        return true;
    }

    private void answer(String kind, String rest) {
        answers.println(kind + "\t" + rest);
        answers.flush();
    }
}
