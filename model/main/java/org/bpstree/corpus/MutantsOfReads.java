package org.bpstree.corpus;

import java.util.Map;
import java.util.Set;
import org.bpstree.corpus.Mutants.Entry;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Defects of look-ups, bounds, offsets and scans. */
final class MutantsOfReads {
    private static final Set<Op> WRITES = Set.of(Op.INSERT, Op.INSERT_SUCCESSOR, Op.INSERT_OFFSET);
    private static final String WRONG = "a query answers with the wrong element";
    private static final String LOST = "elements are there and cannot be seen";

    private MutantsOfReads() { }

    static void add(Map<String, Entry> all) {
        bounds(all);
        offsets(all);
        scans(all);
        numbers(all);
        for (Op op : Op.values()) {
            if (op.form.in && !op.words.startsWith("cursor") && op != Op.APPROXIMATE) {
                all.put("head-for-view-" + op.words, new Entry("views", "'" + op.words + "' in a view reads the head",
                    "a reader of a snapshot sees changes made after it", Mutants.of(op,
                        (mutant, step) -> mutant.right(step.other().isEmpty()
                            || mutant.right(new Step(Op.SIZE, "", step.other())).equals("invalid") ? step
                            : new Step(op, "", "", step.numbers())))));
            }
        }
    }

    private static void bounds(Map<String, Entry> all) {
        all.put("lower-as-upper", new Entry("bounds", "a lower bound that skips the key itself", WRONG,
            Mutants.as(Op.LOWER, Op.UPPER)));
        all.put("upper-as-lower", new Entry("bounds", "an upper bound that stops at the key itself", WRONG,
            Mutants.as(Op.UPPER, Op.LOWER)));
        for (Op op : new Op[] {Op.LOWER, Op.UPPER}) {
            all.put(op.words + "-exact-lost", new Entry("bounds", "a bound that does not say that the key is there",
                "the caller looks the key up again, or inserts it twice", Mutants.of(op,
                    (mutant, step) -> mutant.right(step).replace("exact ", ""))));
            all.put(op.words + "-exact-always", new Entry("bounds", "a bound that says of every key that it is there",
                "the caller takes a neighbour for the element", Mutants.of(op, (mutant, step) -> {
                    final String right = mutant.right(step);
                    return right.startsWith("exact ") || right.equals("none") || right.equals("invalid") ? right
                        : "exact " + right;
                })));
            all.put(op.words + "-wraps", new Entry("bounds", "a bound beyond the last element wraps to the first", WRONG,
                Mutants.of(op, (mutant, step) -> {
                    final String right = mutant.right(step);
                    return right.endsWith("none") ? right.replace("none", mutant.right(Op.FIRST, bare(step))) : right;
                })));
            all.put(op.words + "-below", new Entry("bounds", "a bound that answers the element before it", WRONG,
                Mutants.of(op, (mutant, step) -> {
                    final long rank = Long.parseLong("0" + mutant.right(Op.RANK, step).replaceAll("[^0-9]", ""));
                    final String right = mutant.right(step);
                    return right.startsWith("exact") || right.equals("invalid") || rank == 0 ? right
                        : mutant.right(new Step(Op.AT, "", step.other(), rank - 1));
                })));
        }
        all.put("find-as-lower", new Entry("bounds", "a look-up that answers the next element's value",
            "an absent key is taken for present", Mutants.of(Op.FIND, (mutant, step) -> {
                final String next = mutant.right(Op.LOWER, step);
                return next.contains("=") ? next.substring(next.indexOf('=') + 1) : mutant.right(step);
            })));
        all.put("find-zero-absent", new Entry("extremes", "a value of 0 taken for none", LOST,
            Mutants.instead(Op.FIND, "0", "absent")));
        all.put("first-as-last", new Entry("bounds", "the greatest element for the least", WRONG,
            Mutants.as(Op.FIRST, Op.LAST)));
        all.put("last-as-first", new Entry("bounds", "the least element for the greatest", WRONG,
            Mutants.as(Op.LAST, Op.FIRST)));
    }

