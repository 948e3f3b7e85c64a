package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended from outside. */
class InterruptTest {
    private static List<Path> plants(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("bps-defect-")).toList();
        }
    }

    /** While it compiles, which it does right after it has made the folder. */
    @Test
    @Timeout(60)
    void leavesNoDefectBehind(@TempDir Path folder) throws Exception {
        final List<String> command = new ArrayList<>(List.of(Cli.java("defects", "--root", Cli.ROOT.toString())));
        command.add(1, "-Djava.io.tmpdir=" + folder);
        final Path said = folder.resolve("said");
        final Process run = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        while (run.isAlive() && plants(folder).isEmpty()) {
            Thread.sleep(1);
        }
        assertTrue(run.isAlive(), Files.readString(said));
        run.destroy();
        run.waitFor();
        assertEquals(List.of(), plants(folder));
    }
}
