package org.bpstree.proofs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the prover searches for one proof. None of these can make a false contract provable; they decide how far and in
 * which order it looks.
 *
 * @param steps rule applications at most: a cap and not a time-out, so that a busy machine proves the same
 * @param split when the prover splits on disjunctions: normal, delayed or off
 * @param arith how it treats products: defops (unfolds division), model (multiplies inequalities too) or basic
 * @param axioms when it unfolds model methods: free (at any time), delayed (last) or off
 * @param closed model methods that it does not unfold at any time, as {@code Words.part}
 * @param dependencies whether it may carry a model method over a change of the heap by its accessible clause: on or off
 * @param stop  whether it goes on when it has met a goal that cannot be closed: never stops, or at the first
 */
public record Options(int steps, String split, String arith, String axioms, List<String> closed,
    String dependencies, String stop) {
    /** What a contract gets that asks for nothing. */
    public static final Options DEFAULT = new Options(20_000, "normal", "defops", "free", List.of(), "on",
        "never");

    /** Reads {@code steps=9000 arith=model}; what is not named is as in the default. */
    static Options parse(Iterable<String> words) {
        final Map<String, String> named = new TreeMap<>();
        for (final String word : words) {
            final int equals = word.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not an option: " + word);
            }
            named.put(word.substring(0, equals), word.substring(equals + 1));
        }
        final String steps = named.remove("steps");
        final String split = named.remove("split");
        final String arith = named.remove("arith");
        final String axioms = named.remove("axioms");
        final String closed = named.remove("closed");
        final String dependencies = named.remove("dependencies");
        final String stop = named.remove("stop");
        if (!named.isEmpty()) {
            throw new IllegalArgumentException("no such option: " + named.keySet());
        }
        return new Options(steps == null ? DEFAULT.steps : Integer.parseInt(steps),
            split == null ? DEFAULT.split : oneOf(split, "normal", "delayed", "off"),
            arith == null ? DEFAULT.arith : oneOf(arith, "defops", "model", "basic"),
            axioms == null ? DEFAULT.axioms : oneOf(axioms, "free", "delayed", "off"),
            closed == null ? DEFAULT.closed : List.of(closed.split(",")),
            dependencies == null ? DEFAULT.dependencies : oneOf(dependencies, "on", "off"),
            stop == null ? DEFAULT.stop : oneOf(stop, "never", "first"));
    }

    /** The same, with another number of steps at most. */
    Options withSteps(int most) {
        return new Options(most, split, arith, axioms, closed, dependencies, stop);
    }

    /** The same, but one goal that cannot be closed is enough: for a proof that is meant to fail. */
    Options untilOpen() {
        return new Options(steps, split, arith, axioms, closed, dependencies, "first");
    }

    private static String oneOf(String value, String... allowed) {
        for (final String each : allowed) {
            if (each.equals(value)) {
                return value;
            }
        }
        throw new IllegalArgumentException("'" + value + "' is none of " + String.join(", ", allowed));
    }

    @Override
    public String toString() {
        return "steps=" + steps + " split=" + split + " arith=" + arith
            + (axioms.equals(DEFAULT.axioms) ? "" : " axioms=" + axioms)
            + (closed.isEmpty() ? "" : " closed=" + String.join(",", closed))
            + (dependencies.equals(DEFAULT.dependencies) ? "" : " dependencies=" + dependencies)
            + (stop.equals(DEFAULT.stop) ? "" : " stop=" + stop);
    }
}
