package dev.densescope.report.pdf.page;

import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Painter;
import dev.densescope.report.drawing.Shape;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.typeface.FaceRun;
import dev.densescope.report.typeface.PlacedText;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Paints a picture on a page. Throws {@link UncheckedIOException}. Confined to one thread. */
public final class PicturePainter implements Painter {
    private static final double PLATE = 3;
    private static final double FLATNESS = 0.3;

    private final Canvas canvas;
    private final PDPageContentStream stream;
    private final Resources resources;
    private final double scale;
    private double left;
    private double top;

    /**
     * @param left of the picture on the page in points
     * @param top distance of the picture from the upper edge of the page in points
     * @param scale points for each pixel of the picture
     */
    public PicturePainter(Canvas canvas, double left, double top, double scale) {
        this.canvas = canvas;
        this.stream = canvas.stream();
        this.resources = canvas.resources();
        this.left = left;
        this.top = top;
        this.scale = scale;
    }

    private float x(double pixels) {
        return (float) (left + pixels * scale);
    }

    private float y(double pixels) {
        return (float) (PageMeasures.PAGE_HEIGHT - top - pixels * scale);
    }

    @Override
    public void path(Shape.Path path) {
        paint(
                path.style(),
                () -> path.outline().replay(new Outline.Pen() {
                    @Override
                    public void move(double x, double y) {
                        tryTo(() -> stream.moveTo(x(x), y(y)));
                    }

                    @Override
                    public void line(double x, double y) {
                        tryTo(() -> stream.lineTo(x(x), y(y)));
                    }

                    @Override
                    public void close() {
                        tryTo(stream::closePath);
                    }
                }));
    }

    @Override
    public void rectangle(Shape.Rectangle rectangle) {
        float width = (float) (rectangle.width() * scale);
        float height = (float) (rectangle.height() * scale);
        paint(
                rectangle.style(),
                () -> stream.addRect(x(rectangle.x()), y(rectangle.y() + rectangle.height()), width, height));
    }

    @Override
    public void dot(Shape.Dot dot) {
        paint(dot.style(), () -> Circle.add(stream, x(dot.x()), y(dot.y()), dot.radius() * scale));
    }

    private void paint(Style style, Canvas.Content form) {
        tryTo(() -> {
            stream.saveGraphicsState();
            if (style.opacity() < 1) {
                stream.setGraphicsStateParameters(resources.opacity(style.opacity()));
            }
            setColors(style);
            form.draw();
            if (style.fill().isPresent() && style.stroke().isPresent()) {
                stream.fillAndStroke();
            } else if (style.fill().isPresent()) {
                stream.fill();
            } else {
                stream.stroke();
            }
            stream.restoreGraphicsState();
        });
    }

    private void setColors(Style style) throws IOException {
        if (style.fill().isPresent()) {
            stream.setNonStrokingColor(Canvas.color(style.fill().get()));
        }
        if (style.stroke().isPresent()) {
            stream.setStrokingColor(Canvas.color(style.stroke().get()));
            stream.setLineWidth((float) (style.width() * scale));
            stream.setLineJoinStyle(1);
        }
        if (style.dashed()) {
            float[] dashes = new float[Style.DASHES.size()];
            for (int i = 0; i < dashes.length; i++) {
                dashes[i] = (float) (Style.DASHES.get(i) * scale);
            }
            stream.setLineDashPattern(dashes, 0);
        }
    }

    @Override
    public void label(Shape.Label label) {
        write(PlacedText.of(label, resources.typeface()));
    }

    @Override
    public void labelPair(Shape.LabelPair pair) {
        PlacedText.of(pair, resources.typeface()).forEach(this::write);
    }

    private void write(PlacedText text) {
        tryTo(() -> {
            if (text.style().hasPlate()) {
                plate(text);
            }
            stream.setNonStrokingColor(Canvas.color(text.style().ink()));
            stream.beginText();
            stream.newLineAtOffset(x(text.x()), y(text.y()));
            for (FaceRun run : resources.typeface().runs(text.face(), text.text())) {
                canvas.show(run, text.style().size() * scale);
            }
            stream.endText();
        });
    }

    /** Letters as lines and not as text, which readers would find twice. */
    private void plate(PlacedText text) throws IOException {
        stream.setStrokingColor(Canvas.color(Ink.BACKGROUND));
        stream.setLineWidth((float) (PLATE * scale));
        stream.setLineJoinStyle(1);
        PathIterator path = text.outline(resources.outlines()).getPathIterator(null, FLATNESS);
        float[] at = new float[2];
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                stream.moveTo(x(at[0]), y(at[1]));
            } else if (kind == PathIterator.SEG_LINETO) {
                stream.lineTo(x(at[0]), y(at[1]));
            } else {
                stream.closePath();
            }
        }
        stream.stroke();
    }

    @Override
    public void group(Shape.Group group) {
        left += group.x() * scale;
        top += group.y() * scale;
        group.shapes().forEach(shape -> shape.paint(this));
        left -= group.x() * scale;
        top -= group.y() * scale;
    }

    private static void tryTo(Canvas.Content content) {
        try {
            content.draw();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
