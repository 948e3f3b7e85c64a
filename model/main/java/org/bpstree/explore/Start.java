package org.bpstree.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bpstree.check.Answers;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;

/** What an exploration begins with in place of the empty tree: the state that some moves lead to. */
public final class Start {
    /** The empty tree. */
    public static final Start EMPTY = new Start();

    /** Each is told relative to the state before it, as the moves that follow are. */
    final List<Move> moves = new ArrayList<>();
    /** The contents of the head, and the names of the open views, the newest first. */
    private final TreeMap<Long, Long> head = new TreeMap<>();
    private final List<String> views = new ArrayList<>();
    private int mostElements;
    private int mostViews;
    /** The refusal that is not closed yet, or null; and whether an operation came behind it. */
    private Step armed;
    private boolean used;

    private Start() { }

    /** A build of so many elements. */
    static Start build(int elements) {
        final Start start = new Start();
        start.moves.add(Move.granted(Move.Kind.BUILD, elements));
        start.mostElements = elements;
        return start;
    }

    /**
     * What a trace leads to. Keys count by their order alone, values not at all, reads are left out.
     *
     * @param trace steps with the answers that they got; only those of operations that memory can be refused to matter
     * @throws TraceException if a refusal is not closed: one 'refuse once' or 'refuse after', one operation, and then,
     *                        but if that used a 'refuse once' up, 'refuse none'
     */
    public static Start of(Trace trace) throws TraceException {
        final Start start = new Start();
        for (Trace.Line line : trace.lines()) {
            if (line.step().op().guarantees() && line.step().op().refusable()) {
                throw new TraceException(line.number(), 1, "an exploration cannot begin behind '" + line.step().op().words
                    + "': it makes no batches and no guarantees; leave it out with --cut, or begin with another trace");
            }
            if (!start.take(line.step(), line.answers().contains(Answers.REFUSED))) {
                throw open(line);
            }
        }
        if (start.armed != null) {
            throw open(trace.lines().get(trace.lines().size() - 1));
        }
        return start;
    }

    private static TraceException open(Trace.Line line) {
        return new TraceException(line.number(), 1, "an exploration can begin only behind closed refusals: 'refuse once N' "
            + "or 'refuse after N', one operation, 'refuse none'; found '" + line.step() + "'");
    }

    /** Elements present at one time at most. */
    public int mostElements() {
        return mostElements;
    }

    /** Views open at one time at most. */
    public int mostViews() {
        return mostViews;
    }

    /** Takes a step; false if a refusal is not closed. */
    private boolean take(Step step, boolean refused) {
        switch (step.op()) {
            case REFUSE_ONCE, REFUSE_AFTER -> {
                final boolean closed = armed == null;
                armed = step;
                used = false;
                return closed;
            }
            case REFUSE_NONE -> armed = null;
            case REFUSE_NEXT, BUDGET -> {
                return false;
            }
            case VIEW_OPEN -> open(step.name());
            case VIEW_CLOSE -> close(step.name());
            case TRIM -> moves.add(Move.granted(Move.Kind.TRIM, 0));
            default -> {
                return !step.op().refusable() || change(step, refused);
            }
        }
        return true;
    }

    private boolean change(Step step, boolean refused) {
        final Move move = move(step);
        if (armed != null && used) {
            return false;
        }
        used = true;
        if (!refused) {
            if (move != null) {
                moves.add(move);
                apply(step, move.kind());
            }
        } else if (armed != null && move != null) {
            final boolean once = armed.op() == Op.REFUSE_ONCE;
            moves.add(move.refusedAt((int) Math.min(Integer.MAX_VALUE, armed.number(0)), once));
            armed = once ? null : armed;
        }
        // Refused with nothing armed: the ids were used up, which leaves the state as it is.
        return true;
    }

    /** The step as a move in the state as it is; null if it changes nothing there. */
    private Move move(Step step) {
        final long key = step.numbers().length == 0 ? 0 : step.number(0);
        final int place = head.headMap(key).size();
        final boolean present = head.containsKey(key);
        return switch (step.op()) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT ->
                Move.granted(present ? Move.Kind.REPLACE : Move.Kind.INSERT, place);
            case DELETE, DELETE_OFFSET -> present ? Move.granted(Move.Kind.DELETE, place) : null;
            case DELETE_IF -> present && head.get(key) == step.number(1)
                ? Move.granted(Move.Kind.DELETE_IF, place) : null;
            case BUILD -> head.isEmpty() && ascending(step)
                ? Move.granted(Move.Kind.BUILD, step.numbers().length / 2) : null;
            default -> throw new AssertionError(step);
        };
    }

    private static boolean ascending(Step step) {
        boolean ascending = true;
        for (int i = 2; i < step.numbers().length; i += 2) {
            ascending &= step.number(i - 2) < step.number(i);
        }
        return ascending;
    }

    private void apply(Step step, Move.Kind kind) {
        switch (kind) {
            case BUILD -> {
                for (int i = 0; i < step.numbers().length; i += 2) {
                    head.put(step.number(i), step.number(i + 1));
                }
            }
            case INSERT, REPLACE -> head.put(step.number(0), step.number(1));
            default -> head.remove(step.number(0));
        }
        mostElements = Math.max(mostElements, head.size());
    }

    private void open(String name) {
        if (!views.contains(name)) {
            views.add(0, name);
            mostViews = Math.max(mostViews, views.size());
            moves.add(Move.granted(Move.Kind.OPEN, 0));
        }
    }

    private void close(String name) {
        final int index = views.indexOf(name);
        if (index >= 0) {
            views.remove(index);
            moves.add(Move.granted(Move.Kind.CLOSE, index));
        }
    }
}
