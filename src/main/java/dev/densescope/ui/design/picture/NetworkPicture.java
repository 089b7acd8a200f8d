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
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.design.model.DesignText;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.Figures;
import dev.densescope.ui.model.LayerTitle;
import dev.densescope.ui.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * The picture of the network. The height of a dense layer's column shows the bytes of feature maps that it keeps after
 * forward. A click or the arrow keys select; Ctrl and wheel zoom; wheel or drag pan. FX thread only.
 */
public final class NetworkPicture extends CanvasChart {
    private static final double LEFT = 44;
    private static final double TOP = 30;
    private static final double RIGHT = 4;
    private static final double BELOW = 32;
    private static final double ZOOM_STEP = 1.25;
    private static final double DRAG_THRESHOLD = 4;

    private final DesignViewModel model;
    private Viewport viewport = Viewport.WHOLE;
    private Optional<LayerPath> hovered = Optional.empty();
    private double dragX;
    private boolean panning;

    public NetworkPicture(DesignViewModel model, Appearance appearance) {
        super(appearance);
        this.model = model;
        setId("network-picture");
        model.viewProperty().addListener((observable, before, now) -> modelChanged());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> dragX = event.getX());
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
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
        viewport = Viewport.WHOLE;
        redraw();
    }

    /** Zooms around the middle. */
    public void zoom(boolean in) {
        zoom(in ? ZOOM_STEP : 1 / ZOOM_STEP, plot().width() / 2);
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        PlotArea plot = plot();
        viewport = viewport.inside(plot.width());
        PictureLayout layout = layout(plot);
        Axis axis = Axis.bytes(layout.largestBytes(), height > 420 ? 8 : 5);
        new PicturePainter(pen, plot, axis, layout, viewport.offset())
                .paint(model.view().selection(), hovered);
    }

    private PlotArea plot() {
        return new PlotArea(LEFT, TOP, getWidth() - LEFT - RIGHT, getHeight() - TOP - BELOW);
    }

    private PictureLayout layout(PlotArea plot) {
        DesignViewModel.View view = model.view();
        return PictureLayout.of(view.predictions(), view.plan(), plot.width(), viewport.zoom());
    }

    private void modelChanged() {
        PlotArea plot = plot();
        layout(plot)
                .edges(model.view().selection())
                .ifPresent(edges -> viewport = viewport.showing(edges[0] - 20, edges[1] + 20, plot.width()));
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

    private Optional<LayerPath> layerAt(MouseEvent event) {
        PlotArea plot = plot();
        return layout(plot).layerAt(event.getX() - plot.left() + viewport.offset());
    }

    private Optional<LayerPath> blockAt(MouseEvent event) {
        PlotArea plot = plot();
        return layout(plot)
                .spanAt(event.getX() - plot.left() + viewport.offset())
                .map(PictureLayout.Span::path);
    }

    private void hover(MouseEvent event) {
        boolean onCaption = event.getY() > plot().bottom();
        Optional<LayerPath> now = onCaption ? Optional.empty() : layerAt(event);
        setCursor(now.isPresent() || (onCaption && blockAt(event).isPresent()) ? Cursor.HAND : Cursor.DEFAULT);
        if (!now.equals(hovered)) {
            hovered = now;
            redraw();
        }
        now.ifPresentOrElse(path -> showReadout(path, event), readout()::hide);
    }

    private void leave() {
        hovered = Optional.empty();
        readout().hide();
        redraw();
    }

    private void showReadout(LayerPath path, MouseEvent event) {
        DesignViewModel.View view = model.view();
        view.predictions().of(view.plan()).layers().stream()
                .filter(layer -> layer.layer().equals(path))
                .findFirst()
                .ifPresent(layer -> readout()
                        .show(
                                LayerTitle.of(path),
                                Messages.text("design.readout.kept", DesignText.bytes(layer.ownFeatureMapBytes())),
                                readoutRows(layer),
                                event.getX(),
                                event.getY()));
    }

    private static List<ChartReadout.Row> readoutRows(LayerBytes layer) {
        List<ChartReadout.Row> rows = new ArrayList<>();
        for (int i = Category.FEATURE_MAPS.size() - 1; i >= 0; i--) {
            Category category = Category.FEATURE_MAPS.get(i);
            if (layer.own(category) > 0) {
                rows.add(new ChartReadout.Row(
                        Optional.of(category), Messages.of(category), DesignText.bytes(layer.own(category))));
            } else if (layer.shared(category) > 0) {
                rows.add(new ChartReadout.Row(
                        Optional.of(category), Messages.of(category), Messages.text("design.readout.shared")));
            }
        }
        return rows;
    }

    private void drag(MouseEvent event) {
        double distance = dragX - event.getX();
        if (panning || (Math.abs(distance) > DRAG_THRESHOLD && viewport.zoom() > 1)) {
            panning = true;
            setCursor(Cursor.CLOSED_HAND);
            viewport = viewport.panned(distance, plot().width());
            dragX = event.getX();
            readout().hide();
            redraw();
        }
    }

    private void release(MouseEvent event) {
        boolean wasPanning = panning;
        panning = false;
        if (wasPanning || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<LayerPath> target = event.getY() > plot().bottom() ? blockAt(event) : layerAt(event);
        model.select(target.orElse(LayerPath.NETWORK));
    }

    private void scroll(ScrollEvent event) {
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (event.isShortcutDown()) {
            zoom(delta > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, event.getX() - plot().left());
        } else {
            viewport = viewport.panned(-delta, plot().width());
            redraw();
        }
        event.consume();
    }

    private void zoom(double factor, double x) {
        PlotArea plot = plot();
        double max = PictureLayout.maxZoom(model.view().predictions().network(), plot.width());
        viewport = viewport.zoomed(factor, x, plot.width(), max);
        redraw();
    }

    private void key(KeyEvent event) {
        if (!event.isAltDown() && (zoomed(event) || (!event.isShortcutDown() && travelled(event)))) {
            event.consume();
        }
    }

    /**
     * Handles the zoom keys, with and without Ctrl, so that plus works on keyboards that have it above the equals sign.
     */
    private boolean zoomed(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> zoom(true);
            case MINUS, SUBTRACT -> zoom(false);
            case DIGIT0, NUMPAD0 -> fit();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean travelled(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> model.travel(1);
            case LEFT -> model.travel(-1);
            case DOWN -> model.travelBlocks(1);
            case UP -> model.travelBlocks(-1);
            case HOME -> model.travelToEnd(-1);
            case END -> model.travelToEnd(1);
            case ESCAPE -> model.select(LayerPath.NETWORK);
            default -> {
                return false;
            }
        }
        return true;
    }
}
