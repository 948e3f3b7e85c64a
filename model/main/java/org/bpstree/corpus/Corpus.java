package org.bpstree.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bpstree.check.Expected;
import org.bpstree.check.Replay;
import org.bpstree.check.TreeSubject;
import org.bpstree.trace.Level;
import org.bpstree.trace.Step;
import org.bpstree.trace.Trace;

/** The whole corpus, made from its recipes. */
public final class Corpus {
    private Corpus() { }

    /** What is wrong with a case of the corpus; empty if nothing is. */
    public static String fault(Trace trace) {
        for (String name : List.of("id", "level", "subject", "catches", "effect", "point")) {
            if (!trace.about().containsKey(name)) {
                return "expected a line '@" + name + " …'";
            }
        }
        final Level level = Level.of(trace.about().get("level"));
        final List<Step> steps = trace.lines().stream().map(Trace.Line::step).toList();
        final int needless;
        try {
            needless = new Point(trace.about().get("point")).needless(trace.geometry(), level, steps);
        } catch (IllegalArgumentException wrong) {
            return wrong.getMessage();
        }
        if (needless == -2) {
            return "the point is not met";
        }
        if (needless >= 0) {
            return "the point is met without step " + (needless + 1) + ", '" + steps.get(needless) + "'";
        }
        final Trace right = Expected.answers(trace, level);
        if (!right.toString().equals(trace.toString())) {
            return "the answers are to be:\n" + right;
        }
        final Replay.Difference difference = Replay.run(new TreeSubject(trace.geometry()), trace);
        return difference == null ? "" : difference.failure().toString();
    }

    /** The text of each case by its path below spec/corpus. The same at every call. */
    public static Map<String, String> generate() {
        return generate(id -> true);
    }

    /** As {@link #generate()}, but of the cases that are searched for, which takes time, only those wanted. */
    public static Map<String, String> generate(Predicate<String> wanted) {
        final List<Draft> drafts = new ArrayList<>();
        RecipesOfHistory.add(drafts);
        RecipesOfReads.add(drafts);
        RecipesOfViews.add(drafts);
        RecipesOfRefusals.add(drafts);
        RecipesOfGuarantees.add(drafts);
        RecipesOfShapes.add(drafts, wanted);
        RecipesOfDefects.add(drafts, wanted);
        RecipesOfReservations.add(drafts, wanted);
        final Map<String, Trace> finished = new LinkedHashMap<>();
        drafts.parallelStream().map(Draft::finished).toList()
            .forEach(trace -> {
                final String path = trace.about().get("subject") + "/" + trace.about().get("id") + ".trace";
                if (finished.put(path, trace) != null) {
                    throw new IllegalStateException("two cases have the path " + path);
                }
            });
        final Map<String, String> texts = new TreeMap<>();
        finished.forEach((path, trace) -> texts.put(path, trace.toString()));
        return texts;
    }
}
