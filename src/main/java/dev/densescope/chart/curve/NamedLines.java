package dev.densescope.chart.curve;

import dev.densescope.chart.axis.PlotArea;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Vertical lines, each with its name at the top: above the plot if there is space, otherwise inside it. */
public record NamedLines(PlotArea plot, List<Line> lines) {
    /** Height of the names in pixels. */
    public static final double HEIGHT = 15;

    private static final double GAP = 6;
    /** Pixels from the top of a name above the plot to the top of the plot. */
    private static final double ABOVE = 21;
    /** Pixels from the top of the plot to the top of a name inside it. */
    private static final double BELOW = 4;
    /** Pixels to the right of the plot that names may use. */
    private static final double MARGIN = 18;

    /**
     * A line to name.
     *
     * @param x horizontal position in pixels
     * @param width of the name in pixels
     */
    public record Named(double x, String name, double width) {}

    /**
     * A line with its name.
     *
     * @param x horizontal position in pixels
     * @param label box of the name
     */
    public record Line(double x, String name, Box label) {}

    public NamedLines {
        lines = List.copyOf(lines);
    }

    /**
     * The lines in the given order.
     *
     * @param solid positions of other lines, which are drawn over names: a name rather crosses a line with a name
     */
    public static NamedLines of(PlotArea plot, List<Named> named, List<Double> solid) {
        List<Double> all = named.stream().map(Named::x).toList();
        List<Line> lines = new ArrayList<>();
        for (Named each : named) {
            lines.add(new Line(each.x(), each.name(), label(plot, each, all, solid, lines)));
        }
        return new NamedLines(plot, lines);
    }

    /** The box of a name: next to its line, and across no other. */
    private static Box label(PlotArea plot, Named named, List<Double> all, List<Double> solid, List<Line> others) {
        double x = named.x();
        double width = named.width();
        List<Box> places = DoubleStream.of(plot.top() - ABOVE, plot.top() + BELOW, plot.top() + BELOW + HEIGHT)
                .boxed()
                .flatMap(top ->
                        Stream.of(new Box(x + GAP, top, width, HEIGHT), new Box(x - GAP - width, top, width, HEIGHT)))
                .filter(box -> box.left() >= plot.left() + GAP && box.left() + width <= plot.right() + MARGIN)
                .filter(box -> others.stream().noneMatch(other -> other.label().overlaps(box)))
                .toList();
        List<Box> clear = places.stream().filter(box -> crossesNone(box, solid)).toList();
        return clear.stream()
                .filter(box -> crossesNone(box, all))
                .findFirst()
                .or(() -> clear.stream().findFirst())
                .or(() -> places.stream().findFirst())
                .orElseGet(() -> new Box(x + GAP, plot.top() + BELOW, width, HEIGHT));
    }

    private static boolean crossesNone(Box box, List<Double> lines) {
        return lines.stream().noneMatch(line -> line > box.left() && line < box.left() + box.width());
    }

    /** The boxes of the lines. */
    public List<Box> boxes() {
        return lines.stream()
                .map(line -> new Box(line.x() - 2, plot.top(), 4, plot.height()))
                .toList();
    }

    /** The boxes of the names. */
    public List<Box> labels() {
        return lines.stream().map(Line::label).toList();
    }
}
