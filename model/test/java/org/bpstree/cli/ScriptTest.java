package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script ./bps, in a clone of folders only, with a mvn and a java that do nothing. */
class ScriptTest {
    private static final Path BIN = Path.of("/usr/bin");
    private static final List<String> TOOLS = List.of("cat", "dirname", "find", "head", "mkdir", "mv", "rmdir", "sleep");
    private static final String MVN = """
        #!/bin/sh
        echo begins >>runs
        sleep 1
        for word; do case $word in -Dmdep.outputFile=*) echo jars >"${word#*=}" ;; esac; done
        echo ends >>runs
        """;

    @TempDir
    private Path clone;

    private void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void makeClone(List<String> tools) throws IOException {
        assumeTrue(tools.stream().allMatch(tool -> Files.isExecutable(BIN.resolve(tool))));
        for (String folder : new String[] {"bin", "src/main", "model/main"}) {
            Files.createDirectories(clone.resolve(folder));
        }
        for (String pom : new String[] {"pom.xml", "src/pom.xml", "model/pom.xml"}) {
            Files.createFile(clone.resolve(pom));
        }
        for (String tool : tools) {
            executable(clone.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + BIN.resolve(tool) + " \"$@\"\n");
        }
        executable(clone.resolve("bin/mvn"), MVN);
        executable(clone.resolve("bin/java"), "#!/bin/sh\n");
        executable(clone.resolve("bps"), Files.readString(Cli.ROOT.resolve("bps")));
    }

    private Process bps(String number) throws IOException {
        return bps(clone.resolve("bps"), number);
    }

    private Process bps(Path name, String number) throws IOException {
        final ProcessBuilder script = new ProcessBuilder(name.toString(), "check")
            .redirectError(clone.resolve("err" + number).toFile());
        script.environment().put("PATH", clone.resolve("bin").toString());
        return script.start();
    }

    private String said(String number) throws IOException {
        return Files.readString(clone.resolve("err" + number));
    }

    /** Started together in a fresh clone, one builds and says so, the other waits; with flock, and with a folder as the lock. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buildsOnceAndSaysSo(boolean flock) throws Exception {
        makeClone(flock ? Stream.concat(TOOLS.stream(), Stream.of("flock")).toList() : TOOLS);
        final Process first = bps("1");
        final Process second = bps("2");
        assertEquals(0, first.waitFor(), said("1"));
        assertEquals(0, second.waitFor(), said("2"));
        assertEquals(List.of("begins", "ends"), Files.readAllLines(clone.resolve("runs")));
        final List<String> lines = Stream.concat(said("1").lines(), said("2").lines()).toList();
        assertEquals(1, lines.stream().filter(line -> line.startsWith("bps: building")).count(), lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.startsWith("bps: building") || line.startsWith("bps: waiting")),
            lines.toString());
        assertEquals(0, bps("3").waitFor());
        assertEquals("", said("3"));
    }

    /** A relative link to an absolute one: the build is where the script is. */
    @Test
    void isFoundThroughLinks() throws Exception {
        makeClone(Stream.concat(TOOLS.stream(), Stream.of("readlink")).toList());
        final Path folder = Files.createDirectories(clone.resolve("elsewhere/below"));
        Files.createSymbolicLink(folder.resolve("absolute"), clone.resolve("bps"));
        final Path link = Files.createSymbolicLink(folder.resolveSibling("relative"), Path.of("below/absolute"));
        assertEquals(0, bps(link, "1").waitFor(), said("1"));
        assertTrue(Files.exists(clone.resolve("model/target/bps.classpath")));
        try (Stream<Path> beside = Files.list(link.getParent())) {
            assertEquals(2, beside.count());
        }
    }
}
