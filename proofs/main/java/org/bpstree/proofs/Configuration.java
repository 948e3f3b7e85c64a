package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where things are, relative to the module: the one place that knows the layout of the repository.
 *
 * @param module the folder of this module
 */
public record Configuration(Path module) {
    /** The module that Maven runs in, or the current folder. */
    public static Configuration ofModule() {
        return new Configuration(Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize());
    }

    /** The folder with contracts.txt, admitted.txt, theorems.txt, mutations.txt, kills.txt and README.md. */
    public Path lists() {
        return module;
    }

    /** The folder of the defects that are planted in the core to see what notices them. */
    public Path defects() {
        return module.resolveSibling("model").resolve("defects");
    }

    /** A folder for what may be thrown away. */
    public Path work() {
        return module.resolve("target").resolve("proofs");
    }

    /** The source root of the module that is proved about. */
    public Path sourceRoot() {
        return module.resolveSibling("src").resolve("main").resolve("java");
    }

    /** The package of the core, as a folder. */
    public static String corePackage() {
        return "org/bpstree/core";
    }

    /** The core, and the lemmas about it, copied to the folder. */
    public SourceUnit unit(Path folder) throws IOException {
        return SourceUnit.copy(List.of(new SourceUnit.Place(sourceRoot(), corePackage()),
            new SourceUnit.Place(module.resolve("lemmas"), "")), folder);
    }

    /** The library types that proofs know, copied to the folder. */
    public SourceUnit library(Path folder) throws IOException {
        return Library.copy(module.resolve("stubs"), folder);
    }
}
