package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM of so small a heap that it is used up: that is no failure of the tree's, and no defect of the tool. */
class HeapEndTest {
    private static List<String> small(String line) {
        final List<String> command = new ArrayList<>(List.of(Cli.java(line.split(" "))));
        command.addAll(1, List.of("-Xmx64m", "-XX:+UseSerialGC"));
        return command;
    }

    /**
     * In the model or in what the check writes down, and, with larger extents, in a reservation; in a worker or in the
     * thread that waits for it; and in an exploration.
     */
    @ParameterizedTest
    @ValueSource(strings = {"check --leaf 60000 --blocks-per-extent 64 --seconds 20 --threads 1",
        "check --leaf 60000 --blocks-per-extent 16 --seconds 20 --seed 5 --threads 1",
        "check --leaf 60000 --blocks-per-extent 16 --seconds 20 --seed 5 --threads 2",
        "explore --keys 3 --depth 3 --blocks-per-extent 2097152 --threads 1"})
    void isOneLineAndExitCode70(String line, @TempDir Path folder) throws Exception {
        final List<String> command = small(line);
        command.addAll(List.of("--failures", folder.resolve("failures").toString()));
        final Path err = folder.resolve("err");
        final Path out = folder.resolve("out");
        final int code = new ProcessBuilder(command).redirectError(err.toFile()).redirectOutput(out.toFile()).start()
            .waitFor();
        assertEquals(HeapEnd.USED_UP + System.lineSeparator(), Files.readString(err), Files.readString(out));
        assertEquals(Bps.DEFECT, code);
        assertFalse(Files.readString(out).contains("failure in"), Files.readString(out));
        if (Files.exists(folder.resolve("failures"))) {
            try (Stream<Path> written = Files.list(folder.resolve("failures"))) {
                assertEquals(List.of(), written.toList());
            }
        }
    }

    /** The checker at the other end must not take it for a refusal without a cause. */
    @Test
    void theDriverSaysSoAndGoesOn(@TempDir Path folder) throws Exception {
        final Path lines = Files.writeString(folder.resolve("lines"),
            "tree leaf=3 inner=3 blocks-per-extent=2097152\ninsert 1 10\ntree leaf=3 inner=3\ninsert 1 10\nbye\n");
        final Process driver = new ProcessBuilder(small("driver")).redirectInput(lines.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertEquals(List.of("ok", "error the Java heap is used up", "ok", "inserted", "bye"),
            driver.inputReader().lines().toList());
        assertEquals(Bps.OK, driver.waitFor());
    }

    /** The words of OpenJDK. */
    @Test
    void threadsThatCannotBeStartedAreNotTheHeaps() {
        assertEquals(HeapEnd.NO_THREAD, HeapEnd.line(new OutOfMemoryError(
            "unable to create native thread: possibly out of memory or process/resource limits reached")));
        assertEquals(HeapEnd.USED_UP, HeapEnd.line(new OutOfMemoryError("Java heap space")));
        assertEquals(HeapEnd.USED_UP, HeapEnd.line(new OutOfMemoryError()));
    }
}
