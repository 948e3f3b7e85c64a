package org.bpstree.core;

/** Grants everything but one request or all from one on, and counts. */
final class TestSource implements ExtentSource {
    private long requests;
    private long refuseFrom = Long.MAX_VALUE;
    private boolean refuseOnce;
    private int held;

    /** Refuses the request that is that many requests away (0 is the next), and all after it unless just once. */
    void refuse(long after, boolean once) {
        refuseFrom = requests + after;
        refuseOnce = once;
    }

    void refuseNothing() {
        refuseFrom = Long.MAX_VALUE;
    }

    int held() {
        return held;
    }

    long requests() {
        return requests;
    }

    @Override
    public boolean grant() {
        final boolean refused = refuseOnce ? requests == refuseFrom : requests >= refuseFrom;
        requests++;
        held += refused ? 0 : 1;
        return !refused;
    }

    @Override
    public void giveBack(int count) {
        held -= count;
    }
}
