package org.bpstree.defects;

import java.util.List;
import java.util.concurrent.Callable;
import org.bpstree.check.Checker;
import org.bpstree.check.Failure;
import org.bpstree.check.Shrinker;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/** The random check, with faults, in a defect's world. One worker, so that a seed always tells the same. */
final class RandomTrial implements Callable<String[]> {
    private final long seed;
    private final int seconds;
    private final int shrinkSeconds;

    RandomTrial(long seed, int seconds, int shrinkSeconds) {
        this.seed = seed;
        this.seconds = seconds;
        this.shrinkSeconds = shrinkSeconds;
    }

    /** Operations done; and if something was caught: the rule, the shrunk length and the shrunk trace. */
    @Override
    public String[] call() throws InterruptedException {
        final Checker.Outcome outcome =
            new Checker(new Checker.Plan(seed, 0, seconds, null, true, false, 0, 1, 1), done -> { }).run();
        final String operations = Long.toString(outcome.coverage().operations());
        final Failure failure = outcome.failure();
        if (failure == null) {
            return new String[] {operations};
        }
        if (failure.rule().equals(Failure.HANG)) {
            return found(operations, failure.rule(), outcome.steps(), outcome);
        }
        final Shrinker shrinker = new Shrinker(TreeSubject::new, outcome.geometry(), shrinkSeconds);
        final Shrinker.Located located = shrinker.locate(outcome.steps());
        if (located == null) {
            return found(operations, failure.rule(), outcome.steps(), outcome);
        }
        final Shrinker.Located few = shrinker.shrink(located);
        return found(operations, few.failure().rule(), few.steps(), outcome);
    }

    private static String[] found(String operations, String rule, List<Step> steps, Checker.Outcome outcome) {
        return new String[] {operations, rule, Integer.toString(steps.size()),
            Trace.of(outcome.geometry(), steps).toString()};
    }
}
