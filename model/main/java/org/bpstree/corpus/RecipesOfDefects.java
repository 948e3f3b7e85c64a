package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/** For each defect of {@link Mutants} the shortest trace that a directed random search finds to tell it. */
final class RecipesOfDefects {
    private static final int TRIES = 60_000;
    private static final int STEPS = 24;
    private static final Set<Op> NOT_BELOW_L3 =
        Set.of(Op.SHAPE, Op.STATS, Op.APPROXIMATE, Op.BUDGET, Op.TRIM, Op.CHECK, Op.REFUSE_NEXT, Op.REFUSE_ONCE);
    private static final Op[] DRAWN = Arrays.stream(Op.values()).filter(op -> !op.guarantees()).toArray(Op[]::new);
    private static final long[] PLAIN = {1, 2, 3, 4, 5, 6};
    private static final long[] EXTREME = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE, (1L << 53) + 1,
        1L << 32};

    private RecipesOfDefects() { }

    static void add(List<Draft> drafts, Predicate<String> ids) {
        Mutants.all().forEach((name, entry) -> {
            if (!ids.test(name.replace(' ', '-'))) {
                return;
            }
            final Level level = entry.group().equals("reservations") ? Level.L2 : Level.L1;
            final String point = "kill " + name;
            final Point wanted = new Point(point);
            List<Step> best = null;
            for (int i = 0; i < 3; i++) {
                final List<Step> found = Minimizer.fewest(search(name, entry, level, i),
                    fewer -> wanted.met(Draft.SMALL, level, fewer));
                best = best == null || found.size() < best.size() ? found : best;
            }
            final List<Step> tidy = Minimizer.tidy(best, steps -> wanted.met(Draft.SMALL, level, steps));
            drafts.add(new Draft(name.replace(' ', '-'), level, entry.group(), entry.catches(), entry.effect(), "", point,
                Draft.SMALL, tidy));
        });
    }

    private static List<Step> search(String name, Mutants.Entry entry, Level level, int number) {
        final SplittableRandom random = new SplittableRandom(name.hashCode() * 31L + number);
        final List<Op> focus = Arrays.stream(DRAWN)
            .filter(op -> name.contains(op.words.replace(' ', '-')) || op == Op.INSERT).toList();
        final boolean faults = level == Level.L2 || entry.group().equals("refusals");
        for (int i = 0; i < TRIES; i++) {
            final List<Step> steps = draw(random, entry.group().equals("extremes") ? EXTREME : PLAIN, faults, level, focus);
            if (differs(entry, steps)
                && Mutants.killed(name, Trace.of(Draft.SMALL, steps), level)) {
                return steps;
            }
        }
        throw new IllegalStateException("no trace found that tells the defect " + name);
    }

    /** A quick look before the whole comparison. */
    private static boolean differs(Mutants.Entry entry, List<Step> steps) {
        final TreeSubject right = new TreeSubject(Draft.SMALL);
        final Mutant wrong = new Mutant(Draft.SMALL, entry.defect());
        for (Step step : steps) {
            if (!right.answer(step).equals(wrong.answer(step))) {
                return true;
            }
        }
        return false;
    }

    private static List<Step> draw(SplittableRandom random, long[] numbers, boolean faults, Level level,
                                   List<Op> focus) {
        final List<Step> steps = new ArrayList<>();
        boolean armed = false;
        int changes = 0;
        while (steps.size() < STEPS) {
            final Op op = random.nextInt(3) == 0 ? focus.get(random.nextInt(focus.size()))
                : DRAWN[random.nextInt(DRAWN.length)];
            final boolean fault = op.words.startsWith("refuse");
            final boolean next = op == Op.REFUSE_NEXT && level == Level.L2;
            if (NOT_BELOW_L3.contains(op) && !next || fault && (!faults || level == Level.L2 && !next && op != Op.REFUSE_NONE)
                || armed && op == Op.VIEW_OPEN || armed && op.refusable() && changes >= 4) {
                continue;
            }
            armed = op != Op.REFUSE_NONE && (armed || fault);
            changes += armed && op.refusable() ? 1 : 0;
            steps.add(step(random, numbers, op));
        }
        return steps;
    }

    private static Step step(SplittableRandom random, long[] numbers, Op op) {
        final String view = random.nextInt(3) == 0 ? random.nextBoolean() ? "a" : "b" : "";
        final String cursor = random.nextInt(3) > 0 ? "p" : "q";
        final String name = op == Op.VIEW_OPEN || op == Op.VIEW_CLOSE ? random.nextBoolean() ? "a" : "b" : cursor;
        final String other = op == Op.CURSOR_EQUAL ? random.nextBoolean() ? "p" : "q" : op.form.in ? view : "";
        final long[] operands = new long[Math.max(0, op.form.numbers)];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = numbers[random.nextInt(numbers.length)];
        }
        if (operands.length == 2 && numbers == PLAIN && random.nextInt(3) > 0) {
            operands[1] = 10 * operands[0];
        }
        switch (op) {
            case REFUSE_AFTER -> operands[0] = 0;
            case AT, CURSOR_AT -> {
                final long near = random.nextInt(-1, 5);
                operands[0] = operands[0] == 1L << 32 ? operands[0] : near;
            }
            case RANDOM -> operands[0] = random.nextInt(-3, 4);
            default -> { }
        }
        return op == Op.BUILD ? build(random, numbers)
            : new Step(op, op.form.names > 0 ? name : "", other, operands);
    }

    private static Step build(SplittableRandom random, long[] numbers) {
        final Set<Long> keys = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            keys.add(numbers[random.nextInt(numbers.length)]);
        }
        final long[] pairs = new long[2 * keys.size()];
        int next = 0;
        for (long key : keys) {
            pairs[next] = key;
            pairs[next + 1] = 10 * key;
            next += 2;
        }
        if (pairs.length > 2 && random.nextInt(3) == 0) {
            pairs[pairs.length - 2] = pairs[random.nextInt(pairs.length / 2 - 1) * 2];
            pairs[0] = random.nextBoolean() ? pairs[0] : numbers[random.nextInt(numbers.length)];
        }
        return Step.of(Op.BUILD, pairs);
    }
}
