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
            Overlay overlay = Overlay.of(comparison, axis);
            if (!overlay.isEmpty()) {
                blocks.add(new Block.Heading("By " + axis.id()));
                blocks.add(Paragraph.of(Paragraph.Role.CHART_LEAD, lead(overlay)));
                blocks.add(figure(overlay));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, new Block.Legend(keys));
        }
        return blocks;
    }

    private Figure figure(Overlay overlay) {
        String axis = overlay.axis().id();
        return new Figure(
                "overlay-" + axis,
                "Live bytes by " + axis,
                List.of(keys),
                width -> new OverlayChart(comparison, overlay, width).draw());
    }

    private String lead(Overlay overlay) {
        String lead = switch (overlay.axis()) {
            case TIME -> "The last step of each run, from its start; an imported record from its first event.";
            case OPERATION -> "Each operation has the same width; recomputation adds operations.";
            case LAYER ->
                "The most live bytes while operations of a layer run, forward and back. Where the same layer is at"
                        + " the same place, runs differ by what they keep.";
        };
        String absent = absent(overlay);
        return absent.isEmpty() ? lead : lead + " Not on this axis: " + absent + ".";
    }

    private String absent(Overlay overlay) {
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
