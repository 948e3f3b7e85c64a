package org.bpstree.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** Bytes an entry: the size of all objects that a map reaches, counted one by one, over the number of its entries. */
final class Bytes {
    private Bytes() { }

    static List<Figure> measure(List<String> kinds, int size) {
        final List<Figure> figures = new ArrayList<>();
        for (String kind : kinds) {
            figures.add(measure("bytesRandom", kind, Keys.random(size)));
            figures.add(measure("bytesAscending", kind, Keys.ascending(size)));
        }
        return figures;
    }

    private static Figure measure(String name, String kind, long[] keys) {
        final LongMap map = Keys.filled(kind, keys);
        return new Figure(name, kind, keys.length, (double) GraphLayout.parseInstance(map.map()).totalSize()
            / keys.length, 0);
    }
}
