package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JVM's own heap exhausted: a small JVM fills a tree until it is refused. In a JVM of its own, since an exhausted
 * heap would fail whatever else runs there.
 */
class HeapExhaustionTest {
    /** Blocks per extent: extents of half a KiB, where arrays of the store's own grow to be refused, up to 2 MiB. */
    @ParameterizedTest
    @ValueSource(ints = {1, 32, 4096})
    void aFullHeapIsARefusalAndNoError(int blocksPerExtent) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Coverage is measured there too, if it is here.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(a -> a.startsWith("-javaagent:") && a.contains("jacoco")).forEach(command::add);
        command.addAll(List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"),
            Filler.class.getName(), Integer.toString(blocksPerExtent)));
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output);
        assertTrue(output.contains("refused, checked, retried"), output);
    }

    /** What the small JVM runs. It builds no text and loads no class while the heap is full. */
    static final class Filler {
        private static final int REFUSALS = 3;
        /** Given back one by one. In fields, since a local that is not read again keeps nothing alive. */
        private static final byte[][] BALLAST = {new byte[1 << 20], new byte[1 << 20], new byte[5 << 20]};

        private Filler() { }

        public static void main(String[] args) {
            final TestSource source = new TestSource();
            final Tree tree = new Tree(new Layout(31, 24, Integer.parseInt(args[0]), 64), source);
            final View view = new View();
            // Ascending keys alone would load no search until the heap is full.
            tree.insert(0, 0);
            tree.open(view);
            require(Check.tree(tree) == null && Check.view(view) == null && view.get(0, -1) == 0,
                "what is to be loaded is loaded");
            tree.close(view);

            final long count = fill(tree, 0);
            final int size = tree.head().size();
            require(size == count && size > 1000, "filled");
            require(tree.head().get((count - 1) * 7919, -1) == count - 1, "reads go on");
            require(!tree.head().contains(count * 7919), "what was refused is not there");
            require(source.held() == tree.heldExtents(), "each refused grant is given back");
            BALLAST[0] = null;
            require(Check.tree(tree) == null, "check after the refusal");

            tree.open(view);
            fill(tree, 0);
            require(view.size() == size && view.get(0, -1) == 0, "the view is what it was");
            require(tree.head().size() >= size, "the head lost nothing");
            BALLAST[1] = null;
            require(Check.tree(tree) == null && Check.view(view) == null, "check under a view");

            tree.close(view);
            BALLAST[2] = null;
            require(tree.insert(-1, 0) == Result.INSERTED, "a retry succeeds when memory is back");
            require(Check.tree(tree) == null, "check after the retry");
            tree.close();
            require(source.held() == 0, "all given back");
            System.out.println("refused, checked, retried with " + size + " elements");
        }

        /** Inserts, or replaces, until it is refused again and again; answers how many were granted. */
        private static long fill(Tree tree, long from) {
            long key = from;
            int refusals = 0;
            while (refusals < REFUSALS) {
                if (tree.insert(key * 7919, key) == Result.REFUSED) {
                    refusals++;
                } else {
                    key++;
                }
            }
            return key - from;
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalStateException(message);
            }
        }
    }
}
