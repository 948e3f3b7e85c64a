package org.bpstree.check;

import org.bpstree.core.ExtentSource;

/** A source that refuses by schedule: one request (transient), all from one on (persistent), or beyond a budget. */
public final class FaultSource implements ExtentSource {
    private static final long NEVER = Long.MAX_VALUE;

    private long requests;
    private long refusals;
    private long held;
    private long refuseAt = NEVER;
    private boolean once;
    private long budget = NEVER;
    private final HeapWatch heap = new HeapWatch();

    /** What was seen of the JVM's heap. */
    public HeapWatch heap() {
        return heap;
    }

    /** Refuses every request from the given one on; 0 is the next. */
    public void refuseAfter(long number) {
        refuseAt = saturated(number);
        once = false;
    }

    /** Refuses the given request alone; 0 is the next. */
    public void refuseOnce(long number) {
        refuseAt = saturated(number);
        once = true;
    }

    private long saturated(long number) {
        return number > NEVER - requests ? NEVER : requests + number;
    }

    /** Refuses what would make the extents held exceed the number; at least 0. */
    public void budget(long extents) {
        budget = extents;
    }

    /** Refuses nothing from now on. */
    public void refuseNone() {
        refuseAt = NEVER;
        budget = NEVER;
    }

    /** Whether a refusal may come. */
    public boolean armed() {
        return budget != NEVER || refuseAt != NEVER && (!once || requests <= refuseAt);
    }

    /** Requests so far, the refused ones included. */
    public long requests() {
        return requests;
    }

    /** Refused requests so far. */
    public long refusals() {
        return refusals;
    }

    /** Extents granted and not given back. */
    public long held() {
        return held;
    }

    @Override
    public boolean grant() {
        final boolean refused = held >= budget || (once ? requests == refuseAt : requests >= refuseAt);
        requests++;
        if (refused) {
            refusals++;
        } else {
            held++;
        }
        heap.asked(!refused);
        return !refused;
    }

    @Override
    public void giveBack(int count) {
        held -= count;
        heap.givenBack(count);
    }
}
