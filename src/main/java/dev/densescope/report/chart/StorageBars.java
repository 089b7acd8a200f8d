package dev.densescope.report.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.memory.Category;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Style;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.Map;

/** One bar per run: reserved bytes by category at the peak of the arena, all on one scale. */
public final class StorageBars {
    private static final double ROW = 44;
    private static final double BAR = 16;
    private static final double FOOT = 22;
    private static final double AXIS_LENGTH_BEHIND_VALUE = 12;

    private final ChartWidth width;

    public StorageBars(ChartWidth width) {
        this.width = width;
    }

    /** The picture of all runs of a report. */
    public Picture draw(Report report) {
        double height = ROW * report.runs().size();
        Drawing drawing = new Drawing(
                width.pixels(),
                height + FOOT,
                report.numbers().translated("Memory reserved by one training step, by strategy"),
                report.numbers());
        PlotArea frame = new PlotArea(0, 0, width.pixels() - AXIS_LENGTH_BEHIND_VALUE, height);
        Axis axis = Axis.bytes(maxBytes(report), width == ChartWidth.NARROW ? 4 : 8);
        for (double tick : axis.ticks()) {
            double x = Math.rint(frame.x(axis, tick)) + 0.5;
            drawing.line(tick == 0 ? Style.AXIS : Style.GRID, x, 0, x, height);
        }
        drawing.horizontalAxis(frame, axis, height + 15);
        double top = 0;
        for (RunRecord run : report.runs()) {
            drawRow(drawing, frame, axis, run, report.label(run), top);
            top += ROW;
        }
        return drawing.finish();
    }

    private static void drawRow(Drawing drawing, PlotArea frame, Axis axis, RunRecord run, String label, double top) {
        long reserved = run.measurement()
                .map(Measurement::reservedBytes)
                .orElse(run.prediction().reservedBytes());
        double barTop = top + 20;
        QuantityText numbers = drawing.numbers();
        String value = run.measurement().isEmpty()
                ? numbers.translated("%s predicted", numbers.bytes(reserved))
                : numbers.bytes(reserved);
        drawing.labelPair(frame.left() + 6, top + 14, frame.width() - 20, label, value);
        Map<Category, Long> parts = run.prediction().reservedByCategory();
        double x = frame.left();
        boolean isPredicted = run.measurement().isEmpty();
        for (Category category : Category.STACK) {
            long bytes = parts.getOrDefault(category, 0L);
            double end = x + frame.width() * axis.fraction((double) bytes);
            if (bytes > 0) {
                String title = numbers.translated(category.label()) + ": " + Bytes.text(bytes, numbers);
                Style fill = isPredicted ? Style.of(category).faint() : Style.of(category);
                drawing.rectangle(fill, x, barTop, end - x, BAR, title);
            }
            x = end;
        }
    }

    private static long maxBytes(Report report) {
        return report.runs().stream()
                .mapToLong(run -> Math.max(
                        run.prediction().reservedBytes(),
                        run.measurement().map(Measurement::reservedBytes).orElse(0L)))
                .max()
                .orElse(0);
    }
}
