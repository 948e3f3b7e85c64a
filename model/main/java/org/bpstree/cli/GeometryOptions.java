package org.bpstree.cli;

import org.bpstree.core.Layout;
import org.bpstree.trace.Geometry;
import picocli.CommandLine.Option;

/** The options that fix a tree's geometry. */
final class GeometryOptions {
    @Option(names = "--leaf", paramLabel = "N", description = "elements in a leaf at most, from 3")
    private Integer leaf;
    @Option(names = "--inner", paramLabel = "N", description = "children of an inner block at most, from 3")
    private Integer inner;
    @Option(names = "--blocks-per-extent", paramLabel = "N", description = "blocks in an extent, a power of two")
    private Integer blocksPerExtent;
    @Option(names = "--extents-per-table", paramLabel = "N",
        description = "extents in a translation table, a power of two, 2 to " + Geometry.MOST_LISTED)
    private Integer extentsPerTable;
    @Option(names = "--tables", paramLabel = "N",
        description = "translation tables at most, 1 to " + Geometry.MOST_LISTED)
    private Integer tables;

    /** The geometry given, the rest as in upstream's production; null if no option is given. */
    Geometry geometry() throws InputException {
        if (leaf == null && inner == null && blocksPerExtent == null && extentsPerTable == null && tables == null) {
            return null;
        }
        final Geometry usual = Geometry.PRODUCTION;
        return checked(new Geometry(or(leaf, usual.leaf()), or(inner, usual.inner()),
            or(blocksPerExtent, usual.blocksPerExtent()), or(extentsPerTable, usual.extentsPerTable()),
            or(tables, usual.tables())));
    }

    private static int or(Integer given, int usual) {
        return given == null ? usual : given;
    }

    /** The geometry, or one clear line if it is impossible. */
    static Geometry checked(Geometry geometry) throws InputException {
        requireListed("extents per table", geometry.extentsPerTable());
        requireListed("tables", geometry.tables());
        try {
            new Layout(geometry.leaf(), geometry.inner(), geometry.blocksPerExtent(), geometry.extentsPerTable(),
                geometry.tables());
            return geometry;
        } catch (IllegalArgumentException impossible) {
            throw InputException.usage(impossible.getMessage());
        }
    }

    /** The core takes any number, and finds out with the first insert that the JVM has no such array. */
    private static void requireListed(String name, int number) throws InputException {
        if (number > Geometry.MOST_LISTED) {
            throw InputException.usage(name + " is " + number + ", but must be at most " + Geometry.MOST_LISTED);
        }
    }
}
