package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bpstree.check.Rebalances;
import org.bpstree.core.Tree;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/**
 * What a case is for, as a text that can be checked: facts that steps of the trace bear out, one after the other.
 * spec/trace.md lists the forms.
 */
public final class Point {
    private static final Pattern REACH = Pattern.compile("reach (leaf|inner) (over|under) ([a-z-]+)");
    private static final Pattern REFUSE = Pattern.compile("refuse ([a-z -]+) at ([0-9]+)");
    private static final Pattern CLOSE = Pattern.compile("close ([a-z]+) among distinct");
    private static final Pattern BLOCKS = Pattern.compile("(take|release|reserve) ([0-9]+)");
    private static final Pattern COPY = Pattern.compile("copy ([0-9]+)( to the last)?");
    private static final Pattern NUMBER = Pattern.compile("(size|depth|views|leaves|inner|held|free|blocks|spare)=([0-9]+)");

    private final String text;
    private final List<Predicate<Moment>> facts = new ArrayList<>();
    private final List<String> killed = new ArrayList<>();

    /**
     * Reads a point.
     *
     * @throws IllegalArgumentException if it has no such form; the message says where
     */
    public Point(String text) {
        this.text = text;
        for (String fact : text.split("; ")) {
            if (fact.startsWith("kill ")) {
                killed.add(Mutants.known(fact.substring(5)));
            } else {
                final int when = fact.indexOf(" when ");
                final Predicate<Moment> plain = plain(when < 0 ? fact : fact.substring(0, when));
                facts.add(when < 0 ? plain : plain.and(numbers(fact.substring(when + 6))));
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static Predicate<Moment> plain(String fact) {
        final int arrow = fact.indexOf(" => ");
        if (arrow > 0) {
            final String step = fact.substring(0, arrow);
            final String answer = fact.substring(arrow + 4);
            return moment -> moment.answer().equals(answer) && moment.step().toString().equals(step);
        }
        if (fact.startsWith("ask ")) {
            return moment -> moment.step().toString().equals(fact.substring(4));
        }
        if (fact.equals("fresh in a shared extent")) {
            return moment -> moment.before().views() > 0 && moment.before().free() == 0 && moment.before().partial()
                && moment.after().leaves() > moment.before().leaves();
        }
        if (fact.equals("refuse for want of ids")) {
            return moment -> moment.refused() && moment.before().refusals() == moment.after().refusals();
        }
        if (fact.equals("give back")) {
            return moment -> moment.after().held() < moment.before().held();
        }
        return counted(fact);
    }

    private static Predicate<Moment> counted(String fact) {
        final Matcher reach = REACH.matcher(fact);
        if (reach.matches()) {
            final int index = rebalance(reach.group(1).equals("inner"), reach.group(2).equals("under"), reach.group(3));
            return moment -> moment.reached().contains(index);
        }
        final Matcher refuse = REFUSE.matcher(fact);
        if (refuse.matches()) {
            final String words = refuse.group(1);
            final int request = Integer.parseInt(refuse.group(2));
            return moment -> moment.refused() && moment.step().op().words.equals(words)
                && moment.granted() == request && moment.after().refusals() > moment.before().refusals();
        }
        final Matcher close = CLOSE.matcher(fact);
        if (close.matches()) {
            final Step step = new Step(Op.VIEW_CLOSE, close.group(1), "");
            return moment -> moment.distinct() && moment.step().equals(step);
        }
        final Matcher blocks = BLOCKS.matcher(fact);
        if (blocks.matches()) {
            return moved(blocks.group(1), Integer.parseInt(blocks.group(2)));
        }
        final Matcher copy = COPY.matcher(fact);
        if (copy.matches()) {
            final int count = Integer.parseInt(copy.group(1));
            final boolean all = copy.group(2) != null;
            return moment -> moment.step().op().changes() && moment.after().kept() - moment.before().kept() == count
                && (!all || moment.after().spare() == 0);
        }
        throw new IllegalArgumentException("no point has the form '" + fact + "'");
    }

    private static Predicate<Moment> moved(String how, int count) {
        return switch (how) {
            case "take" -> moment -> moment.after().blocks() == moment.before().blocks()
                && moment.before().free() - moment.after().free() == count;
            case "release" -> moment -> moment.after().blocks() == moment.before().blocks()
                && moment.after().free() - moment.before().free() == count;
            default -> moment -> moment.after().blocks() - moment.before().blocks() == count
                && moment.after().free() - moment.before().free() == count;
        };
    }

    private static int rebalance(boolean inner, boolean under, String name) {
        for (int kind = 0; kind < Rebalances.KINDS; kind++) {
            if (Rebalances.name(kind).replace(' ', '-').equals(name)) {
                return Tree.rebalanceIndex(under, inner, kind);
            }
        }
        throw new IllegalArgumentException("there is no rebalancing case '" + name + "'");
    }

    private static Predicate<Moment> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Point::number).reduce(moment -> true, Predicate::and);
    }

    private static Predicate<Moment> number(String text) {
        final Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new IllegalArgumentException("expected a number such as size=3, found '" + text + "'");
        }
        final int value = Integer.parseInt(number.group(2));
        return moment -> value == switch (number.group(1)) {
            case "size" -> moment.before().size();
            case "depth" -> moment.before().depth();
            case "views" -> moment.before().views();
            case "leaves" -> moment.before().leaves();
            case "inner" -> moment.before().inner();
            case "free" -> moment.before().free();
            case "blocks" -> moment.before().blocks();
            case "spare" -> moment.before().spare();
            default -> moment.before().held();
        };
    }

    /** Whether the steps bear it out. */
    public boolean met(Geometry geometry, Level level, List<Step> steps) {
        int next = 0;
        if (!facts.isEmpty()) {
            for (Moment moment : Moment.run(geometry, steps)) {
                if (next < facts.size() && facts.get(next).test(moment)) {
                    next++;
                }
            }
        }
        return next == facts.size()
            && killed.stream().allMatch(mutant -> Mutants.killed(mutant, Trace.of(geometry, steps), level));
    }

    /** The first step without which the point is met as well, from 0; -1 if all are needed; -2 if it is not met. */
    public int needless(Geometry geometry, Level level, List<Step> steps) {
        if (!met(geometry, level, steps)) {
            return -2;
        }
        for (int i = 0; i < steps.size(); i++) {
            final List<Step> fewer = new ArrayList<>(steps);
            fewer.remove(i);
            if (met(geometry, level, fewer)) {
                return i;
            }
        }
        return -1;
    }
}
