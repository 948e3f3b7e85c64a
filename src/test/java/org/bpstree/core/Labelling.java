package org.bpstree.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * A view as a value: what the ghost fields of {@link View} stand for, and what the strict contracts of the reads require
 * of them, conjunct for conjunct, with the names of the contracts.
 */
final class Labelling {
    /** A conjunct, and the model method that it is part of. */
    private record Conjunct(String name, BooleanSupplier holds) { }

    final View view;
    long[] flat;
    long[] values;
    final int[] levelOf;
    final int[] startOf;
    final int[] stopOf;
    final int[] baseOf;
    final int[][] startsOf;
    final int[][] stopsOf;
    final int[] nextOf;
    final int[] previousOf;
    long[][] wordsOf;
    /** The layout's numbers, which a test may change here. */
    int extentShift;
    int blocksPerExtent;
    int blockWords;
    int extentWords;
    int leafCapacity;
    int innerCapacity;
    private int tableShift;
    int extentsPerTable;
    private int size;
    private int lastLeaf = Layout.NONE;

    private Labelling(View view) {
        this.view = view;
        final Layout layout = view.layout;
        extentShift = Fields.getInt(layout, "extentShift");
        tableShift = Fields.getInt(layout, "tableShift");
        blocksPerExtent = layout.blocksPerExtent;
        extentsPerTable = layout.extentsPerTable;
        blockWords = layout.blockWords;
        extentWords = layout.extentWords;
        leafCapacity = layout.leafCapacity;
        innerCapacity = layout.innerCapacity;
        final int blocks = view.image.extentCount * layout.blocksPerExtent;
        flat = new long[view.size];
        values = new long[view.size];
        levelOf = new int[blocks];
        Arrays.fill(levelOf, -1);
        startOf = new int[blocks];
        stopOf = new int[blocks];
        baseOf = new int[blocks];
        startsOf = new int[blocks][];
        stopsOf = new int[blocks][];
        wordsOf = new long[blocks][];
        nextOf = new int[blocks];
        previousOf = new int[blocks];
    }

    /** Labels the blocks of a view by a walk over them. */
    static Labelling of(View view) {
        final Labelling labels = new Labelling(view);
        if (view.depth > 0) {
            labels.label(view.rootId, view.depth - 1);
        }
        return labels;
    }

    private void label(int id, int level) {
        final int count = Inspect.count(view, id);
        levelOf[id] = level;
        startOf[id] = size;
        wordsOf[id] = view.words(id);
        baseOf[id] = view.base(id);
        if (level == 0) {
            nextOf[id] = Layout.NONE;
            previousOf[id] = lastLeaf;
            if (lastLeaf != Layout.NONE) {
                nextOf[lastLeaf] = id;
            }
            lastLeaf = id;
            for (int pos = 0; pos < count; pos++) {
                flat[size] = Inspect.key(view, id, pos);
                values[size++] = Inspect.value(view, id, pos);
            }
        } else {
            startsOf[id] = new int[count];
            stopsOf[id] = new int[count];
            for (int pos = 0; pos < count; pos++) {
                startsOf[id][pos] = size;
                label(Inspect.childId(view, id, pos), level - 1);
                stopsOf[id][pos] = size;
            }
        }
        stopOf[id] = size;
    }

    /** What does not hold: the first conjunct of the whole, or else the first of each block, and of its place. */
    List<String> broken() {
        final List<String> broken = new ArrayList<>();
        addFirst(whole(), "", broken);
        if (broken.isEmpty()) {
            for (int id = 0; id < levelOf.length; id++) {
                if (levelOf[id] >= 0) {
                    addFirst(levelOf[id] > 0 ? inner(id) : leaf(id), " of " + id, broken);
                    addFirst(placed(id), " of " + id, broken);
                }
            }
        }
        return broken;
    }

    private static void addFirst(List<Conjunct> conjuncts, String what, List<String> broken) {
        for (final Conjunct conjunct : conjuncts) {
            if (!conjunct.holds.getAsBoolean()) {
                broken.add(conjunct.name + what);
                return;
            }
        }
    }

