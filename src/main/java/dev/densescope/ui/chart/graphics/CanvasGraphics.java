package dev.densescope.ui.chart.graphics;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. FX thread only. */
public final class CanvasGraphics implements ChartGraphics {
    private final GraphicsContext canvas;

    public CanvasGraphics(GraphicsContext canvas) {
        this.canvas = canvas;
    }

    @Override
    public void save() {
        canvas.save();
    }

    @Override
    public void restore() {
        canvas.restore();
    }

    @Override
    public void translate(double x, double y) {
        canvas.translate(x, y);
    }

    @Override
    public void setGlobalAlpha(double alpha) {
        canvas.setGlobalAlpha(alpha);
    }

    @Override
    public void setFill(Color color) {
        canvas.setFill(color);
    }

    @Override
    public void setStroke(Color color) {
        canvas.setStroke(color);
    }

    @Override
    public void setLineWidth(double pixels) {
        canvas.setLineWidth(pixels);
    }

    @Override
    public void setLineDashes(double... dashes) {
        canvas.setLineDashes(dashes);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        canvas.fillRect(x, y, width, height);
    }

    @Override
    public void strokeRect(double x, double y, double width, double height) {
        canvas.strokeRect(x, y, width, height);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        canvas.fillRoundRect(x, y, width, height, arcWidth, arcHeight);
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        canvas.strokeRoundRect(x, y, width, height, arcWidth, arcHeight);
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        canvas.fillOval(x, y, width, height);
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        canvas.strokeOval(x, y, width, height);
    }

    @Override
    public void strokeLine(double fromX, double fromY, double toX, double toY) {
        canvas.strokeLine(fromX, fromY, toX, toY);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        canvas.fillPolygon(xs, ys, count);
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys, int count) {
        canvas.strokePolygon(xs, ys, count);
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, int count) {
        canvas.strokePolyline(xs, ys, count);
    }

    @Override
    public void beginPath() {
        canvas.beginPath();
    }

    @Override
    public void moveTo(double x, double y) {
        canvas.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        canvas.lineTo(x, y);
    }

    @Override
    public void quadraticCurveTo(double controlX, double controlY, double x, double y) {
        canvas.quadraticCurveTo(controlX, controlY, x, y);
    }

    @Override
    public void bezierCurveTo(
            double firstControlX,
            double firstControlY,
            double secondControlX,
            double secondControlY,
            double x,
            double y) {
        canvas.bezierCurveTo(firstControlX, firstControlY, secondControlX, secondControlY, x, y);
    }

    @Override
    public void rect(double x, double y, double width, double height) {
        canvas.rect(x, y, width, height);
    }

    @Override
    public void closePath() {
        canvas.closePath();
    }

    @Override
    public void fill() {
        canvas.fill();
    }

    @Override
    public void stroke() {
        canvas.stroke();
    }

    @Override
    public void clip() {
        canvas.clip();
    }

    @Override
    public void setFont(Font font) {
        canvas.setFont(font);
    }

    @Override
    public void setTextAlign(TextAlignment alignment) {
        canvas.setTextAlign(alignment);
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        canvas.setTextBaseline(baseline);
    }

    @Override
    public void fillText(String text, double x, double y) {
        canvas.fillText(text, x, y);
    }
}
