package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelinePixels;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.theme.Appearance;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;

/**
 * The memory timeline of one training step: live bytes by category as a step function, an outline of the prediction,
 * lines of reserved and process memory, and the lane of phases. Keys: arrows or {@code , .} move the cursor, W A S D
 * zoom and pan, F fits, P goes to the peak. FX thread only.
 */
public final class MemoryTimelineChart extends CanvasChart {
    private static final double LEFT_PIXELS = 52;
    private static final double TOP_PIXELS = 28;
    private static final double RIGHT_PIXELS = 8;

    private final ObjectProperty<LayerPath> selectedLayer =
            new SimpleObjectProperty<>(this, "selectedLayer", LayerPath.NETWORK);
    private final ObjectProperty<TimelineAxis> axis = new SimpleObjectProperty<>(this, "axis", TimelineAxis.TIME);
    private final ObjectProperty<OptionalInt> cursor =
            new SimpleObjectProperty<>(this, "cursorOperation", OptionalInt.empty());
    private final ReadOnlyObjectWrapper<AxisRange> visible;
    private final ReadOnlyObjectWrapper<TimelineContent> content;
    private final TimelineView view;
    private final TimelineInput input;
    private final TimelinePixels pixels = new TimelinePixels();
    private final TimelineScreen screen = new TimelineScreen(pixels);
    private PlotArea plot = new PlotArea(0, 0, 1, 1);
    private Axis bytes = Axis.bytes(0, 1);

    public MemoryTimelineChart(Appearance appearance, TimelineContent first) {
        super(appearance);
        view = new TimelineView(first);
        content = new ReadOnlyObjectWrapper<>(this, "content", first);
        visible = new ReadOnlyObjectWrapper<>(this, "visibleRange", view.visible());
        getStyleClass().add("memory-timeline");
        axis.addListener((observable, before, now) -> {
            view.setAxis(now);
            changed();
        });
        cursor.addListener((observable, before, now) -> {
            if (!now.equals(view.cursor())) {
                now.ifPresentOrElse(view::placeCursor, view::clearCursor);
                changed();
            }
        });
        selectedLayer.addListener((observable, before, now) -> redraw());
        screen.layers().forEach(this::addLayer);
        input = new TimelineInput(this, view);
        input.install();
        announce(summary());
    }

    /** Replaces the content; zoom and cursor are kept. */
    public void show(TimelineContent now) {
        boolean wasWhole = view.content().isWhole();
        view.show(now);
        if ((now.isWhole() && !wasWhole) || now.measuredOperations() == 0) {
            announce(summary());
        }
        changed();
        content.set(now);
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<TimelineContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** The layer whose operations are highlighted; {@link LayerPath#NETWORK} for none. */
    public ObjectProperty<LayerPath> selectedLayerProperty() {
        return selectedLayer;
    }

    /** What the timeline is drawn over. Operations are shown instead of time until a step has been timed. */
    public ObjectProperty<TimelineAxis> axisProperty() {
        return axis;
    }

    /** The axis in effect. */
    public TimelineAxis shownAxis() {
        return view.axis();
    }

    /** The operation at the cursor, counted from 0; empty without a cursor. Setting it moves the cursor. */
    public ObjectProperty<OptionalInt> cursorOperationProperty() {
        return cursor;
    }

    /** The visible range, in values of the axis. */
    public ReadOnlyObjectProperty<AxisRange> visibleRangeProperty() {
        return visible.getReadOnlyProperty();
    }

    /** Shows a range, or as much of it as the axis allows. */
    public void show(AxisRange range) {
        view.show(range);
        changed();
    }

    /** Shows the whole step. */
    public void fit() {
        view.fit();
        changed();
    }

    /** Acts on one of the keys W A S D F. */
    void zoom(KeyCode key) {
        input.zooms(key);
        changed();
    }

    /** The state of the view, for the overview of the axis. */
    TimelineView view() {
        return view;
    }

    @Override
    public ChartData data() {
        return TimelineTable.of(view.content());
    }

    @Override
    protected boolean prepare(double width, double height) {
        arrange(width, height);
        boolean stale = screen.show(new TimelineScreen.Frame(
                view, plot, bytes, selectedLayer.get(), appearance().palette(), Pixels.scaleAt(this)));
        placeReadout();
        return stale;
    }

    @Override
    protected void drawCanvas(ChartPen pen, double width, double height) {
        pen.byteGrid(plot, bytes);
        new LanePainter(pen, plot, view).names();
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        arrange(width, height);
        drawCanvas(pen, width, height);
        new TimelinePainter(pen, plot, bytes, view).paint(selectedLayer.get());
        pixels.show(view, (int) plot.width());
        new LanePainter(pen, plot, view).lanes(pixels);
    }

    private void arrange(double width, double height) {
        double top = plotTop(TOP_PIXELS);
        plot = new PlotArea(LEFT_PIXELS, top, width - LEFT_PIXELS - RIGHT_PIXELS, height - top - LanePainter.BOTTOM);
        long highest = TimelineLevels.maxBytes(view.content());
        int steps = Math.max(2, Math.min(8, (int) (plot.height() / 44)));
        bytes = Axis.bytes(highest + highest / 50, steps);
    }

    PlotArea plot() {
        return plot;
    }

    /** Redraws after a change of the view, and publishes its cursor and its range. */
    void changed() {
        cursor.set(view.cursor());
        visible.set(view.visible());
        redraw();
    }

    private void placeReadout() {
        if (view.cursor().isEmpty()) {
            readout().hide();
            return;
        }
        int operation = view.cursor().getAsInt();
        double x = plot.x(view.visible(), view.bounds().start(operation));
        if (x < plot.left() - 1 || x > plot.right() + 1) {
            readout().hide();
            return;
        }
        TimelineReadout text = new TimelineReadout(view, bytes, operation);
        double y = plot.y(bytes, view.content().totalBytes(operation));
        readout().keepInside(plot, peak());
        readout().show(text.title(), text.subtitle(), text.rows(), x, y);
        announce(readout().spoken());
    }

    /** The point of the peak, which the readout does not cover. */
    private Point2D peak() {
        int operation = view.peakOperation();
        return new Point2D(
                plot.x(view.visible(), view.bounds().start(operation)),
                plot.y(bytes, view.content().totalBytes(operation)));
    }

    private String summary() {
        TimelineContent shown = view.content();
        String predicted =
                Messages.text("chart.timeline.spoken", text(shown.predicted().peakBytes()));
        return shown.measuredOperations() == 0
                ? predicted
                : predicted + " "
                        + Messages.text(
                                "chart.timeline.spokenMeasured",
                                text(shown.measured().peakBytes()));
    }

    private static String text(long bytes) {
        return QuantityText.window().bytes(bytes);
    }
}
