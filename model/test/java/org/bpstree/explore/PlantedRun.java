package org.bpstree.explore;

import java.util.function.Function;
import org.bpstree.check.Replay;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Geometry;

/** Explores with whatever core this class was loaded beside; bound and answer are text, for all class loaders. */
public final class PlantedRun implements Function<String, String> {
    /** Answers: operations, rule, rule of the replay, then the trace. */
    @Override
    public String apply(String bound) {
        final String[] numbers = bound.split(" ");
        final Geometry geometry = new Geometry(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]),
            Integer.parseInt(numbers[2]), 2, Geometry.PRODUCTION.tables());
        final Bound parsed = Bound.closed(geometry, Integer.parseInt(numbers[3]), Integer.parseInt(numbers[4]),
            Boolean.parseBoolean(numbers[5]));
        try {
            final Counterexample found = new Explorer(parsed, Shard.WHOLE, 1).run(progress -> { }).counterexample();
            if (found == null) {
                return "nothing";
            }
            final Replay.Difference again = Replay.run(new TreeSubject(geometry), found.trace());
            return found.operations() + " " + found.failure().rule() + " "
                + (again == null ? "none" : again.failure().rule()) + "\n" + found.failure() + "\n" + found.trace();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
