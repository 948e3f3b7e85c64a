package org.bpstree.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.bpstree.model.Model;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;

/**
 * Chooses an episode's setting and its steps, all from one seed: swarm testing (Groce et al., ISSTA 2012), where each
 * run has its own geometry, key universe, mix of operations and number of views, so that rare mixes occur.
 */
final class Swarm {
    private static final int[] CAPACITIES = {3, 3, 4, 4, 5, 5, 6, 7, 8};
    private static final int[] BLOCKS = {1, 2, 4, 32};
    private static final int[] EXTENTS = {2, 2, 4, 8};
    private static final String[] VIEWS = {"a", "b", "c", "d"};
    private static final String[] CURSORS = {"p", "q", "r"};

    /** A directed episode begins with so many searches, each of which may try so many changes. */
    private static final int SEARCHES = 6;
    private static final int WORST_TRIALS = 3000;

    /** How keys are drawn. */
    private enum Pattern { RANDOM, ASCENDING, DESCENDING, CLUSTER }

    private final SplittableRandom random;
    private final Geometry geometry;
    /** How a large episode begins; null in the others. */
    private final LargeStart large;
    private final long lowest;
    private final int universe;
    private final int maxViews;
    private final int reads;
    private final int cursorSteps;
    private final int viewSteps;
    private final boolean faults;
    /** Whether the episode begins with a directed search; see {@link #worst}. */
    private final boolean directed;
    /** With which each request is refused; 0 in most episodes. */
    private final double chance;
    /** Batches and guarantees, in one episode of three: from numbers of their own, as {@link #worst}. */
    private final SplittableRandom aside;
    private final boolean guarantees;
    private final Extremes extremes;
    private Pattern pattern = Pattern.RANDOM;
    private int insertShare;
    private int phaseLeft;
    private long cluster;

    /**
     * @param directedEvery one seed in so many begins with a directed search; 0 for none
     * @param mayBeLarge    whether the tree is to be large, where the geometry is one that needs it
     */
    Swarm(long seed, Geometry fixed, boolean faults, int directedEvery, boolean mayBeLarge) {
        random = new SplittableRandom(seed);
        final Geometry drawn = draw();
        // From numbers of its own, so that the other episodes are what they are without it.
        final SplittableRandom own = new SplittableRandom(seed ^ 0x5DEECE66DL);
        directed = faults && !mayBeLarge && directedEvery > 0 && own.nextInt(directedEvery) == 0
            && (fixed == null || fixed.leaf() <= 8 && fixed.inner() <= 8);
        aside = new SplittableRandom(seed ^ 0xB5297A4D3F84D5B5L);
        guarantees = aside.nextInt(3) == 0;
        extremes = new Extremes(new SplittableRandom(seed ^ 0x6C62272E07BB0142L));
        geometry = fixed != null ? fixed : directed ? narrow(own) : mayBeLarge ? wide(drawn) : drawn;
        large = mayBeLarge && LargeStart.fits(geometry) ? new LargeStart(geometry, own) : null;
        final int usual = 1 << random.nextInt(3, geometry.leaf() > 8 ? 13 : 10);
        universe = large == null ? usual : large.universe();
        final int place = random.nextInt(8);
        lowest = place == 0 ? Long.MIN_VALUE : place == 1 ? Long.MAX_VALUE - universe + 1 : -universe / 2;
        maxViews = random.nextInt(4) == 0 ? 0 : random.nextInt(1, VIEWS.length + 1);
        reads = random.nextInt(0, 30);
        cursorSteps = random.nextInt(0, 20);
        viewSteps = maxViews == 0 ? 0 : random.nextInt(1, 12);
        this.faults = faults;
        chance = random.nextInt(6) == 0 ? new double[] {0.01, 0.05, 0.2}[random.nextInt(3)] : 0;
    }

    private Geometry draw() {
        if (random.nextInt(3) == 0) {
            // The least of everything: neighbours share extents now and then, and few blocks make many levels.
            return new Geometry(3, 3, 1 << random.nextInt(3), 2, Geometry.PRODUCTION.tables());
        }
        final boolean production = random.nextInt(10) == 0;
        return new Geometry(production ? 31 : pick(CAPACITIES), production ? 24 : pick(CAPACITIES), pick(BLOCKS),
            pick(EXTENTS), random.nextInt(20) == 0 ? 8 : Geometry.PRODUCTION.tables());
    }

