package dev.densescope.ui.plan.curve;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.curve.Box;
import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.text.TextAlignment;

/**
 * Dashed lines at the modelled bytes of other frameworks, each with its name at the top.
 *
 * @param lines one for each framework
 */
record FrameworkLines(PlotArea plot, List<Line> lines) {
    private static final double HEIGHT = 15;
    private static final double GAP = 6;
    /** Pixels from the top of a name above the plot to the top of the plot. */
    private static final double ABOVE = 21;
    /** Pixels from the top of the plot to the top of a name inside it. */
    private static final double BELOW = 4;
    /** Pixels to the right of the plot that names may use. */
    private static final double MARGIN = 18;

    /**
     * A line with its name.
     *
     * @param x horizontal position in pixels
     * @param label box of the name
     */
    record Line(double x, String name, Box label) {}

    FrameworkLines {
        lines = List.copyOf(lines);
    }

    static FrameworkLines of(CurveGeometry geometry, Map<Framework, FrameworkNeed> needs) {
        PlotArea plot = geometry.plot();
        List<Double> all = needs.values().stream()
                .map(need -> geometry.x(need.reservedBytes()))
                .toList();
        List<Line> lines = new ArrayList<>();
        needs.forEach((framework, need) -> {
            String name = name(framework);
            double x = geometry.x(need.reservedBytes());
            lines.add(new Line(x, name, label(plot, x, Math.ceil(ChartPen.width(name)), all, lines)));
        });
        return new FrameworkLines(plot, lines);
    }

    /**
     * The box of a name: above the plot if there is space, otherwise inside it; next to its line, and across no
     * other.
     */
    private static Box label(PlotArea plot, double x, double width, List<Double> all, List<Line> others) {
        List<Box> places = DoubleStream.of(plot.top() - ABOVE, plot.top() + BELOW, plot.top() + BELOW + HEIGHT)
                .boxed()
                .flatMap(top ->
                        Stream.of(new Box(x + GAP, top, width, HEIGHT), new Box(x - GAP - width, top, width, HEIGHT)))
                .filter(box -> box.left() >= plot.left() + GAP && box.left() + width <= plot.right() + MARGIN)
                .filter(box -> others.stream().noneMatch(other -> other.label().overlaps(box)))
                .toList();
        return places.stream()
                .filter(box -> all.stream().noneMatch(line -> line > box.left() && line < box.left() + width))
                .findFirst()
                .or(() -> places.stream().findFirst())
                .orElseGet(() -> new Box(x + GAP, plot.top() + BELOW, width, HEIGHT));
    }

    /** The name of a line, such as {@code PyTorch (model)}. */
    static String name(Framework framework) {
        return Messages.text("plan.framework", framework.label());
    }

    void paint(ChartPen pen) {
        for (Line line : lines) {
            pen.stroke(pen.color(Token.MUTED), 1);
            pen.graphics().setLineDashes(2, 3);
            double x = ChartPen.crisp(line.x());
            pen.graphics().strokeLine(x, Math.min(plot.top(), line.label().top() + 1), x, plot.bottom());
            pen.graphics().setLineDashes();
        }
        for (Line line : lines) {
            double middle = line.label().top() + HEIGHT / 2;
            pen.textOnPlate(
                    line.name(), Token.MUTED, TextAlignment.LEFT, line.label().left(), middle);
        }
    }

    /** The boxes of the lines. */
    List<Box> boxes() {
        return lines.stream()
                .map(line -> new Box(line.x() - 2, plot.top(), 4, plot.height()))
                .toList();
    }

    /** The boxes of the names. */
    List<Box> labels() {
        return lines.stream().map(Line::label).toList();
    }
}
