package org.bpstree.check;

import java.util.Map;

/** The words of answers, shared by everything that answers; spec/trace.md lists them. */
public final class Answers {
    public static final String OK = "ok";
    static final String INSERTED = "inserted";
    static final String REPLACED = "replaced";
    static final String DELETED = "deleted";
    static final String ABSENT = "absent";
    static final String DIFFERENT = "different";
    static final String BUILT = "built";
    public static final String REFUSED = "refused";
    /** Input that a build rejects. */
    static final String REJECTED = "rejected";
    /** No element. */
    static final String NONE = "none";
    static final String YES = "yes";
    static final String NO = "no";
    /** The key itself is present. */
    static final String EXACT = "exact ";
    /** The step names a view or cursor that there is not, or wants a state that there is not. */
    static final String INVALID = "invalid";

    private Answers() { }

    static String element(long key, long value) {
        return key + "=" + value;
    }

    static String element(Map.Entry<Long, Long> entry) {
        return entry == null ? NONE : element(entry.getKey(), entry.getValue());
    }

    static String yes(boolean is) {
        return is ? YES : NO;
    }
}
