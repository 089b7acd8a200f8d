package dev.densescope.report.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.PeakColumns;
import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.StackedArea;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.drawing.TextStyle;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.ShortageRecord;
import dev.densescope.session.measure.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Memory during one step: measured live bytes stacked by category, the predicted total as a line, reserved bytes as a
 * dashed line, and a lane of phases below. Charts with the same scale can be compared.
 */
public final class TimelineChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 10;
    private static final double TOP = 30;
    private static final double LANE_GAP = 7;
    private static final double LANE_HEIGHT = 8;
    private static final double FOOT = LANE_GAP + LANE_HEIGHT + 22;

    private final Scale scale;
    private final ChartWidth width;
    private final QuantityText numbers;

    /** @param numbers numbers and language of its texts */
    public TimelineChart(Scale scale, ChartWidth width, QuantityText numbers) {
        this.scale = scale;
        this.width = width;
        this.numbers = numbers;
    }

    /**
     * The common scale of several timelines.
     *
     * @param maxBytes the largest bytes of any of them
     * @param maxNanos the longest step
     */
    public record Scale(long maxBytes, long maxNanos) {
        /** A scale for all runs. */
        public static Scale of(List<RunRecord> runs) {
            long bytes = 0;
            long nanos = 0;
            for (RunRecord run : runs) {
                bytes = Math.max(
                        bytes, Math.max(reservedBytes(run), run.prediction().peakLiveBytes()));
                nanos = Math.max(
                        nanos, run.lastTrace().map(StepTrace::spanNanos).orElse(0L));
            }
            return new Scale(bytes, nanos);
        }
    }

    /** The picture of a run; without a finished step, the prediction alone. */
    public Picture draw(RunRecord run, String label) {
        double plotHeight = width == ChartWidth.NARROW ? 170 : 220;
        Drawing drawing = new Drawing(
                width.pixels(),
                TOP + plotHeight + FOOT,
                numbers.translated("Memory during one training step under %s, stacked by category", label),
                numbers);
        PlotArea frame = new PlotArea(LEFT, TOP, width.pixels() - LEFT - RIGHT, plotHeight);
        Axis bytes = Axis.bytes(scale.maxBytes(), 5);
        drawing.verticalAxis(frame, bytes);
        Optional<StepTrace> trace = run.lastTrace().filter(step -> step.finished() > 0);
        if (trace.isPresent()) {
            drawMeasured(drawing, frame, bytes, run, trace.get());
        } else {
            drawPredicted(drawing, frame, bytes, run);
        }
        drawReserved(drawing, frame, bytes, run);
        return drawing.finish();
    }

    private void drawMeasured(Drawing drawing, PlotArea frame, Axis bytes, RunRecord run, StepTrace trace) {
        long origin = trace.startNanos(0);
        double pixelsPerNano = frame.width() / scale.maxNanos();
        double end = frame.left() + trace.spanNanos() * pixelsPerNano;
        LiveProfile measured = trace.liveProfile();
        PeakColumns columns =
                new PeakColumns(measured, i -> frame.left() + (trace.startNanos(i) - origin) * pixelsPerNano, end);
        StackedArea area = new StackedArea(frame, bytes, columns.edges());
        for (Category category : Category.STACK) {
            long[] values = columns.bytes(category);
            long max = Arrays.stream(values).max().orElse(0);
            String title = numbers.translated(
                    "%s, at most %s", numbers.translated(category.label()), Bytes.text(max, numbers));
            area.add(drawing, Style.of(category), values, title);
        }
        LiveProfile predicted = run.prediction().profile();
        if (predicted.operations() == measured.operations()) {
            PeakColumns outline =
                    new PeakColumns(predicted, i -> frame.left() + (trace.startNanos(i) - origin) * pixelsPerNano, end);
            new StackedArea(frame, bytes, outline.edges()).outline(drawing, Style.OUTLINE, outline.totalBytes());
        }
        drawPeak(drawing, frame, bytes, trace, measured, pixelsPerNano);
        new PhaseLane(frame.bottom() + LANE_GAP, LANE_HEIGHT)
                .draw(drawing, trace, i -> frame.left() + (i - origin) * pixelsPerNano);
        drawing.timeAxis(frame, (double) scale.maxNanos(), width, frame.bottom() + FOOT - 6);
    }

    private static void drawPeak(
            Drawing drawing, PlotArea frame, Axis bytes, StepTrace trace, LiveProfile measured, double pixelsPerNano) {
        int peak = measured.peakOperation();
        TracedOperation operation = trace.legend().operations().get(peak);
        double x = frame.left() + (trace.startNanos(peak) - trace.startNanos(0)) * pixelsPerNano;
        drawing.dot(
                Style.PEAK,
                x,
                frame.y(bytes, (double) measured.peakBytes()),
                3,
                drawing.numbers()
                        .translated(
                                "Peak: %s live during %s of %s",
                                Bytes.text(measured.peakBytes(), drawing.numbers()),
                                operation.name(),
                                operation.layer()));
    }

    private static void drawPredicted(Drawing drawing, PlotArea frame, Axis bytes, RunRecord run) {
        LiveProfile predicted = run.prediction().profile();
        double pixelsPerOperation = frame.width() / Math.max(1, predicted.operations());
        PeakColumns columns = new PeakColumns(predicted, i -> frame.left() + i * pixelsPerOperation, frame.right());
        Optional<ShortageRecord> shortfall =
                run.outcome() instanceof RunOutcome.OutOfMemory outcome ? outcome.shortfall() : Optional.empty();
        shortfall.ifPresent(end ->
                new ShortageChart(drawing, frame, bytes, pixelsPerOperation).draw(end, end.live(run.prediction())));
        if (predicted.operations() > 0) {
            new StackedArea(frame, bytes, columns.edges()).outline(drawing, Style.OUTLINE, columns.totalBytes());
        }
        drawing.label(
                TextStyle.TICK,
                frame.left(),
                frame.bottom() + FOOT - 6,
                Anchor.START,
                shortfall.isPresent()
                        ? drawing.numbers().translated("as planned per operation, filled until memory runs out")
                        : drawing.numbers().translated("predicted per operation; no step was finished"));
    }

    private void drawReserved(Drawing drawing, PlotArea frame, Axis bytes, RunRecord run) {
        double y = Math.rint(frame.y(bytes, (double) reservedBytes(run))) + 0.5;
        drawing.line(
                Style.RESERVED,
                frame.left(),
                y,
                frame.right(),
                y,
                numbers.translated("Reserved: %s", Bytes.text(reservedBytes(run), numbers)));
        drawing.label(TextStyle.NOTE, frame.left() + 6, y - 6, Anchor.START, reservedNote(run));
    }

    private String reservedNote(RunRecord run) {
        long predicted = run.prediction().reservedBytes();
        if (run.measurement().isEmpty()) {
            return numbers.translated("predicted: reserved %s", numbers.bytes(predicted));
        }
        long measured = run.measurement().get().reservedBytes();
        return measured == predicted
                ? numbers.translated("reserved %s, as predicted", numbers.bytes(measured))
                : numbers.translated("reserved %s, predicted %s", numbers.bytes(measured), numbers.bytes(predicted));
    }

    private static long reservedBytes(RunRecord run) {
        return run.measurement()
                .map(Measurement::reservedBytes)
                .orElse(run.prediction().reservedBytes());
    }
}
