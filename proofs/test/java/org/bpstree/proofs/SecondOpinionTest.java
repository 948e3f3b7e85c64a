package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertFalse;

/** {@code mvn verify -Popenjml}: OpenJML reads the core's contracts, and refutes none. */
@Tag("openjml")
class SecondOpinionTest {
    private final List<OpenJml.Row> rows = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> core() throws IOException {
        final Path root = Configuration.ofModule().sourceRoot();
        final ContractList list = ContractList.read(Configuration.ofModule().lists());
        final OpenJml tool = new OpenJml(System.getenv("OPENJML_HOME"), root);
        final List<Path> files = OpenJml.files(root, Configuration.corePackage());
        final DynamicTest check = DynamicTest.dynamicTest("the core type-checks", () -> {
            final OpenJml.Run run = tool.typeCheck(files);
            assertFalse(OpenJml.failed(run), run::output);
        });
        final Stream<DynamicTest> proofs = files.stream().map(file -> DynamicTest.dynamicTest(
            file.getFileName().toString(), () -> {
                final OpenJml.Run run = tool.prove(file, list::admitted);
                System.out.print(OpenJml.table(run.rows()));
                rows.addAll(run.rows());
                assertFalse(OpenJml.failed(run), run::output);
            }));
        final DynamicTest sum = DynamicTest.dynamicTest("sum", () ->
            System.out.println("OpenJML: " + rows.stream().filter(OpenJml.Row::valid).count() + " of " + rows.size()
                + " methods valid, " + rows.stream().filter(OpenJml.Row::refuted).count() + " refuted"));
        return Stream.concat(Stream.concat(Stream.of(check), proofs), Stream.of(sum));
    }
}
