package org.bpstree.corpus;

import java.util.Map;
import java.util.Set;
import org.bpstree.corpus.Mutants.Entry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Defects of views and cursors, with memory enough. */
final class MutantsOfViews {
    private static final String SNAPSHOT = "a snapshot is not what it was";
    private static final String WALK = "a walk by cursor misses elements or goes round";

    private MutantsOfViews() { }

    static void add(Map<String, Entry> all) {
        views(all);
        moves(all);
        changes(all);
    }

    private static Step view(Op op, String name) {
        return new Step(op, name, "");
    }

    private static void views(Map<String, Entry> all) {
        for (String change : new String[] {"inserted", "replaced", "deleted"}) {
            for (Op op : new Op[] {Op.FIND, Op.SCAN}) {
                all.put(change + "-shows-in-view-" + op.words, new Entry("views", "an element that was " + change
                    + " shows in a view opened before, to '" + op.words + "'", SNAPSHOT, (mutant, step) -> {
                        final String right = mutant.right(step);
                        if (step.op().changes()) {
                            mutant.memory.put("last", right);
                        }
                        return step.op() == op && !step.other().isEmpty() && !right.equals("invalid")
                            && mutant.memory.getOrDefault("last", "").startsWith(change)
                            ? mutant.right(new Step(op, "", "", step.numbers())) : right;
                    }));
            }
        }
        all.put("close-closes-all", new Entry("views", "closing a view closes the others", SNAPSHOT,
            Mutants.of(Op.VIEW_CLOSE, (mutant, step) -> {
                final String right = mutant.right(step);
                for (String name : new String[] {"a", "b"}) {
                    mutant.right(view(Op.VIEW_CLOSE, name));
                }
                return right;
            })));
        all.put("close-keeps-contents", new Entry("views", "a view opened again shows the size that it had before", SNAPSHOT,
            (mutant, step) -> {
                final String right = mutant.right(step);
                if (step.op() == Op.VIEW_OPEN && right.equals("ok")) {
                    mutant.memory.putIfAbsent(step.name(), mutant.head(Op.SIZE));
                }
                return step.op() == Op.SIZE && !right.equals("invalid")
                    ? mutant.memory.getOrDefault(step.other(), right) : right;
            }));
        all.put("open-again", new Entry("views", "a view's name opened twice replaces the view", SNAPSHOT,
            Mutants.of(Op.VIEW_OPEN, (mutant, step) -> {
                mutant.right(view(Op.VIEW_CLOSE, step.name()));
                return mutant.right(step);
            })));
        all.put("close-twice", new Entry("views", "a view closed twice", "memory is given back twice",
            Mutants.instead(Op.VIEW_CLOSE, "invalid", "ok")));
        all.put("open-drops-other", new Entry("views", "opening a view closes an older one", SNAPSHOT,
            Mutants.of(Op.VIEW_OPEN, (mutant, step) -> {
                final String right = mutant.right(step);
                mutant.right(view(Op.VIEW_CLOSE, step.name().equals("a") ? "b" : "a"));
                return right;
            })));
        all.put("close-changes-head", new Entry("views", "closing a view takes the head back to it", "changes are lost",
            Mutants.of(Op.VIEW_CLOSE, (mutant, step) -> {
                final String then = mutant.right(new Step(Op.LAST, "", step.name()));
                final String right = mutant.right(step);
                final long last = Mutant.key(mutant.head(Op.LAST), Long.MIN_VALUE);
                if (right.equals("ok") && last > Mutant.key(then, Long.MIN_VALUE)) {
                    mutant.head(Op.DELETE, last);
                }
                return right;
            })));
    }

