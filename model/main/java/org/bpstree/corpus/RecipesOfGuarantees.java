package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Guaranteed inserts and batches: what was promised is kept, what was not is not promised, a batch is all or nothing. */
final class RecipesOfGuarantees {
    private static final String SUBJECT = "guarantees";
    private static final String BROKEN = "a guarantee that does not cover the inserts";
    private static final String REFUSED = "an insert is refused that was guaranteed";
    private static final String TORN = "a batch that is left half-way, or does not take the last of equal keys";
    private static final String HALF = "half a batch is there when memory is short";
    private static final String BATCH = "insert-all 9=90 1=10 5=50 9=91 3=30";
    private static final Step ALL_REFUSED = Step.of(Op.REFUSE_AFTER, 0);

    private RecipesOfGuarantees() { }

    static void add(List<Draft> drafts) {
        plain(drafts);
        for (int depth = 0; depth <= 3; depth++) {
            for (int inserts = 1; inserts <= 3; inserts++) {
                kept(drafts, depth, inserts);
            }
        }
        // The least depth at which the levels that inserts add are fewer than the size alone would allow.
        kept(drafts, 4, 2);
        for (int depth = 0; depth <= 2; depth++) {
            parts(drafts, depth, 0);
            parts(drafts, depth, 1);
            batches(drafts, depth, 0);
            batches(drafts, depth, 1);
        }
        headrooms(drafts);
        ids(drafts);
    }

    private static void one(List<Draft> drafts, String id, Level level, boolean batch, String point, String... lines) {
        drafts.add(new Draft(id, level, SUBJECT, batch ? TORN : BROKEN, batch ? HALF : REFUSED, "", point, Draft.SMALL,
            Draft.steps(lines)));
    }

    /** What holds for every implementation. */
    private static void plain(List<Draft> drafts) {
        one(drafts, "guarantee-kept", Level.L1, false, "reserve-inserts 2 => ok; ask refuse after 0; insert 2 20 => inserted; "
            + "insert 2 21 => replaced 20; ask scan", "reserve-inserts 2", "refuse after 0", "insert 2 20", "insert 2 21", "scan");
        one(drafts, "guarantee-of-a-batch", Level.L1, false, "reserve-inserts 5 => ok; ask refuse after 0; " + BATCH
            + " => inserted-all; ask scan", "reserve-inserts 5", "refuse after 0", BATCH, "scan");
        one(drafts, "guarantee-invalid", Level.L1, false, "reserve-inserts -1 => invalid", "reserve-inserts -1");
        one(drafts, "batch-unsorted", Level.L1, true, BATCH + " => inserted-all when size=1; ask scan",
            "insert 5 0", BATCH, "scan");
        one(drafts, "batch-empty", Level.L1, true, "ask refuse after 0; insert-all => inserted-all", "refuse after 0", "insert-all");
        one(drafts, "batch-refused", Level.L1, true, BATCH + " => refused when size=1; ask refuse none; ask scan; ask " + BATCH,
            "insert 5 0", "refuse after 0", BATCH, "refuse none", "scan", BATCH);
        one(drafts, "batch-reserves", Level.L2, true, BATCH + " => refused when size=1; " + BATCH + " => inserted-all",
            "insert 5 0", "refuse next", BATCH, BATCH);
    }

    /** Even keys, every block full: each insert splits at every level. */
    private static List<Step> full(int depth, int views) {
        final List<Step> steps = new ArrayList<>();
        if (depth > 0) {
            steps.add(Step.of(Op.BUILD, pairs(elements(depth))));
        }
        if (views > 0) {
            steps.add(new Step(Op.VIEW_OPEN, "a", ""));
        }
        return steps;
    }

    private static int elements(int depth) {
        return depth == 0 ? 0 : (int) Math.round(Math.pow(3, depth));
    }

    private static long[] pairs(int elements) {
        final long[] pairs = new long[2 * elements];
        for (int i = 0; i < elements; i++) {
            pairs[2 * i] = 2L * (i + 1);
            pairs[2 * i + 1] = 20L * (i + 1);
        }
        return pairs;
    }

