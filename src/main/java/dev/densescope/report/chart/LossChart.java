package dev.densescope.report.chart;

import dev.densescope.report.NumberText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.LossAgreement;
import dev.densescope.report.svg.Axis;
import dev.densescope.report.svg.Drawing;
import dev.densescope.report.svg.Frame;
import dev.densescope.report.svg.Markup;
import dev.densescope.report.svg.PathData;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Loss step by step; runs whose losses are the same bit for bit are one line. */
public final class LossChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 10;
    private static final double TOP = 14;
    private static final double PLOT_HEIGHT = 150;
    private static final double FOOT = 24;
    private static final int LINE_STYLES = 5;

    private final ChartWidth width;

    public LossChart(ChartWidth width) {
        this.width = width;
    }

    /**
     * A line of the chart.
     *
     * @param label what its runs are called
     * @param styleClass how it is drawn
     * @param steps its points
     */
    public record Line(String label, String styleClass, List<StepSummary> steps) {
        public Line {
            steps = List.copyOf(steps);
        }
    }

    /** The lines of a report: those that lie on the first run's are drawn with it. */
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
            lines.add(new Line(String.join(", ", together), "series-0", longest));
        }
        for (RunRecord run : apart) {
            lines.add(new Line(report.label(run), "series-" + lines.size() % LINE_STYLES, run.steps()));
        }
        return lines;
    }

    /** The picture of at least one line with a finite loss. */
    public Markup draw(List<Line> lines) {
        Drawing drawing = new Drawing(width.pixels(), TOP + PLOT_HEIGHT + FOOT, "Loss of every step");
        Frame frame = new Frame(LEFT, TOP, width.pixels() - LEFT - RIGHT, PLOT_HEIGHT);
        int steps = lines.stream()
                .mapToInt(line -> line.steps().get(line.steps().size() - 1).step())
                .max()
                .orElse(1);
        Axis loss =
                Axis.plain(losses(lines).min().orElse(0), losses(lines).max().orElse(1), 4);
        drawing.verticalAxis(frame, loss);
        drawStepTicks(drawing, frame, steps);
        for (Line line : lines) {
            draw(drawing, frame, loss, steps, line);
        }
        return drawing.finish();
    }

    /** Whether there is anything to draw. */
    public static boolean canDraw(List<Line> lines) {
        return losses(lines).findAny().isPresent();
    }

    private static void draw(Drawing drawing, Frame frame, Axis loss, int steps, Line line) {
        PathData path = new PathData();
        boolean penDown = false;
        for (StepSummary step : line.steps()) {
            boolean finite = Float.isFinite(step.loss());
            if (finite && penDown) {
                path.line(x(frame, steps, step.step()), frame.y(loss, step.loss()));
            } else if (finite) {
                path.move(x(frame, steps, step.step()), frame.y(loss, step.loss()));
            }
            penDown = finite;
        }
        drawing.path("line " + line.styleClass(), path);
        if (line.steps().size() <= 60) {
            for (StepSummary step : line.steps()) {
                drawDot(drawing, frame, loss, steps, line, step);
            }
        }
    }

    private static void drawDot(Drawing drawing, Frame frame, Axis loss, int steps, Line line, StepSummary step) {
        if (Float.isFinite(step.loss())) {
            drawing.dot(
                    "dot " + line.styleClass(),
                    x(frame, steps, step.step()),
                    frame.y(loss, step.loss()),
                    2.5,
                    "step " + step.step() + (step.warmup() ? " (warm-up)" : "") + ": loss "
                            + NumberText.loss(step.loss()));
        }
    }

    private static void drawStepTicks(Drawing drawing, Frame frame, int steps) {
        double pitch = Drawing.textWidth(NumberText.count(steps)) + 24;
        int every = roundStep(steps * pitch / frame.width());
        for (int step = every == 1 ? 1 : every; step <= steps; step += every) {
            boolean edge = x(frame, steps, step) > frame.right() - 8;
            Drawing.Anchor anchor = edge ? Drawing.Anchor.END : Drawing.Anchor.MIDDLE;
            String text = (step == every ? "step " : "") + NumberText.count(step);
            drawing.label("tick", x(frame, steps, step), frame.bottom() + 16, anchor, text);
        }
    }

    private static int roundStep(double atLeast) {
        int step = 1;
        while (step < atLeast) {
            String digits = Integer.toString(step);
            step = digits.startsWith("2") ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private static double x(Frame frame, int steps, int step) {
        double inset = 12;
        return steps == 1
                ? frame.left() + frame.width() / 2
                : frame.left() + inset + (frame.width() - 2 * inset) * (step - 1) / (steps - 1);
    }

    private static DoubleStream losses(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.steps().stream())
                .mapToDouble(StepSummary::loss)
                .filter(Double::isFinite);
    }
}
