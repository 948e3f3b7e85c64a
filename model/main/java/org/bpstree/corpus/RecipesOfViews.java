package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bpstree.trace.Level;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** Views opened and closed in every order, with a change before each opening and after the last. */
final class RecipesOfViews {
    private static final int MOST_VIEWS = 3;

    private RecipesOfViews() { }

    static void add(List<Draft> drafts) {
        for (int views = 1; views <= MOST_VIEWS; views++) {
            orders(drafts, views, 0, new ArrayList<>(), "");
        }
        permutations(drafts, "abcd");
    }

    private static void permutations(List<Draft> drafts, String names) {
        for (char first : names.toCharArray()) {
            for (char second : names.replace("" + first, "").toCharArray()) {
                for (char third : names.replaceAll("[" + first + second + "]", "").toCharArray()) {
                    final String last = names.replaceAll("[" + first + second + third + "]", "");
                    order(drafts, "ABCD" + first + second + third + last);
                }
            }
        }
    }

    /** All orders in which views a, b, c are opened one after the other (capitals) and closed (small letters). */
    private static void orders(List<Draft> drafts, int views, int opened, List<Character> open, String text) {
        if (opened == views && open.isEmpty()) {
            order(drafts, text);
            return;
        }
        if (opened < views) {
            final char name = (char) ('a' + opened);
            final List<Character> more = new ArrayList<>(open);
            more.add(name);
            orders(drafts, views, opened + 1, more, text + Character.toUpperCase(name));
        }
        for (char name : open) {
            final List<Character> fewer = new ArrayList<>(open);
            fewer.remove((Character) name);
            orders(drafts, views, opened, fewer, text + name);
        }
    }

    private static void order(List<Draft> drafts, String text) {
        final List<Step> steps = new ArrayList<>();
        final List<String> facts = new ArrayList<>();
        final List<String> open = new ArrayList<>();
        long key = 1;
        for (char letter : text.toCharArray()) {
            final String name = "" + Character.toLowerCase(letter);
            if (Character.isUpperCase(letter)) {
                steps.add(Step.of(Op.INSERT, key, 10 * key));
                steps.add(new Step(Op.VIEW_OPEN, name, ""));
                facts.add("ask view open " + name);
                open.add(name);
                key++;
            } else {
                if (steps.get(steps.size() - 1).op() == Op.VIEW_OPEN) {
                    steps.add(Step.of(Op.INSERT, key, 10 * key));
                    key++;
                }
                steps.add(new Step(Op.VIEW_CLOSE, name, ""));
                facts.add("close " + name + " among distinct");
                open.remove(name);
                for (String other : open) {
                    steps.add(new Step(Op.SCAN, "", other));
                    facts.add("ask scan in " + other);
                }
            }
        }
        drafts.add(draft(Level.L1, steps, facts, text));
        if (text.length() <= 2 * MOST_VIEWS) {
            final List<Step> counted = new ArrayList<>();
            final List<String> more = new ArrayList<>();
            for (Step step : steps) {
                if (step.op() != Op.SCAN) {
                    counted.add(step);
                }
                if (step.op() == Op.VIEW_CLOSE) {
                    counted.add(Step.of(Op.STATS));
                }
            }
            for (String fact : facts) {
                if (!fact.startsWith("ask scan")) {
                    more.add(fact);
                }
                if (fact.startsWith("close")) {
                    more.add("ask stats");
                }
            }
            drafts.add(draft(Level.L3, counted, more, text));
        }
    }

    private static Draft draft(Level level, List<Step> steps, List<String> facts, String text) {
        final String id = (level == Level.L1 ? "order" : "extents")
            + text.replaceAll("([A-Z]+)", "-open-$1-close-").replaceAll("-$", "").toLowerCase(Locale.ROOT);
        return new Draft(id, level, "view-orders", level == Level.L1 ? "closing a view takes from another, or from the head"
            : "extents that a view alone used are not given back, or given back twice", level == Level.L1
            ? "a snapshot is not what it was" : "memory leaks, or is used by two", "", String.join("; ", facts), Draft.SMALL,
            steps);
    }
}
