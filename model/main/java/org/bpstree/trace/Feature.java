package org.bpstree.trace;

import java.util.Locale;

/** What an implementation may offer besides the basic operations; spec/trace.md says what each brings. */
public enum Feature {
    BACKWARD, DELETE_IF, SUCCESSOR, OFFSETS, APPROXIMATE, BUILD, VIEWS, CURSORS, STABLE_CURSORS, FAULTS, BUDGET, TRIM,
    CHECK, SHAPE, STATS, BATCH, GUARANTEE;

    /** The feature's word, such as stable-cursors. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The feature of that word, or null. */
    public static Feature of(String word) {
        for (Feature feature : values()) {
            if (feature.word().equals(word)) {
                return feature;
            }
        }
        return null;
    }
}
