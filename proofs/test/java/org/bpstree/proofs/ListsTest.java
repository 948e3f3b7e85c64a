package org.bpstree.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The lists, the copies, the keys of the cache and the report; no prover is started here. */
class ListsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNotAccountedForIsADefect() throws IOException {
        final ContractList list = Samples.list(folder, """
            T1 strict A.proved()
            T1 strict A.gone()
            """, """
            A.bare() | trivial | ATest
            A.stale() | trivial | ATest
            B.* | not yet | BTest
            """);
        assertEquals(List.of(
            "unexpected contract, neither in contracts.txt nor in admitted.txt: A.fresh()",
            "method without a contract, not in admitted.txt: A.naked()",
            "admitted.txt names what the source does not have: A.stale()",
            "contracts.txt names what the source does not have: A.gone()"),
            list.defects(new TreeSet<>(Set.of("A.proved()", "A.fresh()", "B.any()")),
                new TreeSet<>(Set.of("A.bare()", "A.naked()"))));
    }

    @Test
    void whatIsProvedIsNotAdmittedToo() throws IOException {
        final ContractList list = Samples.list(folder, "T1 strict A.proved()\n", "A.* | lazy | ATest\n");
        assertEquals(List.of("both proved and admitted: A.proved()"), list.defects(Set.of("A.proved()"), Set.of()));
    }

    @Test
    void aLineThatMeansNothingIsNamed() {
        for (final String line : List.of("T2 strict A.a()", "T1 lenient A.a()", "T1 strict A.a() steps=many",
                "T1 strict A.a() smt=yes", "T1 strict A.a() split=never", "T1 strict A.a() dependencies=some",
                "T1 strict")) {
            final IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> Samples.list(folder, "# head\n" + line, ""));
            assertTrue(wrong.getMessage().startsWith("contracts.txt line 2: "), wrong.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> Samples.list(folder, "", "A.a() | no test"));
        assertThrows(IllegalArgumentException.class,
            () -> Samples.list(folder, "T1 strict A.a()\nT1 strict A.a() steps=5", ""));
    }

    @Test
    void theCopyIsTheSourceByteForByte() throws IOException {
        final Configuration configuration = Configuration.ofModule();
        final SourceUnit unit = configuration.unit(folder.resolve("unit"));
        for (final Map.Entry<String, byte[]> file : unit.files().entrySet()) {
            final byte[] copied = Files.readAllBytes(unit.folder().resolve(file.getKey()));
            assertArrayEquals(file.getValue(), copied, file.getKey());
            final Path original = configuration.sourceRoot().resolve(file.getKey());
            if (file.getKey().startsWith(Configuration.corePackage()) && Files.exists(original)) {
                assertArrayEquals(Files.readAllBytes(original), copied, file.getKey());
            }
        }
    }

    @Test
    void aProofDependsOnWhatItsClassNamesAndOnSubtypes() throws IOException {
        write("A.java", "class A { B b; }");
        write("B.java", "interface B { /* C is not far */ }");
        write("C.java", "class C { }");
        write("D.java", "class D implements\n    B { }");
        write("E.java", "class E { A a; }");
        final SourceUnit unit = unit();
        assertEquals(Set.of("A.java", "B.java", "C.java", "D.java"), Set.copyOf(unit.closure("A")));
        assertEquals(Set.of("C.java"), Set.copyOf(unit.closure("C")));
        assertEquals(unit.files().keySet(), Set.copyOf(unit.closure("Nested")));
    }

    @Test
    void theKeyChangesWithAnythingThatMatters() throws IOException {
        write("A.java", "class A { }");
        final SourceUnit before = unit();
        final String key = key("prove A.a()", Profile.STRICT, before);
        assertEquals(key, key("prove A.a()", Profile.STRICT, before));
        assertNotEquals(key, key("prove A.a() steps", Profile.STRICT, before));
        assertNotEquals(key, key("prove A.a()", Profile.LEDGER, before));
        write("A.java", "class A { /* */ }");
        assertNotEquals(key, key("prove A.a()", Profile.STRICT, unit()));
        assertTrue(ProofCache.version(de.uka.ilkd.key.proof.Proof.class).matches("key.core-[\\d.]+jar"));
    }

    @Test
    void aMutationIsOneChangeInOnePlace() throws IOException {
        write("A.java", "int a() { return 1; } int b() { return 1; }");
        final SourceUnit unit = unit();
        final SourceUnit mutant =
            new Mutation("A.b()", null, "A.java", "b()", "1", "2").apply(unit, folder.resolve("m"));
        assertEquals("int a() { return 1; } int b() { return 2; }",
            Files.readString(mutant.folder().resolve("A.java")));
        assertThrows(IllegalArgumentException.class,
            () -> new Mutation("A.b()", null, "A.java", "", "1", "2").apply(unit, folder.resolve("m")));
        assertThrows(IllegalArgumentException.class,
            () -> new Mutation("A.b()", null, "A.java", "", "3", "2").apply(unit, folder.resolve("m")));
        Files.writeString(folder.resolve("mutations.txt"), """
            # head

            contract: A.b()
            file: A.java
            after: b()
            old: return 1;
            new:

            contract: A.a()
            profile: ledger
            file: A.java
            old: a: b
            new: x
            """);
        assertEquals(List.of(new Mutation("A.b()", null, "A.java", "b()", "return 1;", ""),
            new Mutation("A.a()", Profile.LEDGER, "A.java", "", "a: b", "x")),
            Mutation.read(folder.resolve("mutations.txt")));
    }

    @Test
    void theReportComparesWhatIsPromisedAndNotHowLongItTook() throws IOException {
        write("A.java", "class A { }");
        final ContractList list = Samples.list(folder.resolve("lists"), "T1 strict A.a()\n", "A.b() | why | ATest\n");
        final ContractList more = Samples.list(folder.resolve("lists"), "T1 strict A.a()\nT1 strict A.c()\n", "");
        final Verdict proved = new Verdict("A.a()", Verdict.Outcome.PROVED, 1234, 0, 5, "", List.of());
        final String report = Report.write(list, unit(), Map.of(list.entries().get(0), proved));
        assertTrue(report.contains("| `A.a()` | strict | proved | 1,234 |"), report);
        assertTrue(report.contains("| `A.b()` | why | ATest |"), report);
        assertEquals(Report.comparable(report), Report.comparable(Report.write(list, unit(), Map.of())));
        assertNotEquals(Report.comparable(report), Report.comparable(Report.write(more, unit(), Map.of())));
    }

    @Test
    void theReportTellsWhatATheoremLacks() throws IOException {
        write("A.java", "class A { }");
        Samples.list(folder.resolve("lists"), "T1 strict A.a()\n", "");
        final Path theorems = folder.resolve("lists").resolve("theorems.txt");
        Files.writeString(theorems, "T1: It works.\nT1 lacks: The half of it.\n");
        final ContractList list = ContractList.read(folder.resolve("lists"));
        assertEquals("The half of it.", list.gap("T1"));
        final String report = Report.write(list, unit(), Map.of());
        assertTrue(report.contains("It works.\n\n**Not shown**: The half of it.\n"), report);
        Files.writeString(theorems, "T1: It works.\nT2 lacks: The half of it.\n");
        assertThrows(IllegalArgumentException.class, () -> ContractList.read(folder.resolve("lists")));
    }

    @Test
    void whatIsWrittenForTheStrictProfileIsHiddenFromTheLedger() {
        requireSeen("/*+STRICT@ requires true; @*/ int a;", "/*@ requires true; @*/ int a;",
            "/*+STRICT@ requires true; @*/ int a;");
        requireSeen("/*+KEYSTRICT@ requires true; @*/ int a;", "/*@ requires true; @*/ int a;",
            "/*+KEYSTRICT@ requires true; @*/ int a;");
        requireSeen("/*+STRICT@ assignable \\nothing; // strictly\n@*/", "/*@ assignable \\strictly_nothing;\n@*/",
            "/*+STRICT@ assignable \\nothing; // strictly\n@*/");
        requireSeen("/*+KEY@ also behavior @*/", "/*@ also behavior @*/", "/*@ behavior @*/");
        requireSeen("/*+KEY@ helper @*/ int a() {", "/*@ helper @*/ int a() {", "/*@ helper @*/ int a() {");
        requireSeen("int/*+OPENJML@ nullable @*/[] a", "int[] a", "int[] a");
        requireSeen("/*@ spec_public @*/ /*+KEY@ nullable @*/ int[] a", "/*@ spec_public nullable @*/ int[] a",
            "/*@ spec_public nullable @*/ int[] a");
    }

    private static void requireSeen(String source, String strict, String ledger) {
        final byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        for (final Profile profile : Profile.values()) {
            assertEquals(profile == Profile.LEDGER ? ledger : strict,
                new String(profile.visible(bytes), StandardCharsets.UTF_8));
        }
    }

    @Test
    void linesAreCountedAsAReaderDoes() {
        assertEquals(new SourceLines(4, 4, 2), SourceLines.of("""
            /** One
              * two. */
            class A {

                /*@ requires true;
                  @ ensures true; */
                //@ ghost int g;
                /*+KEY@ ensures true; @*/
                /*@ pure @*/ int a() { return 1; }
                final int b = 2; // trailing
            }
            """.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aProgressLineSaysWhatItHas() {
        final Progress progress = new Progress(87);
        final Verdict proved = new Verdict("A.a()", Verdict.Outcome.PROVED, 1234, 0, 3100, "", List.of());
        assertEquals("[ 1/87] proved   T1 A.a()  1,234 nodes  3.1 s",
            progress.line("T1 A.a()", new ProofRun.Result(proved, false)));
        assertEquals("[ 2/87] proved   T1 A.a()  1,234 nodes  cached",
            progress.line("T1 A.a()", new ProofRun.Result(proved, true)));
        assertEquals("[ 3/87] missing  T1 A.b()  the source has no such contract",
            progress.line("T1 A.b()", new ProofRun.Result(Verdict.missing("A.b()"), false)));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("source"));
        Files.writeString(folder.resolve("source").resolve(name), text);
    }

    private SourceUnit unit() throws IOException {
        return SourceUnit.copy(List.of(new SourceUnit.Place(folder.resolve("source"), "")), folder.resolve("unit"));
    }

    private static String key(String what, Profile profile, SourceUnit unit) throws IOException {
        return ProofCache.key(what, profile, unit, unit.files().keySet(), unit);
    }
}
