package dev.densescope.report.drawing;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.Shape.Anchor;
import java.util.ArrayList;
import java.util.List;

/** A picture under construction, with the shapes of charts. Confined to one thread. */
public final class Drawing {
    private static final double LABEL_SIZE = TextStyle.TICK.size();
    private static final double WIDTH_PER_SIZE = 0.56;
    /** How far the number of a tick may reach beyond the right edge of the plot. */
    private static final double TICK_OVERHANG = 8;

    /** Scale of the labels of bars. */
    private static final double BAR_LABEL_SIZE = 1.25;

    private final double width;
    private final double height;
    private final String description;
    private final QuantityText numbers;
    private final List<Shape> shapes = new ArrayList<>();

    /**
     * Starts a picture.
     *
     * @param description for screen readers
     */
    public Drawing(double width, double height, String description) {
        this(width, height, description, QuantityText.FILES);
    }

    /**
     * Starts a picture.
     *
     * @param description for screen readers
     * @param numbers numbers and language of its texts
     */
    public Drawing(double width, double height, String description, QuantityText numbers) {
        this.width = width;
        this.height = height;
        this.description = description;
        this.numbers = numbers;
    }

    /** Numbers and language of its texts. */
    public QuantityText numbers() {
        return numbers;
    }

    /** A filled or stroked path. */
    public void path(Style style, Outline outline) {
        path(style, outline, "");
    }

    /** A path with a tooltip. */
    public void path(Style style, Outline outline, String title) {
        if (!outline.isEmpty()) {
            shapes.add(new Shape.Path(style, outline, title));
        }
    }

    /** A straight line. */
    public void line(Style style, double x1, double y1, double x2, double y2) {
        line(style, x1, y1, x2, y2, "");
    }

    /** A straight line with a tooltip. */
    public void line(Style style, double x1, double y1, double x2, double y2, String title) {
        path(style, new Outline().move(x1, y1).line(x2, y2), title);
    }

    /** A rectangle. */
    public void rectangle(Style style, double x, double y, double width, double height) {
        rectangle(style, x, y, width, height, "");
    }

    /** A rectangle with a tooltip. */
    public void rectangle(Style style, double x, double y, double width, double height, String title) {
        shapes.add(new Shape.Rectangle(style, x, y, Math.max(0, width), Math.max(0, height), title));
    }

    /** A small disc with a tooltip. */
    public void dot(Style style, double x, double y, double radius, String title) {
        shapes.add(new Shape.Dot(style, x, y, radius, title));
    }

    /** A label whose baseline is at {@code y}. */
    public void label(TextStyle style, double x, double y, Anchor anchor, String text) {
        shapes.add(new Shape.Label(style, x, y, anchor, text));
    }

    /** A strong label followed by a muted one, truncated to a width. */
    public void labelPair(double x, double y, double width, String strong, String muted) {
        double room = (width - textWidth(muted) * BAR_LABEL_SIZE) / BAR_LABEL_SIZE;
        shapes.add(new Shape.LabelPair(x, y, fit(strong, room), muted));
    }

    /** Another picture at a position. */
    public void picture(Picture picture, double x, double y) {
        shapes.add(new Shape.Group(x, y, picture.shapes()));
    }

    /** Horizontal lines at the ticks of a vertical axis, their numbers left of the plot, the unit above them. */
    public void verticalAxis(PlotArea frame, Axis axis) {
        for (double tick : axis.ticks()) {
            double y = Math.rint(frame.y(axis, tick)) + 0.5;
            boolean first = tick == axis.ticks().get(0);
            line(first ? Style.AXIS : Style.GRID, frame.left(), y, frame.right(), y);
            label(TextStyle.TICK, frame.left() - 8, y + 3.5, Anchor.END, axis.label(tick, numbers));
        }
        label(TextStyle.TICK, frame.left() - 8, frame.top() - 12, Anchor.END, axis.unit());
    }

    /** Numbers at the ticks of a horizontal axis, the first with its unit. */
    public void horizontalAxis(PlotArea frame, Axis axis, double baseline) {
        horizontalAxis(frame, frame, axis, baseline);
    }

    /** Times from 0 at the left edge of a plot to the longest one at the right edge. */
    public void timeAxis(PlotArea frame, double longestNanos, ChartWidth chart, double baseline) {
        Axis time = Axis.nanos((long) longestNanos, chart == ChartWidth.NARROW ? 4 : 8);
        // the axis ends at a round number, the plot at the longest time: ticks beyond it are left out
        PlotArea whole = new PlotArea(frame.left(), 0, frame.width() * time.max() / longestNanos, 0);
        horizontalAxis(frame, whole, time, baseline);
    }

    /** @param whole where the axis would end; ticks right of the frame are left out */
    private void horizontalAxis(PlotArea frame, PlotArea whole, Axis axis, double baseline) {
        for (double tick : axis.ticks()) {
            double x = whole.x(axis, tick);
            if (x > frame.right() + 0.5) {
                break;
            }
            boolean first = tick == axis.ticks().get(0);
            String number = axis.label(tick, numbers);
            tick(frame, x, baseline, first ? (number + " " + axis.unit()).strip() : number);
        }
    }

    /** A number below a plot, which stays within its edges. */
    public void tick(PlotArea frame, double x, double baseline, String text) {
        boolean atEnd = x + textWidth(text) / 2 > frame.right() + TICK_OVERHANG;
        Anchor anchor = x <= frame.left() ? Anchor.START : atEnd ? Anchor.END : Anchor.MIDDLE;
        label(TextStyle.TICK, x, baseline, anchor, text);
    }

    /** The text of a label, truncated to a width. */
    public static String fit(String text, double width) {
        int length = Math.max(1, (int) (width / textWidth("0")));
        if (text.length() <= length) {
            return text;
        }
        int end = length - 1;
        boolean halved = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halved ? end - 1 : end) + "…";
    }

    /** Estimated width of a label. */
    public static double textWidth(String text) {
        return text.length() * LABEL_SIZE * WIDTH_PER_SIZE;
    }

    /** The picture. */
    public Picture finish() {
        return new Picture(width, height, description, shapes);
    }
}
