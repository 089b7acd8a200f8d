package dev.densescope.ui.chart.graphics;

import dev.densescope.report.drawing.Outline;
import dev.densescope.report.svg.Markup;
import dev.densescope.report.svg.SvgFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Writes what is drawn as SVG. Text stays text. Confined to one thread. */
public final class SvgGraphics implements ChartGraphics {
    /** From the vertical middle of small letters to their baseline, as a part of the size. */
    private static final double MIDDLE = 0.36;

    private final Markup markup;
    private final Deque<State> saved = new ArrayDeque<>();
    private final StringBuilder path = new StringBuilder();
    private State now = new State();
    private int clips;

    /**
     * Starts a picture.
     *
     * @param description for readers who cannot see it
     */
    public SvgGraphics(double width, double height, String description, Color background) {
        markup = SvgFile.open(width, height, description, hex(background));
    }

    /** The text of the file; nothing can be drawn afterwards. */
    public String finish() {
        while (!saved.isEmpty()) {
            restore();
        }
        return SvgFile.finish(markup);
    }

    private static final class State {
        private Color fill = Color.BLACK;
        private Color stroke = Color.BLACK;
        private double lineWidth = 1;
        private double[] dashes = {};
        private double alpha = 1;
        private Font font = Font.getDefault();
        private TextAlignment alignment = TextAlignment.LEFT;
        private VPos baseline = VPos.BASELINE;
        private int groups;

        State copy() {
            State copy = new State();
            copy.fill = fill;
            copy.stroke = stroke;
            copy.lineWidth = lineWidth;
            copy.dashes = dashes;
            copy.alpha = alpha;
            copy.font = font;
            copy.alignment = alignment;
            copy.baseline = baseline;
            return copy;
        }
    }

    @Override
    public void save() {
        saved.push(now);
        now = now.copy();
    }

    @Override
    public void restore() {
        if (saved.isEmpty()) {
            return;
        }
        for (int i = 0; i < now.groups; i++) {
            markup.close();
        }
        now = saved.pop();
    }

    @Override
    public void translate(double x, double y) {
        group("transform", "translate(" + Outline.number(x) + " " + Outline.number(y) + ")");
    }

    private void group(String attribute, String value) {
        markup.line().open("g", attribute, value);
        now.groups++;
    }

    @Override
    public void setGlobalAlpha(double alpha) {
        now.alpha = alpha;
    }

    @Override
    public void setFill(Color color) {
        now.fill = color;
    }

    @Override
    public void setStroke(Color color) {
        now.stroke = color;
    }

    @Override
    public void setLineWidth(double pixels) {
        now.lineWidth = pixels;
    }

    @Override
    public void setLineDashes(double... dashes) {
        now.dashes = dashes == null ? new double[0] : dashes.clone();
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        filled("rect", box(x, y, width, height));
    }

