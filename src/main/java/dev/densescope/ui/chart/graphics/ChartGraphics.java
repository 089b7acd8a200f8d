package dev.densescope.ui.chart.graphics;

import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What a chart is drawn on. The methods are those of {@link javafx.scene.canvas.GraphicsContext} with the same
 * coordinates and defaults, so that a chart on the screen, in a picture and in a file of vectors is drawn by the same
 * code. FX thread only.
 */
public interface ChartGraphics {
    void save();

    void restore();

    void translate(double x, double y);

    void setGlobalAlpha(double alpha);

    void setFill(Color color);

    void setStroke(Color color);

    void setLineWidth(double pixels);

    /** @param dashes lengths of dashes and gaps in pixels; none for a solid line */
    void setLineDashes(double... dashes);

    void fillRect(double x, double y, double width, double height);

    void strokeRect(double x, double y, double width, double height);

    /** @param arcWidth diameter of the corners, as for a canvas */
    void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

    void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

    void fillOval(double x, double y, double width, double height);

    void strokeOval(double x, double y, double width, double height);

    void strokeLine(double fromX, double fromY, double toX, double toY);

    void fillPolygon(double[] xs, double[] ys, int count);

    void strokePolygon(double[] xs, double[] ys, int count);

    void strokePolyline(double[] xs, double[] ys, int count);

    void beginPath();

    void moveTo(double x, double y);

    void lineTo(double x, double y);

    void quadraticCurveTo(double controlX, double controlY, double x, double y);

    void bezierCurveTo(
            double firstControlX,
            double firstControlY,
            double secondControlX,
            double secondControlY,
            double x,
            double y);

    void rect(double x, double y, double width, double height);

    void closePath();

    void fill();

    void stroke();

    /** Limits everything drawn until {@link #restore} to the path. */
    void clip();

    void setFont(Font font);

    void setTextAlign(TextAlignment alignment);

    void setTextBaseline(VPos baseline);

    void fillText(String text, double x, double y);
}
