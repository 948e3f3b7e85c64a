package org.bpstree.bench;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;

/** H2's B-tree with versions, in memory. */
final class MvMap extends BoxedMap {
    private final MVMap<Long, Long> map;

    MvMap() {
        this(new MVStore.Builder().autoCommitDisabled().open().openMap("map", new MVMap.Builder<Long, Long>()
            .keyType(LongDataType.INSTANCE).valueType(LongDataType.INSTANCE)));
    }

    private MvMap(MVMap<Long, Long> map) {
        super(map);
        this.map = map;
    }

    @Override
    public long ceiling(long key) {
        return orZero(map.ceilingKey(key));
    }

    @Override
    public long sumUp() {
        return sum(map.cursor(null));
    }

    @Override
    public long sumDown() {
        return sum(map.cursor(null, null, true));
    }

    private static long sum(Cursor<Long, Long> cursor) {
        long sum = 0;
        while (cursor.hasNext()) {
            cursor.next();
            sum += cursor.getValue();
        }
        return sum;
    }

    /** Bytes are counted from the root page: the store around it has caches and threads of its own. */
    @Override
    public Object map() {
        return map.getRootPage();
    }
}
