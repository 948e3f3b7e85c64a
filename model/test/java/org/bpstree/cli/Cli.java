package org.bpstree.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands inside the test's JVM. */
final class Cli {
    /** The project's root. */
    static final Path ROOT = Path.of(System.getProperty("bps.root", ".."));

    /**
     * What a command came to.
     *
     * @param code the exit code
     * @param out  standard output
     * @param err  standard error
     */
    record Result(int code, String out, String err) {
        /** No text of a defect of ours. */
        boolean clean() {
            return code != Bps.DEFECT && !(out + err).contains("\tat ") && !err.contains("Exception");
        }
    }

    private Cli() { }

    /** The command line as a process of its own. */
    static String[] java(String... args) {
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Bps.class.getName()));
        command.addAll(List.of(args));
        return command.toArray(new String[0]);
    }

    static Result run(String... args) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = Bps.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Result(code, out.toString(), err.toString());
    }
}
