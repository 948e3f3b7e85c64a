package org.bpstree.check;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages: tree, model and language do not know each other, and nothing knows the command line. */
@AnalyzeClasses(packages = "org.bpstree", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule THE_CORE_KNOWS_JAVA_LANG_ONLY = classes().that().resideInAPackage("org.bpstree.core")
        .should().onlyDependOnClassesThat().resideInAnyPackage("org.bpstree.core", "java.lang", "java.lang.invoke");

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_JAVA_UTIL_ONLY = classes().that().resideInAPackage("org.bpstree.model")
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage("org.bpstree.model", "java.lang", "java.lang.invoke", "java.util", "java.util.function");

    @ArchTest
    static final ArchRule THE_LANGUAGE_KNOWS_NEITHER = noClasses().that().resideInAPackage("org.bpstree.trace")
        .should().dependOnClassesThat()
        .resideInAnyPackage("org.bpstree.core", "org.bpstree.model", "org.bpstree.check", "org.bpstree.cli");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_COMMAND_LINE = noClasses().that().resideOutsideOfPackage("org.bpstree.cli")
        .should().dependOnClassesThat().resideInAPackage("org.bpstree.cli");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.bpstree.(*)..").should().beFreeOfCycles();
}
