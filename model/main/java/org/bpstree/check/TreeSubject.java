package org.bpstree.check;

import java.util.HashMap;
import java.util.Map;
import org.bpstree.core.Check;
import org.bpstree.core.Cursor;
import org.bpstree.core.Layout;
import org.bpstree.core.Result;
import org.bpstree.core.Tree;
import org.bpstree.core.View;
import org.bpstree.core.Violation;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** The Java tree as a subject: no fault is hidden, every answer is read off the tree. */
public final class TreeSubject implements Subject {
    private final FaultSource source = new FaultSource();
    private final Tree tree;
    private final Map<String, View> views = new HashMap<>();
    private final Map<String, Placed> cursors = new HashMap<>();
    private final Cursor scratch = new Cursor();
    /** "refuse next": the tree asks its source only for what it has not in stock, so the door refuses for it. */
    private boolean doorShut;
    private long refusedAtDoor;

    /** A cursor and the view that it stands in. */
    private record Placed(Cursor cursor, String view) { }

    /**
     * A subject with an empty tree.
     *
     * @throws IllegalArgumentException if the geometry is impossible; the message names the number
     */
    public TreeSubject(Geometry geometry) {
        tree = new Tree(new Layout(geometry.leaf(), geometry.inner(), geometry.blocksPerExtent(),
            geometry.extentsPerTable(), geometry.tables()), source);
        views.put("", tree.head());
    }

    /** The tree, for statistics. */
    public Tree tree() {
        return tree;
    }

    /** The source, for statistics. */
    public FaultSource source() {
        return source;
    }

    @Override
    public long refusals() {
        return source.refusals() + refusedAtDoor;
    }

    @Override
    public long held() {
        return source.held();
    }

    @Override
    public void close() {
        views.remove("");
        views.values().forEach(tree::close);
        views.clear();
        tree.close();
    }

    @Override
    public String answer(Step step) {
        final View view = views.get(step.op().form.in ? step.other() : "");
        if (view == null) {
            return Answers.INVALID;
        }
        if (doorShut && reserves(step)) {
            doorShut = false;
            refusedAtDoor++;
            return Answers.REFUSED;
        }
        source.heap().begin();
        final String answer = switch (step.op().form) {
            case NAME, NAME_NAME, NAME_IN, NAME_KEY_IN, NAME_KEY_VALUE -> named(step, view);
            case IN, KEY_IN, RANGE_IN -> read(step, view);
            default -> change(step);
        };
        if (answer.equals(Answers.REFUSED)) {
            source.heap().operationRefused();
        }
        return answer;
    }

