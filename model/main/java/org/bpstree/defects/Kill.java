package org.bpstree.defects;

/**
 * What one mechanism made of one defect.
 *
 * @param verdict whether it was run, and noticed the defect
 * @param rule    the rule violated, if caught
 * @param effort  what it took: seconds, operations, or the corpus case, in words
 * @param length  steps of the shrunk trace; 0 if there is none
 * @param trace   the shrunk trace, if there is one
 */
public record Kill(Verdict verdict, String rule, String effort, int length, String trace) {
    /** What can come of it. */
    public enum Verdict { CAUGHT, MISSED, NOT_RUN }

    /** Nobody looked. */
    public static final Kill NOT_RUN = new Kill(Verdict.NOT_RUN, "", "not run", 0, "");

    static Kill missed(String effort) {
        return new Kill(Verdict.MISSED, "", effort, 0, "");
    }

    static Kill caught(String rule, String effort) {
        return new Kill(Verdict.CAUGHT, rule, effort, 0, "");
    }

    /** Whether the defect was noticed. */
    public boolean caught() {
        return verdict == Verdict.CAUGHT;
    }

    @Override
    public String toString() {
        return switch (verdict) {
            case CAUGHT -> rule.isEmpty() ? effort : rule + ", " + effort + (length > 0 ? ", " + length + " steps" : "");
            case MISSED -> "missed" + (effort.isEmpty() ? "" : " (" + effort + ")");
            case NOT_RUN -> effort;
        };
    }
}
