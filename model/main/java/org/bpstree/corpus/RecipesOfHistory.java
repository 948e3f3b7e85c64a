package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Bugs that were shipped, in their shortest form, and what the project itself got wrong on its way. */
final class RecipesOfHistory {
    private static final Geometry FOURTEEN = new Geometry(14, 10, 4, 2, 2048);
    private static final Geometry SEVEN = new Geometry(7, 6, 4, 2, 2048);

    private RecipesOfHistory() { }

    static void add(List<Draft> drafts) {
        refused(drafts, "gh-11326", "an insert whose reservation does not cover the blocks that a view shares",
            "a crash: a block is written that could not be copied", "insert 2 20");
        refused(drafts, "gh-11788", "the first insert into an emptied tree reserves nothing",
            "a crash: the block taken from the free list could not be copied", "insert 2 20", "delete 2");
        copied(drafts, "14", FOURTEEN, 29);
        copied(drafts, "7", SEVEN, 29);
        store(drafts);
    }

    private static void refused(List<Draft> drafts, String issue, String catches, String effect, String... first) {
        final List<Step> steps = new ArrayList<>(Draft.steps(first));
        steps.addAll(Draft.steps("view open a", "refuse after 0", "insert 1 10"));
        final String before = first.length == 1 ? "" : first[1] + " => deleted 20; ";
        for (Level level : new Level[] {Level.L1, Level.L3}) {
            drafts.add(new Draft(issue + (level == Level.L1 ? "" : "-exact"), level, "history", catches, effect, issue,
                before + "refuse insert at 0 when views=1 size=" + (2 - first.length), Draft.SMALL, steps));
        }
    }

    private static void copied(List<Draft> drafts, String leaf, Geometry geometry, long middle) {
        final TreeSet<Long> keys = new TreeSet<>();
        for (long i = 1; i <= 28; i++) {
            keys.add(2 * i);
        }
        final List<Step> steps = new ArrayList<>(List.of(RecipesOfRefusals.build(keys)));
        steps.addAll(Draft.steps("view open a", "insert " + middle + " 1", "scan in a"));
        for (Level level : new Level[] {Level.L1, Level.L3}) {
            final List<Step> all = new ArrayList<>(steps);
            all.addAll(Draft.steps(level == Level.L1 ? "scan" : "shape"));
            drafts.add(new Draft("gh-11979-leaf-" + leaf + (level == Level.L1 ? "" : "-exact"), level, "history",
                "a fresh block in an extent that is copied after the block was written",
                "silent corruption of the head and of the read view", "gh-11979",
                "fresh in a shared extent when size=28; ask scan in a; ask " + (level == Level.L1 ? "scan" : "shape"),
                geometry, all));
        }
    }

    /** Spare capacity, budgets and the end of the ids. */
    private static void store(List<Draft> drafts) {
        store(drafts, "trim-after-delete", "free blocks are not given back", "give back", "insert 1 10", "delete 1", "trim");
        store(drafts, "trim-after-replace", "unused free blocks are not given back", "give back; ask stats", "insert 1 10",
            "insert 1 11", "trim", "stats");
        store(drafts, "trim-after-refusal", "what a refused operation got stays for ever",
            "refuse insert at 2; give back; ask stats", "refuse once 2", "insert 1 10", "trim", "stats");
        store(drafts, "trim-keeps-view", "extents of a view are given back with the head's",
            "give back when views=1; ask scan in a", "insert 1 10", "view open a", "insert 1 11", "trim", "scan in a");
        store(drafts, "trim-keeps-extents-of-view", "trim drops extents of free blocks that a view answers for",
            "ask trim when views=1 free=2; ask stats", "insert 1 10", "insert 2 20", "view open a", "trim", "stats");
        store(drafts, "close-gives-back", "a copy made for a view stays when the view is closed",
            "give back when views=1; ask stats", "insert 1 10", "view open a", "insert 2 20", "view close a", "stats");
        store(drafts, "budget-spent", "a budget of memory is overdrawn", "refuse insert at 2; ask stats", "budget 2",
            "insert 1 10", "stats");
        store(drafts, "budget-freed", "memory that a closed view gave back cannot be used",
            "refuse insert at 3 when views=2; give back when views=2; insert 3 30 => inserted", "insert 1 10", "view open a",
            "insert 2 20", "view open b", "budget 12", "insert 3 30", "view close a", "insert 3 30");
        final Geometry few = new Geometry(3, 3, 1, 2, 1);
        drafts.add(new Draft("ids-used-up", Level.L3, "free-list", "an insert that finds no block id left",
            "a crash when the table of blocks is full", "", "refuse for want of ids; ask scan", few,
            Draft.steps("insert 1 10", "insert 2 20", "insert 3 30", "insert 4 40", "scan")));
        drafts.add(new Draft("ids-used-up-delete", Level.L3, "free-list", "a delete that needs a block id",
            "a full tree that cannot be emptied", "", "refuse for want of ids; delete 1 => deleted 10", few,
            Draft.steps("insert 1 10", "insert 2 20", "delete 1")));
        lastId(drafts);
    }

    /** The very last id is taken, by an insert that splits at every level and by a build; only then an insert is refused. */
    private static void lastId(List<Draft> drafts) {
        final String catches = "a change that is refused, or crashes, where it takes the last block id";
        final String effect = "a full tree that refuses too early, or a crash";
        drafts.add(new Draft("ids-last-insert", Level.L3, "free-list", catches, effect, "",
            "insert 13 130 => inserted when blocks=5 free=0; refuse for want of ids when blocks=8 free=0; ask shape",
            new Geometry(3, 4, 1, 2, 4), Draft.steps("build 1=10 2=20 3=30 4=40 5=50 6=60 7=70 8=80 9=90 10=100 11=110 12=120",
                "insert 13 130", "insert 14 140", "shape")));
        drafts.add(new Draft("ids-last-build", Level.L3, "free-list", catches, effect, "",
            "refuse for want of ids when blocks=4 free=0; ask shape", new Geometry(3, 3, 2, 2, 1),
            Draft.steps("build 1=10 2=20 3=30 4=40 5=50 6=60 7=70", "insert 8 80", "shape")));
    }

    private static void store(List<Draft> drafts, String id, String catches, String point, String... lines) {
        drafts.add(new Draft(id, Level.L3, "memory", catches, "memory leaks, or is used by two", "", point, Draft.SMALL,
            Draft.steps(lines)));
    }
}
