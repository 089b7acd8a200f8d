package dev.densescope.report.comparison;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.compare.overlay.OverlayAxis;
import dev.densescope.problem.NameList;
import dev.densescope.report.chart.OverlayChart;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.Key;
import dev.densescope.report.document.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Live bytes of all runs, over each axis. */
final class OverlayFigures {
    static final String LEAD =
            "Live bytes (of values that will still be read) of all runs. Imported records are dashed; a dot marks the peak.";

    private final Comparison comparison;
    private final List<Key> keys = new ArrayList<>();

    OverlayFigures(Comparison comparison) {
        this.comparison = comparison;
        for (int run = 0; run < comparison.runs().size(); run++) {
            keys.add(Key.line(
                    OverlayChart.style(comparison, run), comparison.labels().get(run)));
        }
    }

    /** A figure for each axis; empty if no run has a timeline. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (OverlayAxis axis : OverlayAxis.values()) {
            of(axis).ifPresent(figure -> {
                blocks.add(new Block.Heading("By " + axis.id()));
                blocks.add(Paragraph.of(Paragraph.Role.CHART_LEAD, lead(axis)));
                blocks.add(figure);
            });
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, new Block.Legend(keys));
        }
        return blocks;
    }

    /** The figure over an axis; empty if no run has anything on it. */
    private Optional<Figure> of(OverlayAxis axis) {
        return Overlay.of(comparison, axis).isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "overlay-" + axis.id(),
                        "Live bytes by " + axis.id(),
                        List.of(keys),
                        width -> new OverlayChart(comparison, axis, width).draw()));
    }

    private String lead(OverlayAxis axis) {
        String lead = switch (axis) {
            case TIME -> "The last step of each run, from its start; an imported record from its first event.";
            case OPERATION -> "Each operation has the same width; recomputation adds operations.";
            case LAYER ->
                "The most live bytes while operations of a layer run, forward and back. Where the same layer is at"
                        + " the same place, runs differ by what they keep.";
        };
        return absent(axis).isEmpty() ? lead : lead + " Not on this axis: " + absent(axis) + ".";
    }

    private String absent(OverlayAxis axis) {
        Overlay overlay = Overlay.of(comparison, axis);
        List<String> absent = new ArrayList<>();
        List<ComparedRun> runs = comparison.runs();
        for (int run = 0; run < runs.size(); run++) {
            if (overlay.lines().get(run).isEmpty()) {
                absent.add(comparison.labels().get(run));
            }
        }
        return NameList.and(absent);
    }
}
