package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.bpstree.check.HeaviestChange;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/**
 * Changes that take the whole of their reservation, at each depth, and what refutes upstream's numbers. Extents of one
 * block below one table, so that each touch is a copy; a view shares everything, and trim leaves nothing spare.
 */
final class RecipesOfReservations {
    private static final String SUBJECT = "tight";
    private static final String CATCHES = "a reservation that is one touch short";
    private static final String FIXED = "before 3.3.0 a fixed number of extents was reserved, whatever the depth";
    private static final int[] INSERT_TOUCHES = {1, 3, 7, 12, 16, 20};
    private static final int[] DELETE_TOUCHES = {0, 1, 4, 8, 11, 14};
    private static final int[] BUILD_BLOCKS = {0, 1, 3, 7, 17, 45};
    /** Elements of the least build of capacity 3 that is so deep. */
    private static final int[] BUILD_ELEMENTS = {0, 1, 4, 10, 28, 82};
    /** Elements from which deletes come to a tree of that depth whose blocks are all at their minimum. */
    private static final int[] DELETE_ELEMENTS = {0, 1, 9, 31, 153, 795};
    /** With a copied extent go one table and the root table. */
    private static final int ABOVE = 2;

    private RecipesOfReservations() { }

    static void add(List<Draft> drafts, Predicate<String> ids) {
        for (int depth = 0; depth <= 5; depth++) {
            insert(drafts, depth);
        }
        for (int depth = 1; depth <= 5; depth++) {
            if (depth < 4 || ids.test("delete-depth-" + depth)) {
                delete(drafts, depth);
            }
            build(drafts, depth);
        }
        upstream(drafts, ids);
        closedFirst(drafts);
    }

    private static Geometry wide(int inner) {
        return new Geometry(3, inner, 1, 1024, 2048);
    }

    private static Step built(int elements) {
        final TreeSet<Long> keys = new TreeSet<>();
        for (long i = 1; i <= elements; i++) {
            keys.add(10 * i);
        }
        return RecipesOfRefusals.build(keys);
    }

    /** The steps, a view that shares everything before the last, nothing spare, and the account after it. */
    private static List<Step> tight(List<Step> before, Step last) {
        final List<Step> steps = new ArrayList<>(before);
        steps.addAll(Draft.steps("view open a", "trim"));
        steps.add(last);
        steps.add(Step.of(Op.STATS));
        return steps;
    }

    private static String copies(int touches, int depth) {
        return "copy " + (touches + ABOVE) + " to the last when depth=" + depth + " views=1 spare=0; ask stats";
    }

    private static String crash(String change, int touches) {
        return "a crash: the last of the " + change + "'s " + touches + " touches finds no extent";
    }

    /** A build that is full everywhere: any insert splits all the way up; a replacement before it fills the free list. */
    private static void insert(List<Draft> drafts, int depth) {
        final int touches = INSERT_TOUCHES[depth];
        final List<Step> before = depth == 0 ? Draft.steps("insert 10 100", "delete 10")
            : List.of(built((int) Math.round(Math.pow(3, depth))), Step.of(Op.INSERT, 10, 1));
        // The last leaf of its parent, so that the leaf behind it is under another one.
        final long key = depth < 2 ? 15 : 85;
        drafts.add(new Draft("insert-depth-" + depth, Level.L3, SUBJECT, CATCHES, crash("insert", touches),
            depth == 0 ? "gh-11788" : depth == 3 ? FIXED : "", copies(touches, depth), wide(3),
            tight(before, Step.of(Op.INSERT, key, 1))));
    }

    /** An inner capacity of 5 is the least with which merges of three go on upwards. */
    private static void delete(List<Draft> drafts, int depth) {
        final int touches = DELETE_TOUCHES[depth];
        final int inner = depth < 3 ? 3 : 5;
        final List<Step> found = HeaviestChange.find(new Geometry(3, inner, 1, 1024, 1), depth, DELETE_ELEMENTS[depth], true,
            false, free -> touches + ABOVE);
        drafts.add(new Draft("delete-depth-" + depth, Level.L3, SUBJECT, CATCHES, crash("delete", touches),
            depth == 2 ? FIXED : depth > 2 ? "upstream reserves 1 + 3 * (depth - 1) touches" : "", copies(touches, depth),
            wide(inner), tight(found.subList(0, found.size() - 1), found.get(found.size() - 1))));
    }

