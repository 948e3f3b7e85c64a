package org.bpstree.corpus;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bpstree.corpus.Mutants.Entry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Defects of inserts, deletes and builds, with memory enough. */
final class MutantsOfChanges {
    private static final String STALE = "the caller goes on with a wrong result";
    private static final String LOST = "an element is lost";
    private static final String KEPT = "an element that was taken out is still there";

    private MutantsOfChanges() { }

    static void add(Map<String, Entry> all) {
        inserts(all);
        deletes(all);
        builds(all);
    }

    private static Mutant.Defect answering(Op op, UnaryOperator<String> change) {
        return Mutants.of(op, (mutant, step) -> change.apply(mutant.right(step)));
    }

    private static void inserts(Map<String, Entry> all) {
        for (Op op : new Op[] {Op.INSERT, Op.INSERT_SUCCESSOR, Op.INSERT_OFFSET, Op.CURSOR_INSERT}) {
            final String id = op.words.replace(' ', '-');
            all.put(id + "-replaced-new", new Entry("inserts", "'" + op.words + "' answers the new value for the old", STALE,
                Mutants.of(op, (mutant, step) -> mutant.right(step).replaceAll("^replaced -?[0-9]+",
                    "replaced " + step.number(1)))));
            all.put(id + "-keeps-old", new Entry("inserts", "'" + op.words + "' of a present key does not store the value",
                "an update is lost", Mutants.of(op, (mutant, step) -> mutant.present(step.number(0))
                    ? "replaced " + mutant.head(Op.FIND, step.number(0))
                    + (op == Op.INSERT_OFFSET ? " at " + mutant.head(Op.RANK, step.number(0)) : "") : mutant.right(step))));
            all.put(id + "-forgets", new Entry("inserts", "'" + op.words + "' of a fresh key does not store it", LOST,
                Mutants.of(op, (mutant, step) -> {
                    final boolean fresh = !mutant.present(step.number(0));
                    final String right = mutant.right(step);
                    if (fresh) {
                        mutant.head(Op.DELETE, step.number(0));
                    }
                    return right;
                })));
        }
        all.put("insert-rejects-present", new Entry("inserts", "an insert of a present key answers 'inserted'", STALE,
            answering(Op.INSERT, right -> right.replaceAll("^replaced.*", "inserted"))));
        all.put("successor-is-predecessor", new Entry("inserts", "the element before, for the one after", STALE,
            Mutants.of(Op.INSERT_SUCCESSOR, (mutant, step) -> {
                final String right = mutant.right(step);
                final long rank = Long.parseLong("0" + mutant.head(Op.RANK, step.number(0)));
                return right.startsWith("inserted") && rank > 0
                    ? "inserted before " + mutant.head(Op.AT, rank - 1) : right;
            })));
        all.put("successor-wraps", new Entry("inserts", "a greatest element with a successor", STALE,
            Mutants.of(Op.INSERT_SUCCESSOR, (mutant, step) -> {
                final String right = mutant.right(step);
                return right.endsWith("none") ? right.replace("none", mutant.head(Op.FIRST)) : right;
            })));
        all.put("successor-in-leaf", new Entry("inserts", "a successor looked for in one leaf alone", STALE,
            Mutants.of(Op.INSERT_SUCCESSOR, (mutant, step) -> {
                final String right = mutant.right(step);
                return right.startsWith("inserted") && mutant.head(Op.RANK, step.number(0)).equals("3")
                    ? "inserted before none" : right;
            })));
        all.put("insert-offset-from-one", new Entry("offsets", "an insert's offset that counts from 1", STALE,
            Mutants.of(Op.INSERT_OFFSET, (mutant, step) -> {
                final String right = mutant.right(step);
                return right.contains(" at ") ? plusOne(right) : right;
            })));
        all.put("delete-offset-from-one", new Entry("offsets", "a delete's offset that counts from 1", STALE,
            Mutants.of(Op.DELETE_OFFSET, (mutant, step) -> {
                final String right = mutant.right(step);
                return right.contains(" at ") ? plusOne(right) : right;
            })));
    }

    private static String plusOne(String text) {
        final int at = text.lastIndexOf(' ') + 1;
        return text.substring(0, at) + (Long.parseLong(text.substring(at)) + 1);
    }

