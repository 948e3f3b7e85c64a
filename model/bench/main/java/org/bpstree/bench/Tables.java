package org.bpstree.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Figures as Markdown: for each size a table of benchmarks by kinds, with the ratio to the first kind's figure. */
final class Tables {
    private Tables() { }

    static String markdown(List<Figure> figures) {
        final StringBuilder text = new StringBuilder();
        section(text, "Nanoseconds an operation", figures.stream().filter(Tables::ofMaps).toList(), Kinds.BPS);
        section(text, "Bytes an entry", figures.stream().filter(f -> f.benchmark().startsWith("bytes")).toList(),
            Kinds.BPS);
        section(text, "Copy-on-write, nanoseconds an operation", figures.stream()
            .filter(f -> f.kind().endsWith(" view")).toList(), "none view");
        section(text, "Search in a block of so many keys, nanoseconds", figures.stream()
            .filter(f -> f.benchmark().startsWith("search")).toList(), "strides");
        return text.toString();
    }

    private static boolean ofMaps(Figure figure) {
        return !figure.benchmark().startsWith("bytes") && !figure.benchmark().startsWith("search")
            && !figure.kind().endsWith(" view");
    }

    private static void section(StringBuilder text, String title, List<Figure> figures, String first) {
        final Set<Integer> sizes = new LinkedHashSet<>();
        figures.forEach(figure -> sizes.add(figure.size()));
        for (int size : sizes.stream().sorted().toList()) {
            table(text, title, size, figures.stream().filter(figure -> figure.size() == size).toList(), first);
        }
    }

    private static void table(StringBuilder text, String title, int size, List<Figure> figures, String first) {
        final Set<String> kinds = new LinkedHashSet<>();
        kinds.add(first);
        figures.forEach(figure -> kinds.add(figure.kind()));
        final Set<String> benchmarks = new LinkedHashSet<>();
        figures.forEach(figure -> benchmarks.add(figure.benchmark()));
        text.append(String.format(Locale.ROOT, "%n%s, size %,d:%n%n| |%s|%n|---|%s%n", title, size,
            String.join("|", kinds), "---:|".repeat(kinds.size())));
        for (String benchmark : benchmarks) {
            final List<String> cells = new ArrayList<>();
            final Optional<Figure> base = find(figures, benchmark, first);
            for (String kind : kinds) {
                cells.add(find(figures, benchmark, kind).map(figure -> cell(figure, base)).orElse(""));
            }
            text.append("| ").append(benchmark).append(" | ").append(String.join(" | ", cells)).append(" |\n");
        }
    }

    private static Optional<Figure> find(List<Figure> figures, String benchmark, String kind) {
        return figures.stream().filter(f -> f.benchmark().equals(benchmark) && f.kind().equals(kind)).findFirst();
    }

    private static String cell(Figure figure, Optional<Figure> base) {
        final String value = String.format(Locale.ROOT, figure.value() < 10 ? "%.1f" : "%,.0f", figure.value());
        return base.isEmpty() || base.get() == figure ? value
            : value + String.format(Locale.ROOT, " (%.1f×)", figure.value() / base.get().value());
    }
}
