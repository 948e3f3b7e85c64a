package org.bpstree.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the trace language: whole traces, or one step as a driver is given it. */
public final class TraceReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern FACT = Pattern.compile("@[a-z][a-z-]* .+");
    /** One way to write a number, so that reading and writing are each other's inverse. */
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final List<String> GEOMETRY =
        List.of("leaf", "inner", "blocks-per-extent", "extents-per-table", "tables");

    private final int line;
    private final String text;
    private int at;

    private TraceReader(int line, String text) {
        this.line = line;
        this.text = text;
    }

    /**
     * Reads a whole trace.
     *
     * @throws TraceException at the first thing that does not belong
     */
    public static Trace trace(String text) throws TraceException {
        final String[] rows = text.split("\n", -1);
        final Map<String, String> about = new LinkedHashMap<>();
        final List<Trace.Line> lines = new ArrayList<>();
        Geometry geometry = null;
        requireLineFeed(1, rows[0]);
        if (!rows[0].equals("bps-trace " + Trace.VERSION)) {
            throw new TraceException(1, 1, "expected 'bps-trace " + Trace.VERSION + "', found " + shown(rows[0]));
        }
        for (int i = 1; i < rows.length; i++) {
            final String row = rows[i];
            requireLineFeed(i + 1, row);
            if (row.isEmpty() || row.startsWith("#")) {
                continue;
            }
            if (row.startsWith("@") && geometry == null) {
                fact(i + 1, row, about);
            } else if (geometry == null) {
                geometry = geometry(i + 1, row);
            } else {
                lines.add(new TraceReader(i + 1, row).traceLine());
            }
        }
        if (geometry == null) {
            throw new TraceException(rows.length, 1, "expected a line 'tree leaf=… inner=…' before the end");
        }
        return new Trace(about, geometry, lines);
    }

    private static void requireLineFeed(int line, String row) throws TraceException {
        if (row.endsWith("\r")) {
            throw new TraceException(line, row.length(), "expected lines that end in a line feed alone, found a carriage "
                + "return; take them out: tr -d '\\r' <FILE >NEW-FILE");
        }
    }

    private static void fact(int line, String row, Map<String, String> about) throws TraceException {
        if (!FACT.matcher(row).matches()) {
            throw new TraceException(line, 1, "expected '@name fact', found " + shown(row));
        }
        final int space = row.indexOf(' ');
        final String name = row.substring(1, space);
        final String text = row.substring(space + 1);
        if (about.put(name, text) != null) {
            throw new TraceException(line, 1, "expected each '@name' once, found another @" + name);
        }
        if (name.equals("level") && Level.of(text) == null) {
            throw new TraceException(line, space + 2, "expected a level, L1, L2 or L3, found " + shown(text));
        }
    }

    /** Where a number of the geometry stands in a text that was read: the first of these words, or the line's begin. */
    public static TraceException at(String text, String name, String message) {
        final String[] rows = text.split("\n", -1);
        int line = 0;
        while (!rows[line].startsWith("tree")) {
            line++;
        }
        return new TraceException(line + 1, Math.max(0, rows[line].indexOf(" " + name + "=") + 1) + 1, message);
    }

    /**
     * Reads the line that sets a tree up. Names left out have upstream's production values.
     *
     * @throws TraceException if it is not of that form
     */
    public static Geometry geometry(int line, String text) throws TraceException {
        final TraceReader reader = new TraceReader(line, text);
        if (!reader.word("'tree'").equals("tree")) {
            throw new TraceException(line, 1, "expected 'tree leaf=… inner=…', found " + shown(text));
        }
        final Map<String, Integer> numbers = new HashMap<>();
        while (!reader.atEnd()) {
            final int column = reader.column();
            final String word = reader.word("name=number");
            final int sign = word.indexOf('=');
            if (sign < 0 || !GEOMETRY.contains(word.substring(0, sign)) || numbers.containsKey(word.substring(0, sign))) {
                throw new TraceException(line, column, "expected one of " + GEOMETRY + " with '=number', each at most "
                    + "once, found " + shown(word));
            }
            final boolean lists = word.startsWith("tables=") || word.startsWith("extents-per-table=");
            numbers.put(word.substring(0, sign), (int) reader.number(column + sign + 1, word.substring(sign + 1), 0,
                lists ? Geometry.MOST_LISTED : Integer.MAX_VALUE));
        }
        final Geometry usual = Geometry.PRODUCTION;
        return new Geometry(numbers.getOrDefault("leaf", usual.leaf()), numbers.getOrDefault("inner", usual.inner()),
            numbers.getOrDefault("blocks-per-extent", usual.blocksPerExtent()),
            numbers.getOrDefault("extents-per-table", usual.extentsPerTable()),
            numbers.getOrDefault("tables", usual.tables()));
    }

    /**
     * Reads one step without an answer.
     *
     * @throws TraceException if it is none
     */
    public static Step step(int line, String text) throws TraceException {
        final TraceReader reader = new TraceReader(line, text);
        final Step step = reader.step();
        if (!reader.atEnd()) {
            throw reader.unexpected("the end of the line");
        }
        return step;
    }

    private Trace.Line traceLine() throws TraceException {
        final Step step = step();
        if (atEnd()) {
            return new Trace.Line(line, step, List.of());
        }
        if (!text.startsWith("=> ", at)) {
            throw unexpected("'=> ' and an answer, or the end of the line");
        }
        at += 3;
        final List<String> answers = List.of(text.substring(at).split("\\|", -1));
        for (String answer : answers) {
            if (answer.isEmpty() || !answer.equals(answer.strip())) {
                throw unexpected("an answer (several: '|' between, no spaces)");
            }
            at += answer.length() + 1;
        }
        return new Trace.Line(line, step, answers);
    }

    private Step step() throws TraceException {
        final Op op = op();
        String name = "";
        String other = "";
        if (op.form.names > 0) {
            name = name("a name");
        }
        if (op.form.names > 1) {
            other = name("a second name");
        }
        final long[] numbers = op.form.numbers < 0 ? pairs() : new long[op.form.numbers];
        if (op.form.numbers > 0) {
            for (int i = 0; i < numbers.length; i++) {
                final int column = column();
                numbers[i] = number(column, word("a number"), op.least(), Long.MAX_VALUE);
            }
        }
        if (op.form.in && text.startsWith("in ", at)) {
            word("'in'");
            other = name("a view's name");
        }
        return new Step(op, name, other, numbers);
    }

    private Op op() throws TraceException {
        final int from = column();
        final String first = word("an operation");
        Op op = Op.of(first);
        if (op == null && !atEnd()) {
            op = Op.of(first + " " + word("the rest of an operation"));
        }
        if (op == null) {
            throw new TraceException(line, from, "expected an operation, found " + shown(text.substring(from - 1)));
        }
        return op;
    }

    private long[] pairs() throws TraceException {
        final List<Long> numbers = new ArrayList<>();
        while (!atEnd() && !text.startsWith("=>", at)) {
            final int column = column();
            final String pair = word("key=value");
            final int sign = pair.indexOf('=');
            if (sign < 0) {
                throw new TraceException(line, column, "expected key=value, found " + shown(pair));
            }
            numbers.add(number(column, pair.substring(0, sign), Long.MIN_VALUE, Long.MAX_VALUE));
            numbers.add(number(column + sign + 1, pair.substring(sign + 1), Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private String name(String what) throws TraceException {
        final int column = column();
        final String word = word(what);
        if (!NAME.matcher(word).matches()) {
            throw new TraceException(line, column, "expected " + what + ", found " + shown(word));
        }
        return word;
    }

    private long number(int column, String word, long least, long most) throws TraceException {
        if (NUMBER.matcher(word).matches()) {
            try {
                final long number = Long.parseLong(word);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException beyondLong) {
                // reported below
            }
        }
        throw new TraceException(line, column, "expected a number from " + least + " to " + most + ", found "
            + shown(word));
    }

    /** The characters up to the next space; one space between words, none at the end. */
    private String word(String what) throws TraceException {
        if (atEnd()) {
            throw unexpected(what);
        }
        int end = text.indexOf(' ', at);
        end = end < 0 ? text.length() : end;
        if (end == at) {
            throw unexpected(what + " after one space");
        }
        if (end == text.length() - 1) {
            at = end;
            throw unexpected("no space at the end of the line");
        }
        final String word = text.substring(at, end);
        at = end < text.length() ? end + 1 : end;
        return word;
    }

    private TraceException unexpected(String what) {
        return new TraceException(line, column(), "expected " + what + ", found "
            + (atEnd() ? "the end of the line" : shown(text.substring(at))));
    }

    /** Text of an unknown origin, short and in one line. */
    private static String shown(String text) {
        final String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 60 ? "'" + plain + "'" : "'" + plain.substring(0, 60) + "…'";
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private int column() {
        return at + 1;
    }
}
