package dev.densescope.report.plan;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.curve.Box;
import dev.densescope.chart.curve.ByteScale;
import dev.densescope.chart.curve.CurveGeometry;
import dev.densescope.chart.curve.LabelPlaces;
import dev.densescope.chart.curve.NamedLines;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.drawing.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory against the time of a step: the fastest plans as a step line, strategies, frameworks and the budget. */
final class CurveChart {
    private static final double LEFT = 56;
    private static final double TOP = 30;
    private static final double RIGHT = 24;
    private static final double BELOW = 34;
    private static final double HEIGHT = 340;
    private static final double SQUARE = 7;
    private static final double CHOSEN = 6;
    private static final double TAG_HEIGHT = 18;
    private static final double TAG_PADDING = 8;
    private static final double PIXELS_PER_TICK = 76;

    private final PlanReport report;
    private final StepTimeText times;
    private final Drawing drawing;
    private final PlotArea plot;
    private final CurveGeometry geometry;
    private final NamedLines frameworks;

    CurveChart(PlanReport report, ChartWidth width) {
        this.report = report;
        times = StepTimeText.of(report);
        drawing = new Drawing(
                width.pixels(),
                HEIGHT,
                "Reserved memory against the time of a step: the fastest plans, strategies, frameworks");
        plot = new PlotArea(LEFT, TOP, width.pixels() - LEFT - RIGHT, HEIGHT - TOP - BELOW);
        geometry = CurveGeometry.of(plot, scale(), steps());
        frameworks = frameworks();
    }

    private ByteScale scale() {
        List<Long> bytes = Stream.concat(
                        steps().stream().map(PlannedStep::reservedBytes),
                        report.alternatives().frameworks().values().stream().map(need -> need.reservedBytes()))
                .toList();
        OptionalLong budget =
                report.budget().stream().mapToLong(BudgetedPlan::bytes).findFirst();
        return CurveGeometry.scale(report.smallest(), budget, bytes);
    }

    private List<PlannedStep> steps() {
        return Stream.concat(points().stream(), report.alternatives().strategies().stream())
                .toList();
    }

    private List<PlannedStep> points() {
        return report.points().stream().map(PlanPoint::step).toList();
    }

    private NamedLines frameworks() {
        List<NamedLines.Named> named = new ArrayList<>();
        report.alternatives().frameworks().forEach((framework, need) -> {
            String name = framework.label() + " (model)";
            named.add(new NamedLines.Named(geometry.x(need.reservedBytes()), name, Drawing.textWidth(name)));
        });
        List<Double> least = points().isEmpty() ? List.of() : List.of(geometry.x(report.smallest()));
        return NamedLines.of(plot, named, least);
    }

    Picture draw() {
        Optional<Box> tag = report.budget().map(this::tag);
        tag.ifPresent(box -> {
            double x = geometry.x(report.budget().orElseThrow().bytes());
            drawing.rectangle(Style.WITHIN, plot.left(), plot.top(), x - plot.left(), plot.height());
        });
        drawGrid(tag);
        drawFrameworks();
        report.budget().ifPresent(budget -> drawBudget(budget, tag.orElseThrow()));
        drawCurve();
        drawStrategies();
        report.budget().ifPresent(budget -> drawChosen(budget.chosen().step()));
        return drawing.finish();
    }

    private void drawGrid(Optional<Box> tag) {
        double baseline = plot.bottom() + 18;
        for (ByteScale.Tick tick : geometry.scale().ticks((int) (plot.width() / PIXELS_PER_TICK), QuantityText.FILES)) {
            double x = Math.rint(geometry.x(tick.bytes())) + 0.5;
            double half = Drawing.textWidth(tick.label()) / 2;
            drawing.line(Style.GRID, x, plot.top(), x, plot.bottom());
            Box label = new Box(x - half - 4, plot.bottom() + 4, 2 * half + 8, TAG_HEIGHT);
            if (tag.filter(label::overlaps).isEmpty() && x + half <= plot.right() + RIGHT) {
                drawing.label(TextStyle.TICK, x, baseline, Anchor.MIDDLE, tick.label());
            }
        }
        for (double tick : geometry.millis().ticks()) {
            double y = Math.rint(plot.y(geometry.millis(), tick)) + 0.5;
            drawing.line(Style.GRID, plot.left(), y, plot.right(), y);
            String label = geometry.millis().label(tick, QuantityText.FILES);
            drawing.label(TextStyle.TICK, plot.left() - 8, y + 3.5, Anchor.END, label);
        }
        double bottom = Math.rint(plot.bottom()) + 0.5;
        drawing.line(Style.AXIS, plot.left(), bottom, plot.right(), bottom);
        drawing.label(
                TextStyle.TICK,
                plot.left() - 8,
                plot.top() - 14,
                Anchor.END,
                geometry.millis().unit() + "/step");
    }

