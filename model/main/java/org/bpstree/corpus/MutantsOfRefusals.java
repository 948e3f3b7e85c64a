package org.bpstree.corpus;

import java.util.Map;
import org.bpstree.corpus.Mutants.Entry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Defects that show only when memory is refused. */
final class MutantsOfRefusals {
    private MutantsOfRefusals() { }

    static void add(Map<String, Entry> all) {
        contents(all);
        schedules(all);
    }

    private static void contents(Map<String, Entry> all) {
        for (Op op : Op.values()) {
            if (!op.refusable() || op.guarantees()) {
                continue;
            }
            final String id = op.words.replace(' ', '-');
            final String words = "a refused '" + op.words + "' ";
            all.put("refused-" + id + "-done", new Entry("refusals", words + "that was done nevertheless",
                "the caller tries again, on a tree that has changed", Mutants.of(op,
                    (mutant, step) -> mutant.afterRefusal(step, m -> m.right(step)))));
            all.put("refused-" + id + "-view", new Entry("refusals", words + "that closes a view",
                "a snapshot breaks off when memory is short", Mutants.of(op,
                    (mutant, step) -> mutant.afterRefusal(step, m -> m.right(new Step(Op.VIEW_CLOSE, "a", ""))))));
            if (op == Op.BUILD) {
                continue; // the tree is empty: nothing to lose, nowhere to move
            }
            all.put("refused-" + id + "-loses", new Entry("refusals", words + "that loses the least element",
                "elements are lost when memory is short", Mutants.of(op,
                    (mutant, step) -> mutant.afterRefusal(step,
                        m -> m.head(Op.DELETE, Mutant.key(m.head(Op.FIRST), 0))))));
            all.put("refused-" + id + "-cursor", new Entry("refusals", words + "that moves a cursor",
                "a walk by cursor misses elements when memory is short", Mutants.of(op,
                    (mutant, step) -> mutant.afterRefusal(step, m -> m.right(new Step(Op.CURSOR_NEXT, "p", ""))))));
        }
    }

    private static void schedules(Map<String, Entry> all) {
        all.put("refused-for-ever", new Entry("refusals", "a tree that refuses on after memory is back",
            "service does not recover", (mutant, step) -> {
                if (mutant.memory.containsKey("dead") && step.op().refusable()) {
                    return "refused";
                }
                final String right = mutant.right(step);
                if (Mutants.refused(right)) {
                    mutant.memory.put("dead", "");
                }
                return right;
            }));
        all.put("refusal-unseen", new Entry("refusals", "a refusal answered as success", "an insert is lost in silence",
            Mutants.of(Op.INSERT, (mutant, step) -> {
                final String right = mutant.right(step);
                return Mutants.refused(right) ? "inserted" : right;
            })));
        for (Op op : new Op[] {Op.INSERT, Op.INSERT_SUCCESSOR, Op.INSERT_OFFSET, Op.CURSOR_INSERT, Op.BUILD}) {
            final String id = op.words.replace(' ', '-');
            all.put("reservation-" + id + "-unchecked", new Entry("reservations", "'" + op.words
                + "' does not look whether its reservation was granted", "a crash, or corruption, when memory is short",
                Mutants.of(op, (mutant, step) -> {
                    final String right = mutant.right(step);
                    return Mutants.refused(right) ? mutant.right(step) : right;
                })));
            all.put("reservation-" + id + "-sticks", new Entry("reservations", "'" + op.words
                + "' after a refused reservation is refused again", "service does not recover",
                Mutants.of(op, (mutant, step) -> {
                    final boolean again = mutant.memory.containsKey("dead");
                    final String right = again ? "refused" : mutant.right(step);
                    if (Mutants.refused(right)) {
                        mutant.memory.put("dead", "");
                    }
                    return right;
                })));
        }
    }
}
