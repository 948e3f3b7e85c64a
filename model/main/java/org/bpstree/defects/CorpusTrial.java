package org.bpstree.defects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bpstree.check.Replay;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/** A replay of corpus files in a defect's world, up to the first that fails. */
final class CorpusTrial implements Callable<String[]> {
    private final List<Path> files;

    CorpusTrial(List<Path> files) {
        this.files = files;
    }

    /** Files replayed; and if one failed: the rule and the case's id. */
    @Override
    public String[] call() throws IOException, TraceException {
        int replayed = 0;
        for (Path file : files) {
            final Trace trace = TraceReader.trace(Files.readString(file));
            replayed++;
            final Replay.Difference difference = Replay.run(new TreeSubject(trace.geometry()), trace);
            if (difference != null) {
                return new String[] {Integer.toString(replayed), difference.failure().rule(),
                    trace.about().getOrDefault("id", file.getFileName().toString())};
            }
        }
        return new String[] {Integer.toString(replayed)};
    }
}