    /** Upstream's capacities: what is used is checked with more than two levels. */
    private static Geometry wide(Geometry drawn) {
        return new Geometry(Geometry.PRODUCTION.leaf(), Geometry.PRODUCTION.inner(), drawn.blocksPerExtent(),
            drawn.extentsPerTable(), Geometry.PRODUCTION.tables());
    }

    /**
     * Few entries a block, so that few elements make a deep tree; few blocks an extent, so that each touch is a copy; now and
     * then so few tables that the ids run out.
     */
    private static Geometry narrow(SplittableRandom random) {
        return new Geometry(random.nextInt(3, 6), random.nextInt(2) == 0 ? 5 : random.nextInt(3, 5),
            random.nextInt(5) == 0 ? 4 : random.nextInt(1, 3), 1 << random.nextInt(1, 8),
            random.nextInt(6) == 0 ? random.nextInt(1, 5) : Geometry.PRODUCTION.tables());
    }

    /**
     * Steps to begin with, the last of which copies as much as a directed search finds: a tree full everywhere, or at its
     * minimum everywhere, ids scattered, each change tried with a fresh view and nothing spare. Null in most episodes.
     */
    List<Step> worst() {
        if (!directed) {
            return null;
        }
        HeaviestChange.Found best = null;
        for (int i = 0; i < SEARCHES && (best == null || !best.broken()); i++) {
            final HeaviestChange.Found found = search();
            best = best == null || found.broken() || found.copies() > best.copies() ? found : best;
        }
        return best.steps();
    }

    private HeaviestChange.Found search() {
        final boolean insert = random.nextBoolean();
        final int depth = insert && random.nextInt(4) > 0 ? 3 : random.nextInt(2, insert ? 4 : 5);
        int full = geometry.leaf();
        for (int level = 1; level < depth; level++) {
            full *= geometry.inner();
        }
        // Deletes begin well above the minimum of the depth, inserts well below its maximum.
        final int elements = Math.max(2, insert ? full / 2 : random.nextInt(full / 2, full + 1));
        return HeaviestChange.worst(new Geometry(geometry.leaf(), geometry.inner(), geometry.blocksPerExtent(),
            geometry.extentsPerTable(), Math.max(4, 1024 / geometry.extentsPerTable())), random, depth, elements,
            !insert && random.nextBoolean(), insert, WORST_TRIALS);
    }

    /** Whether the episode begins with {@link #fill} and {@link #largeChanges}. */
    boolean isLarge() {
        return large != null;
    }

    /** Steps that fill a large tree; none in other episodes. */
    List<Step> fill(Profile profile, boolean longLines) {
        return large == null ? List.of() : large.fill(lowest, profile, longLines);
    }

    /** Changes after that, at most so many; none in other episodes. */
    List<Step> largeChanges(int most) {
        return large == null ? List.of() : large.changes(lowest, most);
    }

    private int pick(int[] numbers) {
        return numbers[random.nextInt(numbers.length)];
    }

    private String pick(String[] names) {
        return names[random.nextInt(names.length)];
    }

    Geometry geometry() {
        return geometry;
    }

    SplittableRandom random() {
        return random;
    }

    /** Whether the next step, if memory can be refused to it, is to be swept over its refusal points. */
    boolean sweeps() {
        return faults && random.nextInt(12) == 0;
    }

    /** Whether the next step is to be taken with all blocks shared and nothing spare. */
    boolean tightens() {
        return maxViews > 0 && random.nextInt(geometry.leaf() + geometry.inner() == 6 ? 2 : 6) == 0;
    }

