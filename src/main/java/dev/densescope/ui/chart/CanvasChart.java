package dev.densescope.ui.chart;

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

/** A chart on a canvas that fills its space. However often {@link #redraw} is called, it draws once a frame. */
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

    /** The numbers behind the picture. */
    public abstract ChartData data();

    /** Draws everything; the canvas has been cleared. */
    protected abstract void draw(ChartPen pen, double width, double height);

    /** Asks for a drawing in the next frame. */
    protected final void redraw() {
        setNeedsLayout(true);
    }

    protected final ChartReadout readout() {
        return readout;
    }

    protected final Appearance appearance() {
        return appearance;
    }

    /** Says to screen readers what the chart shows, or what its cursor is on. */
    protected final void announce(String text) {
        setAccessibleText(text);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /** The chart as a picture on the window's background, drawn anew at a scale: 2 gives twice as many pixels. */
    public final WritableImage picture(double scale) {
        Canvas large = new Canvas(canvas.getWidth() * scale, canvas.getHeight() * scale);
        large.getGraphicsContext2D().scale(scale, scale);
        draw(new ChartPen(large.getGraphicsContext2D(), appearance.palette()), canvas.getWidth(), canvas.getHeight());
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
            draw(new ChartPen(graphics, appearance.palette()), width, height);
        }
        readout.autosize();
    }
}
