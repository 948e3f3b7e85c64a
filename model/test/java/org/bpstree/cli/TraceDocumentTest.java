package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bpstree.check.DriverLoop;
import org.bpstree.check.ForeignEpisode;
import org.bpstree.check.Replay;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Feature;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;
import org.junit.jupiter.api.Test;

/** The examples in spec/trace.md hold, and it names every operation and feature. */
class TraceDocumentTest {
    private static final int LONGEST_LINE = 16384;
    private static final int EPISODES = 50;
    private final String document = Files.readString(Cli.ROOT.resolve("spec/trace.md"));

    TraceDocumentTest() throws IOException { }

    private List<String> examples(String kind) {
        final List<String> examples = new ArrayList<>();
        final Matcher matcher = Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(document);
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        return examples;
    }

    @Test
    void tracesReplay() throws TraceException {
        final List<String> examples = examples("trace");
        assertTrue(examples.size() >= 6);
        for (String text : examples) {
            final Trace trace = TraceReader.trace(text);
            final Replay.Difference difference = Replay.run(new TreeSubject(trace.geometry()), trace);
            assertNull(difference, () -> text + difference);
            assertTrue(trace.lines().stream().noneMatch(line -> line.answers().isEmpty()), text);
        }
    }

    @Test
    void sessionsRun() {
        final List<String> examples = examples("session");
        assertEquals(1, examples.size());
        for (String text : examples) {
            final DriverLoop loop = new DriverLoop();
            String answer = "";
            for (String row : text.split("\n")) {
                if (row.startsWith("> ")) {
                    answer = loop.answer(row.substring(2));
                } else {
                    assertEquals(row.substring(2), answer);
                }
            }
            assertTrue(loop.over());
        }
    }

    @Test
    void noLineIsLongerThanTold() throws Exception {
        assertTrue(document.contains("longer than " + String.format(Locale.ROOT, "%,d", LONGEST_LINE) + " "));
        final List<Step> steps = new ArrayList<>();
        for (Path file : TraceFiles.below(Cli.ROOT.resolve("spec/corpus"))) {
            TraceFiles.read(file).lines().forEach(line -> steps.add(line.step()));
        }
        for (int seed = 0; seed < EPISODES; seed++) {
            final ForeignEpisode episode = new ForeignEpisode(seed, null, true, seed % 10 == 0, TreeSubject::new);
            assertNull(episode.run(100));
            steps.addAll(episode.trace());
        }
        assertTrue(steps.stream().filter(step -> step.op() == Op.BUILD).count() > EPISODES / 2);
        steps.forEach(step -> assertTrue(step.toString().length() < LONGEST_LINE, step::toString));
    }

    @Test
    void everyOperationAndFeatureIsNamed() {
        for (Op op : Op.values()) {
            assertTrue(document.contains("`" + op.words + " ") || document.contains("`" + op.words + "`"), op.words);
        }
        for (Feature feature : Feature.values()) {
            assertTrue(document.contains("`" + feature.word() + "`"), feature.word());
        }
    }
}
