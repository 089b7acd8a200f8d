package dev.densescope.report.svg;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.quantity.QuantityText;

/** An SVG picture under construction, with the shapes of charts. Confined to one thread. */
public final class Drawing {
    private static final double LABEL_SIZE = 11;
    private static final double WIDTH_PER_SIZE = 0.56;
    /** Scale of the labels of bars. */
    private static final double BAR_LABEL_SIZE = 1.25;

    /** Position of a label relative to its point. */
    public enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String id;

        Anchor(String id) {
            this.id = id;
        }
    }

    private final Markup markup = new Markup();

    /**
     * Starts a picture.
     *
     * @param description for screen readers
     */
    public Drawing(double width, double height, String description) {
        markup.open(
                "svg",
                "viewBox",
                "0 0 " + PathData.number(width) + " " + PathData.number(height),
                "width",
                PathData.number(width),
                "height",
                PathData.number(height),
                "role",
                "img",
                "aria-label",
                description);
    }

    /** A filled or stroked path, styled by its class. */
    public void path(String styleClass, PathData data) {
        if (!data.isEmpty()) {
            markup.empty("path", "class", styleClass, "d", data.toString());
        }
    }

    /** A path with a tooltip. */
    public void path(String styleClass, PathData data, String title) {
        markup.open("path", "class", styleClass, "d", data.toString());
        markup.element("title", title).close();
    }

    /** A straight line. */
    public void line(String styleClass, double x1, double y1, double x2, double y2) {
        path(styleClass, new PathData().move(x1, y1).line(x2, y2));
    }

    /** A rectangle. */
    public void rectangle(String styleClass, double x, double y, double width, double height) {
        markup.empty("rect", rectangleAttributes(styleClass, x, y, width, height));
    }

    /** A rectangle with a tooltip. */
    public void rectangle(String styleClass, double x, double y, double width, double height, String title) {
        markup.open("rect", rectangleAttributes(styleClass, x, y, width, height));
        markup.element("title", title).close();
    }

    /** A small disc with a tooltip. */
    public void dot(String styleClass, double x, double y, double radius, String title) {
        markup.open(
                "circle",
                "class",
                styleClass,
                "cx",
                PathData.number(x),
                "cy",
                PathData.number(y),
                "r",
                PathData.number(radius));
        markup.element("title", title).close();
    }

    /** A label whose baseline is at {@code y}. */
    public void label(String styleClass, double x, double y, Anchor anchor, String text) {
        markup.element(
                "text",
                text,
                "class",
                styleClass,
                "x",
                PathData.number(x),
                "y",
                PathData.number(y),
                "text-anchor",
                anchor.id);
    }

    /** A strong label followed by a muted one, truncated to a width. */
    public void labelPair(double x, double y, double width, String strong, String muted) {
        double room = (width - textWidth(muted) * BAR_LABEL_SIZE) / BAR_LABEL_SIZE;
        markup.open("text", "x", PathData.number(x), "y", PathData.number(y));
        markup.element("tspan", fit(strong, room), "class", "bar-label");
        markup.element("tspan", muted, "class", "bar-value", "dx", "8");
        markup.close();
    }

    /** Horizontal lines at the ticks of a vertical axis, their numbers left of the plot, the unit above them. */
    public void verticalAxis(PlotArea frame, Axis axis) {
        for (double tick : axis.ticks()) {
            double y = Math.rint(frame.y(axis, tick)) + 0.5;
            boolean first = tick == axis.ticks().get(0);
            line(first ? "axis" : "grid", frame.left(), y, frame.right(), y);
            label("tick", frame.left() - 8, y + 3.5, Anchor.END, axis.label(tick, QuantityText.FILES));
        }
        label("tick", frame.left() - 8, frame.top() - 12, Anchor.END, axis.unit());
    }

    /** Numbers at the ticks of a horizontal axis, as many as there is room for, the last with its unit. */
    public void horizontalAxis(PlotArea frame, Axis axis, double baseline) {
        for (double tick : axis.ticks()) {
            double x = frame.x(axis, tick);
            if (x > frame.right() + 0.5) {
                break;
            }
            boolean first = tick == axis.ticks().get(0);
            String text = first
                    ? axis.label(tick, QuantityText.FILES) + " " + axis.unit()
                    : axis.label(tick, QuantityText.FILES);
            double half = textWidth(text) / 2;
            Anchor anchor = first ? Anchor.START : x + half > frame.right() + 8 ? Anchor.END : Anchor.MIDDLE;
            label("tick", x, baseline, anchor, text.strip());
        }
    }

    /** The text of a label, truncated to a width. */
    public static String fit(String text, double width) {
        int length = Math.max(1, (int) (width / textWidth("0")));
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** Estimated width of a label. */
    public static double textWidth(String text) {
        return text.length() * LABEL_SIZE * WIDTH_PER_SIZE;
    }

    /** The complete picture. Nothing can be added afterwards. */
    public Markup finish() {
        return markup.close();
    }

    private static String[] rectangleAttributes(String styleClass, double x, double y, double width, double height) {
        return new String[] {
            "class", styleClass,
            "x", PathData.number(x),
            "y", PathData.number(y),
            "width", PathData.number(Math.max(0, width)),
            "height", PathData.number(Math.max(0, height))
        };
    }
}
