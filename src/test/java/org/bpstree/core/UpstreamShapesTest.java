package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shapes recorded from the upstream tree, block for block and id for id. */
class UpstreamShapesTest {
    private static final Path VECTORS =
        Path.of(System.getProperty("bps.root", "..")).resolve("../shared/upstream-shapes").normalize();

    @TestFactory
    Stream<DynamicTest> everyVectorIsReproduced() throws IOException {
        if (!Files.isDirectory(VECTORS)) {
            System.out.println("upstream shapes: skipped, there is no folder " + VECTORS);
            Assumptions.abort("no folder " + VECTORS);
        }
        try (Stream<Path> files = Files.list(VECTORS)) {
            final List<Path> vectors = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
            System.out.println("upstream shapes: " + vectors.size() + " vectors");
            return vectors.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> replay(f)));
        }
    }

    private static void replay(Path file) throws IOException {
        final List<String> lines = Files.readAllLines(file);
        assertEquals("shape-vector 1", lines.get(0));
        final String[] geometry = lines.get(1).split(" ");
        final Tree tree = new Tree(new Layout(Integer.parseInt(geometry[1]), Integer.parseInt(geometry[3]), 4, 4),
            new TestSource());
        int at = 2;
        int shapes = 0;
        while (at < lines.size()) {
            if (!lines.get(at).startsWith("shape ")) {
                step(tree, lines.get(at));
                at++;
                continue;
            }
            final int end = at + lines.subList(at, lines.size()).indexOf("end");
            final String where = file.getFileName() + " line " + (at + 1);
            assertEquals(String.join("\n", lines.subList(at, end)), ShapeText.of(tree), where);
            assertNull(Check.tree(tree), where);
            shapes++;
            at = end + 1;
        }
        assertEquals(lines.stream().filter("end"::equals).count(), shapes);
    }

    private static void step(Tree tree, String line) {
        final String[] words = line.split(" ");
        final long number = Long.parseLong(words[1]);
        switch (words[0]) {
            case "insert" -> tree.insert(number, -number);
            case "delete" -> tree.delete(number);
            case "build" -> {
                final long[] keys = Stream.iterate(2L, k -> k + 2).limit(number).mapToLong(k -> k).toArray();
                assertEquals(Result.BUILT, tree.build(keys, keys, keys.length));
            }
            default -> throw new IllegalArgumentException(line);
        }
    }

    /** A shape in the vectors' own words. */
    private static final class ShapeText {
        private final Tree tree;
        private final List<String> lines = new ArrayList<>();

        private ShapeText(Tree tree) {
            this.tree = tree;
        }

        static String of(Tree tree) {
            final ShapeText text = new ShapeText(tree);
            final View head = tree.head();
            final String free = list(tree.freeCount(), i -> tree.freeId(i));
            text.lines.add("shape depth=" + head.depth() + " size=" + head.size() + " garbage=" + tree.freeCount()
                + " blocks=" + tree.blockCount() + " first=" + id(Inspect.firstId(head)) + " last="
                + id(Inspect.lastId(head)) + " free=" + free);
            if (head.depth() > 0) {
                text.block(Inspect.rootId(head), head.depth() - 1);
            }
            return String.join("\n", text.lines);
        }

        private void block(int id, int level) {
            final View head = tree.head();
            final int count = Inspect.count(head, id);
            if (level == 0) {
                lines.add("leaf " + id + " prev=" + id(Inspect.previousId(head, id)) + " next="
                    + id(Inspect.nextId(head, id)) + " keys=" + list(count, i -> Inspect.key(head, id, i)));
                return;
            }
            lines.add("inner " + id + " children=" + list(count, i -> Inspect.childId(head, id, i)) + " separators="
                + list(count - 1, i -> Inspect.key(head, id, i)));
            for (int i = 0; i < count; i++) {
                block(Inspect.childId(head, id, i), level - 1);
            }
        }

        private static String id(int id) {
            return id == Layout.NONE ? "-" : Integer.toString(id);
        }

        private static String list(int count, java.util.function.IntFunction<Object> at) {
            return count == 0 ? "-" : Stream.iterate(0, i -> i + 1).limit(count).map(i -> at.apply(i).toString())
                .collect(Collectors.joining(","));
        }
    }
}
