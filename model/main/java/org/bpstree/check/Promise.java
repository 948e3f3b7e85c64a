package org.bpstree.check;

import org.bpstree.model.Model;
import org.bpstree.trace.Step;

/**
 * How many inserts the subject has guaranteed (R7), told from its answers alone: a yes and a headroom raise the number, each
 * insert lowers it, and a delete while a view is open; a new view, a trim and a build end it. See spec/bps-tree.md.
 */
final class Promise {
    private long inserts;

    /** Inserts that cannot be refused now. */
    long inserts() {
        return inserts;
    }

    /** Whether the step is covered: a refusal of it breaks the promise. */
    boolean covers(Step step) {
        return inserts > 0 && switch (step.op()) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT, DELETE, DELETE_OFFSET, DELETE_IF -> true;
            case INSERT_ALL -> step.numbers().length / 2 <= inserts;
            case RESERVE_INSERTS -> step.number(0) <= inserts;
            default -> false;
        };
    }

    /** Takes a step that was not refused, and its answer. */
    void take(Step step, String answer, Model model) {
        switch (step.op()) {
            case RESERVE_INSERTS -> raise(answer.equals(Answers.OK) ? step.number(0) : 0);
            case HEADROOM -> raise(answer.isEmpty() ? 0 : Long.parseLong(answer));
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET, CURSOR_INSERT -> use(1);
            case INSERT_ALL -> use(step.numbers().length / 2);
            case DELETE, DELETE_OFFSET, DELETE_IF ->
                use(answer.startsWith(Answers.DELETED) && model.viewCount() > 0 ? 1 : 0);
            case VIEW_OPEN, TRIM, BUILD -> inserts = answer.equals(Answers.INVALID) || answer.equals(Answers.REJECTED)
                ? inserts : 0;
            default -> { }
        }
    }

    private void raise(long to) {
        inserts = Math.max(inserts, to);
    }

    private void use(int count) {
        inserts = Math.max(0, inserts - count);
    }
}
