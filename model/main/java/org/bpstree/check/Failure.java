package org.bpstree.check;

import org.bpstree.trace.Step;

/**
 * A difference between an implementation and what must hold.
 *
 * @param index    the step's place in the run, from 0
 * @param step     the step after which it showed
 * @param rule     what is violated: A1 (wrong answer) to A6, R1 to R7 (the refusal rule), or an invariant's number
 * @param expected what should have been, in the trace language
 * @param actual   what was
 */
public record Failure(int index, Step step, String rule, String expected, String actual) {
    /** An answer differs from the model's. */
    public static final String ANSWER = "A1";
    /** The implementation ended by an exception, an error or a signal. */
    public static final String CRASH = "A2";
    /** The implementation gave no answer in time. */
    public static final String HANG = "A3";
    /** The implementation wrote what is no answer to the step. */
    public static final String NONSENSE = "A4";
    /** The implementation answered that it met an error of its own. */
    public static final String ERROR = "A5";
    /** At L3 the implementation has another shape, other counts, or refuses otherwise, than the Java tree. */
    public static final String SHAPE = "A6";
    /** A refused operation changed the contents of the tree or of a view, or moved a cursor. */
    public static final String REFUSED_CONTENTS = "R1";
    /** A refused operation changed the shape. */
    public static final String REFUSED_SHAPE = "R2";
    /** A refusal with nothing to refuse. */
    public static final String REFUSED_WITHOUT_CAUSE = "R5";
    /** What was guaranteed was refused, or is guaranteed no longer. */
    public static final String PROMISE = "R7";
    /** A reservation that was to be refused was granted. */
    public static final String GRANTED = "R6";

    /** In words, one line a fact, long answers cut. */
    @Override
    public String toString() {
        return rule + " (" + meaning() + ")" + (step == null ? "" : " at step " + (index + 1) + ", '" + cut(step.toString()) + "'") + "\n  expected: " + cut(expected)
            + "\n  actual:   " + cut(actual);
    }

    private String meaning() {
        return switch (rule) {
            case ANSWER -> "the answer is wrong";
            case CRASH -> "the implementation ended";
            case HANG -> "the implementation is silent";
            case NONSENSE -> "the implementation wrote what is no answer";
            case ERROR -> "the implementation reports an error of its own";
            case SHAPE -> "not this tree: shape, counts or refusals differ";
            case REFUSED_CONTENTS -> "a refused operation changed contents or moved a cursor";
            case REFUSED_SHAPE -> "a refused operation changed the shape";
            case REFUSED_WITHOUT_CAUSE -> "refused, though nothing was to be refused";
            case PROMISE -> "what was guaranteed is refused, or guaranteed no longer";
            case GRANTED -> "a reservation that was to be refused was granted";
            default -> "an invariant is violated, see spec/invariants.md";
        };
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + " … (" + text.length() + " characters)";
    }
}
