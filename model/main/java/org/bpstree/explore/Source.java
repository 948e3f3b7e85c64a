package org.bpstree.explore;

import org.bpstree.check.HeapWatch;
import org.bpstree.core.ExtentSource;

/** Grants, refuses and counts; can be set back with the tree. */
final class Source implements ExtentSource {
    private static final int NEVER = Integer.MAX_VALUE;

    /** Requests since the last reset. */
    int requests;
    /** Refused requests since the last reset. */
    int refusals;
    /** Extents granted and not given back. */
    int held;
    /** What was seen of the JVM's heap since the last reset. */
    final HeapWatch heap = new HeapWatch();
    private int refuseAt = NEVER;
    private boolean once;

    /** Counts anew, beside a tree that holds so many extents, and refuses nothing. */
    void reset(int holds) {
        requests = 0;
        refusals = 0;
        held = holds;
        heap.begin();
        refuseAt = NEVER;
    }

    /** Refuses the request of that number, from 0: it alone, or all from it on. */
    void refuse(int request, boolean justOnce) {
        refuseAt = request;
        once = justOnce;
    }

    @Override
    public boolean grant() {
        final boolean refused = once ? requests == refuseAt : requests >= refuseAt;
        requests++;
        refusals += refused ? 1 : 0;
        held += refused ? 0 : 1;
        heap.asked(!refused);
        return !refused;
    }

    @Override
    public void giveBack(int count) {
        held -= count;
        heap.givenBack(count);
    }
}
