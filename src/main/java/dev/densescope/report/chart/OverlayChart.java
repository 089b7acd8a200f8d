package dev.densescope.report.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.chart.overlay.OverlayLine;
import dev.densescope.chart.timeline.PixelRuns;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.compare.overlay.Station;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.drawing.TextStyle;
import java.util.Locale;

/** Live bytes of compared runs over one axis, a line for each run; imported records are dashed. */
public final class OverlayChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 10;
    private static final double TOP = 30;
    private static final double FOOT = 24;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Comparison comparison;
    private final Overlay overlay;
    private final ChartWidth width;
    private final AxisRange range;

    /** @param overlay of the runs of {@code comparison} */
    public OverlayChart(Comparison comparison, Overlay overlay, ChartWidth width) {
        this.comparison = comparison;
        this.width = width;
        this.overlay = overlay;
        double end =
                overlay.lines().stream().mapToDouble(OverlayLine::end).max().orElse(0);
        range = new AxisRange(0, Math.max(end, 1e-6));
    }

    /** The style of the line of a run. */
    public static Style style(Comparison comparison, int run) {
        Style line = Style.line(run);
        return comparison.runs().get(run).identity().origin().isImported() ? line.dashes() : line;
    }

    public Picture draw() {
        double plotHeight = width == ChartWidth.NARROW ? 190 : 280;
        Drawing drawing = new Drawing(
                width.pixels(),
                TOP + plotHeight + FOOT,
                "Live bytes of %s by %s"
                        .formatted(
                                String.join(", ", comparison.labels()),
                                overlay.axis().id()));
        PlotArea frame = new PlotArea(LEFT, TOP, width.pixels() - LEFT - RIGHT, plotHeight);
        long most =
                overlay.lines().stream().mapToLong(OverlayLine::peakBytes).max().orElse(0);
        Axis bytes = Axis.bytes(most, 5);
        drawing.verticalAxis(frame, bytes);
        switch (overlay.axis()) {
            case TIME -> drawing.timeAxis(frame, range.to() * NANOS_PER_MILLI, width, frame.bottom() + 16);
            case OPERATION -> drawNumbers(drawing, frame);
            case LAYER -> drawGroups(drawing, frame);
        }
        for (int run = overlay.lines().size() - 1; run >= 0; run--) { // the reference on top
            draw(drawing, frame, bytes, run);
        }
        return drawing.finish();
    }

    private void draw(Drawing drawing, PlotArea frame, Axis bytes, int run) {
        OverlayLine line = overlay.lines().get(run);
        if (line.isEmpty()) {
            return;
        }
        Outline path = new Outline();
        boolean penDown = false;
        for (PixelRuns.Run columns : line.runs(range, (int) frame.width())) {
            long value = line.value(columns.highest());
            if (value == OverlayLine.GAP) {
                penDown = false;
                continue;
            }
            double y = frame.y(bytes, value);
            double from = frame.left() + columns.fromPixel();
            if (penDown) {
                path.line(from, y);
            } else {
                path.move(from, y);
            }
            path.line(frame.left() + columns.toPixel(), y);
            penDown = true;
        }
        String label = comparison.labels().get(run);
        drawing.path(
                style(comparison, run), path, label + ", at most " + Bytes.text(line.peakBytes(), drawing.numbers()));
        double x = frame.x(range, line.start(line.peakPoint()));
        drawing.dot(
                Style.dot(run),
                x,
                frame.y(bytes, line.peakBytes()),
                3,
                "Peak of %s: %s".formatted(label, Bytes.text(line.peakBytes(), drawing.numbers())));
    }

    private void drawNumbers(Drawing drawing, PlotArea frame) {
        double pitch = Drawing.textWidth(QuantityText.FILES.count(Math.round(range.to()))) + 24;
        int every = Ticks.wholeStep(range.to() * pitch / frame.width());
        for (int number = 0; number < range.to(); number += every) {
            drawing.tick(frame, frame.x(range, number), frame.bottom() + 16, QuantityText.FILES.count(number));
        }
    }

    /** The names of blocks below the plot, those of backward after a line. */
    private void drawGroups(Drawing drawing, PlotArea frame) {
        Overlay.Group before = null;
        for (Overlay.Group group : overlay.groups()) {
            double left = frame.x(range, group.from());
            double right = frame.x(range, group.to());
            if (before != null && before.way() != group.way()) {
                drawing.line(Style.AXIS, left, frame.top(), left, frame.bottom());
            }
            String name = BlockName.of(group.part());
            if (!name.isEmpty() && Drawing.textWidth(name) <= right - left) {
                drawing.label(TextStyle.BLOCK, (left + right) / 2, frame.bottom() + 16, Anchor.MIDDLE, name);
            }
            if (before == null || before.way() != group.way()) {
                String way = group.way() == Station.Way.UPDATE
                        ? ""
                        : group.way().name().toLowerCase(Locale.ROOT);
                drawing.label(TextStyle.NOTE, left + 4, frame.top() - 6, Anchor.START, way);
            }
            before = group;
        }
    }
}
