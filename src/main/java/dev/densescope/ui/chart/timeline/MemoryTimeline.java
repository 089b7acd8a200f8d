package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.memory.Category;
import dev.densescope.memory.TracedOperation;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.text.TextAlignment;

/**
 * The memory timeline of one training step: live bytes by category as a step function, an outline of the prediction,
 * lines of reserved and process memory, and the lane of phases. Keys: arrows or {@code , .} move the cursor, W A S D
 * zoom and pan, F fits, P goes to the peak. FX thread only.
 */
public final class MemoryTimeline extends CanvasChart {
    private static final double LEFT_PIXELS = 52;
    private static final double TOP_PIXELS = 28;
    /** Height above the plot in narrow windows, where the legend needs two rows. */
    private static final double TOP_OF_NARROW_PIXELS = 46;

    private static final double NARROW_PIXELS = 760;
    private static final double RIGHT_PIXELS = 8;
    private static final double BOTTOM_PIXELS = 50;
    private static final double LINE_PIXELS = 14;
    /**
     * The line of process memory is drawn up to this multiple of reserved memory. Beyond it, it would compress the
     * chart, so only its value is shown.
     */
    private static final double PROCESS_IN_SIGHT = 1.6;

    private final ObjectProperty<LayerPath> selectedLayer =
            new SimpleObjectProperty<>(this, "selectedLayer", LayerPath.NETWORK);
    private final ObjectProperty<TimelineAxis> axis = new SimpleObjectProperty<>(this, "axis", TimelineAxis.TIME);
    private final ObjectProperty<OptionalInt> cursor =
            new SimpleObjectProperty<>(this, "cursorOperation", OptionalInt.empty());
    private final ReadOnlyObjectWrapper<AxisRange> visible;
    private final ReadOnlyObjectWrapper<TimelineContent> content;
    private final TimelineView view;
    private final TimelineInput input;
    private PlotArea plot = new PlotArea(0, 0, 1, 1);

    public MemoryTimeline(Appearance appearance, TimelineContent first) {
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
    protected void draw(ChartPen pen, double width, double height) {
        double top = width < NARROW_PIXELS ? TOP_OF_NARROW_PIXELS : TOP_PIXELS;
        plot = new PlotArea(LEFT_PIXELS, top, width - LEFT_PIXELS - RIGHT_PIXELS, height - top - BOTTOM_PIXELS);
        Axis axis = bytesAxis(plot.height());
        pen.byteGrid(plot, axis);
        new TimelinePainter(pen, plot, axis, view).paint(selectedLayer.get());
        levels(pen, axis);
        new LanePainter(pen, plot, view).paint();
        placeReadout(axis);
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

    private Axis bytesAxis(double plotHeight) {
        TimelineContent content = view.content();
        long top = content.maxBytes();
        if (processInSight()) {
            top = Math.max(top, content.processBytes());
        }
        int steps = Math.max(2, Math.min(8, (int) (plotHeight / 44)));
        return Axis.bytes(top + top / 50, steps);
    }

    private boolean processInSight() {
        TimelineContent content = view.content();
        return content.processBytes() > 0
                && content.processBytes() <= PROCESS_IN_SIGHT * Math.max(1, content.reservedBytes());
    }

    private void levels(ChartPen pen, Axis axis) {
        TimelineContent content = view.content();
        long reservedBytes = content.reservedLevelBytes();
        level(pen, axis, reservedBytes, reservedText(content), TextAlignment.LEFT, 5, 4);
        if (processInSight()) {
            String process = Messages.text("chart.timeline.process", text(content.processBytes()));
            level(pen, axis, content.processBytes(), process, TextAlignment.RIGHT, 1, 3);
        } else if (content.processBytes() > 0) {
            String above = Messages.text("chart.timeline.processAbove", text(content.processBytes()));
            double y = plot.top() + 9;
            double reservedY = plot.y(axis, reservedBytes);
            boolean struckThrough = Math.abs(reservedY - y) < LINE_PIXELS;
            double free = struckThrough ? reservedY + 9 : y;
            pen.textOnPlate(above, Token.MUTED, TextAlignment.RIGHT, plot.right() - 6, free);
        }
    }

    /** Draws a dashed line with its name above it, or below it if there is no space above. */
    private void level(ChartPen pen, Axis axis, long bytes, String name, TextAlignment alignment, double... dashes) {
        double y = plot.y(axis, bytes);
        pen.dashed(pen.color(Token.MUTED), plot.left(), plot.right(), y, dashes);
        double x = alignment == TextAlignment.LEFT ? plot.left() + 6 : plot.right() - 6;
        pen.textOnPlate(name, Token.MUTED, alignment, x, y - 16 < plot.top() ? y + 9 : y - 9);
    }

    private static String reservedText(TimelineContent content) {
        long measured = content.measuredReservedBytes();
        if (measured == 0) {
            return Messages.text("chart.timeline.willReserve", text(content.reservedBytes()));
        }
        return measured == content.reservedBytes()
                ? Messages.text("chart.timeline.reserved", text(measured))
                : Messages.text("chart.timeline.reservedOther", text(measured), text(content.reservedBytes()));
    }

    private void placeReadout(Axis axis) {
        if (view.cursor().isEmpty()) {
            readout().hide();
            return;
        }
        int operation = view.cursor().getAsInt();
        TracedOperation traced = view.operation(operation);
        double x = plot.x(view.visible(), view.bounds().start(operation));
        if (x < plot.left() - 1 || x > plot.right() + 1) {
            readout().hide();
            return;
        }
        double y = plot.y(axis, view.content().totalBytes(operation));
        readout().show(traced.layer() + "  " + traced.name(), subtitle(operation, traced), rows(operation), x, y);
        announce(readout().spoken());
    }

    private String subtitle(int operation, TracedOperation traced) {
        String phase = Messages.of(traced.phase());
        String state = operation < view.content().measuredOperations()
                ? Messages.text("chart.measured")
                : Messages.text("chart.predicted");
        String place = Messages.text(
                "chart.timeline.operationOf", operation + 1, view.bounds().operations());
        if (!view.showsTime()) {
            return String.join(" · ", phase, state, place);
        }
        String at = Messages.text(
                "chart.timeline.at",
                QuantityText.window().decimals(view.bounds().start(operation), 2));
        return String.join(" · ", phase, state, at, place);
    }

    private List<ChartReadout.Row> rows(int operation) {
        List<ChartReadout.Row> rows = new ArrayList<>();
        for (int i = Category.STACK.size() - 1; i >= 0; i--) {
            Category category = Category.STACK.get(i);
            long bytes = view.content().bytes(operation, category);
            if (bytes > 0) {
                rows.add(new ChartReadout.Row(Optional.of(category), Messages.of(category), exact(bytes)));
            }
        }
        rows.add(new ChartReadout.Row(
                Optional.empty(),
                Messages.text("chart.total"),
                exact(view.content().totalBytes(operation))));
        return rows;
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

    private static String exact(long bytes) {
        return QuantityText.window().exactBytes(bytes);
    }
}
