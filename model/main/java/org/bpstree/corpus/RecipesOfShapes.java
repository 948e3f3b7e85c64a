package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bpstree.check.Rebalances;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Every rebalancing case, the shapes of builds, and the use of free blocks. */
final class RecipesOfShapes {
    private static final String EFFECT = "elements are lost, doubled or out of order, or the tree can no longer be searched";
    private static final int TRIES = 4000;
    private static final int KEEP = 0;
    private static final Geometry FIVE = new Geometry(5, 5, 2, 2, 2048);
    private static final Geometry SIX = new Geometry(6, 6, 1, 2, 2048);
    private static final Geometry SEVEN = new Geometry(7, 6, 4, 4, 2048);
    private static final Geometry EIGHT = new Geometry(8, 8, 4, 4, 2048);

    private RecipesOfShapes() { }

    static void add(List<Draft> drafts, Predicate<String> ids) {
        for (int column = 0; column < Rebalances.COLUMNS; column++) {
            for (int kind = 0; kind < Rebalances.KINDS; kind++) {
                if (Rebalances.possible(column, kind)) {
                    rebalance(drafts, ids, column, kind);
                }
            }
        }
        builds(drafts, Draft.SMALL, 12);
        builds(drafts, FIVE, 9);
        builds(drafts, SEVEN, 9);
        blocks(drafts, ids);
    }

    private static void rebalance(List<Draft> drafts, Predicate<String> ids, int column, int kind) {
        final boolean inner = column % 2 == 1;
        final String name = (inner ? "inner " : "leaf ") + (column < 2 ? "over " : "under ")
            + Rebalances.name(kind).replace(' ', '-');
        final String catches = (column < 2 ? "a full " : "a too empty ") + (inner ? "inner block" : "leaf")
            + ", case '" + Rebalances.name(kind) + "': wrong counts, separators, links or cardinalities";
        final int index = Rebalances.index(column, kind);
        final String id = name.replace(' ', '-');
        // A block keeps its entries only where two blocks at the minimum do not fit in one: capacities 6, 8, 9 …
        final boolean keep = kind == KEEP;
        if (ids.test(id)) {
            drafts.add(searched(id, Level.L1, "rebalancing", catches, "reach " + name, keep ? SIX : Draft.SMALL, false,
                "scan", subject -> subject.tree().rebalances(index) > 0));
        }
        for (Geometry geometry : keep ? List.of(SIX, EIGHT) : List.of(FIVE, SEVEN)) {
            final String shape = "shape-" + geometry.leaf() + "-" + id;
            if (ids.test(shape)) {
                drafts.add(searched(shape, Level.L3, "shapes", catches, "reach " + name, geometry, true, "shape",
                    subject -> subject.tree().rebalances(index) > 0));
            }
        }
    }

