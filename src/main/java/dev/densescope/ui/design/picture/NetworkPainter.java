package dev.densescope.ui.design.picture;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.memory.Category;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.graphics.ChartGraphics;
import dev.densescope.ui.theme.Token;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;

/** Draws a laid-out network: the bars of its layers, frames and the connections into a layer. */
final class NetworkPainter {
    private static final double ARC_DISTANCE = 3;
    private static final double ONE_PIXEL_BELOW = 1.5;

    private final ChartPen pen;
    private final ChartGraphics graphics;
    private final PlotArea plot;
    private final Axis axis;
    private final PictureLayout layout;
    private final double shift;

    NetworkPainter(ChartPen pen, PlotArea plot, Axis axis, PictureLayout layout, double offset) {
        this.pen = pen;
        this.graphics = pen.graphics();
        this.plot = plot;
        this.axis = axis;
        this.layout = layout;
        this.shift = plot.left() - offset;
    }

    void paint(LayerPath selected, Optional<LayerPath> hovered) {
        pen.byteGrid(plot, axis);
        graphics.save();
        graphics.beginPath();
        graphics.rect(plot.left() - 3, 0, plot.width() + 6, plot.bottom() + 8);
        graphics.clip();
        if (layout.pitch() < ONE_PIXEL_BELOW) {
            tallestByPixel();
        } else {
            layout.columns().forEach(this::column);
        }
        hovered.filter(path -> !path.equals(selected)).ifPresent(path -> mark(path, pen.color(Token.MUTED), 1));
        mark(selected, pen.color(Token.ACCENT), 2);
        graphics.restore();
    }

    private void column(PictureLayout.Column column) {
        double left = shift + column.x();
        if (left <= plot.right() && left + column.width() >= plot.left()) {
            bar(column, left, column.width());
        }
    }

    /** Draws the tallest of the columns that share a pixel, so that no peak is lost. */
    private void tallestByPixel() {
        PictureLayout.Column tallest = layout.columns().get(0);
        for (PictureLayout.Column column : layout.columns()) {
            boolean samePixel = pixel(column) == pixel(tallest);
            if (!samePixel) {
                bar(tallest, pixel(tallest), Math.max(1, Math.floor(tallest.width())));
            }
            if (!samePixel || bytes(column) > bytes(tallest)) {
                tallest = column;
            }
        }
        bar(tallest, pixel(tallest), Math.max(1, Math.floor(tallest.width())));
    }

    private double pixel(PictureLayout.Column column) {
        return Math.floor(shift + column.x());
    }

    private void bar(PictureLayout.Column column, double left, double width) {
        long foot = 0;
        for (Category category : Category.FEATURE_MAPS) {
            long part = column.bytes().own(category);
            if (part > 0) {
                double bottom = Math.rint(plot.y(axis, foot));
                double top = Math.rint(plot.y(axis, foot + part));
                double seam = foot > 0 && bottom - top > 4 ? 1 : 0;
                pen.fill(pen.palette().color(category), left, top, width, Math.max(0.5, bottom - top - seam));
                foot += part;
            }
        }
    }

    /** Frames a layer and draws the connections into it; underlines a block. */
    private void mark(LayerPath path, Color color, double widthPixels) {
        layout.indexOf(path).ifPresent(index -> {
            PictureLayout.Column column = layout.columns().get(index);
            arcs(index, color.deriveColor(0, 1, 1, widthPixels > 1 ? 0.75 : 0.5));
            frame(column.x(), column.width(), top(column), color, widthPixels);
        });
        layout.spans().stream()
                .filter(span -> span.path().equals(path))
                .forEach(
                        span -> pen.fill(color, shift + span.fromX(), plot.bottom() + 3, span.toX() - span.fromX(), 2));
    }

    private void frame(double x, double width, double top, Color color, double widthPixels) {
        pen.stroke(color, widthPixels);
        graphics.strokeRoundRect(shift + x - 2, top - 3, width + 4, plot.bottom() - top + 5, 5, 5);
    }

    /**
     * Draws an arc from each layer that a layer reads. Of arcs that would run into each other only some are drawn: the
     * first and the last always.
     */
    private void arcs(int index, Color color) {
        PictureLayout.Column target = layout.columns().get(index);
        List<Integer> sources = layout.sources(index);
        pen.stroke(color, 1);
        double drawn = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sources.size(); i++) {
            PictureLayout.Column source = layout.columns().get(sources.get(i));
            if (i == sources.size() - 1 || source.centre() - drawn >= ARC_DISTANCE) {
                arc(source, target);
                drawn = source.centre();
            }
        }
    }

    private void arc(PictureLayout.Column source, PictureLayout.Column target) {
        double fromX = shift + source.centre();
        double fromY = top(source) - 3;
        double toX = shift + target.centre();
        double toY = top(target) - 5;
        double lift = Math.min(70, 14 + (toX - fromX) * 0.32);
        double peak = Math.max(plot.top() - 8, Math.min(fromY, toY) - lift);
        graphics.beginPath();
        graphics.moveTo(fromX, fromY);
        graphics.bezierCurveTo(fromX, peak, toX, peak, toX, toY);
        graphics.stroke();
    }

    private double top(PictureLayout.Column column) {
        return plot.y(axis, bytes(column));
    }

    private static long bytes(PictureLayout.Column column) {
        return column.bytes().ownFeatureMapBytes();
    }
}
