package org.bpstree.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how the cost of an operation grows with the number of elements, with the sizes of the caches marked. */
final class Plots {
    /** Bytes that an entry of this tree takes at random keys: where the tree outgrows a cache. */
    private static final double BYTES_AN_ENTRY = 22;

    private Plots() { }

    /** Writes NAME.png and NAME.svg for a benchmark that was measured at more than one size. */
    static void draw(List<Figure> figures, String benchmark, Path folder) throws IOException {
        final List<Figure> chosen = figures.stream().filter(f -> f.benchmark().equals(benchmark)).toList();
        if (chosen.stream().map(Figure::size).distinct().count() < 2) {
            return;
        }
        final XYChart chart = new XYChartBuilder().width(900).height(560).title(benchmark)
            .xAxisTitle("elements").yAxisTitle("nanoseconds an operation").build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true)
            .setLegendPosition(Styler.LegendPosition.OutsideE).setChartBackgroundColor(Color.WHITE);
        final Set<String> kinds = new LinkedHashSet<>();
        chosen.forEach(figure -> kinds.add(figure.kind()));
        for (String kind : kinds) {
            final List<Figure> line = chosen.stream().filter(f -> f.kind().equals(kind))
                .sorted((a, b) -> Integer.compare(a.size(), b.size())).toList();
            chart.addSeries(kind, line.stream().mapToDouble(Figure::size).toArray(),
                line.stream().mapToDouble(Figure::value).toArray()).setMarker(SeriesMarkers.CIRCLE);
        }
        markCaches(chart, chosen);
        final String file = folder.resolve(benchmark).toString();
        BitmapEncoder.saveBitmap(chart, file, BitmapEncoder.BitmapFormat.PNG);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }

    private static void markCaches(XYChart chart, List<Figure> figures) {
        final double least = figures.stream().mapToDouble(Figure::value).min().orElse(1);
        final double most = figures.stream().mapToDouble(Figure::value).max().orElse(1);
        final double smallest = figures.stream().mapToDouble(Figure::size).min().orElse(1);
        for (Map.Entry<String, Long> cache : Machine.caches().entrySet()) {
            final double elements = cache.getValue() / BYTES_AN_ENTRY;
            if (elements >= smallest) {
                final XYSeries series = chart.addSeries(String.format(Locale.ROOT, "%s: %,d KiB", cache.getKey(),
                    cache.getValue() / 1024), new double[] {elements, elements}, new double[] {least, most});
                series.setMarker(SeriesMarkers.NONE);
                series.setLineColor(Color.GRAY);
                series.setLineStyle(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1,
                    new float[] {4, 4}, 0));
            }
        }
    }
}