    private static Step bare(Step step) {
        return new Step(step.op(), "", step.other());
    }

    private static void offsets(Map<String, Entry> all) {
        all.put("rank-inclusive", new Entry("offsets", "an offset that counts the key itself", "paging skips an element",
            Mutants.of(Op.RANK, (mutant, step) -> {
                final String right = mutant.right(step);
                return mutant.right(Op.LOWER, step).startsWith("exact") ? "" + (Long.parseLong(right) + 1) : right;
            })));
        all.put("at-from-one", new Entry("offsets", "offsets that count from 1", "paging skips an element",
            Mutants.taking(Set.of(Op.AT), step -> Mutants.with(step, n -> n - 1, 0))));
        all.put("at-clamps-low", new Entry("offsets", "an offset below 0 taken for 0", WRONG,
            Mutants.taking(Set.of(Op.AT), step -> Mutants.with(step, n -> Math.max(0, n), 0))));
        all.put("at-clamps-high", new Entry("offsets", "an offset beyond the end taken for the last", WRONG,
            Mutants.of(Op.AT, (mutant, step) -> mutant.right(step).equals("none") && step.number(0) >= 0
                ? mutant.right(Op.LAST, bare(step)) : mutant.right(step))));
        all.put("at-from-end", new Entry("offsets", "offsets that count from the end", WRONG,
            Mutants.of(Op.AT, (mutant, step) -> {
                final String size = mutant.right(Op.SIZE, bare(step));
                return size.equals("invalid") ? size : mutant.right(new Step(Op.AT, "", step.other(),
                    Long.parseLong(size) - 1 - step.number(0)));
            })));
        all.put("random-signed", new Entry("offsets", "random bits taken as a signed number", "a random pick fails",
            Mutants.of(Op.RANDOM, (mutant, step) -> step.number(0) < 0 && !mutant.right(step).equals("invalid")
                ? "none" : mutant.right(step))));
        all.put("random-first", new Entry("offsets", "a random pick that is always the first element",
            "sampling is biased", Mutants.of(Op.RANDOM, (mutant, step) -> mutant.right(Op.FIRST, bare(step)))));
    }

    private static void scans(Map<String, Entry> all) {
        for (Op op : new Op[] {Op.SCAN, Op.SCAN_BACK}) {
            all.put(op.words + "-drops-last", new Entry("scans", "a scan that ends one element early", LOST,
                Mutants.of(op, (mutant, step) -> mutant.right(step).replaceAll(" ?-?[0-9]+=-?[0-9]+$", "")
                    .replaceAll("^$", "none"))));
            all.put(op.words + "-drops-first", new Entry("scans", "a scan that begins one element late", LOST,
                Mutants.of(op, (mutant, step) -> mutant.right(step).replaceAll("^-?[0-9]+=-?[0-9]+ ?", "")
                    .replaceAll("^$", "none"))));
            all.put(op.words + "-one-leaf", new Entry("scans", "a scan that ends with its first leaf", LOST,
                Mutants.of(op, (mutant, step) -> mutant.right(step)
                    .replaceAll("^((-?[0-9]+=-?[0-9]+ ){3}-?[0-9]+=-?[0-9]+) .*", "$1"))));
        }
        all.put("scan-back-forth", new Entry("scans", "a backward scan that goes forth", WRONG,
            Mutants.as(Op.SCAN_BACK, Op.SCAN)));
        all.put("size-counts-inserts", new Entry("scans", "a size that counts replacements", "size and contents differ",
            (mutant, step) -> {
                final String right = mutant.right(step);
                if (right.startsWith("replaced")) {
                    mutant.memory.merge("n", "+", String::concat);
                }
                return step.op() == Op.SIZE && !right.equals("invalid")
                    ? "" + (Long.parseLong(right) + mutant.memory.getOrDefault("n", "").length()) : right;
            }));
    }

