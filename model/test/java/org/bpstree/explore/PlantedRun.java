package org.bpstree.explore;

import java.util.function.Function;
import org.bpstree.check.Replay;
import org.bpstree.check.Shard;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;

/**
 * Explores with whatever core this class was loaded beside; bound and answer are text, for all class loaders. The bound is
 * one line of numbers; a trace may follow, then it is one operation after it that is explored, with the trace's geometry.
 */
public final class PlantedRun implements Function<String, String> {
    /** Answers: operations, rule, rule of the replay, then the trace. */
    @Override
    public String apply(String bound) {
        final String[] parts = bound.split("\n", 2);
        final String[] numbers = parts[0].split(" ");
        final Geometry narrow = new Geometry(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]),
            Integer.parseInt(numbers[2]), 2, Geometry.PRODUCTION.tables());
        try {
            final Trace trace = parts.length > 1 ? TraceReader.trace(parts[1]) : null;
            final Geometry geometry = trace == null ? narrow : trace.geometry();
            final Bound parsed = new Bound(geometry, Integer.parseInt(numbers[3]), Integer.parseInt(numbers[4]),
                Boolean.parseBoolean(numbers[5]), trace == null ? Bound.CLOSED : 1, false);
            final Counterexample found = new Explorer(parsed, Shard.WHOLE, 1)
                .startWith(trace == null ? Start.EMPTY : Start.of(trace)).run(progress -> { }).counterexample();
            if (found == null) {
                return "nothing";
            }
            final Replay.Difference again = Replay.run(new TreeSubject(geometry), found.trace());
            return found.operations() + " " + found.failure().rule() + " "
                + (again == null ? "none" : again.failure().rule()) + "\n" + found.failure() + "\n" + found.trace();
        } catch (InterruptedException | TraceException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