    private List<Conjunct> whole() {
        final List<Conjunct> all = new ArrayList<>();
        all.add(new Conjunct("open", () -> view.version != View.CLOSED));
        all.add(new Conjunct("parts", () -> view.layout != null && view.image != null));
        all.add(new Conjunct("ids", () -> levelOf.length <= wordsOf.length));
        all.add(new Conjunct("measured: shift", () -> 0 <= extentShift && extentShift <= 30
            && blocksPerExtent == 1 << extentShift));
        all.add(new Conjunct("measured: words", () -> 1 <= blockWords && extentWords == blocksPerExtent * blockWords
            && extentWords <= Layout.MAX_EXTENT_WORDS));
        all.add(new Conjunct("geometry: room", () -> Layout.KEYS + 2 * leafCapacity <= blockWords
            && Layout.KEYS + 2 * innerCapacity <= blockWords));
        all.add(new Conjunct("legible: shift", () -> 0 <= tableShift && tableShift <= 30
            && extentsPerTable == 1 << tableShift));
        all.add(new Conjunct("legible: extents", this::legible));
        all.add(new Conjunct("depth", () -> 0 <= view.depth && view.depth <= Layout.MAX_DEPTH
            && (view.depth > 0 || view.size == 0)));
        all.add(new Conjunct("root: level", () -> view.depth == 0 || 0 <= view.rootId && view.rootId < levelOf.length
            && levelOf[view.rootId] == view.depth - 1));
        all.add(new Conjunct("root: part", () -> view.depth == 0 || startOf[view.rootId] == 0
            && stopOf[view.rootId] == view.size));
        all.add(new Conjunct("first", () -> view.firstId == Layout.NONE ? view.size == 0
            : 0 < view.size && isLeaf(view.firstId) && startOf[view.firstId] == 0));
        all.add(new Conjunct("last", () -> view.lastId == Layout.NONE ? view.size == 0
            : 0 < view.size && isLeaf(view.lastId) && stopOf[view.lastId] == view.size));
        all.add(new Conjunct("ascending: size", () -> view.size == flat.length && values.length == flat.length));
        all.add(new Conjunct("ascending: keys", () -> each(1, flat.length, i -> flat[i - 1] < flat[i])));
        return all;
    }

    private boolean isLeaf(int id) {
        return 0 <= id && id < levelOf.length && levelOf[id] == 0;
    }

    private boolean legible() {
        return each(0, view.image.extentCount, e -> e / extentsPerTable < view.image.root.length
            && view.image.root[e / extentsPerTable] != null
            && e % extentsPerTable < view.image.root[e / extentsPerTable].length);
    }

    private List<Conjunct> placed(int id) {
        final int extent = id / blocksPerExtent;
        return List.of(
            new Conjunct("part", () -> 0 <= startOf[id] && stopOf[id] <= view.size),
            new Conjunct("lists: extent", () -> extent < view.image.extentCount),
            new Conjunct("lists: words", () -> wordsOf[id]
                == view.image.root[extent / extentsPerTable][extent % extentsPerTable]),
            new Conjunct("begins", () -> baseOf[id] == id % blocksPerExtent * blockWords));
    }

    private boolean room(int id, int capacity) {
        return wordsOf[id] != null && 0 <= baseOf[id]
            && baseOf[id] + Layout.KEYS + 2 * capacity <= wordsOf[id].length;
    }

    private boolean capacities() {
        return Layout.MIN_CAPACITY <= leafCapacity && leafCapacity <= Layout.MAX_CAPACITY
            && Layout.MIN_CAPACITY <= innerCapacity && innerCapacity <= Layout.MAX_CAPACITY;
    }

    private List<Conjunct> leaf(int id) {
        final List<Conjunct> all = new ArrayList<>(leafAt(id));
        all.addAll(valuedAt(id));
        all.addAll(linkedAt(id));
        all.addAll(alone(id));
        return all;
    }

    private List<Conjunct> inner(int id) {
        final List<Conjunct> all = new ArrayList<>(innerAt(id));
        all.addAll(countedAt(id));
        return all;
    }

    private List<Conjunct> innerAt(int id) {
        final long[] words = wordsOf[id];
        final int base = baseOf[id];
        final int keys = base + Layout.KEYS;
        final int items = keys + innerCapacity;
        final int[] starts = startsOf[id];
        final int[] stops = stopsOf[id];
        return List.of(
            new Conjunct("innerAt: room", () -> room(id, innerCapacity)),
            new Conjunct("innerAt: capacities", this::capacities),
            new Conjunct("innerAt: count", () -> words[base] == starts.length && words[base] == stops.length
                && 1 <= words[base] && words[base] <= innerCapacity),
            new Conjunct("innerAt: order", () -> each(keys + 1, keys + starts.length - 1,
                i -> words[i - 1] < words[i])),
            new Conjunct("innerAt: separators", () -> each(0, starts.length - 1,
                s -> words[keys + s] == flat[stops[s] - 1])),
            new Conjunct("innerAt: ids", () -> each(items, items + starts.length,
                i -> 0 <= words[i] && words[i] % 4294967296L < levelOf.length)),
            new Conjunct("innerAt: levels", () -> each(items, items + starts.length,
                i -> levelOf[child(words[i])] == levelOf[id] - 1)),
            new Conjunct("innerAt: starts", () -> each(items, items + starts.length,
                i -> startOf[child(words[i])] == starts[i - items])),
            new Conjunct("innerAt: stops", () -> each(items, items + starts.length,
                i -> stopOf[child(words[i])] == stops[i - items])),
            new Conjunct("innerAt: neighbours", () -> each(1, starts.length, s -> starts[s] == stops[s - 1])),
            new Conjunct("innerAt: first", () -> starts[0] == startOf[id]),
            new Conjunct("innerAt: last", () -> stops[starts.length - 1] == stopOf[id]));
    }

