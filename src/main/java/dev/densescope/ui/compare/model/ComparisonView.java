package dev.densescope.ui.compare.model;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.LayerDifference;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.compare.overlay.OverlayAxis;
import dev.densescope.compare.overlay.TimeOverlays;
import dev.densescope.compare.text.ComparedColumn;
import dev.densescope.compare.text.FigureText;
import dev.densescope.compare.text.Headline;
import dev.densescope.compare.text.Remarks;
import dev.densescope.language.Language;
import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the screen shows of a comparison, computed on a worker. Immutable.
 *
 * @param labels of the runs, in order
 * @param cells of the table, by run and figure
 * @param overlays by axis
 * @param longRecords imported records that are too long for the overlay of time, by themselves; usually empty
 * @param layers of each run less those of the reference; empty for the reference and for runs without layers
 * @param headline the result in one sentence
 * @param times all ratios of step times in one sentence; empty if there are none
 * @param remarks what limits the comparison, one sentence each
 */
public record ComparisonView(
        Comparison comparison,
        List<String> labels,
        List<Map<ComparedColumn, FigureText>> cells,
        Map<OverlayAxis, Overlay> overlays,
        Overlay longRecords,
        List<List<LayerDifference>> layers,
        String headline,
        Optional<String> times,
        List<String> remarks) {
    public ComparisonView {
        labels = List.copyOf(labels);
        cells = cells.stream().map(Map::copyOf).toList();
        overlays = Map.copyOf(overlays);
        layers = layers.stream().map(List::copyOf).toList();
        remarks = List.copyOf(remarks);
    }

    static ComparisonView of(Comparison comparison) {
        Map<OverlayAxis, Overlay> overlays = new EnumMap<>(OverlayAxis.class);
        TimeOverlays times = TimeOverlays.of(comparison);
        for (OverlayAxis axis : OverlayAxis.values()) {
            overlays.put(axis, axis == OverlayAxis.TIME ? times.steps() : Overlay.of(comparison, axis));
        }
        List<Map<ComparedColumn, FigureText>> cells = new ArrayList<>();
        List<List<LayerDifference>> layers = new ArrayList<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            cells.add(cells(comparison, run));
            layers.add(run == 0 ? List.of() : comparison.layers(run));
        }
        Headline headline = new Headline(comparison, QuantityText.window());
        return new ComparisonView(
                comparison,
                comparison.labels(Language.ofProcess()),
                cells,
                overlays,
                times.longRecords(),
                layers,
                headline.sentence(),
                headline.times(),
                Remarks.of(comparison, QuantityText.window()));
    }

    private static Map<ComparedColumn, FigureText> cells(Comparison comparison, int run) {
        Map<ComparedColumn, FigureText> cells = new EnumMap<>(ComparedColumn.class);
        for (ComparedColumn figure : ComparedColumn.values()) {
            cells.put(figure, figure.cell(comparison, run, QuantityText.window()));
        }
        return cells;
    }

    /** The cell of a run in the table. */
    public FigureText cell(ComparedColumn figure, int run) {
        return cells.get(run).get(figure);
    }

    /** The overlay over an axis. */
    public Overlay overlay(OverlayAxis axis) {
        return overlays.get(axis);
    }

    /** Whether a run was imported, so that its line is dashed. */
    public boolean isImported(int run) {
        return comparison.runs().get(run).identity().origin().isImported();
    }
}
