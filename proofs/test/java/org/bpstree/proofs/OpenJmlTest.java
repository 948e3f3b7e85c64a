package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reads OpenJML's answers right; a script plays the tool, which is not on every machine. */
class OpenJmlTest {
    @TempDir
    private Path home;

    @Test
    void readsEachMethodsVerdict() throws IOException {
        final OpenJml tool = tool("""
            echo "Proving methods in a.A"
            echo "Starting proof of a.A.good(int) with prover z3_4_3"
            echo "Completed proof of a.A.good(int) with prover z3_4_3 - no warnings [1.25 secs]"
            echo "A.java:3: verify: The prover cannot establish an assertion (Postcondition) in method bad"
            echo "Completed proof of a.A.bad() with prover z3_4_3 - with warnings [0.50 secs]"
            echo "warning: NOT IMPLEMENTED: Not yet supported expression: sum"
            echo "Completed proof of a.A.sum() with prover z3_4_3 - no warnings"
            echo "Completed proof of a.A.slow() with prover z3_4_3 - TIMEOUT [300.00 secs]"
            exit 6
            """);
        final OpenJml.Run run = tool.prove(Path.of("A.java"));
        assertEquals(List.of(new OpenJml.Row("a.A.good(int)", "valid", "1.25"),
            new OpenJml.Row("a.A.bad()", "refuted", "0.50"), new OpenJml.Row("a.A.sum()", "not implemented", "-"),
            new OpenJml.Row("a.A.slow()", "TIMEOUT", "300.00")), run.rows());
        assertEquals(6, run.exitCode());
        assertTrue(OpenJml.failed(run));
        assertEquals("a.A.good(int)  valid               1.25 s",
            OpenJml.table(run.rows()).lines().findFirst().orElseThrow());
    }

    @Test
    void aTypeErrorAndACrashFail() throws IOException {
        assertFalse(OpenJml.failed(tool("exit 0").typeCheck(List.of(Path.of("A.java")))));
        final OpenJml.Run wrong = tool("echo 'A.java:1: error: cannot find symbol'; exit 1")
            .typeCheck(List.of(Path.of("A.java")));
        assertTrue(OpenJml.failed(wrong));
        assertTrue(wrong.output().contains("cannot find symbol"));
        assertTrue(OpenJml.failed(tool("exit 3").prove(Path.of("A.java"))));
    }

    @Test
    void passesTheSourceRootAndTheFiles() throws IOException {
        final String output = tool("echo $*").typeCheck(List.of(Path.of("A.java"), Path.of("B.java"))).output();
        assertTrue(output.endsWith("--check A.java B.java\n"), output);
        assertTrue(output.contains("-sourcepath " + home), output);
    }

    @Test
    void saysHowToGetIt() {
        for (final String missing : new String[] {null, "", home.resolve("nowhere").toString()}) {
            final IllegalStateException no =
                assertThrows(IllegalStateException.class, () -> new OpenJml(missing, home));
            assertTrue(no.getMessage().contains(OpenJml.HOW_TO_GET), no.getMessage());
        }
    }

    private OpenJml tool(String script) throws IOException {
        final Path program = home.resolve("openjml");
        Files.writeString(program, "#!/bin/sh\n" + script);
        assertTrue(program.toFile().setExecutable(true));
        return new OpenJml(home.toString(), home);
    }
}
