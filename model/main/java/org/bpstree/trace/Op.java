package org.bpstree.trace;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of the trace language; spec/trace.md says what each does and answers. */
public enum Op {
    INSERT("insert", Form.KEY_VALUE),
    INSERT_SUCCESSOR("insert-successor", Form.KEY_VALUE, Feature.SUCCESSOR),
    INSERT_OFFSET("insert-offset", Form.KEY_VALUE, Feature.OFFSETS),
    DELETE("delete", Form.KEY),
    DELETE_OFFSET("delete-offset", Form.KEY, Feature.OFFSETS),
    DELETE_IF("delete-if", Form.KEY_VALUE, Feature.DELETE_IF),
    BUILD("build", Form.PAIRS, Feature.BUILD),
    FIND("find", Form.KEY_IN),
    LOWER("lower", Form.KEY_IN),
    UPPER("upper", Form.KEY_IN),
    RANK("rank", Form.KEY_IN, Feature.OFFSETS),
    AT("at", Form.KEY_IN, Feature.OFFSETS),
    RANDOM("random", Form.KEY_IN, Feature.OFFSETS),
    APPROXIMATE("approximate", Form.RANGE_IN, Feature.APPROXIMATE),
    FIRST("first", Form.IN),
    LAST("last", Form.IN),
    SIZE("size", Form.IN),
    SCAN("scan", Form.IN),
    SCAN_BACK("scan-back", Form.IN, Feature.BACKWARD),
    VIEW_OPEN("view open", Form.NAME, Feature.VIEWS),
    VIEW_CLOSE("view close", Form.NAME, Feature.VIEWS),
    CURSOR_FIND("cursor find", Form.NAME_KEY_IN, Feature.CURSORS),
    CURSOR_LOWER("cursor lower", Form.NAME_KEY_IN, Feature.CURSORS),
    CURSOR_UPPER("cursor upper", Form.NAME_KEY_IN, Feature.CURSORS),
    CURSOR_AT("cursor at", Form.NAME_KEY_IN, Feature.CURSORS, Feature.OFFSETS),
    CURSOR_FIRST("cursor first", Form.NAME_IN, Feature.CURSORS),
    CURSOR_LAST("cursor last", Form.NAME_IN, Feature.CURSORS),
    CURSOR_INSERT("cursor insert", Form.NAME_KEY_VALUE, Feature.CURSORS),
    CURSOR_GET("cursor get", Form.NAME, Feature.CURSORS),
    CURSOR_NEXT("cursor next", Form.NAME, Feature.CURSORS),
    CURSOR_PREVIOUS("cursor previous", Form.NAME, Feature.CURSORS, Feature.BACKWARD),
    CURSOR_EQUAL("cursor equal", Form.NAME_NAME, Feature.CURSORS),
    REFUSE_AFTER("refuse after", Form.KEY, Feature.FAULTS),
    REFUSE_ONCE("refuse once", Form.KEY, Feature.FAULTS),
    REFUSE_NEXT("refuse next", Form.NOTHING, Feature.FAULTS),
    REFUSE_NONE("refuse none", Form.NOTHING, Feature.FAULTS),
    BUDGET("budget", Form.KEY, Feature.BUDGET),
    TRIM("trim", Form.NOTHING, Feature.TRIM),
    CHECK("check", Form.NOTHING, Feature.CHECK),
    SHAPE("shape", Form.NOTHING, Feature.SHAPE),
    STATS("stats", Form.NOTHING, Feature.STATS),
    INSERT_ALL("insert-all", Form.PAIRS, Feature.BATCH),
    RESERVE_INSERTS("reserve-inserts", Form.KEY, Feature.GUARANTEE),
    HEADROOM("headroom", Form.NOTHING, Feature.GUARANTEE);

    private static final Map<String, Op> BY_WORDS =
        Arrays.stream(values()).collect(Collectors.toMap(op -> op.words, op -> op));

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
    private final Set<Feature> needs;

    Op(String words, Form form, Feature... needs) {
        this.words = words;
        this.form = form;
        this.needs = Set.of(needs);
    }

    /** What a driver must offer to be given the operation. */
    public Set<Feature> needs() {
        return needs;
    }

    /** The least level at which there is the operation. */
    public Level level() {
        return switch (this) {
            case SHAPE, STATS -> Level.L3;
            case REFUSE_NEXT -> Level.L2;
            default -> Level.L1;
        };
    }

    /** The operation of these words, or null. */
    public static Op of(String words) {
        return BY_WORDS.get(words);
    }

    /** The least number that may follow: a request's number and a budget are counts. */
    public long least() {
        return this == REFUSE_AFTER || this == REFUSE_ONCE || this == BUDGET ? 0 : Long.MIN_VALUE;
    }

    /** Whether memory can be refused to it. */
    public boolean refusable() {
        return switch (this) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT, DELETE, DELETE_OFFSET, DELETE_IF, BUILD, INSERT_ALL,
                RESERVE_INSERTS -> true;
            default -> false;
        };
    }

    /** Whether it may change the elements of the head. */
    public boolean changes() {
        return refusable() && this != RESERVE_INSERTS;
    }

    /** Whether it is about inserts to come, or many at once. */
    public boolean guarantees() {
        return this == INSERT_ALL || this == RESERVE_INSERTS || this == HEADROOM;
    }

    /** Whether it puts a cursor somewhere, rather than reading or moving one. */
    public boolean places() {
        return switch (this) {
            case CURSOR_FIND, CURSOR_LOWER, CURSOR_UPPER, CURSOR_AT, CURSOR_FIRST, CURSOR_LAST, CURSOR_INSERT -> true;
            default -> false;
        };
    }

    /** Whether its first number is a key. */
    public boolean hasKey() {
        return switch (form) {
            case KEY_VALUE, NAME_KEY_VALUE -> true;
            case KEY -> this == DELETE || this == DELETE_OFFSET;
            case KEY_IN -> this != AT && this != RANDOM;
            case NAME_KEY_IN -> this != CURSOR_AT;
            default -> false;
        };
    }
}
