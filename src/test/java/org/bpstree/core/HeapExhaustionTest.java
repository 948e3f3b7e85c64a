package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        final String output = run(Filler.class, Integer.toString(blocksPerExtent));
        assertTrue(output.contains("refused, checked, retried"), output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void theFirstUseOfEachOperationMayMeetAFullHeap(String collector) throws IOException, InterruptedException {
        final String output = run(Newcomer.class, collector);
        assertTrue(output.contains("refused, trimmed, gone on"), output);
    }

    /** Wherever a tree's making meets the full heap, the next one is made as if nothing had been. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "1"})
    void theFirstTreeMayMeetAFullHeap(String kibibytes) throws IOException, InterruptedException {
        final String output = run(Latecomer.class, kibibytes);
        assertTrue(output.contains("made at last"), output);
    }

    private static String run(Class<?> main, String argument) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Coverage is measured there too, if it is here.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(a -> a.startsWith("-javaagent:") && a.contains("jacoco")).forEach(command::add);
        command.addAll(List.of("-Xmx16m", argument.startsWith("-") ? argument : "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main.getName(), argument));
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }

    /** Makes its first tree when the heap is full, again and again with a little more room. */
    static final class Latecomer {
        private static final byte[][] FULL = new byte[1 << 16][];

        private Latecomer() { }

        public static void main(String[] args) {
            final int room = Integer.parseInt(args[0]) << 10;
            final Layout layout = new Layout(31, 24, 32, 2048);
            final TestSource source = new TestSource();
            int held = 0;
            try {
                while (true) {
                    FULL[held] = new byte[room];
                    held++;
                }
            } catch (OutOfMemoryError full) {
                // That is the point.
            }
            Tree tree = null;
            int errors = 0;
            while (tree == null && held > 0) {
                held--;
                FULL[held] = null;
                try {
                    tree = new Tree(layout, source);
                } catch (OutOfMemoryError error) {
                    errors++;
                }
            }
            Arrays.fill(FULL, null);
            require(errors > 0, "met");
            require(tree != null && tree.insert(1, 1) == Result.INSERTED && Check.tree(tree) == null, "works");
            System.out.println("made at last, after " + errors + " errors");
        }
    }

    /** Has done nothing but one insert when it fills the heap; builds no text and loads no class of its own then. */
    static final class Newcomer {
        private static final int BATCH = 1000;

        private Newcomer() { }

        public static void main(String[] args) {
            final Tree tree = new Tree(new Layout(31, 24, 32, 2048), new TestSource());
            final View view = new View();
            final Cursor cursor = new Cursor();
            final long[] keys = new long[BATCH];
            for (int i = 0; i < BATCH; i++) {
                keys[i] = 3L * i;
            }
            tree.insert(0, 0);
            boolean promised = true;
            int built = 0;
            int walked = 0;
            int batch = 0;
            int inserted = 0;
            int deleted = 0;
            boolean trimmed = false;
            byte[] room = null;
            try {
                promised = tree.reserveInserts(50_000_000);
                tree.open(view);
                while (inserted < 5000 && tree.insert(inserted * 31L % 5003, inserted) != Result.REFUSED) {
                    inserted++;
                }
                while (deleted < 5003 && tree.delete(deleted) != Result.REFUSED) {
                    deleted++;
                }
                tree.close(view);
                // With G1 the deletes may be refused too.
                if (tree.head().size() == 0) {
                    built = tree.build(keys, keys, BATCH);
                }
                tree.head().lowerBound(1, cursor);
                for (boolean on = cursor.isValid(); on; on = cursor.next()) {
                    walked += cursor.key() == cursor.value() ? 1 : 0;
                }
                for (int i = 0; i < BATCH; i++) {
                    keys[i]++;
                }
                batch = tree.insertAll(keys, keys, BATCH);
                if (tree.insert(2, 2, cursor) != Result.REFUSED) {
                    tree.deleteIfIdentical(cursor.key(), cursor.value());
                }
                tree.trim();
                trimmed = true;
                room = new byte[1 << 20];
            } catch (OutOfMemoryError error) {
                trimmed = false;
            }
            require(!promised, "refused");
            // G1 has no room for the view's root table beside the stock: it refuses, which is as good.
            require(args[0].contains("G1") || inserted > 4000 && deleted > 4000, "the stock is there to be used");
            require(args[0].contains("G1") || built == Result.BUILT && batch == Result.INSERTED_ALL, "stock for a build");
            require(built != Result.BUILT || walked == BATCH - 1, "a cursor goes over what was built");
            require(batch != Result.INSERTED_ALL || tree.head().contains(BATCH), "a batch is put in");
            require(trimmed && room != null, "the stock is given back");
            require(Check.tree(tree) == null, "check");
            System.out.println("refused, trimmed, gone on after " + inserted + " inserts");
        }
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
    }
}
