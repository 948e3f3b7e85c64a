package org.bpstree.trace;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an implementation offers, or a trace needs: the greeting of a driver in other words.
 *
 * @param level    how much is exact
 * @param features what there is besides the basic operations
 */
public record Profile(Level level, Set<Feature> features) {
    /** All there is. */
    public static final Profile ALL = new Profile(Level.L3, EnumSet.allOf(Feature.class));

    /** Whether a step can be given to an implementation that offers this. */
    public boolean supports(Step step) {
        return features.containsAll(step.op().needs())
            && (features.contains(Feature.VIEWS) || !step.op().form.in || step.other().isEmpty())
            && step.op().level().compareTo(level) <= 0;
    }

    /** What is needed beyond this: the level alone, or features. */
    public List<String> lacking(Profile needed) {
        if (needed.level.compareTo(level) > 0) {
            return List.of("level " + needed.level);
        }
        return needed.features.stream().filter(feature -> !features.contains(feature)).map(Feature::word).toList();
    }

    /** What a trace needs: the level that it states, or the least that has its steps, and the features of its steps. */
    public static Profile neededBy(Trace trace) {
        final String stated = trace.about().get("level");
        final Set<Feature> features = EnumSet.noneOf(Feature.class);
        final Map<String, String> views = new HashMap<>();
        final Set<String> stale = new HashSet<>();
        for (Trace.Line line : trace.lines()) {
            final Step step = line.step();
            features.addAll(step.op().needs());
            if (step.op().form.in && !step.other().isEmpty()) {
                features.add(Feature.VIEWS);
            }
            if (step.op().changes() && (line.answers().isEmpty() || line.answers().stream().anyMatch(Profile::moves))) {
                views.forEach((cursor, view) -> {
                    if (view.isEmpty()) {
                        stale.add(cursor);
                    }
                });
            }
            if (step.op().places()) {
                views.put(step.name(), step.other());
                stale.remove(step.name());
            } else if (stale.contains(step.name()) || step.op() == Op.CURSOR_EQUAL && stale.contains(step.other())) {
                features.add(Feature.STABLE_CURSORS);
            }
        }
        return new Profile(stated == null ? least(trace) : Level.of(stated), features);
    }

    /** The least level that has all steps of the trace. */
    private static Level least(Trace trace) {
        return trace.lines().stream().map(line -> line.step().op().level()).max(Comparator.naturalOrder())
            .orElse(Level.L1);
    }

    /** Whether a step of that answer may move cursors; a replaced value and a refusal move none. */
    private static boolean moves(String answer) {
        return answer.startsWith("inserted") || answer.startsWith("deleted") || answer.equals("built");
    }

    /** As a driver's greeting has it: level and features, a space between. */
    @Override
    public String toString() {
        return level + features.stream().map(feature -> " " + feature.word()).collect(Collectors.joining());
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is something else; the message is for the driver's author
     */
    public static Profile parse(String text) {
        final String[] words = text.split(" ", -1);
        final Level level = Level.of(words[0]);
        if (level == null) {
            throw new IllegalArgumentException("expected a level, L1, L2 or L3, found '" + words[0] + "'");
        }
        final Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (int i = 1; i < words.length; i++) {
            final Feature feature = Feature.of(words[i]);
            if (feature == null) {
                throw new IllegalArgumentException("there is no feature '" + words[i] + "'");
            }
            features.add(feature);
        }
        return new Profile(level, features);
    }
}
