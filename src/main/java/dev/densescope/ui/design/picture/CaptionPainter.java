package dev.densescope.ui.design.picture;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.model.LayerTitle;
import dev.densescope.ui.theme.Token;
import java.util.List;
import javafx.scene.text.TextAlignment;

/**
 * Draws the text below the picture: numbers of layers, names of blocks and of the layers between them, and the visible
 * part of a zoomed picture. A text that has no room is shortened or left out; the tooltip has all of it.
 */
final class CaptionPainter {
    /** Height of the captions. */
    static final double HEIGHT = 44;

    private static final double NUMBERS = 11;
    private static final double NAMES = 27;
    private static final double VISIBLE_PART = 39;
    private static final double NUMBER_ROOM = 26;
    private static final double GAP = 6;
    private static final int[] NUMBER_STEPS = {1, 2, 5, 10, 20, 50, 100};

    private final ChartPen pen;
    private final PlotArea plot;
    private final PictureLayout layout;
    private final double offset;
    private double taken;

    CaptionPainter(ChartPen pen, PlotArea plot, PictureLayout layout, double offset) {
        this.pen = pen;
        this.plot = plot;
        this.layout = layout;
        this.offset = offset;
        taken = plot.left() - 40;
    }

    void paint(LayerPath selected) {
        int next = 0;
        for (PictureLayout.Column column : layout.columns()) {
            if (!column.isDense()) {
                other(column, selected);
                if (next < layout.spans().size()) {
                    block(layout.spans().get(next++), selected);
                }
            }
        }
        if (layout.width() > plot.width() + 1) {
            visiblePart();
        }
    }

    /** Names the stem, a transition or the head. */
    private void other(PictureLayout.Column column, LayerPath selected) {
        String name = LayerTitle.shortOf(column.path());
        double centre = shift(column.centre());
        double half = ChartPen.width(name) / 2;
        boolean isVisible = centre >= plot.left() && centre <= plot.right();
        double room = column.x() - column.room() + column.width() / 2;
        if (isVisible && half <= room + GAP && centre - half >= taken) {
            Token token = selected.equals(column.path()) ? Token.ACCENT : Token.MUTED;
            pen.text(name, token, TextAlignment.CENTER, centre, plot.bottom() + NAMES);
            taken = centre + half + GAP;
        }
    }

    /** Names a block in the middle of its visible part. */
    private void block(PictureLayout.Span span, LayerPath selected) {
        double from = Math.max(shift(span.fromX()), plot.left());
        double to = Math.min(shift(span.toX()), plot.right());
        if (to <= from) {
            return;
        }
        numbers(span);
        for (String text : captions(span)) {
            double width = ChartPen.strongWidth(text);
            double left = (from + to - width) / 2;
            if (width <= to - from && left >= taken) {
                Token token = selected.equals(span.path()) ? Token.ACCENT : Token.TEXT;
                pen.strongText(text, token, TextAlignment.CENTER, (from + to) / 2, plot.bottom() + NAMES);
                taken = left + width + GAP;
                return;
            }
        }
    }

    private static List<String> captions(PictureLayout.Span span) {
        int number = span.block().number();
        return List.of(full(span), Messages.text("design.block", number), String.valueOf(number));
    }

    /** Such as {@code Block 2: 16 layers, 16×16}. */
    static String full(PictureLayout.Span span) {
        return Messages.text(
                "design.caption",
                span.block().number(),
                span.block().layers().size(),
                span.block().input().height(),
                span.block().input().width());
    }

    /** Numbers the layers of a block, in steps for which there is room. */
    private void numbers(PictureLayout.Span span) {
        int step = 0;
        for (int candidate : NUMBER_STEPS) {
            if (step == 0 && candidate * layout.pitch() >= NUMBER_ROOM) {
                step = candidate;
            }
        }
        int layers = span.block().layers().size();
        for (int layer = step; step > 0 && layer <= layers; layer += step) {
            double centre =
                    shift(layout.columns().get(span.firstColumn() + layer - 1).centre());
            if (centre >= plot.left() && centre <= plot.right()) {
                pen.text(String.valueOf(layer), Token.MUTED, TextAlignment.CENTER, centre, plot.bottom() + NUMBERS);
            }
        }
    }

    private void visiblePart() {
        double scale = plot.width() / layout.width();
        double y = plot.bottom() + VISIBLE_PART;
        pen.graphics().setFill(pen.color(Token.LINE));
        pen.graphics().fillRoundRect(plot.left(), y, plot.width(), 3, 3, 3);
        pen.graphics().setFill(pen.color(Token.MUTED));
        pen.graphics().fillRoundRect(plot.left() + offset * scale, y, Math.max(12, plot.width() * scale), 3, 3, 3);
    }

    private double shift(double x) {
        return plot.left() - offset + x;
    }
}
