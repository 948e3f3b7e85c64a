package org.bpstree.conform;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bpstree.trace.Feature;
import org.bpstree.trace.Profile;
import org.bpstree.trace.Trace;

/** The outcomes for programs. */
public final class JsonSummary {
    private JsonSummary() { }

    /** The whole document. */
    public static String of(List<String> command, Profile profile, long seed, Conform run, List<Outcome> outcomes)
        throws IOException {
        final Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("language", Trace.VERSION);
        summary.put("command", command);
        summary.put("level", profile == null ? null : profile.level().name());
        summary.put("features", profile == null ? List.of() : profile.features().stream().map(Feature::word).toList());
        final Map<String, Object> verdicts = new LinkedHashMap<>();
        for (Outcome.Verdict verdict : Outcome.Verdict.values()) {
            verdicts.put(verdict.name().toLowerCase(Locale.ROOT),
                outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count());
        }
        summary.put("outcomes", verdicts);
        final Map<String, Object> random = new LinkedHashMap<>();
        random.put("seed", seed);
        random.put("episodes", run.episodes());
        random.put("operations", run.operations());
        random.put("refusals", run.refusals());
        random.put("seconds", run.randomSeconds());
        summary.put("random", random);
        final List<Object> failures = new ArrayList<>();
        outcomes.stream().filter(outcome -> outcome.verdict() != Outcome.Verdict.PASSED
            && outcome.verdict() != Outcome.Verdict.SKIPPED).forEach(outcome -> failures.add(failure(outcome)));
        summary.put("failures", failures);
        summary.put("warnings", run.refusedNothing() ? List.of("no-refusal") : List.of());
        summary.put("ok", outcomes.stream().anyMatch(Outcome::checked)
            && outcomes.stream().noneMatch(outcome -> outcome.verdict().bad()));
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(summary)
            + "\n";
    }

    private static Map<String, Object> failure(Outcome outcome) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", outcome.id());
        fields.put("verdict", outcome.verdict().name().toLowerCase(Locale.ROOT));
        if (outcome.failure() != null) {
            fields.put("rule", outcome.failure().rule());
            fields.put("step", String.valueOf(outcome.failure().step()));
            fields.put("expected", outcome.failure().expected());
            fields.put("actual", outcome.failure().actual());
        }
        if (outcome.file() != null) {
            fields.put("file", outcome.file().toString());
            fields.put("steps", outcome.steps());
            fields.put("replay", outcome.again());
        }
        return fields;
    }
}