    /** The shortest that some searches find, ending in a question. */
    private static Draft searched(String id, Level level, String subject, String catches, String fact, Geometry geometry,
                                  boolean built, String question, Predicate<TreeSubject> there) {
        final String point = fact + "; ask " + question;
        final Point wanted = new Point(point);
        List<Step> best = null;
        int found = 0;
        for (int i = 0; i < TRIES && found < (built ? 5 : 8); i++) {
            final List<Step> steps = walk(new SplittableRandom(id.hashCode() * 1009L + i), geometry, built, i, there);
            if (steps == null || best != null && built && steps.size() > best.size() + 4) {
                continue;
            }
            found++;
            steps.addAll(Draft.steps(question));
            if (wanted.met(geometry, level, steps)) {
                final List<Step> few = Minimizer.fewest(steps, fewer -> wanted.met(geometry, level, fewer));
                best = best == null || few.size() < best.size() ? few : best;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no trace found to " + point + " with " + geometry);
        }
        final List<Step> tidy = Minimizer.tidy(best, steps -> wanted.met(geometry, level, steps));
        return new Draft(id, level, subject, catches, EFFECT, "", point, geometry, tidy);
    }

    /** Phases of inserts and deletes, after a build or not, until it is there; null if it does not come. */
    private static List<Step> walk(SplittableRandom random, Geometry geometry, boolean built, int number,
                                   Predicate<TreeSubject> there) {
        final TreeSubject subject = new TreeSubject(geometry);
        final List<Step> steps = new ArrayList<>();
        final TreeSet<Long> keys = new TreeSet<>();
        final int full = geometry.leaf() * geometry.inner() * (number % 3 > 0 ? geometry.inner() : 1);
        if (built) {
            final int elements = Math.min(1 + random.nextInt(full + full / 2), 2 + number);
            for (long key = 1; key <= elements; key++) {
                keys.add(key * 100);
            }
            steps.add(RecipesOfRefusals.build(keys));
            subject.answer(steps.get(0));
        }
        int phase = 0;
        boolean inserts = true;
        int style = 0;
        long centre = 0;
        while (steps.size() < (built ? 70 : 150) && !there.test(subject)) {
            if (phase == 0) {
                phase = random.nextInt(3, 30);
                inserts = random.nextInt(5) > 1;
                style = random.nextInt(5);
                centre = keys.isEmpty() ? 0 : between(random, keys);
            }
            phase--;
            final long key = inserts ? fresh(random, keys, style, centre)
                : old(random, keys, style, centre);
            final boolean put = inserts || keys.isEmpty();
            steps.add(put ? Step.of(Op.INSERT, key, key) : Step.of(Op.DELETE, key));
            if (put) {
                keys.add(key);
            } else {
                keys.remove(key);
            }
            subject.answer(steps.get(steps.size() - 1));
        }
        return there.test(subject) ? steps : null;
    }

    /** A key that is not there: beyond either end, anywhere, or near the phase's centre. */
    private static long fresh(SplittableRandom random, TreeSet<Long> keys, int style, long centre) {
        if (keys.isEmpty()) {
            return 5000;
        }
        if (style < 2) {
            return style == 0 ? keys.last() + 100 : keys.first() - 100;
        }
        long key = style == 2 ? between(random, keys) : centre + random.nextInt(300);
        while (keys.contains(key)) {
            key++;
        }
        return key;
    }

    /** A key that is there, chosen likewise. */
    private static long old(SplittableRandom random, TreeSet<Long> keys, int style, long centre) {
        if (keys.isEmpty()) {
            return 5000;
        }
        if (style < 2) {
            return style == 0 ? keys.last() : keys.first();
        }
        final Long key = keys.floor(style == 2 ? between(random, keys) : centre + random.nextInt(300));
        return key == null ? keys.first() : key;
    }

    private static long between(SplittableRandom random, TreeSet<Long> keys) {
        return keys.first() + random.nextLong(keys.last() - keys.first() + 1);
    }

    /** The smallest build of each number of leaves and inner blocks. */
    private static void builds(List<Draft> drafts, Geometry geometry, int mostLeaves) {
        int leaves = -1;
        for (int elements = 0; leaves < mostLeaves; elements++) {
            final TreeSet<Long> keys = new TreeSet<>();
            for (long key = 1; key <= elements; key++) {
                keys.add(key);
            }
            final Step build = RecipesOfRefusals.build(keys);
            final TreeSubject subject = new TreeSubject(geometry);
            subject.answer(build);
            if (subject.tree().leafCount() > leaves) {
                leaves = subject.tree().leafCount();
                drafts.add(new Draft("build-" + geometry.leaf() + "-leaves-" + leaves, Level.L3, "shapes",
                    "a build that spreads the elements otherwise, or numbers the blocks otherwise", EFFECT, "",
                    "ask shape when leaves=" + leaves + " inner=" + subject.tree().innerCount() + " size=" + elements,
                    geometry, List.of(build, Step.of(Op.SHAPE))));
            }
        }
    }

    /** Blocks taken from the free list, put back on it, and added to it by a reservation that takes none. */
    private static void blocks(List<Draft> drafts, Predicate<String> ids) {
        for (int count = 1; count <= 4; count++) {
            final int wanted = count;
            for (String how : new String[] {"take", "release", "reserve"}) {
                final String fact = how + " " + count;
                if (!ids.test("free-list-" + how + "-" + count)) {
                    continue;
                }
                final Point point = new Point(fact);
                final List<Step> steps = blocks(how, wanted, point);
                if (steps != null) {
                    steps.addAll(Draft.steps("shape", "stats"));
                    drafts.add(new Draft("free-list-" + how + "-" + count, Level.L3, "free-list",
                        "free blocks are handed out, or put back, in another order, or lost", "block ids leak, or are "
                        + "used twice", "", fact + "; ask shape; ask stats", Draft.SMALL, steps));
                }
            }
        }
    }

    private static List<Step> blocks(String how, int count, Point point) {
        List<Step> best = null;
        for (int i = 0; i < 400; i++) {
            final List<Step> steps = walk(new SplittableRandom(how.hashCode() + 7919L * i + count), i, how, count);
            if (steps != null) {
                final List<Step> few = Minimizer.fewest(steps, fewer -> point.met(Draft.SMALL, Level.L3, fewer));
                best = best == null || few.size() < best.size() ? few : best;
                if (i > 60) {
                    return Minimizer.tidy(best, tidy -> point.met(Draft.SMALL, Level.L3, tidy));
                }
            }
        }
        return best == null ? null : Minimizer.tidy(best, tidy -> point.met(Draft.SMALL, Level.L3, tidy));
    }

    private static List<Step> walk(SplittableRandom random, int number, String how, int count) {
        final int[] last = new int[2];
        return walk(random, Draft.SMALL, false, number, subject -> {
            final int blocks = subject.tree().blockCount();
            final int free = subject.tree().freeCount();
            final int gained = free - last[1];
            final boolean there = switch (how) {
                case "take" -> blocks == last[0] && gained == -count;
                case "release" -> blocks == last[0] && gained == count;
                default -> blocks - last[0] == count && gained == count;
            };
            if (!there) {
                last[0] = blocks;
                last[1] = free;
            }
            return there;
        });
    }
}
