package org.bpstree.check;

/** A subject that gives no answer. The message is what happened, in words. */
public final class SubjectException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String rule;
    private final String expected;

    /**
     * @param rule     which of {@link Failure}'s rules is violated
     * @param expected what should have been
     * @param actual   what happened
     */
    public SubjectException(String rule, String expected, String actual) {
        super(actual);
        this.rule = rule;
        this.expected = expected;
    }

    /** The rule violated. */
    public String rule() {
        return rule;
    }

    /** What should have been. */
    public String expected() {
        return expected;
    }
}
