package org.bpstree.explore;

/** The reference model of a small map: sorted pairs in two arrays. It knows nothing of trees. */
final class Contents {
    final long[] keys = new long[Bound.MAX_ELEMENTS + 1];
    final long[] values = new long[Bound.MAX_ELEMENTS + 1];
    int count;

    void copy(Contents other) {
        System.arraycopy(other.keys, 0, keys, 0, other.count);
        System.arraycopy(other.values, 0, values, 0, other.count);
        count = other.count;
    }

    /** The first place whose key is not below the given one; the count if there is none. */
    int place(long key) {
        int place = 0;
        while (place < count && keys[place] < key) {
            place++;
        }
        return place;
    }

    boolean has(long key) {
        final int place = place(key);
        return place < count && keys[place] == key;
    }

    /** Puts a new key in at a place. */
    void insert(int place, long key, long value) {
        for (int i = count; i > place; i--) {
            keys[i] = keys[i - 1];
            values[i] = values[i - 1];
        }
        keys[place] = key;
        values[place] = value;
        count++;
    }

    void remove(int place) {
        count--;
        for (int i = place; i < count; i++) {
            keys[i] = keys[i + 1];
            values[i] = values[i + 1];
        }
    }

    /** A key in a gap: below the element at the place, above the one before it, and in no view; keys are even. */
    long gapKey(int gap) {
        if (gap < count) {
            return keys[gap] - 1;
        }
        return count == 0 ? 1 : keys[count - 1] + 1;
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(keys[i]).append('=').append(values[i]);
        }
        return count == 0 ? "none" : text.toString();
    }
}
