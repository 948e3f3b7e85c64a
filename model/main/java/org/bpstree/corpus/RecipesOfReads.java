package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Each question below, on, between and above the elements of the empty tree and of small ones, and at the extremes. */
final class RecipesOfReads {
    private static final String EFFECT = "a query answers with the wrong element, or fails";
    private static final long[] KEYS = {3, 5, 7, 9, 11, 13};

    private RecipesOfReads() { }

    static void add(List<Draft> drafts) {
        for (int size : new int[] {0, 1, 4}) {
            for (Op op : new Op[] {Op.FIND, Op.LOWER, Op.UPPER, Op.RANK, Op.DELETE, Op.DELETE_IF, Op.INSERT,
                Op.INSERT_SUCCESSOR, Op.INSERT_OFFSET, Op.DELETE_OFFSET, Op.CURSOR_LOWER, Op.CURSOR_UPPER, Op.CURSOR_FIND}) {
                keys(drafts, op, size);
            }
            for (Op op : new Op[] {Op.FIRST, Op.LAST, Op.SIZE, Op.SCAN, Op.SCAN_BACK, Op.CURSOR_FIRST, Op.CURSOR_LAST}) {
                one(drafts, op.words + " of " + size, new Step(op, op.form.names > 0 ? "p" : "", ""), size, "bounds");
            }
        }
        for (long key : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
            for (Op op : new Op[] {Op.FIND, Op.LOWER, Op.UPPER, Op.RANK, Op.DELETE, Op.CURSOR_LOWER, Op.CURSOR_UPPER}) {
                final String name = key < 0 ? " least" : " greatest";
                one(drafts, op.words + name + " absent", step(op, key), 1, "extremes");
                extreme(drafts, op, key, name);
            }
        }
        approximate(drafts);
    }

    private static Step step(Op op, long key) {
        final String name = op.form.names > 0 ? "p" : "";
        return op.form.numbers == 2 ? new Step(op, name, "", key, 10 * key) : new Step(op, name, "", key);
    }

    private static void keys(List<Draft> drafts, Op op, int size) {
        one(drafts, op.words + " below " + size, step(op, 2), size, "bounds");
        if (size > 0) {
            one(drafts, op.words + " first of " + size, step(op, KEYS[0]), size, "bounds");
            one(drafts, op.words + " above " + size, step(op, 20), size, "bounds");
        }
        if (size > 1) {
            one(drafts, op.words + " between " + size, step(op, 4), size, "bounds");
            one(drafts, op.words + " last of leaf " + size, step(op, 5), size, "bounds");
            one(drafts, op.words + " between leaves " + size, step(op, 6), size, "bounds");
            one(drafts, op.words + " last of " + size, step(op, KEYS[size - 1]), size, "bounds");
        }
    }

    /** The question and the answer, on a tree of so many elements; every insert before it is needed for the size. */
    private static void one(List<Draft> drafts, String id, Step question, int size, String subject) {
        final List<Step> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            steps.add(Step.of(Op.INSERT, KEYS[i], 10 * KEYS[i]));
        }
        steps.add(question);
        add(drafts, id, steps, " when size=" + size, subject);
    }

    private static void add(List<Draft> drafts, String id, List<Step> steps, String when, String subject) {
        final TreeSubject tree = new TreeSubject(Draft.SMALL);
        String answer = "";
        for (Step step : steps) {
            answer = tree.answer(step);
        }
        final Step question = steps.get(steps.size() - 1);
        final boolean exact = question.op() == Op.APPROXIMATE;
        drafts.add(new Draft(id.replace(' ', '-'), exact ? Level.L3 : Level.L1, subject,
            "'" + question.op().words + "' errs at a bound", EFFECT, "", question + " => " + answer + when, Draft.SMALL,
            steps));
    }

    /** The extreme keys themselves, beside one plain element. */
    private static void extreme(List<Draft> drafts, Op op, long key, String name) {
        final List<Step> steps = new ArrayList<>(List.of(Step.of(Op.INSERT, 0, 5), Step.of(Op.INSERT, key, key)));
        steps.add(step(op, key));
        add(drafts, op.words + name + " present", steps, " when size=2", "extremes");
    }

    private static void approximate(List<Draft> drafts) {
        final long[][] ranges = {{1, 2}, {3, 3}, {3, 5}, {4, 12}, {9, 4}, {0, 99}, {14, 99}, {Long.MIN_VALUE, Long.MAX_VALUE}};
        for (int size : new int[] {0, 6}) {
            for (long[] range : ranges) {
                one(drafts, "approximate " + (size == 0 ? "empty " : "") + range[0] + " to " + range[1],
                    Step.of(Op.APPROXIMATE, range), size, "approximate");
            }
        }
    }
}