    /** All is shared, nothing spare; then so many inserts, each on the greatest depth that there can be. */
    private static void kept(List<Draft> drafts, int depth, int inserts) {
        final List<Step> steps = full(depth, depth > 0 ? 1 : 0);
        final StringBuilder point = new StringBuilder("reserve-inserts " + inserts + " => ok when spare=0 depth=" + depth
            + " size=" + elements(depth) + (depth > 0 ? " views=1" : "") + "; ask refuse after 0");
        steps.add(Step.of(Op.RESERVE_INSERTS, inserts));
        steps.add(ALL_REFUSED);
        for (int i = 0; i < inserts; i++) {
            steps.add(Step.of(Op.INSERT, 2 * i + 1, 0));
            point.append("; insert ").append(2 * i + 1).append(" 0 => inserted");
        }
        drafts.add(new Draft("guarantee-depth-" + depth + "-of-" + inserts, Level.L3, SUBJECT, BROKEN, REFUSED, "",
            point.toString(), Draft.SMALL, steps));
    }

    private static String last(List<Step> steps) {
        final TreeSubject tree = new TreeSubject(Draft.SMALL);
        String answer = "";
        for (Step step : steps) {
            answer = tree.answer(step);
        }
        return answer;
    }

    /** Request 0, 1, 2 … of a guarantee refused: what it got is spare, and the headroom says how far that goes. */
    private static void parts(List<Draft> drafts, int depth, int views) {
        boolean any = depth > 0 || views == 0;
        for (int request = 0; any; request++) {
            final List<Step> steps = full(depth, views);
            steps.add(Step.of(Op.REFUSE_ONCE, request));
            steps.add(Step.of(Op.RESERVE_INSERTS, 2));
            steps.add(Step.of(Op.HEADROOM));
            final String point = "refuse reserve-inserts at " + request + " when depth=" + depth + " size=" + elements(depth)
                + " views=" + views + "; headroom => " + last(steps);
            any = new Point(point).met(Draft.SMALL, Level.L3, steps);
            if (any) {
                drafts.add(new Draft(String.format("guarantee-refused-depth-%d%s-%02d", depth, views > 0 ? "-view" : "", request),
                    Level.L3, SUBJECT, BROKEN, REFUSED, "", point, Draft.SMALL, steps));
            }
        }
    }

    /** Request 0, 1, 2 … of a batch refused. */
    private static void batches(List<Draft> drafts, int depth, int views) {
        boolean any = depth > 0 || views == 0;
        for (int request = 0; any; request++) {
            final List<Step> steps = full(depth, views);
            steps.add(Step.of(Op.REFUSE_ONCE, request));
            steps.addAll(Draft.steps(BATCH, BATCH));
            final String point = "refuse insert-all at " + request + " when depth=" + depth + " size=" + elements(depth)
                + " views=" + views + "; " + BATCH + " => inserted-all";
            any = new Point(point).met(Draft.SMALL, Level.L3, steps);
            if (any) {
                drafts.add(new Draft(String.format("batch-refused-depth-%d%s-%02d", depth, views > 0 ? "-view" : "", request),
                    Level.L3, SUBJECT, TORN, HALF, "", point, Draft.SMALL, steps));
            }
        }
    }

    /** The number, after what lowers it and what does not. */
    private static void headrooms(List<Draft> drafts) {
        for (String between : List.of("insert 3 30", "insert 2 21", "delete 2", "view open b", "view close a", "trim")) {
            final List<Step> steps = full(2, 1);
            steps.addAll(Draft.steps("reserve-inserts 4", between, "headroom"));
            one(drafts, "headroom-after-" + between.replaceAll(" ?[0-9]+", "").replace(' ', '-')
                + (between.equals("insert 2 21") ? "-replacing" : ""), Level.L3, false,
                "reserve-inserts 4 => ok when size=9 views=1; ask " + between + "; headroom => " + last(steps),
                steps.stream().map(Step::toString).toArray(String[]::new));
        }
    }

    /** The greatest number that the ids suffice for, and one more. */
    private static void ids(List<Draft> drafts) {
        final Geometry few = new Geometry(3, 3, 1, 2, 5);
        int most = 0;
        while (new TreeSubject(few).answer(Step.of(Op.RESERVE_INSERTS, most + 1)).equals("ok")) {
            most++;
        }
        drafts.add(new Draft("guarantee-of-the-last-id", Level.L3, SUBJECT, BROKEN, REFUSED, "",
            "refuse for want of ids; reserve-inserts " + most + " => ok", few,
            List.of(Step.of(Op.RESERVE_INSERTS, most + 1), Step.of(Op.RESERVE_INSERTS, most))));
        drafts.add(new Draft("batch-of-the-last-id", Level.L3, SUBJECT, TORN, HALF, "",
            "refuse for want of ids when size=0; ask scan; ask shape when size=" + most, few,
            List.of(Step.of(Op.INSERT_ALL, pairs(most + 1)), Step.of(Op.SCAN), Step.of(Op.INSERT_ALL, pairs(most)),
                Step.of(Op.SHAPE))));
    }
}
