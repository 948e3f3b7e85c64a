package org.bpstree.explore;

/**
 * The states met, by their hashes: 24 bytes a place, open addressing, in segments that grow one by one and are locked
 * one by one. With each state the low half of the hash of the state that it was met from, to find the way back.
 */
final class Visited {
    private static final int SEGMENTS = 256;
    private static final int FIRST_PLACES = 64;
    private static final int WORDS = 3;

    private final Segment[] segments = new Segment[SEGMENTS];

    Visited() {
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment();
        }
    }

    private static final class Segment {
        private long[] places = new long[WORDS * FIRST_PLACES];
        private int count;

        private static int place(long[] places, long low) {
            return (int) (low >>> 8 & places.length / WORDS - 1) * WORDS;
        }

        synchronized boolean add(long high, long low, long parent) {
            int at = place(places, low);
            while (places[at] != 0) {
                if (places[at] == low && places[at + 1] == high) {
                    return false;
                }
                at = at + WORDS == places.length ? 0 : at + WORDS;
            }
            places[at] = low;
            places[at + 1] = high;
            places[at + 2] = parent;
            count++;
            if (count * 10L > places.length / WORDS * 7L) {
                grow();
            }
            return true;
        }

        private void grow() {
            final long[] larger = new long[2 * places.length];
            for (int from = 0; from < places.length; from += WORDS) {
                if (places[from] != 0) {
                    int at = place(larger, places[from]);
                    while (larger[at] != 0) {
                        at = at + WORDS == larger.length ? 0 : at + WORDS;
                    }
                    System.arraycopy(places, from, larger, at, WORDS);
                }
            }
            places = larger;
        }

        /** Where a state is, or a free place. */
        private int find(long low) {
            int at = place(places, low);
            while (places[at] != 0 && places[at] != low) {
                at = at + WORDS == places.length ? 0 : at + WORDS;
            }
            return at;
        }

        synchronized boolean has(long low) {
            return places[find(low)] != 0;
        }

        synchronized long parent(long low) {
            return places[find(low) + 2];
        }
    }

    /** Adds a state; whether it is new. */
    boolean add(Hash hash, long parent) {
        return segments[(int) hash.low & SEGMENTS - 1].add(hash.high, hash.low, parent);
    }

    /** Whether a state with the low half of the hash was added. */
    boolean has(long low) {
        return segments[(int) low & SEGMENTS - 1].has(low);
    }

    /** The low half of the state from which the given one was met first; 0 for the initial state. */
    long parent(long low) {
        return segments[(int) low & SEGMENTS - 1].parent(low);
    }

    long count() {
        long count = 0;
        for (Segment segment : segments) {
            synchronized (segment) {
                count += segment.count;
            }
        }
        return count;
    }

    /** Bytes taken. */
    long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            synchronized (segment) {
                bytes += 8L * segment.places.length;
            }
        }
        return bytes;
    }
}
