package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Every request of every operation refused, at depths 0 to 4, with and without a view. */
final class RecipesOfRefusals {
    /** Blocks share extents, as in production; the points are fewer. */
    private static final Geometry PACKED = new Geometry(3, 3, 4, 2, 2048);
    /** Elements from which a build of capacity 3 is so deep. */
    private static final int[] LEAST = {0, 1, 4, 10, 28, 30};
    private static final String CATCHES = "a reservation that does not cover the operation, or a change made before it";
    private static final String EFFECT = "a crash or corruption when memory is short";
    private static final String FIXED = "before gh-11326 a fixed number of extents was reserved, whatever the depth";

    private RecipesOfRefusals() { }

    static void add(List<Draft> drafts) {
        for (Operation operation : Operation.values()) {
            for (int depth = 0; depth <= 4; depth++) {
                for (int views = 0; views <= 1; views++) {
                    points(drafts, operation, depth, views);
                }
            }
        }
        for (int depth = 1; depth <= 4; depth++) {
            builds(drafts, depth);
        }
        logical(drafts);
    }

    /** The operations that memory can be refused to, on a tree of even keys. */
    private enum Operation {
        INSERT(Op.INSERT, false, false, "inserted"), REPLACE(Op.INSERT, true, false, "replaced %d"),
        DELETE(Op.DELETE, true, false, "deleted %d"), INSERT_SUCCESSOR(Op.INSERT_SUCCESSOR, false, true, null),
        INSERT_OFFSET(Op.INSERT_OFFSET, false, true, null), CURSOR_INSERT(Op.CURSOR_INSERT, false, true, "inserted"),
        DELETE_OFFSET(Op.DELETE_OFFSET, true, true, null), DELETE_IF(Op.DELETE_IF, true, true, "deleted %d");

        private final Op op;
        private final boolean present;
        private final boolean packed;
        private final String answer;

        Operation(Op op, boolean present, boolean packed, String answer) {
            this.op = op;
            this.present = present;
            this.packed = packed;
            this.answer = answer;
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private Step step(int elements) {
            final long key = present ? 2 * ((elements + 1) / 2) : elements / 2 * 2 + 1;
            final long value = 10 * key;
            return switch (op.form) {
                case KEY -> Step.of(op, key);
                case NAME_KEY_VALUE -> new Step(op, "p", "", key, value);
                default -> Step.of(op, key, value);
            };
        }

        private String done(int elements) {
            final long key = step(elements).number(0);
            if (answer != null) {
                return String.format(answer, 10 * key);
            }
            return switch (this) {
                case INSERT_OFFSET -> "inserted at " + elements / 2;
                case DELETE_OFFSET -> "deleted " + 10 * key + " at " + ((elements + 1) / 2 - 1);
                default -> "inserted before " + (key > 2L * elements ? "none" : key + 1 + "=" + 10 * (key + 1));
            };
        }
    }

    static Step build(Collection<Long> keys) {
        return Step.of(Op.BUILD, keys.stream().flatMap(key -> Stream.of(key, 10 * key))
            .mapToLong(Long::longValue).toArray());
    }

    private static List<Step> even(int elements) {
        final TreeSet<Long> keys = new TreeSet<>();
        for (long i = 1; i <= elements; i++) {
            keys.add(2 * i);
        }
        return elements == 0 ? new ArrayList<>() : new ArrayList<>(List.of(build(keys)));
    }

    /** Few elements are inserted, since not every driver has build. */
    private static List<Step> inserted(int elements) {
        final List<Step> steps = new ArrayList<>();
        for (long key = 2; key <= 2L * elements; key += 2) {
            steps.add(Step.of(Op.INSERT, key, 10 * key));
        }
        return elements > 10 ? even(elements) : steps;
    }

