package dev.densescope.ui.plan.curve;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.curve.Box;
import dev.densescope.chart.curve.ByteScale;
import dev.densescope.chart.curve.CurveGeometry;
import dev.densescope.chart.curve.LabelPlaces;
import dev.densescope.chart.curve.NamedLines;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.graphics.ChartGraphics;
import dev.densescope.ui.plan.model.PlanChosen;
import dev.densescope.ui.plan.search.MeasuredRun;
import dev.densescope.ui.plan.search.PlanResult;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.text.TextAlignment;

/** Draws the curve, the strategies, frameworks and runs, and the budget. */
final class CurvePainter {
    /** Pixels from the labels of times to the plot. */
    static final double LABEL_GAP = 10;

    private static final double PIXELS_PER_TICK = 76;
    private static final int MAX_TICKS = 12;
    private static final double TICK_GAP = 8;
    private static final double SQUARE = 7;
    private static final double RING = CurveGeometry.RING;
    private static final double CHOSEN = 12;
    private static final double DIAMOND = 11;
    private static final double TAG_HEIGHT = 18;
    private static final double TAG_PADDING = 8;

    private final ChartPen pen;
    private final CurveGeometry geometry;
    private final PlotArea plot;
    private final PlanChosen chosen;
    private final PlanResult result;
    private final FrameworkLines frameworks;
    private final QuantityText numbers = QuantityText.window();

    CurvePainter(ChartPen pen, CurveGeometry geometry, PlanChosen chosen) {
        this.pen = pen;
        this.geometry = geometry;
        this.chosen = chosen;
        plot = geometry.plot();
        result = chosen.result();
        List<Double> least =
                result.isTimed() ? List.of(geometry.x(result.curve().smallest())) : List.of();
        frameworks = FrameworkLines.of(geometry, result.comparison().frameworks(), least);
    }

    /**
     * @param budgetBytes position of the budget line; while it is dragged, the shown plan may still be of an earlier
     * budget
     */
    void paint(long budgetBytes) {
        double line = Math.floor(geometry.x(budgetBytes));
        pen.fill(pen.color(Token.ACCENT_SOFT), plot.left(), plot.top(), line - plot.left(), plot.height());
        Box tag = tag(budgetBytes, line);
        grid(tag);
        frameworks.paint(pen, line);
        pen.fill(pen.color(Token.ACCENT), line - 1, plot.top(), 2, plot.height() + 2);
        if (result.isTimed()) {
            curve();
            strategies(line);
            result.runs().forEach(this::measured);
            chosen.step().ifPresent(this::chosen);
        } else {
            untimed(line);
        }
        drawTag(tag, budgetText(budgetBytes));
    }

    private void grid(Box tag) {
        for (ByteScale.Tick tick :
                geometry.scale().ticks((int) Math.min(MAX_TICKS, plot.width() / PIXELS_PER_TICK), numbers)) {
            double x = geometry.x(tick.bytes());
            double half = ChartPen.width(tick.label()) / 2;
            Box label = new Box(x - half - TICK_GAP, tag.top(), 2 * (half + TICK_GAP), TAG_HEIGHT);
            pen.vertical(pen.color(Token.LINE), 1, x, plot.top(), plot.bottom());
            if (!label.overlaps(tag) && x + half <= plot.right() + TICK_GAP) {
                pen.text(tick.label(), Token.MUTED, TextAlignment.CENTER, x, tag.top() + TAG_HEIGHT / 2);
            }
        }
        pen.horizontal(Token.STRONG_LINE, plot.left(), plot.right(), plot.bottom());
        if (result.isTimed()) {
            for (double tick : geometry.millis().ticks()) {
                double y = plot.y(geometry.millis(), tick);
                if (y < plot.bottom() - 1) {
                    pen.horizontal(Token.LINE, plot.left(), plot.right(), y);
                }
                String label = geometry.millis().label(tick, numbers);
                pen.text(label, Token.MUTED, TextAlignment.RIGHT, plot.left() - LABEL_GAP, y);
            }
            boolean inSeconds = geometry.millis().unit().equals("s");
            String title = inSeconds ? Messages.text("plan.axis.seconds") : Messages.text("plan.axis.millis");
            pen.text(title, Token.MUTED, TextAlignment.LEFT, 4, plot.top() - 14);
        }
    }