    @Override
    public void strokeRect(double x, double y, double width, double height) {
        stroked("rect", box(x, y, width, height));
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        filled("rect", rounded(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        stroked("rect", rounded(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        filled("ellipse", oval(x, y, width, height));
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        stroked("ellipse", oval(x, y, width, height));
    }

    @Override
    public void strokeLine(double fromX, double fromY, double toX, double toY) {
        stroked("path", attributes("d", point('M', fromX, fromY) + point('L', toX, toY)));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        filled("path", attributes("d", points(xs, ys, count) + "Z"));
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys, int count) {
        stroked("path", attributes("d", points(xs, ys, count) + "Z"));
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, int count) {
        stroked("path", attributes("d", points(xs, ys, count)));
    }

    @Override
    public void beginPath() {
        path.setLength(0);
    }

    @Override
    public void moveTo(double x, double y) {
        path.append(point('M', x, y));
    }

    @Override
    public void lineTo(double x, double y) {
        path.append(point('L', x, y));
    }

    @Override
    public void quadraticCurveTo(double controlX, double controlY, double x, double y) {
        path.append(point('Q', controlX, controlY)).append(point(' ', x, y));
    }

    @Override
    public void bezierCurveTo(
            double firstControlX,
            double firstControlY,
            double secondControlX,
            double secondControlY,
            double x,
            double y) {
        path.append(point('C', firstControlX, firstControlY))
                .append(point(' ', secondControlX, secondControlY))
                .append(point(' ', x, y));
    }

    @Override
    public void rect(double x, double y, double width, double height) {
        path.append(point('M', x, y))
                .append(point('L', x + width, y))
                .append(point('L', x + width, y + height))
                .append(point('L', x, y + height))
                .append('Z');
    }

    @Override
    public void closePath() {
        path.append('Z');
    }

    @Override
    public void fill() {
        filled("path", attributes("d", path.toString()));
    }

    @Override
    public void stroke() {
        stroked("path", attributes("d", path.toString()));
    }

    @Override
    public void clip() {
        String id = "clip" + ++clips;
        markup.line().open("clipPath", "id", id);
        markup.empty("path", "d", path.toString()).close();
        group("clip-path", "url(#" + id + ")");
    }

    @Override
    public void setFont(Font font) {
        now.font = font;
    }

    @Override
    public void setTextAlign(TextAlignment alignment) {
        now.alignment = alignment;
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        now.baseline = baseline;
    }

    @Override
    public void fillText(String text, double x, double y) {
        double size = now.font.getSize();
        double baseline = switch (now.baseline) {
            case CENTER -> y + size * MIDDLE;
            case TOP -> y + size;
            default -> y;
        };
        List<String> attributes = attributes("x", Outline.number(x), "y", Outline.number(baseline));
        attributes.addAll(List.of("font-size", Outline.number(size), "text-anchor", anchor(now.alignment)));
        weight(now.font).ifPresent(weight -> attributes.addAll(List.of("font-weight", weight)));
        paint(attributes, "fill", now.fill);
        markup.line().element("text", text, attributes.toArray(String[]::new));
    }

    private static String anchor(TextAlignment alignment) {
        return switch (alignment) {
            case CENTER -> "middle";
            case RIGHT -> "end";
            default -> "start";
        };
    }

    private static Optional<String> weight(Font font) {
        String name = (font.getFamily() + " " + font.getStyle()).toLowerCase(Locale.ROOT);
        if (name.contains("bold")) {
            return Optional.of("600");
        }
        return name.contains("medium") ? Optional.of("500") : Optional.empty();
    }

    private static List<String> box(double x, double y, double width, double height) {
        return attributes(
                "x",
                Outline.number(x),
                "y",
                Outline.number(y),
                "width",
                Outline.number(Math.max(0, width)),
                "height",
                Outline.number(Math.max(0, height)));
    }

    private static List<String> rounded(
            double x, double y, double width, double height, double arcWidth, double arcHeight) {
        List<String> box = box(x, y, width, height);
        box.addAll(List.of("rx", Outline.number(arcWidth / 2), "ry", Outline.number(arcHeight / 2)));
        return box;
    }

    private static List<String> oval(double x, double y, double width, double height) {
        return attributes(
                "cx",
                Outline.number(x + width / 2),
                "cy",
                Outline.number(y + height / 2),
                "rx",
                Outline.number(width / 2),
                "ry",
                Outline.number(height / 2));
    }

    private void filled(String tag, List<String> attributes) {
        paint(attributes, "fill", now.fill);
        markup.line().empty(tag, attributes.toArray(String[]::new));
    }

    private void stroked(String tag, List<String> attributes) {
        attributes.addAll(List.of("fill", "none", "stroke-width", Outline.number(now.lineWidth)));
        if (now.dashes.length > 0) {
            String dashes = Arrays.stream(now.dashes).mapToObj(Outline::number).collect(Collectors.joining(" "));
            attributes.addAll(List.of("stroke-dasharray", dashes));
        }
        paint(attributes, "stroke", now.stroke);
        markup.line().empty(tag, attributes.toArray(String[]::new));
    }

    private void paint(List<String> attributes, String what, Color color) {
        attributes.addAll(List.of(what, hex(color)));
        double opacity = color.getOpacity() * now.alpha;
        if (opacity < 1) {
            attributes.addAll(List.of(what + "-opacity", String.format(Locale.ROOT, "%.3f", opacity)));
        }
    }

    private static List<String> attributes(String... namesAndValues) {
        return new ArrayList<>(List.of(namesAndValues));
    }

    private static String points(double[] xs, double[] ys, int count) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            points.append(point(i == 0 ? 'M' : 'L', xs[i], ys[i]));
        }
        return points.toString();
    }

    private static String point(char command, double x, double y) {
        return command + Outline.number(x) + " " + Outline.number(y);
    }

    private static String hex(Color color) {
        return "#" + color.toString().substring(2, 8).toUpperCase(Locale.ROOT);
    }
}
