package org.bpstree.trace;

/** How much of an implementation a trace pins down. */
public enum Level {
    /** Results and contents: true for every ordered map that keeps the refusal rule. */
    L1,
    /** Also which reservations are refused. */
    L2,
    /** Also block ids, shapes and counts of requests: this very tree. */
    L3;

    /** The level of that name, or null. */
    public static Level of(String word) {
        for (Level level : values()) {
            if (level.name().equals(word)) {
                return level;
            }
        }
        return null;
    }
}
