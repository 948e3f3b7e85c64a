package org.bpstree.bench;

import java.util.SortedMap;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;

/** Eclipse Collections' sorted map, a wrapper of the JDK's TreeMap with no search but by sub-maps. */
record EclipseMap(TreeSortedMap<Long, Long> map) implements LongMap {
    @Override
    public void put(long key, long value) {
        map.put(key, value);
    }

    @Override
    public long get(long key) {
        final Long value = map.get(key);
        return value == null ? 0 : value;
    }

    @Override
    public void remove(long key) {
        map.remove(key);
    }

    @Override
    public long ceiling(long key) {
        final SortedMap<Long, Long> from = map.tailMap(key);
        return from.isEmpty() ? 0 : from.firstKey();
    }

    @Override
    public long sumUp() {
        return JdkMap.sum(map);
    }

    /** It has no descending order: its values are copied, and read from the end. */
    @Override
    public long sumDown() {
        final Object[] values = map.values().toArray();
        long sum = 0;
        for (int i = values.length - 1; i >= 0; i--) {
            sum += (Long) values[i];
        }
        return sum;
    }
}
