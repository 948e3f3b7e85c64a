package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reads OpenJML's answers right; a script plays the tool, which is not on every machine. */
class OpenJmlTest {
    private static final Predicate<String> NONE = contract -> false;
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
            echo "warning: NOT IMPLEMENTED: JML Quantified expression using num_of"
            echo "Completed proof of a.A.number() with prover z3_4_3 - with warnings [2.00 secs]"
            echo "Completed proof of a.A.slow() with prover z3_4_3 - TIMEOUT [300.00 secs]"
            exit 6
            """);
        final OpenJml.Run run = tool.prove(source(), NONE);
        assertEquals(List.of(new OpenJml.Row("a.A.good(int)", "valid", "1.25"),
            new OpenJml.Row("a.A.bad()", "refuted", "0.50"), new OpenJml.Row("a.A.sum()", "not implemented", "-"),
            new OpenJml.Row("a.A.number()", "not implemented", "2.00"),
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
        assertTrue(OpenJml.failed(tool("exit 3").prove(source(), NONE)));
    }

    /** OpenJML ends with 1 if it fails at one method; the others' verdicts count. */
    @Test
    void itsOwnErrorAtAMethodIsNoRefutation() throws IOException {
        final String error = "echo 'Completed proof of a.A.b() with prover z3_4_3 - ERROR [1.15 secs]'\n";
        assertFalse(OpenJml.failed(tool(error + "exit 1").prove(source(), NONE)));
        assertTrue(OpenJml.failed(tool("echo 'Completed proof of a.A.b() with prover z3_4_3 - INFEASIBLE [1.1 secs]'\nexit 6")
            .prove(source(), NONE)));
        assertTrue(OpenJml.failed(tool(error
            + "echo 'Completed proof of a.A.c() with prover z3_4_3 - with warnings [1.15 secs]'\nexit 1").prove(source(), NONE)));
    }

    @Test
    void onlyMethodsWithAContractForItAreProved() throws IOException {
        final Path file = source();
        assertEquals(List.of("a.A.A(java.lang.String)", "a.A.both(a.B,long[],int)"), JmlMethods.of(file));
        final String output = tool("echo $*").prove(file, NONE).output();
        assertTrue(output.contains("--method=a.A.A(java.lang.String);a.A.both(a.B,long[],int) "), output);
        assertTrue(tool("echo $*").prove(file, "A.both(B,long[],int)"::equals).output()
            .contains("--method=a.A.A(java.lang.String) "));
        final Path none = home.resolve("None.java");
        Files.writeString(none, "package a; class None { /*+KEY@ behavior @*/ void key() { } }");
        assertEquals(List.of(), tool("exit 3").prove(none, NONE).rows());
    }

    /** A class with contracts for OpenJML, for KeY, and without any. */
    private Path source() throws IOException {
        final Path file = home.resolve("A.java");
        Files.writeString(file, """
            package a;
            class A {
                /** Not a contract: normal_behavior. */
                /*@ public normal_behavior
                  @   requires text != null; // (a comment)
                  @*/
                A(String text) { }

                /*+KEY@ behavior
                  @   diverges true;
                  @*/
                /*+KEY@ helper @*/ void counted() { }

                /*+STRICT@ normal_behavior
                  @   ensures true;
                  @*/
                /*+KEY@ also behavior
                  @   diverges true;
                  @*/
                /*+KEY@ helper @*/ static int both(B other, /*+KEY@ nullable @*/ long[] words,
                    final int base) { return base; }

                /*+KEYSTRICT@ normal_behavior
                  @*/
                void sequence() { }

                void bare() { both(null, null, 0); }
            }
            """);
        return file;
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
