package org.bpstree.bench;

import java.util.Map;

/** A map of boxed longs. */
abstract class BoxedMap implements LongMap {
    private final Map<Long, Long> boxed;

    BoxedMap(Map<Long, Long> boxed) {
        this.boxed = boxed;
    }

    @Override
    public void put(long key, long value) {
        boxed.put(key, value);
    }

    @Override
    public long get(long key) {
        return orZero(boxed.get(key));
    }

    @Override
    public void remove(long key) {
        boxed.remove(key);
    }

    @Override
    public long sumUp() {
        return sum(boxed);
    }

    @Override
    public Object map() {
        return boxed;
    }

    static long orZero(Long found) {
        return found == null ? 0 : found;
    }

    static long sum(Map<Long, Long> map) {
        long sum = 0;
        for (Map.Entry<Long, Long> entry : map.entrySet()) {
            sum += entry.getValue();
        }
        return sum;
    }
}
