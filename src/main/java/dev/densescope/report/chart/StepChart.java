package dev.densescope.report.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.chart.steps.StepRange;
import dev.densescope.chart.steps.ValueRange;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Downsampling;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.LossAgreement;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.drawing.TextStyle;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A quantity of training by step; runs with bit-identical losses are one line. */
public final class StepChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 10;
    private static final double TOP = 14;
    private static final double PLOT_HEIGHT = 150;
    private static final double FOOT = 24;
    /** Points of a long line in a pixel: the smallest, the largest, one that is not finite and the last. */
    private static final int POINTS_PER_PIXEL = 4;

    private final ChartWidth width;
    private final Quantity quantity;
    private final QuantityText numbers;

    /** @param numbers numbers and language of its texts */
    public StepChart(ChartWidth width, Quantity quantity, QuantityText numbers) {
        this.width = width;
        this.quantity = quantity;
        this.numbers = numbers;
    }

    /** The quantity to draw. */
    public enum Quantity {
        LOSS("Loss of every step") {
            @Override
            double of(StepSummary step) {
                return step.loss();
            }

            @Override
            String text(StepSummary step, QuantityText numbers) {
                return numbers.translated("loss %s", QuantityText.exactLoss(step.loss()));
            }
        },
        /** In percent. */
        ACCURACY("Training accuracy of every step in percent") {
            @Override
            double of(StepSummary step) {
                return 100.0 * step.accuracy();
            }

            @Override
            ValueRange range(List<Line> lines) {
                return ValueRange.fixed(
                        values(lines).min().orElse(0), values(lines).max().orElse(100));
            }

            @Override
            String text(StepSummary step, QuantityText numbers) {
                return numbers.translated("accuracy %s", numbers.accuracy(step.accuracy()));
            }
        };

        private final String title;

        Quantity(String title) {
            this.title = title;
        }

        /** The value of a step; a value that is not finite leaves a gap. */
        abstract double of(StepSummary step);

        abstract String text(StepSummary step, QuantityText numbers);

        /** Whether there is anything to draw. */
        public boolean isIn(List<Line> lines) {
            return values(lines).findAny().isPresent();
        }

        /** The range of the axis. */
        ValueRange range(List<Line> lines) {
            return ValueRange.of(values(lines));
        }

        DoubleStream values(List<Line> lines) {
            return lines.stream()
                    .flatMap(line -> line.steps().stream())
                    .mapToDouble(this::of)
                    .filter(Double::isFinite);
        }
    }

    /**
     * A line of the chart.
     *
     * @param label of its runs
     * @param series its colour, counted from 0
     * @param steps its points
     * @param isBaseline whether it is of a baseline, whose line is dashed since it nearly covers that of the runs
     */
    public record Line(String label, int series, List<StepSummary> steps, boolean isBaseline) {
        public Line {
            steps = List.copyOf(steps);
        }

        /** How it is drawn. */
        public Style style() {
            return isBaseline ? Style.line(series).dashes() : Style.line(series);
        }
    }

    /** The lines of a report; lines identical to that of the first run are drawn once, those of baselines always. */
    public static List<Line> lines(Report report) {
        LossAgreement agreement = LossAgreement.of(report);
        List<RunRecord> stepped =
                report.runs().stream().filter(run -> !run.steps().isEmpty()).toList();
        List<String> together = new ArrayList<>();
        List<RunRecord> apart = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<StepSummary> longest = List.of();
        for (RunRecord run : stepped) {
            if (agreement.agrees(run)) {
                together.add(report.label(run));
                longest = run.steps().size() > longest.size() ? run.steps() : longest;
            } else {
                apart.add(run);
            }
        }
        if (!together.isEmpty()) {
            lines.add(new Line(String.join(", ", together), 0, longest, false));
        }
        for (RunRecord run : apart) {
            lines.add(new Line(report.label(run), lines.size() % Style.SERIES_COUNT, run.steps(), false));
        }
        for (BaselineRecord baseline : report.baselines()) {
            List<StepSummary> steps = baseline.summaries();
            if (!steps.isEmpty()) {
                lines.add(new Line(report.label(baseline), lines.size() % Style.SERIES_COUNT, steps, true));
            }
        }
        return lines;
    }

    /** The picture of at least one line with something to draw. */
    public Picture draw(List<Line> lines) {
        Drawing drawing =
                new Drawing(width.pixels(), TOP + PLOT_HEIGHT + FOOT, numbers.translated(quantity.title), numbers);
        PlotArea frame = new PlotArea(LEFT, TOP, width.pixels() - LEFT - RIGHT, PLOT_HEIGHT);
        StepRange steps = range(lines);
        ValueRange values = quantity.range(lines);
        Axis axis = Axis.plain(values.min(), values.max(), 4);
        drawing.verticalAxis(frame, axis);
        drawStepTicks(drawing, frame, steps);
        for (Line line : lines) {
            draw(drawing, frame, axis, steps, line);
        }
        drawCut(drawing, frame, axis, values);
        return drawing.finish();
    }

    /** From the first step that any line has to the last. */
    private static StepRange range(List<Line> lines) {
        int first = lines.stream()
                .mapToInt(line -> line.steps().get(0).step())
                .min()
                .orElse(1);
        int last = lines.stream()
                .mapToInt(line -> line.steps().get(line.steps().size() - 1).step())
                .max()
                .orElse(first);
        return new StepRange(first, last);
    }

    private void draw(Drawing drawing, PlotArea frame, Axis axis, StepRange steps, Line line) {
        Outline path = new Outline();
        boolean penDown = false;
        int most = POINTS_PER_PIXEL * (int) frame.width();
        for (StepSummary step : new Downsampling<StepSummary>(most, List.of(quantity::of)).of(line.steps())) {
            boolean finite = Double.isFinite(quantity.of(step));
            if (finite && penDown) {
                path.line(x(frame, steps, step.step()), y(frame, axis, step));
            } else if (finite) {
                path.move(x(frame, steps, step.step()), y(frame, axis, step));
            }
            penDown = finite;
        }
        drawing.path(line.style(), path);
        if (line.steps().size() <= 60 && !line.isBaseline()) {
            for (StepSummary step : line.steps()) {
                drawDot(drawing, frame, axis, steps, line, step);
            }
        }
    }

    /** Values beyond the axis are drawn at its edge. */
    private double y(PlotArea frame, Axis axis, StepSummary step) {
        return Math.max(frame.top(), Math.min(frame.bottom(), frame.y(axis, quantity.of(step))));
    }

    /** Labels of the largest and smallest values beyond the axis. */
    private static void drawCut(Drawing drawing, PlotArea frame, Axis axis, ValueRange values) {
        if (values.largest() > axis.max()) {
            String text =
                    drawing.numbers().translated("up to %s ↑", drawing.numbers().loss(values.largest()));
            drawing.label(TextStyle.TICK, frame.right(), frame.top() + 12, Anchor.END, text);
        }
        if (values.smallest() < axis.min()) {
            String text = drawing.numbers()
                    .translated("down to %s ↓", drawing.numbers().loss(values.smallest()));
            drawing.label(TextStyle.TICK, frame.right(), frame.bottom() - 6, Anchor.END, text);
        }
    }

    private void drawDot(Drawing drawing, PlotArea frame, Axis axis, StepRange steps, Line line, StepSummary step) {
        if (Double.isFinite(quantity.of(step))) {
            drawing.dot(Style.dot(line.series()), x(frame, steps, step.step()), y(frame, axis, step), 2.5, title(step));
        }
    }

    private String title(StepSummary step) {
        String text = quantity.text(step, numbers);
        return step.warmup()
                ? numbers.translated("step %d (warm-up): %s", step.step(), text)
                : numbers.translated("step %d: %s", step.step(), text);
    }

    /** Round numbers, and the first step if it is not one. */
    private static void drawStepTicks(Drawing drawing, PlotArea frame, StepRange steps) {
        double pitch = Drawing.textWidth(drawing.numbers().count(steps.last())) + 24;
        String before = drawing.numbers().translated("step ");
        int every = Ticks.wholeStep(steps.length() * pitch / frame.width());
        drawStepTick(drawing, frame, steps, steps.first(), before);
        int next = (steps.first() / every + 1) * every;
        for (int step = next; step <= steps.last(); step += every) {
            if (x(frame, steps, step) - x(frame, steps, steps.first()) >= pitch + Drawing.textWidth(before)) {
                drawStepTick(drawing, frame, steps, step, "");
            }
        }
    }

    private static void drawStepTick(Drawing drawing, PlotArea frame, StepRange steps, int step, String before) {
        double x = x(frame, steps, step);
        boolean edge = x > frame.right() - 8;
        boolean first = step == steps.first() && steps.length() > 1;
        Anchor anchor = edge ? Anchor.END : first ? Anchor.START : Anchor.MIDDLE;
        drawing.label(
                TextStyle.TICK,
                x,
                frame.bottom() + 16,
                anchor,
                before + drawing.numbers().count(step));
    }

    private static double x(PlotArea frame, StepRange steps, int step) {
        double inset = 12;
        return frame.left() + inset + (frame.width() - 2 * inset) * steps.fractionOf(step);
    }
}
