package dev.densescope.ui.chart;

import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.graphics.CanvasGraphics;
import dev.densescope.ui.chart.graphics.SvgGraphics;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import java.util.List;
import java.util.function.Function;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A chart on a canvas that fills its region. Draws at most once per frame, however often {@link #redraw} is called, and
 * without a layout of the nodes around it. FX thread only.
 */
public abstract class CanvasChart extends Region {
    private final Canvas canvas = new Canvas();
    private final Surface surface = new Surface();
    private final ChartReadout readout = new ChartReadout();
    private final Appearance appearance;
    private final ChartPen pen;
    private String fileName = "";
    private Runnable changed = () -> {};
    private Function<Palette, List<LegendEntry>> legend = palette -> List.of();
    private double roomAbove;

    protected CanvasChart(Appearance appearance) {
        this.appearance = appearance;
        pen = new ChartPen(new CanvasGraphics(canvas.getGraphicsContext2D()), appearance.palette());
        surface.getChildren().add(canvas);
        getChildren().addAll(surface, readout);
        getStyleClass().add("canvas-chart");
        getStylesheets().add(CanvasChart.class.getResource("charts.css").toExternalForm());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(Messages.text("chart.role"));
        setMinSize(60, 40);
        appearance.whenRecoloured(this, this::redraw);
        focusedProperty().addListener((observable, before, now) -> redraw());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    }

    /** What the chart is drawn on. It is not managed, so that its layout, which draws, stays its own. */
    private final class Surface extends Pane {
        Surface() {
            setManaged(false);
            setMouseTransparent(true);
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            double height = getHeight();
            if (width <= 1 || height <= 1) {
                return;
            }
            boolean resized = canvas.getWidth() != width || canvas.getHeight() != height;
            canvas.setWidth(width);
            canvas.setHeight(height);
            if (prepare(width, height) || resized) {
                canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
                drawCanvas(pen.with(appearance.palette()), width, height);
            }
        }
    }

    /** The numbers that the chart shows. */
    public abstract ChartData data();

    /** Draws the whole chart, as it is shown, on anything: its canvas, a picture, a file. */
    protected abstract void draw(ChartPen pen, double width, double height);

    /**
     * Updates the parts of the chart that are not on its canvas, before each frame in which it changes.
     *
     * @return whether the canvas must be drawn again
     */
    protected boolean prepare(double width, double height) {
        return true;
    }

    /** Draws the cleared canvas: the whole chart, except what {@link #prepare} has put on nodes of its own. */
    protected void drawCanvas(ChartPen canvasPen, double width, double height) {
        draw(canvasPen, width, height);
    }

    /** Adds a node above the canvas, and below the readout. */
    protected final void addLayer(Node layer) {
        surface.getChildren().add(layer);
    }

    /** Requests drawing in the next frame. */
    protected final void redraw() {
        surface.requestLayout();
        changed.run();
    }

    /** The suggested name of saved pictures, without extension. */
    public final String fileName() {
        if (fileName.isEmpty()) {
            return getId() == null ? "chart" : getId();
        }
        return fileName;
    }

    /** Sets the suggested name of saved pictures, without extension. */
    public final void setFileName(String name) {
        fileName = name;
    }

    /** Sets what is called when the chart may have changed, at most once per frame and change. */
    final void setOnChanged(Runnable listener) {
        changed = listener;
    }

    /** Sets the legend of pictures, which have no nodes around the chart that explain its colours. */
    protected final void explain(Function<Palette, List<LegendEntry>> entries) {
        legend = entries;
    }

    /** Makes room for a legend above the plot. */
    final void setRoomAbove(double pixels) {
        if (pixels != roomAbove) {
            roomAbove = pixels;
            redraw();
        }
    }

    /** The top of the plot: below the unit of its axis, and below the legend. */
    protected final double plotTop(double least) {
        return Math.max(least, Math.ceil(roomAbove) + 6);
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
     * A picture of the chart and its legend on the background of the window, drawn at a scale: 2 doubles width and height
     * in pixels.
     */
    public final WritableImage picture(double scale) {
        PictureLegend entries = pictureLegend();
        Canvas large = new Canvas(canvas.getWidth() * scale, (canvas.getHeight() + room(entries)) * scale);
        large.getGraphicsContext2D().scale(scale, scale);
        drawPicture(new ChartPen(new CanvasGraphics(large.getGraphicsContext2D()), appearance.palette()), entries);
        SnapshotParameters background = new SnapshotParameters();
        background.setFill(appearance.palette().color(Token.BACKGROUND));
        return large.snapshot(background, null);
    }

    /** The chart as it is shown, and its legend, as the text of an SVG file on the background of the window. */
    public final String svg() {
        PictureLegend entries = pictureLegend();
        SvgGraphics graphics = new SvgGraphics(
                canvas.getWidth(),
                canvas.getHeight() + room(entries),
                String.valueOf(getAccessibleText()),
                appearance.palette().color(Token.BACKGROUND));
        drawPicture(new ChartPen(graphics, appearance.palette()), entries);
        return graphics.finish();
    }

    private PictureLegend pictureLegend() {
        return new PictureLegend(legend.apply(appearance.palette()), canvas.getWidth());
    }

    /** Room for a legend that is not above the plot on the screen. */
    private double room(PictureLegend entries) {
        return roomAbove > 0 ? 0 : entries.height();
    }

    private void drawPicture(ChartPen picturePen, PictureLegend entries) {
        picturePen.graphics().save();
        picturePen.graphics().translate(0, room(entries));
        draw(picturePen, canvas.getWidth(), canvas.getHeight());
        picturePen.graphics().restore();
        entries.draw(picturePen);
    }

    @Override
    protected final void layoutChildren() {
        surface.resize(snapSizeX(getWidth()), snapSizeY(getHeight()));
        surface.requestLayout();
        readout.autosize();
    }
}
