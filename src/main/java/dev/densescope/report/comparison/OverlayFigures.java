package dev.densescope.report.comparison;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.compare.overlay.OverlayAxis;
import dev.densescope.compare.overlay.TimeOverlays;
import dev.densescope.problem.NameList;
import dev.densescope.report.chart.OverlayChart;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.LegendKey;
import dev.densescope.report.document.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Live bytes of all runs, over each axis. */
final class OverlayFigures {
    private static final String NAME = "overlay-";
    private static final String IMPORTED = name(OverlayAxis.TIME) + "-imported";

    private final Comparison comparison;
    private final List<String> labels;

    OverlayFigures(Comparison comparison) {
        this.comparison = comparison;
        labels = comparison.labels();
    }

    /** The names of all figures that a comparison may have. */
    static Stream<String> names() {
        return Stream.concat(Arrays.stream(OverlayAxis.values()).map(OverlayFigures::name), Stream.of(IMPORTED));
    }

    private static String name(OverlayAxis axis) {
        return NAME + axis.id();
    }

    /** A figure for each axis; empty if no run has a timeline. */
    List<Block> blocks() {
        Overlay times = Overlay.of(comparison, OverlayAxis.TIME);
        List<Block> blocks = new ArrayList<>();
        for (OverlayAxis axis : OverlayAxis.values()) {
            if (axis == OverlayAxis.TIME) {
                addTimes(blocks, times, TimeOverlays.of(comparison, times));
            } else {
                Overlay overlay = Overlay.of(comparison, axis);
                add(blocks, overlay, name(axis), "By " + axis.id(), lead(overlay));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, Paragraph.of(Paragraph.Role.CHART_LEAD, lead()));
            blocks.add(1, new Block.Legend(keys(times)));
        }
        return blocks;
    }

    private void addTimes(List<Block> blocks, Overlay whole, TimeOverlays times) {
        add(blocks, times.steps(), name(OverlayAxis.TIME), "By time", lead(whole));
        add(
                blocks,
                times.longRecords(),
                IMPORTED,
                "By time, whole imported records",
                "From the first event to the last one, which may be several steps. Their times are not those of the"
                        + " chart above.");
    }

    private void add(List<Block> blocks, Overlay overlay, String name, String heading, String lead) {
        if (overlay.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(heading));
        blocks.add(Paragraph.of(Paragraph.Role.CHART_LEAD, lead));
        blocks.add(new Figure(
                name,
                "Live bytes by " + overlay.axis().id(),
                List.of(keys(overlay)),
                width -> new OverlayChart(comparison, overlay, width).draw()));
    }

    /** The keys of the runs that are drawn. */
    private List<LegendKey> keys(Overlay overlay) {
        return IntStream.range(0, labels.size())
                .filter(run -> !overlay.lines().get(run).isEmpty())
                .mapToObj(run -> LegendKey.line(OverlayChart.style(comparison, run), labels.get(run)))
                .toList();
    }

    private String lead() {
        String lead = "Live bytes of all runs. Imported records are dashed; a dot marks the peak.";
        List<String> unknown =
                labels(run -> comparison.runs().get(run).profile().isEmpty());
        return unknown.isEmpty()
                ? lead
                : "%s Not recorded over time, and not drawn: %s.".formatted(lead, NameList.and(unknown));
    }

    private String lead(Overlay overlay) {
        String lead = switch (overlay.axis()) {
            case TIME -> "The last step of each run, from its start; an imported record from its first event.";
            case OPERATION -> "Each operation has the same width; recomputation adds operations.";
            case LAYER ->
                "The most live bytes while operations of a layer run, forward and back. Where the same layer is at"
                        + " the same place, runs differ by what they keep.";
        };
        List<String> absent = labels(run -> comparison.runs().get(run).profile().isPresent()
                && overlay.lines().get(run).isEmpty());
        return absent.isEmpty() ? lead : lead + " Not on this axis: " + NameList.and(absent) + ".";
    }

    private List<String> labels(IntPredicate chosen) {
        return IntStream.range(0, labels.size())
                .filter(chosen)
                .mapToObj(labels::get)
                .toList();
    }
}
