package dev.densescope.ui.design.picture;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.memory.Category;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.graphics.ChartGraphics;
import dev.densescope.ui.theme.Token;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws a laid-out network. */
final class PicturePainter {
    private static final double CAPTION_BELOW = 16;
    private static final int MAX_ARCS = 200;

    private final ChartPen pen;
    private final ChartGraphics graphics;
    private final PlotArea plot;
    private final Axis axis;
    private final PictureLayout layout;
    private final double shift;

    PicturePainter(ChartPen pen, PlotArea plot, Axis axis, PictureLayout layout, double offset) {
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
        graphics.rect(plot.left() - 3, 0, plot.width() + 6, plot.bottom() + 40);
        graphics.clip();
        layout.wedges().forEach(this::wedge);
        layout.columns().forEach(this::column);
        hovered.filter(path -> !path.equals(selected)).ifPresent(path -> mark(path, pen.color(Token.MUTED), 1));
        mark(selected, pen.color(Token.ACCENT), 2);
        layout.spans().forEach(span -> caption(span, selected));
        graphics.restore();
    }

    private void wedge(PictureLayout.Wedge wedge) {
        double left = shift + wedge.x();
        double right = left + wedge.width();
        double[] xs = {left, left, right, right};
        double[] ys = {plot.bottom(), y(wedge.leftHeight()), y(wedge.rightHeight()), plot.bottom()};
        graphics.setFill(pen.color(Token.HOVER));
        graphics.fillPolygon(xs, ys, 4);
        pen.stroke(pen.color(Token.LINE), 1);
        graphics.strokePolygon(xs, ys, 4);
        pen.text(
                shortName(wedge.path()),
                Token.MUTED,
                TextAlignment.CENTER,
                shift + wedge.centre(),
                plot.bottom() + CAPTION_BELOW);
    }

    private void column(PictureLayout.Column column) {
        double left = shift + column.x();
        if (left > plot.right() || left + column.width() < plot.left()) {
            return;
        }
        long foot = 0;
        for (Category category : Category.FEATURE_MAPS) {
            long part = column.bytes().own(category);
            if (part > 0) {
                double bottom = plot.y(axis, foot);
                double top = plot.y(axis, foot + part);
                double seam = foot > 0 && bottom - top > 4 ? 1 : 0;
                pen.fill(pen.palette().color(category), left, top, column.width(), Math.max(0.5, bottom - top - seam));
                foot += part;
            }
        }
    }

    /** Frames a layer and, for a dense layer, draws the connections into it; underlines a block. */
    private void mark(LayerPath path, Color color, double widthPixels) {
        for (int i = 0; i < layout.columns().size(); i++) {
            PictureLayout.Column column = layout.columns().get(i);
            if (column.path().equals(path)) {
                arcs(i, color, widthPixels);
                frame(column.x(), column.width(), top(column), color, widthPixels);
            }
        }
        for (PictureLayout.Wedge wedge : layout.wedges()) {
            if (wedge.path().equals(path)) {
                double height = Math.max(wedge.leftHeight(), wedge.rightHeight());
                frame(wedge.x(), wedge.width(), y(height), color, widthPixels);
            }
        }
    }

    private void frame(double x, double width, double top, Color color, double widthPixels) {
        pen.stroke(color, widthPixels);
        graphics.strokeRoundRect(shift + x - 2, top - 3, width + 4, plot.bottom() - top + 5, 5, 5);
    }

    /** Draws an arc from each earlier layer of the block to this layer, which reads all of them. */
    private void arcs(int index, Color color, double widthPixels) {
        PictureLayout.Column target = layout.columns().get(index);
        int first = Math.max(index - target.layer().index() + 1, index - MAX_ARCS);
        pen.stroke(color.deriveColor(0, 1, 1, widthPixels > 1 ? 0.75 : 0.5), 1);
        double toX = shift + target.centre();
        double toY = top(target) - 5;
        for (int i = first; i < index; i++) {
            PictureLayout.Column source = layout.columns().get(i);
            double fromX = shift + source.centre();
            double fromY = top(source) - 3;
            double lift = Math.min(70, 14 + (toX - fromX) * 0.32);
            double peak = Math.max(plot.top() - 8, Math.min(fromY, toY) - lift);
            graphics.beginPath();
            graphics.moveTo(fromX, fromY);
            graphics.bezierCurveTo(fromX, peak, toX, peak, toX, toY);
            graphics.stroke();
        }
    }

    private void caption(PictureLayout.Span span, LayerPath selected) {
        double room = span.toX() - span.fromX();
        double centre = shift + (span.fromX() + span.toX()) / 2;
        double y = plot.bottom() + CAPTION_BELOW;
        boolean isSelected = selected.equals(span.path());
        if (isSelected) {
            pen.fill(pen.color(Token.ACCENT), shift + span.fromX(), plot.bottom() + 3, span.toX() - span.fromX(), 2);
        }
        Token token = isSelected ? Token.ACCENT : Token.TEXT;
        int number = span.block().number();
        String full = Messages.text(
                "design.caption",
                number,
                span.block().layers().size(),
                span.block().input().height(),
                span.block().input().width());
        for (String text : List.of(full, Messages.text("design.block", number), String.valueOf(number))) {
            if (ChartPen.strongWidth(text) <= room) {
                pen.strongText(text, token, TextAlignment.CENTER, centre, y);
                return;
            }
        }
    }

    private double top(PictureLayout.Column column) {
        return plot.y(axis, column.bytes().ownFeatureMapBytes());
    }

    private double y(double heightFraction) {
        return plot.bottom() - heightFraction * plot.height();
    }

    private static String shortName(LayerPath path) {
        if (path.equals(LayerPath.STEM)) {
            return Messages.text("design.stem");
        }
        return path.equals(LayerPath.HEAD)
                ? Messages.text("design.head")
                : Messages.text("design.transition.short", Integer.toString(path.block()));
    }
}
