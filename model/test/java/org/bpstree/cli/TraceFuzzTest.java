package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.bpstree.check.DriverLoop;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/** No input makes the tool fail with a stack trace: traces of the corpus with bytes and words changed. */
class TraceFuzzTest {
    private static final String[] WORDS = {"insert", "view", "open", "cursor", "=>", "|", " ", "\n", "\r", "\t", "in", "0",
        "-1", "9223372036854775807", "-9223372036854775808", "tree", "@", "#", "a", "=", "\u0000", "é", "leaf=1", "tables=1",
        "budget", "build", "1=1", "equal", "blocks-per-extent=3", "refuse"};
    private static final List<Path> FILES = files();

    private static List<Path> files() {
        try {
            return TraceFiles.find(List.of(Cli.ROOT.resolve("spec/corpus")));
        } catch (InputException none) {
            throw new IllegalStateException(none);
        }
    }

    private static byte[] mutated(int seed) throws IOException {
        final Random random = new Random(seed);
        String text = Files.readString(FILES.get(random.nextInt(FILES.size())));
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            final int from = random.nextInt(text.length());
            final int end = Math.min(text.length(), from + random.nextInt(1 + random.nextInt(40)));
            final int to = random.nextInt(text.length());
            text = switch (random.nextInt(4)) {
                case 0 -> text.substring(0, from) + text.substring(end);
                case 1 -> text.substring(0, from) + WORDS[random.nextInt(WORDS.length)] + text.substring(end);
                case 2 -> text.substring(0, to) + text.substring(from, end) + text.substring(to);
                default -> text.substring(0, from) + (char) random.nextInt(1 + random.nextInt(0xD7FF)) + text.substring(end);
            };
        }
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void readingFailsWithAPlaceOrRoundTrips(@ForAll @IntRange(min = 0) int seed) throws IOException {
        final String text = new String(mutated(seed), StandardCharsets.UTF_8);
        try {
            final String written = TraceReader.trace(text).toString();
            assertEquals(written, TraceReader.trace(written).toString());
        } catch (TraceException wrong) {
            assertTrue(wrong.line() >= 1 && wrong.column() >= 1 && wrong.getMessage().startsWith("expected "),
                wrong.in("trace"));
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void commandsFailInWords(@ForAll @IntRange(min = 0) int seed) throws IOException {
        final Path file = Files.createTempFile("fuzz", ".trace");
        try {
            Files.write(file, mutated(seed));
            for (String command : new String[] {"replay", "shape"}) {
                final Cli.Result result = Cli.run(command, file.toString());
                assertTrue(result.clean(), () -> result.err() + result.out());
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void theDriverAnswersEverythingWithOneLine(@ForAll @IntRange(min = 0) int seed) throws IOException {
        final DriverLoop loop = new DriverLoop();
        loop.answer("tree leaf=3 inner=3");
        for (String line : new String(mutated(seed), StandardCharsets.UTF_8).split("\n")) {
            final String answer = loop.answer(line);
            assertTrue(!answer.contains("\n") && !answer.startsWith("error a defect"), () -> line + " => " + answer);
        }
    }
}
