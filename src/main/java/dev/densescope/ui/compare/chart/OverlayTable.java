package dev.densescope.ui.compare.chart;

import dev.densescope.chart.overlay.OverlayLine;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.compare.model.ComparisonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Overlaid lines as a table of exact bytes: a row per position, a column per run. */
final class OverlayTable {
    /** More rows than anyone reads; a longer record is thinned to the positions of its highest points. */
    private static final int MAX_ROWS = 5_000;

    private OverlayTable() {}

    static ChartData empty() {
        return new ChartData(List.of(), List.of());
    }

    static ChartData of(ComparisonView comparison, Overlay overlay) {
        List<String> headings = new ArrayList<>();
        headings.add(
                switch (overlay.axis()) {
                    case TIME -> Messages.text("compare.table.millis");
                    case OPERATION -> Messages.text("compare.table.operation");
                    case LAYER -> Messages.text("compare.table.layer");
                });
        comparison.labels().forEach(label -> headings.add(Messages.text("compare.table.bytesOf", label)));
        List<List<String>> rows = new ArrayList<>();
        for (double position : positions(overlay)) {
            rows.add(row(overlay, position));
        }
        return new ChartData(headings, rows);
    }

    /** The starts of all points of all lines; of long lines, those with the most bytes of each stretch. */
    private static SortedSet<Double> positions(Overlay overlay) {
        SortedSet<Double> positions = new TreeSet<>();
        int share = MAX_ROWS / Math.max(1, overlay.lines().size());
        for (OverlayLine line : overlay.lines()) {
            int every = Math.max(1, line.points() / share);
            for (int from = 0; from < line.points(); from += every) {
                positions.add(line.start(line.highest(from, Math.min(line.points(), from + every))));
            }
        }
        return positions;
    }

    private static List<String> row(Overlay overlay, double position) {
        List<String> cells = new ArrayList<>();
        cells.add(
                switch (overlay.axis()) {
                    case TIME -> String.format(Locale.ROOT, "%.3f", position);
                    case OPERATION -> Long.toString((long) position);
                    case LAYER -> overlay.stations().get((int) position).text();
                });
        for (OverlayLine line : overlay.lines()) {
            cells.add(
                    line.valueAt(position).isPresent()
                            ? Long.toString(line.valueAt(position).getAsLong())
                            : "");
        }
        return cells;
    }
}
