package org.bpstree.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.bpstree.core.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explorer is checked: defects planted in a copy of the core are found, each by a shortest trace that replays. */
class PlantedDefectsTest {
    @TempDir
    private Path scratch;

    /** Compiles the core with one piece of text replaced, and explores it. */
    private String explore(String file, String text, String defect, String bound) throws Exception {
        final Path core = Path.of(System.getProperty("bps.root", "..")).resolve("src/main/java/org/bpstree/core");
        final Path classes = Files.createDirectories(scratch.resolve("classes"));
        final List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", classes.toString()));
        try (Stream<Path> sources = Files.list(core)) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                String content = Files.readString(source);
                final String name = source.getFileName().toString();
                if (name.equals(file)) {
                    assertTrue(content.contains(text), () -> file + " does not hold '" + text + "' any more");
                    content = content.replace(text, defect);
                }
                arguments.add(Files.writeString(scratch.resolve(name), content).toString());
            }
        }
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
        final URL[] path = {classes.toUri().toURL(), place(PlantedRun.class), place(Explorer.class), place(Tree.class)};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked")
            final Function<String, String> run = (Function<String, String>) loader
                .loadClass(PlantedRun.class.getName()).getDeclaredConstructor().newInstance();
            return run.apply(bound);
        }
    }

    private static URL place(Class<?> type) throws IOException {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static void startsWith(String expected, String found) {
        assertTrue(found.startsWith(expected + "\n"), found);
    }

    @Test
    void nothingIsFoundWhereNothingIsPlanted() throws Exception {
        assertEquals("nothing", explore("Writer.java", "final int depth", "final int depth", "3 3 2 4 1 true"));
    }

    /** gh-11788: the first insert goes on though nothing was reserved. */
    @Test
    void anUncheckedReservation() throws Exception {
        startsWith("1 A2 A2", explore("Writer.java", "|| !blocks.reserve(insertBlocks(depth), insertTouches(depth))",
            "|| !blocks.reserve(insertBlocks(depth), insertTouches(depth)) && false", "3 3 2 4 0 true"));
    }

    /** gh-11979: a sibling is written though a view shares its extent. */
    @Test
    void aMissingTouch() throws Exception {
        startsWith("3 A1 A1", explore("Run.java", "store.touch(runId(i));", "", "3 3 1 8 1 false"));
    }

    /** The leaf before a dropped one stands under another parent: it takes a tree of three levels. */
    @Test
    void aMissingTouchOutsideTheParent() throws Exception {
        startsWith("4 A1 A1", explore("Deletion.java", "outsideId = HeadBlock.previousId(store, id(0));", "",
            "3 3 1 12 1 false"));
    }

    @Test
    void aReservationTooSmall() throws Exception {
        startsWith("3 A2 A2", explore("Writer.java", "case 2: return 7;", "case 2: return 3;", "3 3 1 9 1 false"));
    }

    @Test
    void aSeparatorThatLags() throws Exception {
        startsWith("1 T3 T3", explore("HeadBlock.java",
            "final long key = lastKey(store, childId);\n        final long item = entryItem",
            "final long key = key(store, childId, 0);\n        final long item = entryItem", "3 3 2 9 0 false"));
    }

    /** What a refusal must not do: here it leaves the ids that it took. */
    @Test
    void aRefusalThatLeavesTraces() throws Exception {
        startsWith("1 R2 R2", explore("BlockStore.java", "|| !free.makeRoom(blockCount + blocksToAdd)) {",
            "|| !free.makeRoom(blockCount + blocksToAdd)) { blockCount += blocksToAdd;", "3 3 2 4 0 true"));
    }
}