    /** Into the blocks that a tree of the same size left on the free list. */
    private static void build(List<Draft> drafts, int depth) {
        final int blocks = BUILD_BLOCKS[depth];
        final List<Step> before = new ArrayList<>(List.of(built(BUILD_ELEMENTS[depth])));
        for (long i = BUILD_ELEMENTS[depth]; i > 0; i--) {
            before.add(Step.of(Op.DELETE, 10 * i));
        }
        drafts.add(new Draft("build-depth-" + depth, Level.L3, SUBJECT, "a build that reserves blocks, but no touches",
            crash("build", blocks), "", copies(blocks, 0), wide(3), tight(before, built(BUILD_ELEMENTS[depth]))));
    }

    /** What upstream's formulas do not cover, though they take more extents a touch than are needed. */
    private static void upstream(List<Draft> drafts, Predicate<String> ids) {
        if (ids.test("upstream-delete-depth-3")) {
            upstream(drafts, "upstream-delete-depth-3", new Geometry(3, 5, 1, 2, 2048), 40, false, free -> 16,
                "a delete that links a leaf out of a neighbour under another parent",
                "a crash: 8 extents, 7 tables and the root table are copied, 2 * 7 + 1 are reserved",
                "upstream reserves 1 + 3 * (depth - 1) touches");
        }
        if (ids.test("upstream-insert-depth-3")) {
            upstream(drafts, "upstream-insert-depth-3", new Geometry(5, 5, 2, 1024, 2048), 80, true,
                free -> 1 + 6 + Math.min(free, 4) + 1 + 1 + ABOVE,
                "an insert that links a leaf to a neighbour under another parent and takes a fresh block from a shared extent",
                "a crash: both are touches, one is reserved for both",
                "upstream reserves 1 + 3 * (depth - 1) + min(free, depth + 1) + 1 touches");
        }
        drafts.add(new Draft("gh-11326-shared-extent", Level.L3, "history",
            "a fresh block in the last extent of a view is touched before the reservation",
            "a crash inside the reservation, or half-way through the insert where its result is ignored", "gh-11326",
            "refuse insert at 0 when views=1 size=1 spare=0; ask check", new Geometry(3, 3, 4, 2, 2048),
            Draft.steps("insert 1 10", "view open a", "trim", "refuse after 0", "insert 2 20", "check")));
    }

    private static void upstream(List<Draft> drafts, String id, Geometry geometry, int elements, boolean insert,
                                 IntUnaryOperator enough, String catches, String effect, String issue) {
        final List<Step> found = HeaviestChange.find(new Geometry(geometry.leaf(), geometry.inner(),
            geometry.blocksPerExtent(), geometry.extentsPerTable(), 1024 / geometry.extentsPerTable()), 3, elements, false,
            insert, enough);
        final List<Step> steps = tight(found.subList(0, found.size() - 1), found.get(found.size() - 1));
        final List<Moment> moments = Moment.run(geometry, steps);
        final Moment last = moments.get(moments.size() - 2);
        final String point = "copy " + (last.after().kept() - last.before().kept()) + " when depth=3 views=1 free="
            + last.before().free() + " spare=0; ask stats";
        final Point wanted = new Point(point);
        final List<Step> few = Minimizer.fewest(steps, fewer -> wanted.met(geometry, Level.L3, fewer));
        drafts.add(new Draft(id, Level.L3, SUBJECT, catches, effect, issue, point, geometry,
            Minimizer.tidy(few, tidied -> wanted.met(geometry, Level.L3, tidied))));
    }

    /** Views closed newest first, where the older one shares a table with the newer but lists less in it. */
    private static void closedFirst(List<Draft> drafts) {
        drafts.add(new Draft("newer-closed-first-shared-table", Level.L3, "view-orders",
            "a view closed before an older one that shares a table with it, but lists less in that table",
            "a leak: the extent that only the closed view used is never given back",
            "matras_destroy_read_view leaves a table alone that a neighbour shares",
            "give back when views=2 depth=3; ask stats", Draft.SMALL,
            Draft.steps("build 10=100 20=200 30=300 40=400", "view open a", "insert 15 0", "view open b", "insert 35 0",
                "insert 12 0", "insert 13 0", "insert 32 0", "insert 37 0", "insert 17 0", "view close b", "stats")));
    }
}