    private void drawFrameworks() {
        for (NamedLines.Line line : frameworks.lines()) {
            double x = Math.rint(line.x()) + 0.5;
            double top = Math.min(plot.top(), line.label().top() + 1);
            drawing.line(Style.FRAMEWORK, x, top, x, plot.bottom());
            drawing.label(TextStyle.NOTE, line.label().left(), line.label().top() + 11, Anchor.START, line.name());
        }
    }

    private Box tag(BudgetedPlan budget) {
        double x = geometry.x(budget.bytes());
        double width = Drawing.textWidth(QuantityText.FILES.bytes(budget.bytes())) + 2 * TAG_PADDING;
        double left = Math.max(plot.left() - 8, Math.min(x - width / 2, plot.right() + 8 - width));
        return new Box(left, plot.bottom() + 5, width, TAG_HEIGHT);
    }

    private void drawBudget(BudgetedPlan budget, Box tag) {
        double x = geometry.x(budget.bytes());
        drawing.line(Style.BUDGET, x, plot.top(), x, tag.top());
        drawing.rectangle(
                Style.CHOSEN,
                tag.left(),
                tag.top(),
                tag.width(),
                tag.height(),
                "Budget: " + QuantityText.FILES.exactBytes(budget.bytes()));
        double middle = tag.left() + tag.width() / 2;
        drawing.label(TextStyle.TAG, middle, tag.top() + 13, Anchor.MIDDLE, QuantityText.FILES.bytes(budget.bytes()));
    }

    /** From each point to the right while it is the fastest plan, then down to the next. */
    private void drawCurve() {
        List<PlannedStep> points = points();
        Outline line = new Outline().move(geometry.x(points.get(0)), plot.top());
        for (int i = 0; i < points.size(); i++) {
            double x = geometry.x(points.get(i));
            line.line(x, geometry.before(points, i)).line(x, geometry.y(points.get(i)));
        }
        drawing.path(Style.CURVE, line.line(plot.right(), geometry.y(points.get(points.size() - 1))));
        double last = Double.NEGATIVE_INFINITY;
        for (PlannedStep point : points) {
            double x = geometry.x(point);
            if (x - last >= CurveGeometry.RING + 2) {
                drawing.dot(Style.RING, x, geometry.y(point), CurveGeometry.RING / 2, title("Plan", point));
                last = x;
            }
        }
    }

    private void drawStrategies() {
        List<PlannedStep> strategies = report.alternatives().strategies();
        List<LabelPlaces.Mark> marks = strategies.stream()
                .map(step -> new LabelPlaces.Mark(
                        geometry.x(step),
                        geometry.y(step),
                        Drawing.textWidth(step.plan().id())))
                .toList();
        Box bounds = new Box(plot.left() + 2, plot.top(), plot.width() + RIGHT, plot.height());
        List<Optional<Box>> places = LabelPlaces.of(marks, bounds, taken(), avoided());
        for (int i = 0; i < marks.size(); i++) {
            LabelPlaces.Mark mark = marks.get(i);
            String name = strategies.get(i).plan().id();
            places.get(i)
                    .flatMap(box -> LabelPlaces.leader(mark, box))
                    .ifPresent(leader ->
                            drawing.line(Style.AXIS, leader.fromX(), leader.fromY(), leader.toX(), leader.toY()));
            Box square = Box.around(mark.x(), mark.y(), SQUARE);
            drawing.rectangle(Style.POINT, square.left(), square.top(), SQUARE, SQUARE, title(name, strategies.get(i)));
            places.get(i)
                    .ifPresent(box -> drawing.label(TextStyle.NAME, box.left(), box.top() + 11, Anchor.START, name));
        }
    }

    private List<Box> taken() {
        List<Box> taken = new ArrayList<>(frameworks.labels());
        taken.addAll(geometry.boxes(points()));
        report.budget()
                .map(budget -> budget.chosen().step())
                .ifPresent(step -> taken.add(Box.around(geometry.x(step), geometry.y(step), 2 * CHOSEN)));
        return taken;
    }

    private List<Box> avoided() {
        List<Box> avoided = new ArrayList<>(frameworks.boxes());
        report.budget().ifPresent(budget -> {
            double x = geometry.x(budget.bytes());
            avoided.add(new Box(x - 4, plot.top(), 8, plot.height()));
        });
        avoided.add(new Box(geometry.x(report.smallest()) - 2, plot.top(), 4, plot.height()));
        return avoided;
    }

    private void drawChosen(PlannedStep step) {
        drawing.dot(Style.CHOSEN, geometry.x(step), geometry.y(step), CHOSEN, title("Within the budget", step));
    }

    private String title(String name, PlannedStep step) {
        return "%s: %s, %s a step"
                .formatted(name, QuantityText.FILES.exactBytes(step.reservedBytes()), times.duration(step));
    }
}