    private static void moves(Map<String, Entry> all) {
        for (Op op : new Op[] {Op.CURSOR_NEXT, Op.CURSOR_PREVIOUS}) {
            final String id = op.words.replace(' ', '-');
            all.put(id + "-skips", new Entry("cursors", "'" + op.words + "' moves two places", WALK, Mutants.of(op,
                (mutant, step) -> mutant.right(step).equals("none") ? "none" : mutant.right(step))));
            all.put(id + "-stays-at-end", new Entry("cursors", "'" + op.words + "' from the last place stays", WALK,
                Mutants.of(op, (mutant, step) -> {
                    final String here = mutant.right(Op.CURSOR_GET, step);
                    final String right = mutant.right(step);
                    return right.equals("none") && !here.equals("none") ? here : right;
                })));
            all.put(id + "-stays-nowhere", new Entry("cursors", "'" + op.words + "' from nowhere stays nowhere", WALK,
                Mutants.of(op, (mutant, step) -> mutant.right(Op.CURSOR_GET, step).equals("none") ? "none"
                    : mutant.right(step))));
        }
        all.put("next-as-previous", new Entry("cursors", "a cursor that goes the wrong way", WALK,
            Mutants.as(Op.CURSOR_NEXT, Op.CURSOR_PREVIOUS)));
        all.put("get-moves", new Entry("cursors", "reading a cursor moves it", WALK, Mutants.of(Op.CURSOR_GET,
            (mutant, step) -> {
                final String right = mutant.right(step);
                mutant.right(Op.CURSOR_NEXT, step);
                return right;
            })));
        all.put("cursor-find-as-lower", new Entry("cursors", "a cursor put on an absent key stands on the next",
            "an absent key is taken for present", Mutants.as(Op.CURSOR_FIND, Op.CURSOR_LOWER)));
        all.put("cursor-lower-as-upper", new Entry("cursors", "a cursor at a lower bound skips the key itself", WALK,
            Mutants.as(Op.CURSOR_LOWER, Op.CURSOR_UPPER)));
        all.put("cursor-upper-as-lower", new Entry("cursors", "a cursor at an upper bound stops at the key itself", WALK,
            Mutants.as(Op.CURSOR_UPPER, Op.CURSOR_LOWER)));
        all.put("cursor-first-as-last", new Entry("cursors", "a cursor put on the last element for the first", WALK,
            Mutants.as(Op.CURSOR_FIRST, Op.CURSOR_LAST)));
        all.put("cursor-last-as-first", new Entry("cursors", "a cursor put on the first element for the last", WALK,
            Mutants.as(Op.CURSOR_LAST, Op.CURSOR_FIRST)));
        all.put("cursor-at-from-one", new Entry("cursors", "a cursor put by an offset that counts from 1", WALK,
            Mutants.taking(Set.of(Op.CURSOR_AT), step -> Mutants.with(step, n -> n - 1, 0))));
        all.put("equal-always", new Entry("cursors", "all cursors are equal", "a range ends at once",
            Mutants.instead(Op.CURSOR_EQUAL, "no", "yes")));
        all.put("equal-never", new Entry("cursors", "no cursors are equal", "a range never ends",
            Mutants.instead(Op.CURSOR_EQUAL, "yes", "no")));
        all.put("equal-across-views", new Entry("cursors", "cursors of two states are equal if their keys are",
            "a range ends in the wrong state", Mutants.of(Op.CURSOR_EQUAL, (mutant, step) -> {
                final String here = mutant.right(Op.CURSOR_GET, step);
                return mutant.right(step).equals("no") && here.equals(mutant.right(view(Op.CURSOR_GET, step.other())))
                    ? "yes" : mutant.right(step);
            })));
    }

    private static void changes(Map<String, Entry> all) {
        changed(all, "insert", "inserted", "an insert elsewhere");
        changed(all, "delete", "deleted", "a delete elsewhere");
        changed(all, "replace", "replaced", "a replacement");
        all.put("cursor-insert-unplaced", new Entry("cursors", "an insert by cursor that does not put the cursor", WALK,
            Mutants.of(Op.CURSOR_INSERT, (mutant, step) -> {
                final String right = mutant.right(Step.of(Op.INSERT, step.numbers()));
                mutant.right(new Step(Op.CURSOR_FIRST, step.name(), ""));
                return right;
            })));
        all.put("cursor-deleted-none", new Entry("cursors", "a cursor on a deleted element is lost", WALK,
            (mutant, step) -> {
                final boolean delete = step.op() == Op.DELETE;
                final String p = delete ? mutant.right(view(Op.CURSOR_GET, "p")) : "";
                final String right = mutant.right(step);
                if (delete && p.startsWith(step.number(0) + "=") && right.startsWith("deleted")) {
                    mutant.right(new Step(Op.CURSOR_FIND, "p", "", step.number(0)));
                }
                return right;
            }));
        all.put("cursor-survives-view", new Entry("cursors", "a cursor of a closed view reads on",
            "a reader uses memory that was given back", (mutant, step) -> {
                if (step.op() == Op.CURSOR_GET) {
                    final String right = mutant.right(step);
                    return right.equals("invalid") ? mutant.memory.getOrDefault(step.name(), right) : right;
                }
                final String right = mutant.right(step);
                if (step.op().places()) {
                    mutant.memory.put(step.name(), right);
                }
                return right;
            }));
    }

    /** Cursors lost, or moved on, by a change that should leave them. */
    private static void changed(Map<String, Entry> all, String id, String answer, String what) {
        all.put("cursor-lost-by-" + id, new Entry("cursors", what + " makes a cursor invalid", WALK, (mutant, step) -> {
            final String right = mutant.right(step);
            if (step.op().changes() && right.startsWith(answer)
                && !mutant.right(view(Op.CURSOR_GET, "p")).equals("invalid") && !step.name().equals("p")) {
                mutant.right(new Step(Op.CURSOR_AT, "p", "", -1L));
            }
            return right;
        }));
        all.put("cursor-moved-by-" + id, new Entry("cursors", what + " moves a cursor on", WALK, (mutant, step) -> {
            final String right = mutant.right(step);
            if (step.op().changes() && right.startsWith(answer) && !step.name().equals("p")) {
                mutant.right(view(Op.CURSOR_NEXT, "p"));
            }
            return right;
        }));
    }
}