    /**
     * Where in this episode each request is refused with a fixed chance: the request to refuse of the next step that can
     * be refused; else null. A step ends at its first refusal, so to draw the number of requests before it (a geometric
     * distribution) is to draw for each request, and the trace says which one it was.
     */
    Step chance() {
        if (!faults || chance == 0) {
            return null;
        }
        final double before = StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - chance);
        return Step.of(Op.REFUSE_ONCE, (long) Math.min(1000, before));
    }

    /** A fault to arm for some steps, or null. */
    Step fault() {
        if (!faults || random.nextInt(150) != 0) {
            return null;
        }
        return switch (random.nextInt(4)) {
            case 0 -> Step.of(Op.REFUSE_AFTER, random.nextInt(20));
            case 1 -> Step.of(Op.REFUSE_ONCE, random.nextInt(20));
            case 2 -> Step.of(Op.BUDGET, random.nextInt(30));
            default -> Step.of(Op.REFUSE_NONE);
        };
    }

    /** The next step, fitting to the state. */
    Step next(Model model) {
        if (phaseLeft == 0) {
            pattern = Pattern.values()[random.nextInt(Pattern.values().length)];
            insertShare = new int[] {95, 75, 50, 25, 5}[random.nextInt(5)];
            phaseLeft = random.nextInt(10, 300);
            cluster = key();
        }
        phaseLeft--;
        if (guarantees && aside.nextInt(12) == 0) {
            return guarantee(model);
        }
        final int choice = random.nextInt(100);
        if (choice < reads) {
            return read(model);
        }
        if (choice < reads + cursorSteps) {
            return cursor(model);
        }
        if (choice < reads + cursorSteps + viewSteps) {
            return view(model);
        }
        return change(model);
    }

    private Step guarantee(Model model) {
        return switch (aside.nextInt(4)) {
            case 0 -> Step.of(Op.HEADROOM);
            case 1 -> Step.of(Op.RESERVE_INSERTS, aside.nextInt(8));
            default -> Step.of(Op.INSERT_ALL, LongStream.range(0, aside.nextInt(9))
                .flatMap(i -> LongStream.of(insertKey(model), value())).toArray());
        };
    }

    /**
     * Steps to get a promise, whole or, if a request is refused, in part, with nothing spare, with a fresh view or
     * without: each block must be copied, or each table be new. Null most of the time.
     */
    List<Step> promise() {
        if (!faults || !guarantees || aside.nextInt(4) != 0) {
            return null;
        }
        final List<Step> steps = new ArrayList<>();
        if (aside.nextBoolean()) {
            steps.add(Episode.FRESH);
        }
        steps.add(Step.of(Op.TRIM));
        if (aside.nextBoolean()) {
            steps.add(Step.of(Op.REFUSE_ONCE, aside.nextInt(1 << aside.nextInt(1, 5))));
        }
        steps.add(Step.of(Op.RESERVE_INSERTS, aside.nextInt(1, 8)));
        steps.add(Step.of(Op.HEADROOM));
        steps.add(Step.of(Op.REFUSE_AFTER, 0));
        return steps;
    }

    /** A change that a promise covers; deletes are few, since one may end it sooner. */
    Step covered(Model model) {
        return aside.nextInt(8) == 0 ? delete(model) : insert(model);
    }

    private long key() {
        return extremes.orOther(lowest + random.nextInt(universe));
    }

    private long value() {
        return extremes.orOther(random.nextInt(1000));
    }

    private Step change(Model model) {
        if (model.map(Model.HEAD).isEmpty() && random.nextInt(4) == 0) {
            return build();
        }
        return random.nextInt(100) < insertShare ? insert(model) : delete(model);
    }

    private Step build() {
        final int elements = random.nextInt(Math.min(universe, 200) + 1);
        final TreeSet<Long> keys = new TreeSet<>();
        while (keys.size() < elements) {
            keys.add(key());
        }
        final List<Long> ordered = new ArrayList<>(keys);
        if (random.nextInt(10) == 0 && elements > 1) {
            ordered.set(random.nextInt(elements), ordered.get(random.nextInt(elements)));
        }
        return Step.of(Op.BUILD, ordered.stream().flatMap(key -> java.util.stream.Stream.of(key, value()))
            .mapToLong(Long::longValue).toArray());
    }

    private Step insert(Model model) {
        final long key = insertKey(model);
        final int form = random.nextInt(20);
        return switch (form) {
            case 0 -> Step.of(Op.INSERT_SUCCESSOR, key, value());
            case 1 -> Step.of(Op.INSERT_OFFSET, key, value());
            case 2 -> new Step(Op.CURSOR_INSERT, pick(CURSORS), "", key, value());
            default -> Step.of(Op.INSERT, key, value());
        };
    }

    /** By the phase's pattern; ascending and descending go on from the ends of what is there. */
    private long insertKey(Model model) {
        final java.util.NavigableMap<Long, Long> map = model.map(Model.HEAD);
        final long highest = lowest + universe - 1;
        switch (pattern) {
            case ASCENDING:
                return map.isEmpty() || map.lastKey() >= highest ? key() : map.lastKey() + 1;
            case DESCENDING:
                return map.isEmpty() || map.firstKey() <= lowest ? key() : map.firstKey() - 1;
            case CLUSTER:
                return Math.max(lowest, Math.min(highest, cluster + random.nextInt(-8, 9)));
            default:
                return key();
        }
    }

    private Step delete(Model model) {
        final long key = presentKey(model);
        return switch (random.nextInt(20)) {
            case 0 -> Step.of(Op.DELETE_OFFSET, key);
            case 1 -> Step.of(Op.DELETE_IF, key,
                extremes.orTwin(model.map(Model.HEAD).getOrDefault(key, 0L) + random.nextInt(2)));
            case 2 -> Step.of(Op.DELETE, key());
            default -> Step.of(Op.DELETE, key);
        };
    }

    private long presentKey(Model model) {
        final java.util.NavigableMap<Long, Long> map = model.map(Model.HEAD);
        if (map.isEmpty()) {
            return key();
        }
        return switch (pattern) {
            case ASCENDING -> map.firstKey();
            case DESCENDING -> map.lastKey();
            case CLUSTER -> near(map, cluster);
            default -> near(map, key());
        };
    }

    private static long near(java.util.NavigableMap<Long, Long> map, long key) {
        final Long above = map.ceilingKey(key);
        return above == null ? map.firstKey() : above;
    }

    /** The head or one of the open views. */
    private String anyView(Model model) {
        final String view = pick(VIEWS);
        return random.nextInt(3) > 0 || !model.knows(view) ? Model.HEAD : view;
    }

    private Step read(Model model) {
        final String view = anyView(model);
        final int size = model.map(view).size();
        return switch (random.nextInt(12)) {
            case 0 -> new Step(Op.LOWER, "", view, key());
            case 1 -> new Step(Op.UPPER, "", view, key());
            case 2 -> new Step(Op.RANK, "", view, key());
            case 3 -> new Step(Op.AT, "", view, extremes.orOther(random.nextInt(-1, size + 1)));
            case 4 -> new Step(Op.RANDOM, "", view, random.nextLong());
            case 5 -> new Step(Op.APPROXIMATE, "", view, key(), key());
            case 6 -> new Step(Op.FIRST, "", view);
            case 7 -> new Step(Op.LAST, "", view);
            case 8 -> new Step(Op.SIZE, "", view);
            default -> new Step(Op.FIND, "", view, key());
        };
    }

    private Step cursor(Model model) {
        final String cursor = pick(CURSORS);
        final String view = anyView(model);
        if (!model.hasCursor(cursor) || random.nextInt(5) == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> new Step(Op.CURSOR_FIRST, cursor, view);
                case 1 -> new Step(Op.CURSOR_LAST, cursor, view);
                case 2 -> new Step(Op.CURSOR_AT, cursor, view,
                    extremes.orOther(random.nextInt(model.map(view).size() + 1)));
                case 3 -> new Step(Op.CURSOR_FIND, cursor, view, key());
                case 4 -> new Step(Op.CURSOR_UPPER, cursor, view, key());
                default -> new Step(Op.CURSOR_LOWER, cursor, view, key());
            };
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Step(Op.CURSOR_GET, cursor, "");
            case 1 -> new Step(Op.CURSOR_PREVIOUS, cursor, "");
            case 2 -> new Step(Op.CURSOR_EQUAL, cursor, pick(CURSORS));
            default -> new Step(Op.CURSOR_NEXT, cursor, "");
        };
    }

    private Step view(Model model) {
        final String view = pick(VIEWS);
        if (random.nextInt(10) == 0) {
            return Step.of(Op.TRIM);
        }
        if (model.knows(view)) {
            return new Step(Op.VIEW_CLOSE, view, "");
        }
        return model.viewCount() < maxViews ? new Step(Op.VIEW_OPEN, view, "") : new Step(Op.SIZE, "", Model.HEAD);
    }
}
