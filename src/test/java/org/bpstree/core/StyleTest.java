package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            final long lines = Files.readAllLines(file).stream().filter(StyleTest::counts).count();
            if (lines > MOST_FILE_LINES) {
                longer.add(ROOT.relativize(file) + " has " + lines + " lines, but should have at most "
                    + MOST_FILE_LINES);
            }
        }
        assertEquals(List.of(), longer);
    }

    @Test
    void functionsAreShort() throws IOException {
        assertEquals(List.of(), longFunctions(sources(), MOST_FUNCTION_LINES));
        assertTrue(longFunctions(sources(), 20).size() > 3, "longer ones would be found");
    }

    private static List<String> longFunctions(List<Path> sources, int most) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final List<String> longer = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            final JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null,
                files.getJavaFileObjectsFromPaths(sources));
            final SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (final CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, String>() {
                    @Override
                    public Void visitClass(ClassTree type, String outer) {
                        return super.visitClass(type, type.getSimpleName().toString());
                    }

                    @Override
                    public Void visitMethod(MethodTree method, String type) {
                        final LineMap map = unit.getLineMap();
                        final long lines = 1 + map.getLineNumber(positions.getEndPosition(unit, method))
                            - map.getLineNumber(positions.getStartPosition(unit, method));
                        if (lines > most) {
                            longer.add(type + "." + method.getName() + " has " + lines + " lines, but should have at "
                                + "most " + most);
                        }
                        return super.visitMethod(method, type);
                    }
                }.scan(unit, "");
            }
        }
        return longer;
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

    /** The limits are for code: JML clauses stand between its lines and are as long as they must be. */
    private static boolean counts(String line) {
        final String text = line.strip();
        return !text.startsWith("@") || !text.startsWith("@ ") && !text.equals("@*/");
    }
}
