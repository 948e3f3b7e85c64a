package org.bpstree.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The benchmarks compare maps that do the same, and report what they measured. */
class BenchTest {
    private static final int SIZE = 1000;

    static List<String> kinds() {
        return Kinds.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyMapDoesTheSame(String kind) {
        final long[] keys = Keys.random(SIZE);
        final TreeMap<Long, Long> expected = new TreeMap<>();
        final LongMap map = Kinds.create(kind);
        for (long key : keys) {
            map.put(key, 3 * key);
            expected.put(key, 3 * key);
        }
        for (int i = 0; i < SIZE; i += 3) {
            map.remove(keys[i]);
            expected.remove(keys[i]);
        }
        long sum = 0;
        for (long value : expected.values()) {
            sum += value;
        }
        assertEquals(sum, map.sumUp());
        assertEquals(sum, map.sumDown());
        for (long key : keys) {
            assertEquals(expected.getOrDefault(key, 0L), map.get(key));
            final Long ceiling = expected.ceilingKey(key + 1);
            assertEquals(ceiling == null ? 0 : ceiling, map.ceiling(key + 1));
        }
        final LongMap built = Kinds.create(kind);
        built.build(Keys.ascending(SIZE));
        assertEquals(SIZE * (SIZE - 1) / 2, built.sumUp());
    }

    @Test
    void offsetsAreThoseOfTheOrder() {
        final BpsMap map = (BpsMap) Keys.filled(Kinds.BPS, Keys.ascending(SIZE));
        for (int i = 0; i < SIZE; i++) {
            assertEquals(i, map.at(i));
            assertEquals(i, map.rank(i));
        }
    }

    @Test
    void figuresAreMergedTabulatedAndDrawn(@TempDir Path folder) throws IOException {
        final Path file = folder.resolve("results.json");
        Results.merge(file, List.of(new Figure("lookupHit", "bps", 1000, 50, 1),
            new Figure("lookupHit", "TreeMap", 1000, 200, 2)));
        final List<Figure> all = Results.merge(file, List.of(new Figure("lookupHit", "bps", 1000, 100, 1),
            new Figure("lookupHit", "bps", 10000, 150, 1)));
        assertEquals(3, all.size());
        final String table = Tables.markdown(all);
        assertTrue(table.contains("| lookupHit | 100 | 200 (2.0×) |"), table);
        Plots.draw(all, "lookupHit", folder);
        assertTrue(Files.size(folder.resolve("lookupHit.png")) > 0);
        assertTrue(Files.readString(folder.resolve("lookupHit.svg")).contains("<svg"));
    }

    @Test
    void bytesAreCountedObjectByObject() {
        final double bytes = Bytes.measure(List.of("TreeMap"), SIZE).get(0).value();
        assertTrue(bytes > 80 && bytes < 96, "an entry of 40 bytes and two boxes of 24 each, counted as " + bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--size=999", "--kind=HashMap", "--forks=0", "--only=(", "--unknown"})
    void badUsageIsOneLine(String option) {
        final CommandLine line = Bench.line();
        final StringWriter err = new StringWriter();
        line.setErr(new PrintWriter(err));
        assertEquals(2, line.execute(option));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("bps: "), err.toString());
        assertThrows(IllegalArgumentException.class, () -> Kinds.create("HashMap"));
    }

    /** Has a lock of its own, so that another JMH on the machine is none of its business. */
    private static Process bench(Path folder, String jvmOptions) throws IOException {
        final ProcessBuilder bench = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("java.class.path"), Bench.class.getName(), "--quick", "--kind", "bps", "--size", "1000",
            "--only", "lookupHit", "--no-native", "--no-bytes", "--out", folder.toString());
        bench.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder + " " + jvmOptions);
        return bench.redirectErrorStream(true).start();
    }

    /** A JVM that is told of two collectors does not start, which fails the benchmark and not the command's own JVM. */
    @Test
    void aBenchmarkThatFailsIsToldAndNoSuccess(@TempDir Path folder) throws IOException, InterruptedException {
        final Process process = bench(folder, "-XX:+UseSerialGC");
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(70, process.waitFor(), output);
        assertTrue(output.contains("bps: 1 of 1 benchmarks failed"), output);
    }

    @Test
    void anotherJmhIsToldInOneLine(@TempDir Path folder) throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(folder.resolve("jmh.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock held = file.lock()) {
            assertTrue(held.isValid());
            final Process process = bench(folder, "");
            final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(70, process.waitFor(), output);
            assertEquals(List.of("bps: another JMH runs on this machine and holds " + folder.resolve("jmh.lock")
                + ": each would slow the other down; try again when it has ended"),
                output.lines().filter(line -> !line.startsWith("Picked up")).toList());
        }
    }

    /** A folder in its place. */
    @Test
    void aLockThatCannotBeTakenIsToldInOneLine(@TempDir Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("jmh.lock"));
        final Process process = bench(folder, "");
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(70, process.waitFor(), output);
        assertTrue(output.contains("bps: cannot lock " + folder.resolve("jmh.lock")), output);
        assertEquals(1, output.lines().filter(line -> !line.startsWith("Picked up")).count(), output);
    }
}
