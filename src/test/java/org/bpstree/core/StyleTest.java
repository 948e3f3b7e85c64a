package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the style's line limits and the arrows between packages, so that nobody has to remember. */
class StyleTest {
    private static final int MOST_FILE_LINES = 350;
    private static final int MOST_FUNCTION_LINES = 60;
    private static final Path ROOT = Path.of(System.getProperty("bps.root", ".."));

    /** The sources of the modules that there are. */
    private static List<Path> sources() throws IOException {
        final List<Path> sources = new ArrayList<>();
        for (final String folder : new String[] {"src/main/java", "src/test/java", "model/main/java",
            "model/test/java"}) {
            if (Files.isDirectory(ROOT.resolve(folder))) {
                try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                    files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(sources::add);
                }
            }
        }
        assertTrue(sources.stream().anyMatch(f -> f.endsWith("core/Tree.java")), "the core is among them");
        return sources;
    }

    @Test
    void filesAreShort() throws IOException {
        final List<String> longer = new ArrayList<>();
        for (final Path file : sources()) {
            final long lines = CodeLines.count(Files.readAllLines(file));
            if (lines > MOST_FILE_LINES) {
                longer.add(ROOT.relativize(file) + " has " + lines + " lines of code; the limit is " + MOST_FILE_LINES);
            }
        }
        assertEquals(List.of(), longer);
    }

    @Test
    void functionsAreShort() throws IOException {
        final Map<String, Long> functions = functions(sources());
        assertTrue(functions.size() > 200, "functions seen: " + functions.size());
        assertTrue(functions.values().stream().anyMatch(lines -> lines > 25), "some are longer than others");
        functions.values().removeIf(lines -> lines <= MOST_FUNCTION_LINES);
        assertEquals(Map.of(), functions, "functions of more than " + MOST_FUNCTION_LINES + " lines of code");
    }

    /** Each function with its lines of code. */
    private static Map<String, Long> functions(List<Path> sources) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final Map<String, Long> functions = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            final JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null,
                files.getJavaFileObjectsFromPaths(sources));
            final SourcePositions positions = com.sun.source.util.Trees.instance(task).getSourcePositions();
            for (final CompilationUnitTree unit : task.parse()) {
                final List<String> lines = unit.getSourceFile().getCharContent(true).toString().lines().toList();
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void none) {
                        final LineMap map = unit.getLineMap();
                        final int from = (int) map.getLineNumber(positions.getStartPosition(unit, method));
                        final int last = (int) map.getLineNumber(positions.getEndPosition(unit, method));
                        functions.put(Path.of(unit.getSourceFile().getName()).getFileName() + ":" + from + " "
                            + method.getName(), CodeLines.count(lines.subList(from - 1, last)));
                        return super.visitMethod(method, none);
                    }
                }.scan(unit, null);
            }
        }
        return functions;
    }

    @Test
    void theCoreDependsOnJavaLangAlone() {
        final JavaClasses core = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.bpstree.core");
        assertTrue(core.contain(Tree.class));
        ArchRuleDefinition.classes().that().resideInAPackage("org.bpstree.core").should().onlyDependOnClassesThat()
            .resideInAnyPackage("org.bpstree.core", "java.lang").check(core);
        ArchRuleDefinition.noClasses().that().resideInAPackage("org.bpstree.core").and().areNotAssignableFrom(Heap.class)
            .should().dependOnClassesThat().areAssignableTo(OutOfMemoryError.class)
            .because("one class sees the heap exhausted").check(core);
    }

    @Test
    void linesOfCodeAreThoseWithoutComments() {
        assertEquals(0, CodeLines.count(List.of("", "  ", "// a", "/** b", " * c", "  @ requires d;", "  */")));
        assertEquals(3, CodeLines.count(List.of("/*@ helper @*/ int f() {", "  //@ assert g;", "  h(); // i", "}")));
        assertEquals(3, CodeLines.count(List.of("a(\"/*\");", "b(\"\\\"/*\"); /*", "no */ c();", "/* d */")));
    }
}