    /** A step line: from each point to the right while it is the fastest plan, then down to the next. */
    private void curve() {
        List<PlannedStep> points = result.curve().points();
        ChartGraphics graphics = pen.graphics();
        pen.stroke(pen.color(Token.ACCENT), 2);
        graphics.beginPath();
        graphics.moveTo(geometry.x(points.get(0).reservedBytes()), plot.top());
        for (int i = 0; i < points.size(); i++) {
            double x = geometry.x(points.get(i));
            graphics.lineTo(x, geometry.before(points, i));
            graphics.lineTo(x, geometry.y(points.get(i)));
        }
        graphics.lineTo(plot.right(), geometry.y(result.curve().fastest()));
        graphics.stroke();
        double taken = Double.NEGATIVE_INFINITY;
        for (PlannedStep point : points) {
            double x = geometry.x(point.reservedBytes());
            if (x - taken >= RING + 2) {
                ring(x, geometry.y(point));
                taken = x;
            }
        }
    }

    private void ring(double x, double y) {
        ChartGraphics graphics = pen.graphics();
        graphics.setFill(pen.color(Token.BACKGROUND));
        graphics.fillOval(x - RING / 2, y - RING / 2, RING, RING);
        pen.stroke(pen.color(Token.ACCENT), 1.5);
        graphics.strokeOval(x - RING / 2, y - RING / 2, RING, RING);
    }

    private void chosen(PlannedStep step) {
        double x = geometry.x(step.reservedBytes());
        double y = geometry.y(step);
        pen.graphics().setFill(pen.color(Token.BACKGROUND));
        pen.graphics().fillOval(x - CHOSEN / 2 - 1.5, y - CHOSEN / 2 - 1.5, CHOSEN + 3, CHOSEN + 3);
        pen.graphics().setFill(pen.color(Token.ACCENT));
        pen.graphics().fillOval(x - CHOSEN / 2, y - CHOSEN / 2, CHOSEN, CHOSEN);
    }

    /** A diamond; hollow if measured and predicted bytes differ. */
    private void measured(MeasuredRun run) {
        double x = geometry.x(run.reservedBytes());
        double y = geometry.y(run.step());
        diamond(x, y, DIAMOND / 2 + 1.5, Token.BACKGROUND);
        diamond(x, y, DIAMOND / 2, run.isExact() ? Token.GOOD : Token.BAD);
        if (!run.isExact()) {
            diamond(x, y, DIAMOND / 2 - 2, Token.BACKGROUND);
        }
    }

    private void diamond(double x, double y, double radius, Token token) {
        pen.graphics().setFill(pen.color(token));
        pen.graphics()
                .fillPolygon(
                        new double[] {x - radius, x, x + radius, x}, new double[] {y, y - radius, y, y + radius}, 4);
    }

    private void strategies(double line) {
        List<LabelPlaces.Mark> marks = result.strategies().stream()
                .map(strategy -> mark(strategy, geometry.y(strategy)))
                .toList();
        labelled(marks, taken(), line);
    }

