package dev.densescope.ui.chart;

import dev.densescope.ui.chart.graphics.CanvasGraphics;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Token;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** A chart on a canvas that fills its region. Draws at most once per frame, however often {@link #redraw} is called. */
public abstract class CanvasChart extends Region {
    private final Canvas canvas = new Canvas();
    private final ChartReadout readout = new ChartReadout();
    private final Appearance appearance;

    protected CanvasChart(Appearance appearance) {
        this.appearance = appearance;
        getChildren().addAll(canvas, readout);
        getStyleClass().add("canvas-chart");
        getStylesheets().add(CanvasChart.class.getResource("charts.css").toExternalForm());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(60, 40);
        appearance.paletteProperty().addListener((observable, before, now) -> redraw());
        focusedProperty().addListener((observable, before, now) -> redraw());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    }

    /** The numbers that the chart shows. */
    public abstract ChartData data();

    /** Draws the whole chart on the cleared canvas. */
    protected abstract void draw(ChartPen pen, double width, double height);

    /** Requests drawing in the next frame. */
    protected final void redraw() {
        setNeedsLayout(true);
    }

    protected final ChartReadout readout() {
        return readout;
    }

    protected final Appearance appearance() {
        return appearance;
    }

    /** Sets the text for screen readers: a summary of the chart, or the values at the cursor. */
    protected final void announce(String text) {
        setAccessibleText(text);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /**
     * A picture of the chart on the background of the window, drawn at a scale: 2 doubles width and height in pixels.
     */
    public final WritableImage picture(double scale) {
        Canvas large = new Canvas(canvas.getWidth() * scale, canvas.getHeight() * scale);
        large.getGraphicsContext2D().scale(scale, scale);
        draw(
                new ChartPen(new CanvasGraphics(large.getGraphicsContext2D()), appearance.palette()),
                canvas.getWidth(),
                canvas.getHeight());
        SnapshotParameters background = new SnapshotParameters();
        background.setFill(appearance.palette().color(Token.BACKGROUND));
        return large.snapshot(background, null);
    }

    @Override
    protected final void layoutChildren() {
        double width = snapSizeX(getWidth());
        double height = snapSizeY(getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, height);
        if (width > 1 && height > 1) {
            draw(new ChartPen(new CanvasGraphics(graphics), appearance.palette()), width, height);
        }
        readout.autosize();
    }
}