    private static void deletes(Map<String, Entry> all) {
        for (Op op : new Op[] {Op.DELETE, Op.DELETE_OFFSET, Op.DELETE_IF}) {
            all.put(op.words + "-keeps", new Entry("deletes", "'" + op.words + "' does not take the element out", KEPT,
                Mutants.of(op, (mutant, step) -> {
                    final String value = mutant.head(Op.FIND, step.number(0));
                    final String right = mutant.right(step);
                    if (right.startsWith("deleted")) {
                        mutant.head(Op.INSERT, step.number(0), Long.parseLong(value));
                    }
                    return right;
                })));
            all.put(op.words + "-absent-deleted", new Entry("deletes", "'" + op.words + "' of an absent key takes its "
                + "successor out", LOST, Mutants.of(op, (mutant, step) -> {
                    final String right = mutant.right(step);
                    if (right.equals("absent")) {
                        mutant.head(Op.DELETE, Mutant.key(mutant.head(Op.LOWER, step.number(0)), step.number(0)));
                    }
                    return right;
                })));
            all.put(op.words + "-value-lost", new Entry("deletes", "'" + op.words + "' answers another value than the "
                + "element had", STALE, answering(op, right -> right.replaceAll("^deleted -?[0-9]+", "deleted 77"))));
        }
        all.put("delete-if-any", new Entry("deletes", "a conditional delete that ignores the value", LOST,
            Mutants.of(Op.DELETE_IF, (mutant, step) -> mutant.right(Step.of(Op.DELETE, step.number(0))))));
        all.put("delete-if-different-absent", new Entry("deletes", "a conditional delete that says 'absent' of another "
            + "value", STALE, answering(Op.DELETE_IF, right -> right.replaceAll("^different.*", "absent"))));
    }

    private static void builds(Map<String, Entry> all) {
        all.put("build-accepts-equal", new Entry("builds", "a build that takes one key twice", "a key is there twice",
            Mutants.of(Op.BUILD, (mutant, step) -> {
                final String right = mutant.right(step);
                boolean equal = false;
                for (int i = 2; i < step.numbers().length; i += 2) {
                    equal |= step.number(i) == step.number(i - 2);
                }
                return right.equals("rejected") && equal ? "built" : right;
            })));
        all.put("build-accepts-unsorted", new Entry("builds", "a build that takes unsorted input", "elements cannot be found",
            Mutants.instead(Op.BUILD, "rejected", "built")));
        all.put("build-appends", new Entry("builds", "a build of a tree that is not empty", "elements are lost",
            Mutants.instead(Op.BUILD, "invalid", "built")));
        all.put("build-drops-last", new Entry("builds", "a build that ends one element early", LOST,
            Mutants.of(Op.BUILD, (mutant, step) -> {
                final String right = mutant.right(step);
                if (right.equals("built") && step.numbers().length > 0) {
                    mutant.head(Op.DELETE, step.number(step.numbers().length - 2));
                }
                return right;
            })));
        all.put("build-rejected-part", new Entry("builds", "a rejected build that leaves its first elements", STALE,
            Mutants.of(Op.BUILD, (mutant, step) -> {
                final String right = mutant.right(step);
                if (right.equals("rejected")) {
                    mutant.head(Op.INSERT, step.number(0), step.number(1));
                }
                return right;
            })));
        all.put("build-empty-refused", new Entry("builds", "a build of nothing that answers 'rejected'", STALE,
            Mutants.of(Op.BUILD, (mutant, step) -> step.numbers().length == 0 && mutant.head(Op.SIZE).equals("0")
                ? "rejected" : mutant.right(step))));
        all.put("tree-dead-after-empty", new Entry("deletes", "a tree that stays empty once it was emptied", LOST,
            (mutant, step) -> {
                final String right = mutant.right(step);
                if (right.startsWith("deleted") && mutant.head(Op.SIZE).equals("0")) {
                    mutant.memory.put("dead", "");
                }
                if (mutant.memory.containsKey("dead") && Set.of(Op.INSERT, Op.INSERT_SUCCESSOR, Op.INSERT_OFFSET)
                    .contains(step.op())) {
                    mutant.head(Op.DELETE, step.number(0));
                }
                return right;
            }));
    }
}
