package dev.densescope.report.svg;

import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Painter;
import dev.densescope.report.drawing.Shape;
import dev.densescope.report.drawing.TextStyle;
import java.util.Locale;

/** Writes shapes as elements of SVG. Confined to one thread. */
final class SvgPainter implements Painter {
    private final Markup markup;
    private final StyleAttributes styles;

    SvgPainter(Markup markup, StyleAttributes styles) {
        this.markup = markup;
        this.styles = styles;
    }

    @Override
    public void path(Shape.Path path) {
        SvgAttributes attributes = new SvgAttributes();
        styles.add(path.style(), attributes);
        write("path", attributes.with("d", path.outline().data()), path.title());
    }

    @Override
    public void rectangle(Shape.Rectangle rectangle) {
        SvgAttributes attributes = new SvgAttributes();
        styles.add(rectangle.style(), attributes);
        attributes
                .with("x", rectangle.x())
                .with("y", rectangle.y())
                .with("width", rectangle.width())
                .with("height", rectangle.height());
        write("rect", attributes, rectangle.title());
    }

    @Override
    public void dot(Shape.Dot dot) {
        SvgAttributes attributes = new SvgAttributes();
        styles.add(dot.style(), attributes);
        write("circle", attributes.with("cx", dot.x()).with("cy", dot.y()).with("r", dot.radius()), dot.title());
    }

    private void write(String tag, SvgAttributes attributes, String title) {
        if (title.isEmpty()) {
            markup.empty(tag, attributes.array());
        } else {
            markup.open(tag, attributes.array()).element("title", title).close();
        }
    }

    @Override
    public void label(Shape.Label label) {
        SvgAttributes attributes = new SvgAttributes();
        styles.add(label.style(), attributes);
        attributes
                .with("x", label.x())
                .with("y", label.y())
                .with("text-anchor", label.anchor().name().toLowerCase(Locale.ROOT));
        markup.element("text", label.text(), attributes.array());
    }

    @Override
    public void labelPair(Shape.LabelPair pair) {
        markup.open("text", "x", Outline.number(pair.x()), "y", Outline.number(pair.y()));
        SvgAttributes strong = new SvgAttributes();
        styles.add(TextStyle.BAR_NAME, strong);
        markup.element("tspan", pair.strong(), strong.array());
        SvgAttributes muted = new SvgAttributes();
        styles.add(TextStyle.BAR_VALUE, muted);
        markup.element(
                "tspan", pair.muted(), muted.with("dx", Shape.LabelPair.GAP).array());
        markup.close();
    }

    @Override
    public void group(Shape.Group group) {
        String translate = "translate(" + Outline.number(group.x()) + " " + Outline.number(group.y()) + ")";
        markup.open("g", "transform", translate);
        group.shapes().forEach(shape -> shape.paint(this));
        markup.close();
    }
}