    /** Whether the tree makes a reservation for the step, however little it asks for. */
    private boolean reserves(Step step) {
        return switch (step.op()) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT -> true;
            case DELETE, DELETE_OFFSET -> tree.head().contains(step.number(0));
            case DELETE_IF -> tree.head().contains(step.number(0))
                && tree.head().get(step.number(0), 0) == step.number(1);
            case INSERT_ALL -> step.numbers().length > 0;
            case RESERVE_INSERTS -> step.number(0) > 0;
            case BUILD -> tree.head().size() == 0 && step.numbers().length > 0 && ascending(step);
            default -> false;
        };
    }

    private static boolean ascending(Step build) {
        for (int i = 2; i < build.numbers().length; i += 2) {
            if (build.number(i - 2) >= build.number(i)) {
                return false;
            }
        }
        return true;
    }

    private String change(Step step) {
        switch (step.op()) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET:
                return insert(step, tree.insert(step.number(0), step.number(1)));
            case DELETE, DELETE_OFFSET:
                return delete(step, tree.delete(step.number(0)));
            case DELETE_IF:
                return delete(step, tree.deleteIfIdentical(step.number(0), step.number(1)));
            case BUILD:
                return build(step);
            case INSERT_ALL:
                return Result.name(tree.insertAll(numbers(step, 0), numbers(step, 1), step.numbers().length / 2));
            case RESERVE_INSERTS:
                return reserve(step.number(0));
            case HEADROOM:
                return Integer.toString(tree.headroom());
            case REFUSE_AFTER:
                source.refuseAfter(step.number(0));
                return Answers.OK;
            case REFUSE_ONCE:
                source.refuseOnce(step.number(0));
                return Answers.OK;
            case REFUSE_NEXT:
                doorShut = true;
                return Answers.OK;
            case REFUSE_NONE:
                doorShut = false;
                source.refuseNone();
                return Answers.OK;
            case BUDGET:
                source.budget(step.number(0));
                return Answers.OK;
            case TRIM:
                tree.trim();
                return Answers.OK;
            case CHECK:
                return check();
            case SHAPE:
                return ShapeText.line(tree);
            case STATS:
                return stats();
            default:
                throw new AssertionError(step);
        }
    }

    private String insert(Step step, int result) {
        if (result == Result.REFUSED) {
            return Answers.REFUSED;
        }
        final StringBuilder text = new StringBuilder(result == Result.INSERTED ? Answers.INSERTED
            : Answers.REPLACED + " " + tree.oldValue());
        switch (step.op()) {
            case INSERT_SUCCESSOR -> {
                if (result == Result.INSERTED) {
                    text.append(" before ").append(tree.hasSuccessor()
                        ? Answers.element(tree.successorKey(), tree.successorValue()) : Answers.NONE);
                }
            }
            case INSERT_OFFSET -> text.append(" at ").append(tree.head().rank(step.number(0)));
            default -> { }
        }
        return text.toString();
    }

    private String delete(Step step, int result) {
        switch (result) {
            case Result.DELETED:
                return Answers.DELETED + " " + tree.oldValue()
                    + (step.op() == Op.DELETE_OFFSET ? " at " + tree.head().rank(step.number(0)) : "");
            case Result.DIFFERENT:
                return Answers.DIFFERENT + " " + tree.head().get(step.number(0), 0);
            default:
                return Result.name(result);
        }
    }

    private String build(Step step) {
        if (tree.head().size() > 0) {
            return Answers.INVALID;
        }
        try {
            return Result.name(tree.build(numbers(step, 0), numbers(step, 1), step.numbers().length / 2));
        } catch (IllegalArgumentException unsorted) {
            return Answers.REJECTED;
        }
    }

    /** The keys of a step's pairs, or (1) their values. */
    private static long[] numbers(Step step, int which) {
        final long[] numbers = new long[step.numbers().length / 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = step.number(2 * i + which);
        }
        return numbers;
    }

    private String reserve(long inserts) {
        if (inserts < 0) {
            return Answers.INVALID;
        }
        return inserts <= Integer.MAX_VALUE && tree.reserveInserts((int) inserts) ? Answers.OK : Answers.REFUSED;
    }

    private String check() {
        final Violation violation = Check.tree(tree);
        if (violation != null) {
            return violation.toString();
        }
        for (Map.Entry<String, View> view : views.entrySet()) {
            final Violation inView = Check.view(view.getValue());
            if (inView != null) {
                return inView + " in view '" + view.getKey() + "'";
            }
        }
        return source.held() == tree.heldExtents() ? Answers.OK
            : "B5: the source counts " + source.held() + " extents, the tree " + tree.heldExtents();
    }

    private String stats() {
        return "blocks=" + tree.blockCount() + " free=" + tree.freeCount() + " leaves=" + tree.leafCount() + " inner="
            + tree.innerCount() + " head=" + tree.headExtents() + " views=" + tree.viewExtents() + " spare="
            + tree.spareExtents() + " requests=" + source.requests();
    }

    private String read(Step step, View view) {
        switch (step.op()) {
            case FIND:
                return view.contains(step.number(0)) ? Long.toString(view.get(step.number(0), 0)) : Answers.ABSENT;
            case LOWER:
                return (view.lowerBound(step.number(0), scratch) ? Answers.EXACT : "") + element(scratch);
            case UPPER:
                return (view.upperBound(step.number(0), scratch) ? Answers.EXACT : "") + element(scratch);
            case RANK:
                return Integer.toString(view.rank(step.number(0)));
            case AT:
                view.at(clamped(step.number(0)), scratch);
                return element(scratch);
            case RANDOM:
                view.random(step.number(0), scratch);
                return element(scratch);
            case APPROXIMATE:
                return Integer.toString(view.approximateCount(step.number(0), step.number(1)));
            case FIRST:
                view.first(scratch);
                return element(scratch);
            case LAST:
                view.last(scratch);
                return element(scratch);
            case SIZE:
                return Integer.toString(view.size());
            case SCAN, SCAN_BACK:
                return scan(view, step.op() == Op.SCAN);
            default:
                throw new AssertionError(step);
        }
    }

    /** An offset is an int; what lies beyond is beyond every tree. */
    private static int clamped(long offset) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, offset));
    }

    private String scan(View view, boolean forth) {
        final StringBuilder text = new StringBuilder();
        boolean more = forth ? view.first(scratch) : view.last(scratch);
        int steps = 0;
        while (more && steps <= view.size()) {
            text.append(steps == 0 ? "" : " ").append(scratch.key()).append('=').append(scratch.value());
            more = forth ? scratch.next() : scratch.previous();
            steps++;
        }
        return steps == 0 ? Answers.NONE : text.toString();
    }

    private String named(Step step, View view) {
        final String name = step.name();
        switch (step.op()) {
            case VIEW_OPEN:
                if (views.containsKey(name)) {
                    return Answers.INVALID;
                }
                final View opened = new View();
                tree.open(opened);
                views.put(name, opened);
                return Answers.OK;
            case VIEW_CLOSE:
                if (!views.containsKey(name)) {
                    return Answers.INVALID;
                }
                tree.close(views.remove(name));
                cursors.values().removeIf(placed -> placed.view.equals(name));
                return Answers.OK;
            case CURSOR_GET, CURSOR_NEXT, CURSOR_PREVIOUS, CURSOR_EQUAL:
                return moved(step);
            default:
                return placed(step, view);
        }
    }

    private String moved(Step step) {
        final Placed placed = cursors.get(step.name());
        final Placed other = step.op() == Op.CURSOR_EQUAL ? cursors.get(step.other()) : placed;
        if (placed == null || other == null) {
            return Answers.INVALID;
        }
        final Cursor cursor = placed.cursor;
        switch (step.op()) {
            case CURSOR_NEXT:
                cursor.next();
                break;
            case CURSOR_PREVIOUS:
                cursor.previous();
                break;
            case CURSOR_EQUAL:
                return Answers.yes(cursor.equalTo(other.cursor));
            default:
                break;
        }
        return element(cursor);
    }

    private String placed(Step step, View view) {
        final Placed old = cursors.get(step.name());
        final Cursor cursor = old == null ? new Cursor() : old.cursor;
        switch (step.op()) {
            case CURSOR_INSERT:
                final int result = tree.insert(step.number(0), step.number(1), cursor);
                if (result == Result.REFUSED) {
                    return Answers.REFUSED;
                }
                cursors.put(step.name(), new Placed(cursor, ""));
                return insert(step, result);
            case CURSOR_FIND:
                view.find(step.number(0), cursor);
                break;
            case CURSOR_LOWER:
                view.lowerBound(step.number(0), cursor);
                break;
            case CURSOR_UPPER:
                view.upperBound(step.number(0), cursor);
                break;
            case CURSOR_AT:
                view.at(clamped(step.number(0)), cursor);
                break;
            case CURSOR_FIRST:
                view.first(cursor);
                break;
            case CURSOR_LAST:
                view.last(cursor);
                break;
            default:
                throw new AssertionError(step);
        }
        cursors.put(step.name(), new Placed(cursor, step.other()));
        return element(cursor);
    }

    private static String element(Cursor cursor) {
        return cursor.isValid() ? Answers.element(cursor.key(), cursor.value()) : Answers.NONE;
    }
}
