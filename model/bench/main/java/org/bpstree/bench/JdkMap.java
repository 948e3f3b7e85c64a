package org.bpstree.bench;

import java.util.NavigableMap;

/** The JDK's: TreeMap and ConcurrentSkipListMap. */
final class JdkMap extends BoxedMap {
    private final NavigableMap<Long, Long> map;

    JdkMap(NavigableMap<Long, Long> map) {
        super(map);
        this.map = map;
    }

    @Override
    public long ceiling(long key) {
        return orZero(map.ceilingKey(key));
    }

    @Override
    public long sumDown() {
        return sum(map.descendingMap());
    }
}
