package dev.densescope.report.png;

import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Painter;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.drawing.Shape;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.typeface.GlyphOutlines;
import dev.densescope.report.typeface.PlacedText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Paints shapes on an image. Confined to one thread. */
final class RasterPainter implements Painter {
    private static final float PLATE = 3;
    private static final int OPAQUE = 255;

    private final Graphics2D graphics;
    private final PictureTheme theme;
    private final GlyphOutlines glyphs;

    RasterPainter(Graphics2D graphics, PictureTheme theme, GlyphOutlines glyphs) {
        this.graphics = graphics;
        this.theme = theme;
        this.glyphs = glyphs;
    }

    @Override
    public void path(Shape.Path path) {
        Path2D form = new Path2D.Double();
        path.outline().replay(new Outline.Pen() {
            @Override
            public void move(double x, double y) {
                form.moveTo(x, y);
            }

            @Override
            public void line(double x, double y) {
                form.lineTo(x, y);
            }

            @Override
            public void close() {
                form.closePath();
            }
        });
        paint(path.style(), form);
    }

    @Override
    public void rectangle(Shape.Rectangle rectangle) {
        paint(
                rectangle.style(),
                new Rectangle2D.Double(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()));
    }

    @Override
    public void dot(Shape.Dot dot) {
        double size = 2 * dot.radius();
        paint(dot.style(), new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(), size, size));
    }

    private void paint(Style style, java.awt.Shape form) {
        style.fill().ifPresent(ink -> {
            graphics.setColor(color(ink, style.opacity()));
            graphics.fill(form);
        });
        style.stroke().ifPresent(ink -> {
            graphics.setColor(color(ink, style.opacity()));
            graphics.setStroke(stroke(style));
            graphics.draw(form);
        });
    }

    private static BasicStroke stroke(Style style) {
        float width = (float) style.width();
        if (!style.dashed()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] dashes = new float[Style.DASHES.size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = Style.DASHES.get(i).floatValue();
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    @Override
    public void label(Shape.Label label) {
        write(PlacedText.of(label, glyphs.typeface()));
    }

    @Override
    public void labelPair(Shape.LabelPair pair) {
        PlacedText.of(pair, glyphs.typeface()).forEach(this::write);
    }

    private void write(PlacedText text) {
        java.awt.Shape form = text.outline(glyphs);
        if (text.style().hasPlate()) {
            graphics.setColor(color(Ink.BACKGROUND, 1));
            graphics.setStroke(new BasicStroke(PLATE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(form);
        }
        graphics.setColor(color(text.style().ink(), 1));
        graphics.fill(form);
    }

    @Override
    public void group(Shape.Group group) {
        graphics.translate(group.x(), group.y());
        group.shapes().forEach(shape -> shape.paint(this));
        graphics.translate(-group.x(), -group.y());
    }

    private Color color(Ink ink, double opacity) {
        Color opaque = new Color(ink.rgb(theme));
        return new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), (int) Math.round(opacity * OPAQUE));
    }
}
