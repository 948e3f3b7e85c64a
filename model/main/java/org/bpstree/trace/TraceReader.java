package org.bpstree.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the trace language: whole traces, or one step as a driver is given it. */
public final class TraceReader {
    private static final Map<String, Op> OPS = new HashMap<>();
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

    static {
        for (Op op : Op.values()) {
            OPS.put(op.words, op);
        }
    }

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
        if (!rows[0].equals("bps-trace " + Trace.VERSION)) {
            throw new TraceException(1, 1, "expected 'bps-trace " + Trace.VERSION + "', found '" + rows[0] + "'");
        }
        for (int i = 1; i < rows.length; i++) {
            final String row = rows[i];
            if (row.isEmpty() || row.startsWith("#")) {
                continue;
            }
            if (row.startsWith("@")) {
                final int space = row.indexOf(' ');
                if (space < 2) {
                    throw new TraceException(i + 1, 1, "expected '@name fact', found '" + row + "'");
                }
                about.put(row.substring(1, space), row.substring(space + 1));
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

    /**
     * Reads the line that sets a tree up. Names left out have upstream's production values.
     *
     * @throws TraceException if it is not of that form
     */
    public static Geometry geometry(int line, String text) throws TraceException {
        final TraceReader reader = new TraceReader(line, text);
        if (!reader.word("'tree'").equals("tree")) {
            throw new TraceException(line, 1, "expected 'tree leaf=… inner=…', found '" + text + "'");
        }
        final Map<String, Integer> numbers = new HashMap<>();
        final List<String> names =
            Arrays.asList("leaf", "inner", "blocks-per-extent", "extents-per-table", "tables");
        while (!reader.atEnd()) {
            final int column = reader.column();
            final String word = reader.word("name=number");
            final int sign = word.indexOf('=');
            if (sign < 0 || !names.contains(word.substring(0, sign))) {
                throw new TraceException(line, column, "expected one of " + names + " with '=number', found '" + word
                    + "'");
            }
            numbers.put(word.substring(0, sign), (int) reader.number(column + sign + 1, word.substring(sign + 1),
                Integer.MAX_VALUE));
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
            throw unexpected("'=>' and an answer, or the end of the line");
        }
        return new Trace.Line(line, step, List.of(text.substring(at + 3).split(" \\| ", -1)));
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
                numbers[i] = number(column, word("a number"), Long.MAX_VALUE);
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
        Op op = OPS.get(first);
        if (op == null && !atEnd()) {
            op = OPS.get(first + " " + word("the rest of an operation"));
        }
        if (op == null) {
            throw new TraceException(line, from, "expected an operation, found '" + text.substring(from - 1) + "'");
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
                throw new TraceException(line, column, "expected key=value, found '" + pair + "'");
            }
            numbers.add(number(column, pair.substring(0, sign), Long.MAX_VALUE));
            numbers.add(number(column + sign + 1, pair.substring(sign + 1), Long.MAX_VALUE));
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private String name(String what) throws TraceException {
        final int column = column();
        final String word = word(what);
        if (!word.matches(NAME)) {
            throw new TraceException(line, column, "expected " + what + ", found '" + word + "'");
        }
        return word;
    }

    private long number(int column, String word, long most) throws TraceException {
        try {
            final long number = Long.parseLong(word);
            if (number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // reported below
        }
        throw new TraceException(line, column, "expected a number, found '" + word + "'");
    }

    private String word(String what) throws TraceException {
        if (atEnd()) {
            throw unexpected(what);
        }
        int end = text.indexOf(' ', at);
        end = end < 0 ? text.length() : end;
        if (end == at) {
            throw unexpected(what + " after one space");
        }
        final String word = text.substring(at, end);
        at = end < text.length() ? end + 1 : end;
        return word;
    }

    private TraceException unexpected(String what) {
        return new TraceException(line, column(), "expected " + what + ", found "
            + (atEnd() ? "the end of the line" : "'" + text.substring(at) + "'"));
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private int column() {
        return at + 1;
    }
}