    /** Request 0, 1, 2 … of one operation, each on the smallest tree of the depth where there is one. */
    private static void points(List<Draft> drafts, Operation operation, int depth, int views) {
        if (depth == 0 && (operation.present || views > 0)) {
            return;
        }
        final Geometry geometry = operation.packed ? PACKED : Draft.SMALL;
        boolean any = true;
        for (int request = 0; any; request++) {
            any = false;
            for (int elements = LEAST[depth]; !any && elements < Math.max(LEAST[depth] + 1, LEAST[depth + 1]); elements++) {
                final List<Step> steps = even(elements);
                if (views > 0) {
                    steps.add(new Step(Op.VIEW_OPEN, "a", ""));
                }
                // All from there on refused where the number is odd: a retry must not help then.
                final boolean transientFault = request % 2 == 0;
                steps.add(Step.of(transientFault ? Op.REFUSE_ONCE : Op.REFUSE_AFTER, request));
                steps.add(operation.step(elements));
                if (!transientFault) {
                    steps.add(Step.of(Op.REFUSE_NONE));
                }
                steps.add(operation.step(elements));
                final String point = "refuse " + operation.op.words + " at " + request + " when depth=" + depth + " views="
                    + views + (elements == 0 ? "" : " size=" + elements) + (transientFault ? "" : "; ask refuse none")
                    + "; " + operation.step(elements) + " => " + operation.done(elements);
                if (new Point(point).met(geometry, Level.L3, steps)) {
                    any = true;
                    drafts.add(new Draft("refuse-" + operation.id() + "-depth-" + depth + (views > 0 ? "-view-" : "-")
                        + String.format("%02d", request), Level.L3, "refusal-points", CATCHES, EFFECT,
                        request >= 8 ? FIXED : "", point, geometry, steps));
                }
            }
        }
    }

    private static void builds(List<Draft> drafts, int depth) {
        final Step build = even(LEAST[depth]).get(0);
        boolean any = true;
        for (int request = 0; any; request++) {
            final String point = "refuse build at " + request + "; " + build + " => built";
            final List<Step> steps = List.of(Step.of(Op.REFUSE_ONCE, request), build, build);
            any = new Point(point).met(Draft.SMALL, Level.L3, steps);
            if (any) {
                drafts.add(new Draft("refuse-build-depth-" + depth + "-" + String.format("%02d", request), Level.L3,
                    "refusal-points", "a build that is left half-way", "a tree that can neither be filled nor used", "",
                    point, Draft.SMALL, steps));
            }
        }
    }

    /** Refusals that hold for every implementation: L1, where it may happen, and L2, where it must. */
    private static void logical(List<Draft> drafts) {
        for (Operation operation : Operation.values()) {
            for (int depth = operation.present ? 1 : 0; depth <= 4; depth++) {
                final int elements = LEAST[depth];
                final Step step = operation.step(elements);
                final List<Step> steps = inserted(elements);
                steps.add(Step.of(Op.REFUSE_NEXT));
                steps.add(step);
                steps.add(step);
                final String done = step + " => " + operation.done(elements);
                drafts.add(new Draft("reserve-" + operation.id() + "-depth-" + depth, Level.L2, "reservations", CATCHES,
                    EFFECT, "", step + " => refused" + (elements == 0 ? "" : " when size=" + elements) + "; " + done,
                    Draft.SMALL, steps));
                final List<Step> view = inserted(elements);
                view.add(new Step(Op.VIEW_OPEN, "a", ""));
                view.addAll(List.of(Step.of(Op.REFUSE_AFTER, 0), step, Step.of(Op.REFUSE_NONE), step,
                    new Step(Op.SCAN, "", "a")));
                drafts.add(new Draft("memory-" + operation.id() + "-depth-" + depth, Level.L1, "refusals", CATCHES,
                    "a snapshot breaks, or elements are lost, when memory is short", "",
                    step + " => refused when views=1" + (elements == 0 ? "" : " size=" + elements)
                    + "; ask refuse none; ask " + step + "; ask scan in a", Draft.SMALL, view));
            }
        }
    }
}
