package org.bpstree.check;

import org.bpstree.trace.Step;

/** What is to be refused, told from the steps and from what was refused alone. */
final class Armed {
    private boolean after;
    private boolean once;
    private boolean budget;
    private boolean next;

    /** Takes a step, whatever it is. */
    void take(Step step) {
        switch (step.op()) {
            case REFUSE_AFTER -> {
                after = true;
                once = false;
            }
            case REFUSE_ONCE -> {
                once = true;
                after = false;
            }
            case BUDGET -> budget = true;
            case REFUSE_NEXT -> next = true;
            case REFUSE_NONE -> {
                after = false;
                once = false;
                budget = false;
                next = false;
            }
            default -> { }
        }
    }

    /** Notes that a step was refused: what refuses one request alone has then done so, unless another did it. */
    void refused() {
        once = once && (next || budget);
        next = false;
    }

    /** Whether a refusal may come. */
    boolean any() {
        return after || once || budget || next;
    }

    /** Whether the next reservation is to be refused. */
    boolean next() {
        return next;
    }
}
