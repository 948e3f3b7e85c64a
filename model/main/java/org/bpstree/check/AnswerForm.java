package org.bpstree.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.bpstree.trace.Op;

/** What a text must look like to be an answer to an operation at all, right or wrong. */
public final class AnswerForm {
    private static final String N = "-?[0-9]{1,19}";
    private static final String MOST = Long.toString(Long.MAX_VALUE);
    private static final String ELEMENT = N + "=" + N;
    private static final String ELEMENT_OR_NONE = "(" + ELEMENT + "|none)";
    private static final Map<Op, Pattern> FORMS = new EnumMap<>(Op.class);

    static {
        for (Op op : Op.values()) {
            FORMS.put(op, Pattern.compile(form(op)));
        }
    }

    private AnswerForm() { }

    /** Whether the text can be an answer to the operation. */
    public static boolean fits(Op op, String text) {
        return switch (op) {
            case CHECK -> !text.isEmpty();
            case HEADROOM -> FORMS.get(op).matcher(text).matches() && (text.length() < 19 || text.compareTo(MOST) <= 0);
            default -> FORMS.get(op).matcher(text).matches();
        };
    }

    /** The form in words, for whoever wrote something else. */
    public static String expected(Op op) {
        return "an answer to '" + op.words + "': "
            + (op == Op.HEADROOM ? "a number from 0 to " + MOST : form(op).replace(N, "N"));
    }

    private static String form(Op op) {
        return switch (op) {
            case INSERT, CURSOR_INSERT -> "inserted|replaced " + N + "|refused";
            case INSERT_SUCCESSOR -> "inserted before " + ELEMENT_OR_NONE + "|replaced " + N + "|refused";
            case INSERT_OFFSET -> "(inserted|replaced " + N + ") at " + N + "|refused";
            case DELETE -> "deleted " + N + "|absent|refused";
            case DELETE_OFFSET -> "deleted " + N + " at " + N + "|absent|refused";
            case DELETE_IF -> "deleted " + N + "|absent|different " + N + "|refused";
            case BUILD -> "built|refused|rejected|invalid";
            case INSERT_ALL -> "inserted-all|refused";
            case RESERVE_INSERTS -> "ok|refused|invalid";
            case HEADROOM -> "[0-9]{1,19}";
            case FIND -> N + "|absent|invalid";
            case LOWER, UPPER -> "(exact )?" + ELEMENT_OR_NONE + "|invalid";
            case RANK, SIZE, APPROXIMATE -> N + "|invalid";
            case AT, RANDOM, FIRST, LAST, CURSOR_FIND, CURSOR_LOWER, CURSOR_UPPER, CURSOR_AT, CURSOR_FIRST, CURSOR_LAST,
                CURSOR_GET, CURSOR_NEXT, CURSOR_PREVIOUS -> ELEMENT_OR_NONE + "|invalid";
            // Not a pair repeated: Java's matcher recurses once a repetition.
            case SCAN, SCAN_BACK -> "[-0-9= ]+|none|invalid";
            case VIEW_OPEN -> "ok|refused|invalid";
            case VIEW_CLOSE -> "ok|invalid";
            case CURSOR_EQUAL -> "yes|no|invalid";
            case REFUSE_AFTER, REFUSE_ONCE, REFUSE_NEXT, REFUSE_NONE, BUDGET, TRIM -> "ok";
            case SHAPE -> "blocks=.*";
            case STATS -> "blocks=.*";
            case CHECK -> "ok|an invariant's number and what is wrong";
        };
    }
}
