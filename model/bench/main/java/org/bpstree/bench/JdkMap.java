package org.bpstree.bench;

import java.util.Map;
import java.util.NavigableMap;

/** A map of boxed longs with the JDK's interface: TreeMap and ConcurrentSkipListMap. */
record JdkMap(NavigableMap<Long, Long> map) implements LongMap {
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
        final Long found = map.ceilingKey(key);
        return found == null ? 0 : found;
    }

    @Override
    public long sumUp() {
        return sum(map);
    }

    @Override
    public long sumDown() {
        return sum(map.descendingMap());
    }

    static long sum(Map<Long, Long> map) {
        long sum = 0;
        for (Map.Entry<Long, Long> entry : map.entrySet()) {
            sum += entry.getValue();
        }
        return sum;
    }
}
