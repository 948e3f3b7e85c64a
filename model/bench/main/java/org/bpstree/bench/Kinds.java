package org.bpstree.bench;

import it.unimi.dsi.fastutil.longs.Long2LongAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2LongRBTreeMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;

/** The maps that are compared, by name. */
final class Kinds {
    /** This project's tree. */
    static final String BPS = "bps";
    /** All of them, in the order of tables. */
    static final List<String> ALL = List.of(BPS, "TreeMap", "ConcurrentSkipListMap", "fastutil-AVL", "fastutil-RB",
        "Eclipse-TreeSortedMap", "H2-MVMap");

    private Kinds() { }

    /** A new map of a kind. */
    static LongMap create(String kind) {
        return switch (kind) {
            case BPS -> new BpsMap();
            case "TreeMap" -> new JdkMap(new TreeMap<>());
            case "ConcurrentSkipListMap" -> new JdkMap(new ConcurrentSkipListMap<>());
            case "fastutil-AVL" -> new FastutilMap(new Long2LongAVLTreeMap());
            case "fastutil-RB" -> new FastutilMap(new Long2LongRBTreeMap());
            case "Eclipse-TreeSortedMap" -> new EclipseMap(new TreeSortedMap<>());
            case "H2-MVMap" -> new MvMap();
            default -> throw new IllegalArgumentException("no map is called " + kind + "; there are " + ALL);
        };
    }
}
