package org.bpstree.trace;

/** The operations of the trace language; spec/trace.md says what each does and answers. */
public enum Op {
    INSERT("insert", Form.KEY_VALUE),
    INSERT_SUCCESSOR("insert-successor", Form.KEY_VALUE),
    INSERT_OFFSET("insert-offset", Form.KEY_VALUE),
    DELETE("delete", Form.KEY),
    DELETE_OFFSET("delete-offset", Form.KEY),
    DELETE_IF("delete-if", Form.KEY_VALUE),
    BUILD("build", Form.PAIRS),
    FIND("find", Form.KEY_IN),
    LOWER("lower", Form.KEY_IN),
    UPPER("upper", Form.KEY_IN),
    RANK("rank", Form.KEY_IN),
    AT("at", Form.KEY_IN),
    RANDOM("random", Form.KEY_IN),
    APPROXIMATE("approximate", Form.RANGE_IN),
    FIRST("first", Form.IN),
    LAST("last", Form.IN),
    SIZE("size", Form.IN),
    SCAN("scan", Form.IN),
    SCAN_BACK("scan-back", Form.IN),
    VIEW_OPEN("view open", Form.NAME),
    VIEW_CLOSE("view close", Form.NAME),
    CURSOR_FIND("cursor find", Form.NAME_KEY_IN),
    CURSOR_LOWER("cursor lower", Form.NAME_KEY_IN),
    CURSOR_UPPER("cursor upper", Form.NAME_KEY_IN),
    CURSOR_AT("cursor at", Form.NAME_KEY_IN),
    CURSOR_FIRST("cursor first", Form.NAME_IN),
    CURSOR_LAST("cursor last", Form.NAME_IN),
    CURSOR_INSERT("cursor insert", Form.NAME_KEY_VALUE),
    CURSOR_GET("cursor get", Form.NAME),
    CURSOR_NEXT("cursor next", Form.NAME),
    CURSOR_PREVIOUS("cursor previous", Form.NAME),
    CURSOR_EQUAL("cursor equal", Form.NAME_NAME),
    REFUSE_AFTER("refuse after", Form.KEY),
    REFUSE_ONCE("refuse once", Form.KEY),
    REFUSE_NONE("refuse none", Form.NOTHING),
    BUDGET("budget", Form.KEY),
    TRIM("trim", Form.NOTHING),
    CHECK("check", Form.NOTHING),
    SHAPE("shape", Form.NOTHING),
    STATS("stats", Form.NOTHING);

    /** What follows an operation's words. */
    public enum Form {
        NOTHING(0, 0, false),
        KEY(0, 1, false),
        KEY_VALUE(0, 2, false),
        PAIRS(0, -1, false),
        IN(0, 0, true),
        KEY_IN(0, 1, true),
        RANGE_IN(0, 2, true),
        NAME(1, 0, false),
        NAME_NAME(2, 0, false),
        NAME_IN(1, 0, true),
        NAME_KEY_IN(1, 1, true),
        NAME_KEY_VALUE(1, 2, false);

        /** Names that follow. */
        public final int names;
        /** Numbers that follow the names; -1 for any count of K=V pairs. */
        public final int numbers;
        /** Whether "in VIEW" may follow at the end. */
        public final boolean in;

        Form(int names, int numbers, boolean in) {
            this.names = names;
            this.numbers = numbers;
            this.in = in;
        }
    }

    /** The operation's words. */
    public final String words;
    /** What follows them. */
    public final Form form;

    Op(String words, Form form) {
        this.words = words;
        this.form = form;
    }

    /** Whether memory can be refused to it. */
    public boolean refusable() {
        return switch (this) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT, DELETE, DELETE_OFFSET, DELETE_IF, BUILD -> true;
            default -> false;
        };
    }
}
