package org.bpstree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles and runs the C++ program, where there is a compiler. */
final class NativeMaps {
    private NativeMaps() { }

    /** Its figures; none, with a line on why, where it cannot be compiled. */
    static List<Figure> measure(Path root, Path folder, List<Integer> sizes) throws IOException, InterruptedException {
        final Path program = folder.resolve("ordered_maps");
        final Path source = root.resolve("model/bench/main/cpp/ordered_maps.cpp");
        final Path log = folder.resolve("ordered_maps.log");
        final List<String> compile = new ArrayList<>(List.of("g++", "-O2", "-std=c++17", "-o", program.toString(),
            source.toString()));
        if (Files.exists(Path.of("/usr/include/absl/container/btree_map.h"))) {
            // Debian's libabsl-dev: the only compiled part that btree_map calls.
            compile.add("-labsl_throw_delegate");
        }
        try {
            if (run(compile, log) != 0) {
                System.err.println("bps: the C++ maps are left out: they do not compile, see " + log);
                return List.of();
            }
        } catch (IOException absent) {
            System.err.println("bps: the C++ maps are left out: there is no g++ on the PATH");
            return List.of();
        }
        final List<String> command = new ArrayList<>(List.of(program.toString()));
        sizes.forEach(size -> command.add(size.toString()));
        if (run(command, log) != 0) {
            System.err.println("bps: the C++ maps failed, see " + log);
        }
        final List<Figure> figures = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            final String[] words = line.split(" ");
            if (words.length == 4) {
                figures.add(new Figure(words[1], words[0], Integer.parseInt(words[2]),
                    Double.parseDouble(words[3]), 0));
            }
        }
        return figures;
    }

    private static int run(List<String> command, Path log) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    }
}
