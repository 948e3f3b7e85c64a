package org.bpstree.bench;

import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongSortedMap;
import it.unimi.dsi.fastutil.longs.LongBidirectionalIterator;
import it.unimi.dsi.fastutil.objects.ObjectBidirectionalIterator;

/** A binary tree of primitive longs: fastutil's AVL and red-black trees. */
record FastutilMap(Long2LongSortedMap map) implements LongMap {
    @Override
    public void put(long key, long value) {
        map.put(key, value);
    }

    @Override
    public long get(long key) {
        return map.get(key);
    }

    @Override
    public void remove(long key) {
        map.remove(key);
    }

    @Override
    public long ceiling(long key) {
        // A set of keys from one on: the cheapest way that the interface has.
        final LongBidirectionalIterator from = map.keySet().iterator(key - 1);
        return from.hasNext() ? from.nextLong() : 0;
    }

    @Override
    public long sumUp() {
        long sum = 0;
        for (var entries = map.long2LongEntrySet().iterator(); entries.hasNext();) {
            sum += entries.next().getLongValue();
        }
        return sum;
    }

    @Override
    public long sumDown() {
        long sum = 0;
        if (map.isEmpty()) {
            return sum;
        }
        final var entries = map.long2LongEntrySet();
        for (ObjectBidirectionalIterator<Long2LongMap.Entry> from = entries.iterator(entries.last());
                from.hasPrevious();) {
            sum += from.previous().getLongValue();
        }
        return sum;
    }
}
