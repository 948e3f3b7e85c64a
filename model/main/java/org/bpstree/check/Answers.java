package org.bpstree.check;

import java.util.Map;

/** The words of answers, shared by everything that answers; spec/trace.md lists them. */
public final class Answers {
    public static final String OK = "ok";
    public static final String INSERTED = "inserted";
    /** A batch. */
    public static final String INSERTED_ALL = "inserted-all";
    public static final String REPLACED = "replaced";
    public static final String DELETED = "deleted";
    public static final String ABSENT = "absent";
    public static final String DIFFERENT = "different";
    public static final String BUILT = "built";
    public static final String REFUSED = "refused";
    /** Input that a build rejects. */
    public static final String REJECTED = "rejected";
    /** No element. */
    public static final String NONE = "none";
    public static final String YES = "yes";
    public static final String NO = "no";
    /** The key itself is present. */
    public static final String EXACT = "exact ";
    /** The step names a view or cursor that there is not, or wants a state that there is not. */
    public static final String INVALID = "invalid";

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
