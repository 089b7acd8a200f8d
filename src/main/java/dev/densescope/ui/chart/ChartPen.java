package dev.densescope.ui.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.chart.graphics.ChartGraphics;
import dev.densescope.ui.theme.Fonts;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws the elements common to all charts, such as crisp hairlines and small text, in a palette. FX thread only. */
public final class ChartPen {
    static final double SMALL_PIXELS = 11;
    private static final double PLATE_OPACITY = 0.85;

    private final ChartGraphics graphics;
    private final Palette palette;

    public ChartPen(ChartGraphics graphics, Palette palette) {
        this.graphics = graphics;
        this.palette = palette;
    }

    /** The pen in another palette. */
    ChartPen with(Palette other) {
        return other == palette ? this : new ChartPen(graphics, other);
    }

    public ChartGraphics graphics() {
        return graphics;
    }

    public Palette palette() {
        return palette;
    }

    public Color color(Token token) {
        return palette.color(token);
    }

    public void fill(Color color, double x, double y, double width, double height) {
        graphics.setFill(color);
        graphics.fillRect(x, y, width, height);
    }

    public void horizontal(Token token, double fromX, double toX, double y) {
        stroke(color(token), 1);
        graphics.strokeLine(fromX, crisp(y), toX, crisp(y));
    }

    public void vertical(Color color, double widthPixels, double x, double fromY, double toY) {
        stroke(color, widthPixels);
        graphics.strokeLine(crisp(x), fromY, crisp(x), toY);
    }

    public void dashed(Color color, double fromX, double toX, double y, double... dashes) {
        stroke(color, 1);
        graphics.setLineDashes(dashes);
        graphics.strokeLine(fromX, crisp(y), toX, crisp(y));
        graphics.setLineDashes();
    }

    public void stroke(Color color, double widthPixels) {
        graphics.setStroke(color);
        graphics.setLineWidth(widthPixels);
    }

    /** Draws text that is vertically centred at {@code y}. */
    public void text(String text, Token token, TextAlignment alignment, double x, double y) {
        write(text, token, Fonts.regular(SMALL_PIXELS), alignment, x, y);
    }

    public void strongText(String text, Token token, TextAlignment alignment, double x, double y) {
        write(text, token, Fonts.medium(SMALL_PIXELS), alignment, x, y);
    }

    /** Draws text on a plate in the background colour, so that it is readable over other elements. */
    public void textOnPlate(String text, Token token, TextAlignment alignment, double x, double y) {
        textOnPlate(text, token, Token.BACKGROUND, alignment, x, y);
    }

    /** On a plate in the colour of what is behind the text. */
    public void textOnPlate(String text, Token token, Token plate, TextAlignment alignment, double x, double y) {
        double width = width(text);
        double left = alignment == TextAlignment.RIGHT ? x - width : x;
        fill(color(plate).deriveColor(0, 1, 1, PLATE_OPACITY), left - 3, y - 7, width + 6, 14);
        text(text, token, alignment, x, y);
    }

    public static double width(String text) {
        return width(text, Fonts.regular(SMALL_PIXELS));
    }

    public static double strongWidth(String text) {
        return width(text, Fonts.medium(SMALL_PIXELS));
    }

    private void write(String text, Token token, Font font, TextAlignment alignment, double x, double y) {
        graphics.setFill(color(token));
        graphics.setFont(font);
        graphics.setTextAlign(alignment);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(text, x, y);
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    /** Draws grid lines with their labels, from 0 upwards, and the unit above them. */
    public void byteGrid(PlotArea plot, Axis axis) {
        for (double tick : axis.ticks()) {
            double y = plot.y(axis, tick);
            horizontal(tick == 0 ? Token.STRONG_LINE : Token.LINE, plot.left(), plot.right(), y);
            text(axis.label(tick, QuantityText.window()), Token.MUTED, TextAlignment.RIGHT, plot.left() - 10, y);
        }
        text(axis.unit(), Token.MUTED, TextAlignment.RIGHT, plot.left() - 10, plot.top() - 14);
    }

    public static double crisp(double pixel) {
        return Math.floor(pixel) + 0.5;
    }
}
