package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers in other languages: the good ones conform, of each bad one the defect is found and made short. */
class DriversTest {
    private static final Path SOURCES = Cli.ROOT.resolve("model/drivers");
    private static final int MOST_STEPS = 8;

    @TempDir
    private Path folder;

    private static boolean present(String... command) {
        try {
            final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return true;
            }
        } catch (IOException absent) {
            // said below
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        System.out.println("drivers: skipped, '" + String.join(" ", command) + "' does not run here");
        return false;
    }

    private String built(String compiler, String source, String... options) {
        assumeTrue(present(compiler, "--version"));
        final String program = folder.resolve("driver").toString();
        final List<String> command = new ArrayList<>(List.of(compiler, "-O1"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-o", program, SOURCES.resolve(source).toString()));
        assertTrue(present(command.toArray(new String[0])), "the driver does not compile");
        return program;
    }

    private Cli.Result conform(List<String> options, String... command) {
        final List<String> args = new ArrayList<>(List.of("conform", "--failures", folder.toString(), "--seed", "1"));
        args.addAll(options);
        if (!options.contains("--corpus")) {
            args.addAll(List.of("--corpus", Cli.ROOT.resolve("spec/corpus").toString()));
        }
        args.add("--");
        args.addAll(Arrays.asList(command));
        final Cli.Result result = Cli.run(args.toArray(new String[0]));
        assertTrue(result.clean(), result.err());
        return result;
    }

    private void conforms(String... command) {
        final Cli.Result result = conform(List.of("--seconds", "2", "--timeout", "20000"), command);
        assertEquals(Bps.OK, result.code(), result.out() + result.err());
    }

    @Test
    void cConformsAtLevel2WithRefusals() {
        conforms(built("gcc", "sorted_array.c", "-Wall", "-Wextra", "-Werror"));
    }

    @Test
    void cppConformsAtLevel1WithRefusals() {
        conforms(built("g++", "std_map.cpp", "-std=c++17", "-Wall", "-Wextra", "-Werror"));
    }

    @Test
    void javaScriptConformsAtLevel1() {
        assumeTrue(present("node", "--version"));
        conforms("node", SOURCES.resolve("ordered_map.js").toString());
    }

    @Test
    void cReadsALineHoweverLong() throws Exception {
        final Process driver = new ProcessBuilder(built("gcc", "sorted_array.c")).start();
        try (OutputStream in = driver.getOutputStream()) {
            in.write(("tree\nbuild" + " 1=1".repeat(4000) + "\nsize\nbye\n").getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("ok\nerror there is no operation build\n0\nbye\n",
            new String(driver.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, driver.waitFor());
    }

    /** The right contents in leaves of another size: no difference below L3. */
    @ParameterizedTest
    @CsvSource({"L1, 0", "L3, 1"})
    void anotherShapeIsAFailureAtLevel3Alone(String level, int code) {
        assumeTrue(present("sh", "-c", "echo leaf=3 | sed -u s/leaf=./leaf=9/"));
        final Path one = Cli.ROOT.resolve("spec/corpus/bounds/first-of-1.trace");
        final Cli.Result result = conform(List.of("--seconds", "2", "--timeout", "20000", "--level", level, "--corpus",
            one.toString()), "sh", "-c", "sed -u 's/leaf=[0-9]*/leaf=9/' | '"
            + String.join("' '", Cli.java("driver")) + "'");
        assertEquals(code, result.code(), result.out() + result.err());
        assertTrue(code == 0 || result.out().contains("FAILED random:A6"), result.out());
    }

    @Test
    void theJavaTreeConformsAtLevel3() throws IOException {
        final Path json = folder.resolve("summary.json");
        final Path xml = folder.resolve("junit.xml");
        final Cli.Result result = conform(List.of("--seconds", "2", "--timeout", "20000", "--json", json.toString(),
            "--junit", xml.toString()), Cli.java("driver"));
        assertEquals(Bps.OK, result.code(), result.out() + result.err());
        assertTrue(Files.readString(json).contains("\"ok\" : true"));
        assertTrue(Files.readString(json).contains("\"skipped\" : 0"));
        assertTrue(Files.readString(xml).contains("failures=\"0\""));
    }

    @ParameterizedTest
    @CsvSource({"loses-on-refusal, R1", "corrupts-view, A1", "off-by-one, A1", "crashes-on-refusal, A2", "hangs, A3",
        "garbage, A4"})
    void catchesAndShrinks(String defect, String rule) throws Exception {
        final String program = built("gcc", "broken.c", "-Wall", "-Wextra", "-Werror");
        final Path one = Cli.ROOT.resolve("spec/corpus/bounds/first-of-1.trace");
        for (List<String> options : List.of(List.of("--seconds", "0", "--max-failures", "1"),
            List.of("--seconds", "20", "--corpus", one.toString()))) {
            final List<String> all = new ArrayList<>(options);
            all.addAll(List.of("--timeout", defect.equals("hangs") ? "300" : "2000"));
            final Cli.Result result = conform(all, program, defect);
            assertEquals(Bps.FAILED, result.code(), defect + ": " + result.out() + result.err());
            assertTrue(result.out().contains(": " + rule + " ("), result.out());
        }
        int files = 0;
        for (Path file : TraceFiles.below(folder)) {
            final int steps = TraceFiles.read(file).lines().size();
            assertTrue(steps <= MOST_STEPS, file + " has " + steps + " steps");
            assertEquals(Bps.OK, Cli.run("replay", file.toString()).code(), "the right answers are in " + file);
            files++;
        }
        assertTrue(files >= 2);
    }

    @Test
    void knownFailuresAreToleratedAndFixedOnesReported() throws IOException {
        final String program = built("gcc", "broken.c");
        final Path known = folder.resolve("known");
        Files.writeString(known, "# a list\nfind-last-of-4 # the bound\nfirst-of-1\n");
        final List<String> options = new ArrayList<>(List.of("--seconds", "0", "--expect", known.toString()));
        options.addAll(List.of("--corpus", Cli.ROOT.resolve("spec/corpus/bounds").toString(), "--max-failures", "99"));
        final Cli.Result result = conform(options, program, "off-by-one");
        assertTrue(!result.out().contains("FAILED find-last-of-4"), result.out());
        assertTrue(result.out().contains("FAILED lower-last-of-4"), result.out());
        assertTrue(result.out().contains("FIXED first-of-1"), result.out());
        Files.writeString(known, "no-such-case\n");
        assertEquals(Bps.USAGE, conform(options, program, "off-by-one").code());
    }

    @Test
    void driversThatDoNotStartOrGreet() {
        assertEquals(Bps.USAGE, conform(List.of(), "/no/such/program").code());
        assumeTrue(present("sh", "-c", "true"));
        for (String script : new String[] {"exit 3", "echo hi; cat", "kill -9 $$", "echo hello 1 L9; cat",
            "echo hello 1 L1 flying; cat", "printf hello", "sleep 9", "while read -r l; do echo ok; done"}) {
            final Cli.Result result = conform(List.of("--timeout", "300", "--seconds", "1"), "sh", "-c", script);
            assertEquals(Bps.FAILED, result.code(), script + ": " + result.out() + result.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"4194304, expected: 'ok' or 'unsupported' in answer to 'tree", "4194305, more than 4194304 bytes"})
    void anAnswerMayHave4MiB(int letters, String words) {
        assumeTrue(present("sh", "-c", "head -c 1 /dev/zero | tr '\\0' x"));
        final Path one = Cli.ROOT.resolve("spec/corpus/bounds/first-of-1.trace");
        final Cli.Result result = conform(List.of("--timeout", "20000", "--seconds", "0", "--corpus", one.toString()), "sh",
            "-c", "read x; echo 'hello 1 L1'; read y; head -c " + letters + " /dev/zero | tr '\\0' x; echo; read z");
        assertEquals(Bps.FAILED, result.code(), result.err());
        assertTrue(result.out().contains(": A4 (") && result.out().contains(words), result.out());
    }

    /**
     * The process is dead or alive, its output open: either way the time-out ends the wait. The greeting is begun. (Java may
     * notice the process's end before anybody reads; then the open output is not told.)
     */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', value = {
        "'; read y; sleep 30 & exit 0 ! A2 ! the driver ended with exit code 0",
        "'; read y; sleep 30 & exit 3 ! A2 ! the driver ended with exit code 3",
        "'; sleep 30 | cat ! A3 ! none within ", "early'; sleep 30 ! A4 ! 'early'"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aSilentDriverIsGivenUpInTime(String script, String rule, String words) {
        assumeTrue(present("sh", "-c", "true"));
        final Path one = Cli.ROOT.resolve("spec/corpus/bounds/first-of-1.trace");
        final Cli.Result result = conform(List.of("--timeout", "300", "--seconds", "0", "--corpus", one.toString()), "sh",
            "-c", "read x; printf 'hello 1 L1\\n" + script);
        assertEquals(Bps.FAILED, result.code(), result.out() + result.err());
        assertTrue(result.out().contains(": " + rule + " (") && result.out().contains(words), result.out());
    }
}
