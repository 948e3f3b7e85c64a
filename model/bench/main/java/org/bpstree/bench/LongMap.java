package org.bpstree.bench;

import it.unimi.dsi.fastutil.longs.Long2LongAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongRBTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongSortedMap;
import java.util.Map;
import java.util.TreeMap;
import org.bpstree.core.Cursor;
import org.bpstree.core.ExtentSource;
import org.bpstree.core.Layout;
import org.bpstree.core.Tree;

/** What the benchmarks ask of an ordered map; each JVM run uses one implementation, so calls are monomorphic. */
interface LongMap {
    void put(long key, long value);

    long get(long key);

    void remove(long key);

    /** The sum of all values, in key order. */
    long sum();

    /** A new map of a kind. */
    static LongMap of(String kind) {
        return switch (kind) {
            case "bps" -> new Bps();
            case "TreeMap" -> new Boxed();
            case "fastutil-AVL" -> new Fastutil(new Long2LongAVLTreeMap());
            case "fastutil-RB" -> new Fastutil(new Long2LongRBTreeMap());
            default -> throw new IllegalArgumentException("no map is called " + kind);
        };
    }

    /** The tree at upstream's production geometry. */
    final class Bps implements LongMap {
        private final Tree tree = new Tree(new Layout(31, 24, 32, 2048), new ExtentSource() {
            @Override
            public boolean grant() {
                return true;
            }

            @Override
            public void giveBack(int count) { }
        });
        private final Cursor cursor = new Cursor();

        @Override
        public void put(long key, long value) {
            tree.insert(key, value);
        }

        @Override
        public long get(long key) {
            return tree.head().get(key, 0);
        }

        @Override
        public void remove(long key) {
            tree.delete(key);
        }

        @Override
        public long sum() {
            long sum = 0;
            for (boolean on = tree.head().first(cursor); on; on = cursor.next()) {
                sum += cursor.value();
            }
            return sum;
        }
    }

    /** The JDK's. */
    final class Boxed implements LongMap {
        private final TreeMap<Long, Long> map = new TreeMap<>();

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
        public long sum() {
            long sum = 0;
            for (Map.Entry<Long, Long> entry : map.entrySet()) {
                sum += entry.getValue();
            }
            return sum;
        }
    }

    /** Primitive binary trees. */
    record Fastutil(Long2LongSortedMap map) implements LongMap {
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
        public long sum() {
            long sum = 0;
            for (var entries = map.long2LongEntrySet().iterator(); entries.hasNext();) {
                sum += entries.next().getLongValue();
            }
            return sum;
        }
    }
}
