package org.bpstree.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "corpus")
final class CorpusCommand implements Callable<Integer> {
    static Path folder() {
        return Path.of(System.getProperty("bps.root", "."), "spec", "corpus");
    }

    @Override
    public Integer call() {
        return 0;
    }
}