    private List<Conjunct> countedAt(int id) {
        final long[] words = wordsOf[id];
        final int items = baseOf[id] + Layout.KEYS + innerCapacity;
        final int[] starts = startsOf[id];
        final int[] stops = stopsOf[id];
        return List.of(
            new Conjunct("countedAt: parts", () -> each(0, starts.length,
                s -> 0 <= starts[s] && stops[s] <= view.size)),
            new Conjunct("countedAt: items", () -> each(items, items + starts.length,
                i -> words[i] / 4294967296L == stops[i - items] - starts[i - items])));
    }

    private static int child(long item) {
        return (int) (item % 4294967296L);
    }

    private List<Conjunct> leafAt(int id) {
        final long[] words = wordsOf[id];
        final int base = baseOf[id];
        final int keys = base + Layout.KEYS;
        final int start = startOf[id];
        final int stop = stopOf[id];
        return List.of(
            new Conjunct("leafAt: room", () -> room(id, leafCapacity)),
            new Conjunct("leafAt: capacities", this::capacities),
            new Conjunct("leafAt: part", () -> 0 <= start && stop <= flat.length),
            new Conjunct("leafAt: count", () -> words[base] == stop - start && 1 <= words[base]
                && words[base] <= leafCapacity),
            new Conjunct("leafAt: order", () -> each(keys + 1, keys + stop - start, i -> words[i - 1] < words[i])),
            new Conjunct("leafAt: keys", () -> each(start, stop, r -> flat[r] == words[keys + r - start])));
    }

    /** (The first follows from leafAt's; valuedAt says it for its own accessible clause.) */
    private List<Conjunct> valuedAt(int id) {
        final int values0 = baseOf[id] + Layout.KEYS + leafCapacity;
        return List.of(
            new Conjunct("valuedAt: part", () -> 0 <= startOf[id] && stopOf[id] <= values.length
                && stopOf[id] - startOf[id] <= leafCapacity),
            new Conjunct("valuedAt: values", () -> each(startOf[id], stopOf[id],
                r -> values[r] == wordsOf[id][values0 + r - startOf[id]])));
    }

    private List<Conjunct> alone(int id) {
        return List.of(
            new Conjunct("alone: words", () -> each(0, levelOf.length, b -> levelOf[b] < 0 || b == id
                || wordsOf[id] != wordsOf[b] || baseOf[id] + blockWords <= baseOf[b] || baseOf[b] + blockWords <= baseOf[id])),
            new Conjunct("alone: elements", () -> each(0, levelOf.length, b -> levelOf[b] != 0 || b == id
                || stopOf[b] <= startOf[id] || stopOf[id] <= startOf[b])));
    }

    private List<Conjunct> linkedAt(int id) {
        final int next = nextOf[id];
        final int previous = previousOf[id];
        return List.of(
            new Conjunct("linkedAt: ids", () -> Layout.NONE <= next && next < levelOf.length
                && Layout.NONE <= previous && previous < levelOf.length),
            new Conjunct("linkedAt: word", () -> links(id) >= 0 && links(id) / 4294967296L - 1 == next
                && links(id) % 4294967296L == previous + 1),
            new Conjunct("linkedAt: last", () -> (next == Layout.NONE) == (stopOf[id] == flat.length)),
            new Conjunct("linkedAt: next", () -> next == Layout.NONE
                || levelOf[next] == 0 && startOf[next] == stopOf[id]),
            new Conjunct("linkedAt: first", () -> (previous == Layout.NONE) == (startOf[id] == 0)),
            new Conjunct("linkedAt: previous", () -> previous == Layout.NONE
                || levelOf[previous] == 0 && stopOf[previous] == startOf[id]));
    }

    private long links(int id) {
        return wordsOf[id][baseOf[id] + Layout.LINKS];
    }

    private static boolean each(int from, int end, IntPredicate holds) {
        for (int i = from; i < end; i++) {
            if (!holds.test(i)) {
                return false;
            }
        }
        return true;
    }
}
