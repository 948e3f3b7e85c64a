package org.bpstree.bench;

import java.util.SortedMap;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;

/** Eclipse Collections' sorted map, which wraps the JDK's TreeMap and searches by sub-maps only. */
final class EclipseMap extends BoxedMap {
    private final TreeSortedMap<Long, Long> map;

    EclipseMap(TreeSortedMap<Long, Long> map) {
        super(map);
        this.map = map;
    }

    @Override
    public long ceiling(long key) {
        final SortedMap<Long, Long> from = map.tailMap(key);
        return from.isEmpty() ? 0 : from.firstKey();
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