    private static void numbers(Map<String, Entry> all) {
        all.put("keys-32-bit", new Entry("extremes", "keys cut to 32 bits", "elements overwrite each other",
            Mutants.taking(WRITES, step -> Mutants.with(step, n -> (int) n, 0))));
        all.put("values-32-bit", new Entry("extremes", "values cut to 32 bits", "a value is corrupted",
            Mutants.taking(WRITES, step -> Mutants.with(step, n -> (int) n, 1))));
        for (Op op : new Op[] {Op.AT, Op.CURSOR_AT}) {
            all.put(op.words + "-32-bit", new Entry("extremes", "an offset cut to 32 bits by '" + op.words + "'",
                "paging beyond the end begins anew", Mutants.taking(Set.of(op), step -> Mutants.with(step, n -> (int) n, 0))));
        }
        for (Op op : new Op[] {Op.FIND, Op.DELETE}) {
            all.put(op.words + "-32-bit", new Entry("extremes", "a key cut to 32 bits by '" + op.words + "'",
                "an absent key is taken for present", Mutants.taking(Set.of(op), step -> Mutants.with(step, n -> (int) n, 0))));
        }
        all.put("delete-if-32-bit", new Entry("extremes", "a conditional delete that compares 32 bits", "an element is lost",
            Mutants.of(Op.DELETE_IF, (mutant, step) -> {
                final String value = mutant.head(Op.FIND, step.number(0));
                return mutant.present(step.number(0)) && (int) Long.parseLong(value) == (int) step.number(1)
                    ? mutant.head(Op.DELETE, step.number(0)) : mutant.right(step);
            })));
        all.put("keys-subtracted", new Entry("extremes", "keys compared by subtraction, which wraps", "the order is wrong",
            Mutants.of(Op.FIRST, (mutant, step) -> {
                final String first = mutant.right(step);
                final String last = mutant.right(Op.LAST, step);
                return first.contains("=") && Mutant.key(last, 0) - Mutant.key(first, 0) < 0 ? last : first;
            })));
        all.put("keys-as-double", new Entry("extremes", "keys held as floating-point numbers",
            "elements overwrite each other", Mutants.taking(WRITES, step -> Mutants.with(step, n -> (long) (double) n, 0))));
        all.put("values-as-double", new Entry("extremes", "values held as floating-point numbers", "a value is corrupted",
            Mutants.taking(WRITES, step -> Mutants.with(step, n -> (long) (double) n, 1))));
        all.put("keys-compared-as-double", new Entry("extremes", "keys compared as floating-point numbers",
            "neighbours are out of order", Mutants.of(Op.FIRST, (mutant, step) -> {
                final String first = mutant.right(step);
                final String second = mutant.right(new Step(Op.AT, "", step.other(), 1L));
                return second.contains("=") && (double) Mutant.key(first, 0) == (double) Mutant.key(second, 0) ? second
                    : first;
            })));
        all.put("keys-unsigned", new Entry("extremes", "keys compared as unsigned numbers", "the order is wrong",
            Mutants.of(Op.FIRST, (mutant, step) -> {
                final String positive = mutant.right(new Step(Op.LOWER, "", step.other(), 0L)).replace("exact ", "");
                return positive.equals("none") ? mutant.right(step) : positive;
            })));
        for (long key : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            final String name = key == Long.MIN_VALUE ? "least" : key == Long.MAX_VALUE ? "greatest" : key == 0 ? "0" : "-1";
            all.put("key-" + name + "-reserved", new Entry("extremes", "the key " + name + " used as a mark of its own",
                "an element is lost", Mutants.of(Op.INSERT, (mutant, step) -> step.number(0) == key
                    ? "inserted" : mutant.right(step))));
            all.put("value-" + name + "-reserved", new Entry("extremes", "the value " + name + " used as a mark of its own",
                "an element seems lost", Mutants.instead(Op.FIND, Long.toString(key), "absent")));
        }
    }
}
