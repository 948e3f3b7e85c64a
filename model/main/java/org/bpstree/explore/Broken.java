package org.bpstree.explore;

/** Something that must hold does not, in the words of {@link org.bpstree.check.Failure}. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String rule;
    private final String expected;
    private final String actual;

    Broken(String rule, String expected, String actual) {
        super(rule + ": expected " + expected + ", was " + actual, null, false, false);
        this.rule = rule;
        this.expected = expected;
        this.actual = actual;
    }

    String rule() {
        return rule;
    }

    String expected() {
        return expected;
    }

    String actual() {
        return actual;
    }
}
