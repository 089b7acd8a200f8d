package dev.densescope.ui.design.picture;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.LegendEntry;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.Figures;
import dev.densescope.ui.model.LayerTitle;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.input.KeyEvent;

/**
 * The picture of the network. The height of a layer's column shows the bytes of feature maps that it keeps after
 * forward. Mouse: {@link PictureMouse}; keys: {@link PictureKeys}. FX thread only.
 */
public final class NetworkPicture extends CanvasChart {
    private static final double LEFT = 44;
    private static final double TOP = 30;
    private static final double RIGHT = 4;
    private static final double ZOOM_STEP = 1.25;
    private static final double MARGIN = 20;
    private static final int MAX_STEPS = 5;
    /** The least distance of labels at the byte axis. */
    private static final double STEP_PIXELS = 17;

    private static final double HIGH = 420;
    private static final int MAX_STEPS_OF_HIGH = 8;

    private final DesignViewModel model;
    private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper(this, "zoomed", false);
    private Viewport viewport = Viewport.WHOLE;
    private Optional<LayerPath> hovered = Optional.empty();
    private OptionalInt dropBefore = OptionalInt.empty();
    private Optional<Laid> laid = Optional.empty();

    /** A layout, and what it is of. */
    private record Laid(DesignViewModel.View view, double width, double zoom, PictureLayout layout) {}

    public NetworkPicture(DesignViewModel model, Appearance appearance) {
        super(appearance);
        this.model = model;
        setId("network-picture");
        explain(palette -> LegendEntry.of(Category.FEATURE_MAPS, palette));
        model.viewProperty().addListener((observable, before, now) -> {
            if (!now.showsSameAs(before)) {
                modelChanged();
            }
        });
        new PictureMouse(this, model, readout()).install();
        PictureKeys keys = new PictureKeys(this, model);
        addEventHandler(KeyEvent.KEY_PRESSED, keys::press);
        describe();
    }

    @Override
    public ChartData data() {
        List<String> headings = new ArrayList<>(List.of(Messages.text("design.table.layer")));
        Category.FEATURE_MAPS.forEach(
                category -> headings.add(Messages.text("design.table.bytes", Messages.of(category))));
        List<List<String>> rows = new ArrayList<>();
        for (LayerBytes layer :
                model.view().predictions().of(model.view().plan()).layers()) {
            List<String> row = new ArrayList<>(List.of(layer.layer().text()));
            Category.FEATURE_MAPS.forEach(category -> row.add(String.valueOf(layer.own(category))));
            rows.add(row);
        }
        return new ChartData(headings, rows);
    }

    /** Zooms out to the whole network. */
    public void fit() {
        see(Viewport.WHOLE);
    }

    /** Zooms around the middle. */
    public void zoom(boolean in) {
        zoom(in ? ZOOM_STEP : 1 / ZOOM_STEP, plot().width() / 2);
    }

    /** Whether the picture is larger than its visible part. */
    public ReadOnlyBooleanProperty zoomedProperty() {
        return zoomed.getReadOnlyProperty();
    }

    /** Zooms by a factor; what is {@code x} pixels right of the plot's left edge stays there. */
    void zoom(double factor, double x) {
        double anchor = shown().anchorAt(viewport.offset() + x);
        double most = PictureLayout.maxZoom(model.view().predictions().network(), plot().width());
        viewport = new Viewport(Math.max(1, Math.min(most, viewport.zoom() * factor)), 0);
        see(viewport.panned(shown().xOf(anchor) - x));
    }

    void pan(double pixels) {
        see(viewport.panned(pixels));
    }

    /** The position in the layout of a pixel of this chart. */
    double positionOf(double x) {
        return x - plot().left() + viewport.offset();
    }

    PlotArea plot() {
        return new PlotArea(LEFT, TOP, getWidth() - LEFT - RIGHT, getHeight() - TOP - CaptionPainter.HEIGHT);
    }

    PictureLayout shown() {
        DesignViewModel.View view = model.view();
        double width = plot().width();
        double zoom = viewport.zoom();
        PictureLayout layout = laid.filter(
                        last -> last.view().predictsSameAs(view) && last.width() == width && last.zoom() == zoom)
                .map(Laid::layout)
                .orElseGet(() -> PictureLayout.of(view.predictions(), view.plan(), width, zoom));
        laid = Optional.of(new Laid(view, width, zoom, layout));
        return layout;
    }

    /** Frames a layer lightly. */
    void hover(Optional<LayerPath> layer) {
        if (!layer.equals(hovered)) {
            hovered = layer;
            redraw();
        }
    }

    /** Shows where a dragged block would be dropped: before a block, counted from 1. */
    void showDrop(OptionalInt before) {
        if (!before.equals(dropBefore)) {
            dropBefore = before;
            redraw();
        }
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        PlotArea plot = plot();
        PictureLayout layout = shown();
        viewport = viewport.inside(plot.width(), layout.width());
        double from = viewport.offset();
        int labels = (int) Math.max(1, plot.height() / STEP_PIXELS);
        int steps = Math.min(labels, height > HIGH ? MAX_STEPS_OF_HIGH : MAX_STEPS);
        Axis axis = Axis.bytes(layout.largestBytes(from, from + plot.width()), steps);
        LayerPath selected = model.view().selection();
        new NetworkPainter(pen, plot, axis, layout, from).paint(selected, hovered);
        new CaptionPainter(pen, plot, layout, from).paint(selected);
        dropBefore.ifPresent(block -> drop(pen, plot, plot.left() - from + layout.gapBefore(block)));
    }

    private static void drop(ChartPen pen, PlotArea plot, double x) {
        pen.fill(pen.color(Token.ACCENT), Math.rint(x) - 1, plot.top(), 2, plot.height() + CaptionPainter.HEIGHT - 6);
    }

    private void see(Viewport next) {
        viewport = next;
        viewport = next.inside(plot().width(), shown().width());
        zoomed.set(viewport.zoom() > 1);
        redraw();
    }

    private void modelChanged() {
        shown().edges(model.view().selection())
                .ifPresent(edges -> see(viewport.showing(edges[0] - MARGIN, edges[1] + MARGIN, plot().width())));
        hovered = Optional.empty();
        readout().hide();
        describe();
        redraw();
    }

    private void describe() {
        DesignViewModel.View view = model.view();
        StringBuilder text = new StringBuilder(Messages.text(
                "design.picture.spoken",
                LayerTitle.of(view.selection()),
                view.plan().id()));
        Figures.of(view.selection(), view.predictions(), view.plan())
                .forEach(fact -> text.append(' ')
                        .append(fact.label())
                        .append(' ')
                        .append(fact.value())
                        .append('.'));
        announce(text.toString());
    }
}