    /** Draws strategies one below the other, if there are no times. */
    private void untimed(double line) {
        axisWithoutTimes();
        int count = result.strategies().size();
        List<LabelPlaces.Mark> marks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            marks.add(mark(result.strategies().get(i), plot.top() + plot.height() * (i + 0.5) / count));
        }
        labelled(marks, frameworks.labels(), line);
    }

    /** Says that there are no times, if the names of frameworks leave room; the headline says it too. */
    private void axisWithoutTimes() {
        String text = Messages.text("plan.axis.untimed");
        double middle = plot.top() - 14;
        Box box = new Box(4, middle - NamedLines.HEIGHT / 2, ChartPen.width(text) + TICK_GAP, NamedLines.HEIGHT);
        if (frameworks.labels().stream().noneMatch(box::overlaps)) {
            pen.text(text, Token.MUTED, TextAlignment.LEFT, 4, middle);
        }
    }

    private LabelPlaces.Mark mark(PlannedStep strategy, double y) {
        String name = strategy.plan().id();
        return new LabelPlaces.Mark(geometry.x(strategy.reservedBytes()), y, ChartPen.strongWidth(name));
    }

    private void labelled(List<LabelPlaces.Mark> marks, List<Box> taken, double line) {
        Box bounds = new Box(plot.left() + 2, plot.top(), plot.width() + 4, plot.height());
        List<Optional<Box>> places = LabelPlaces.of(marks, bounds, taken, avoided(line));
        for (int i = 0; i < marks.size(); i++) {
            LabelPlaces.Mark mark = marks.get(i);
            places.get(i).flatMap(box -> LabelPlaces.leader(mark, box)).ifPresent(this::leader);
            Box square = Box.around(Math.rint(mark.x()), Math.rint(mark.y()), SQUARE);
            pen.fill(pen.color(Token.TEXT), square.left(), square.top(), square.width(), square.height());
            String name = result.strategies().get(i).plan().id();
            places.get(i).ifPresent(box -> {
                plate(box, line);
                pen.strongText(name, Token.TEXT, TextAlignment.LEFT, box.left(), box.top() + box.height() / 2);
            });
        }
    }

    /** Hides the lines that a label crosses for want of another place. */
    private void plate(Box label, double line) {
        if (avoided(line).stream().noneMatch(label::overlaps)) {
            return;
        }
        double right = label.left() + label.width();
        double within = Math.max(0, Math.min(right, line) - label.left());
        pen.fill(pen.color(Token.ACCENT_SOFT), label.left(), label.top(), within, label.height());
        pen.fill(
                pen.color(Token.BACKGROUND),
                right - label.width() + within,
                label.top(),
                label.width() - within,
                label.height());
    }

    private void leader(LabelPlaces.Leader leader) {
        pen.stroke(pen.color(Token.MUTED), 1);
        pen.graphics().strokeLine(leader.fromX(), leader.fromY(), leader.toX(), leader.toY());
    }

    /** Lines that labels should not cross: frameworks, the budget, the smallest plan. */
    private List<Box> avoided(double line) {
        Box budget = new Box(line - 4, plot.top(), 8, plot.height());
        double least = geometry.x(result.curve().smallest().reservedBytes());
        List<Box> avoided = new ArrayList<>(frameworks.boxes());
        avoided.add(budget);
        if (result.isTimed()) {
            avoided.add(new Box(least - 2, plot.top(), 4, plot.height()));
        }
        return avoided;
    }

    /** Boxes that labels must not overlap: names of frameworks, runs, segments of the curve, the shown plan. */
    private List<Box> taken() {
        List<Box> taken = new ArrayList<>(frameworks.labels());
        result.runs()
                .forEach(
                        run -> taken.add(Box.around(geometry.x(run.reservedBytes()), geometry.y(run.step()), DIAMOND)));
        taken.addAll(geometry.boxes(result.curve().points()));
        chosen.step()
                .ifPresent(step -> taken.add(Box.around(geometry.x(step.reservedBytes()), geometry.y(step), CHOSEN)));
        return taken;
    }

    private String budgetText(long budgetBytes) {
        String bytes = numbers.bytes(budgetBytes);
        if (budgetBytes > geometry.scale().to()) {
            return bytes + " →";
        }
        return budgetBytes < geometry.scale().from() ? "← " + bytes : bytes;
    }

    private Box tag(long budgetBytes, double line) {
        double width = Math.ceil(ChartPen.strongWidth(budgetText(budgetBytes))) + 2 * TAG_PADDING;
        double left = Math.max(plot.left() - 8, Math.min(line - width / 2, plot.right() + 8 - width));
        return new Box(Math.rint(left), plot.bottom() + 4, width, TAG_HEIGHT);
    }

    private void drawTag(Box tag, String text) {
        pen.graphics().setFill(pen.color(Token.ACCENT));
        pen.graphics().fillRoundRect(tag.left(), tag.top(), tag.width(), tag.height(), 8, 8);
        pen.strongText(
                text,
                Token.ON_ACCENT,
                TextAlignment.CENTER,
                tag.left() + tag.width() / 2,
                tag.top() + tag.height() / 2);
    }
}
