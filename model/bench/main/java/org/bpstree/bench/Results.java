package org.bpstree.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The figures of runs, kept as JSON. */
final class Results {
    private Results() { }

    /** What JMH measured. Whole passes become nanoseconds an operation. */
    static List<Figure> of(Collection<RunResult> runs) {
        final List<Figure> figures = new ArrayList<>();
        for (RunResult run : runs) {
            final Result<?> primary = run.getPrimaryResult();
            final String name = run.getParams().getBenchmark();
            final String owner = name.replaceAll(".*\\.(\\w+)\\.\\w+$", "$1");
            final String method = name.substring(name.lastIndexOf('.') + 1);
            final boolean passes = owner.equals("MapBenchmark") || owner.equals("OffsetBenchmark");
            final String size = run.getParams().getParam(passes ? "size"
                : owner.equals("SearchBenchmark") ? "keys" : "elements");
            final double scale = passes ? Integer.parseInt(size) : 1;
            final double error = Double.isNaN(primary.getScoreError()) ? 0 : primary.getScoreError();
            final String kind = run.getParams().getParam("kind");
            figures.add(switch (owner) {
                case "SearchBenchmark" -> new Figure("search, " + run.getParams().getParam("caches"), method,
                    Integer.parseInt(size), primary.getScore(), error);
                case "ViewBenchmark" -> new Figure(method, run.getParams().getParam("view") + " view",
                    Integer.parseInt(size), primary.getScore(), error);
                default -> new Figure(method, kind == null ? Kinds.BPS : kind, Integer.parseInt(size),
                    primary.getScore() / scale, error / scale);
            });
        }
        return figures;
    }

    /** Adds figures to those in a file; a newer figure replaces one of the same benchmark, kind and size. */
    static List<Figure> merge(Path file, List<Figure> added) throws IOException {
        final Map<List<Object>, Figure> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (Map<String, Object> json : JSON.std.mapFrom(Files.readString(file)).get("figures")
                    instanceof List<?> list ? asMaps(list) : List.<Map<String, Object>>of()) {
                put(all, Figure.fromJson(json));
            }
        }
        added.forEach(figure -> put(all, figure));
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", Machine.describe());
        document.put("figures", all.values().stream().map(Figure::toJson).toList());
        Files.writeString(file, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(document) + "\n");
        return List.copyOf(all.values());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> asMaps(List<?> list) {
        return (List<Map<String, Object>>) list;
    }

    private static void put(Map<List<Object>, Figure> all, Figure figure) {
        all.put(List.of(figure.benchmark(), figure.kind(), figure.size()), figure);
    }
}
