package org.bpstree.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trace: what it is about, the geometry, and the steps with the answers expected.
 *
 * @param about    facts about the trace in the order of the file, such as id, level, subject
 * @param geometry the tree's geometry
 * @param lines    the steps
 */
public record Trace(Map<String, String> about, Geometry geometry, List<Line> lines) {
    /** The language's version, in the first line of every trace. */
    public static final int VERSION = 1;

    /**
     * A step and the answers that are right; none if any is.
     *
     * @param number  the line's number in its file, from 1; 0 if it came from no file
     * @param step    the step
     * @param answers the answers that are right
     */
    public record Line(int number, Step step, List<String> answers) { }

    /** A trace of steps without answers. */
    public static Trace of(Geometry geometry, List<Step> steps) {
        final List<Line> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.add(new Line(0, step, List.of()));
        }
        return new Trace(new LinkedHashMap<>(), geometry, lines);
    }

    /** The trace without the steps from the given one on. */
    public Trace first(int steps) {
        return new Trace(about, geometry, lines.subList(0, steps));
    }

    /** The whole text, as a file holds it. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("bps-trace ").append(VERSION).append('\n');
        about.forEach((name, fact) -> text.append('@').append(name).append(' ').append(fact).append('\n'));
        text.append(geometry).append('\n');
        for (Line line : lines) {
            text.append(line.step());
            if (!line.answers().isEmpty()) {
                text.append(" => ").append(String.join("|", line.answers()));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
