package dev.densescope.ui.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.bars.BarSlots;
import dev.densescope.chart.bars.BarSpacing;
import dev.densescope.chart.bars.LayerBar;
import dev.densescope.memory.Category;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Bytes of feature maps that each layer keeps: predicted as an outline, measured as a fill, which fades as they are
 * released in backward. A click or the arrow keys select a layer. FX thread only.
 */
public final class LayerBarChart extends CanvasChart {
    private static final double LEFT_PIXELS = 52;
    private static final double TOP_PIXELS = 28;
    private static final double RIGHT_PIXELS = 8;
    private static final double BOTTOM_PIXELS = 26;

    private final ObjectProperty<LayerPath> selectedLayer =
            new SimpleObjectProperty<>(this, "selectedLayer", LayerPath.NETWORK);
    private List<LayerBar> bars = List.of();
    private Map<String, String> captions = Map.of();
    private Optional<LayerPath> hovered = Optional.empty();
    private PlotArea plot = new PlotArea(0, 0, 1, 1);
    private BarSlots slots = new BarSlots(List.of(), List.of());

    public LayerBarChart(Appearance appearance) {
        super(appearance);
        getStyleClass().add("layer-bar-chart");
        selectedLayer.addListener((observable, before, now) -> redraw());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(at(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(Optional.empty()));
        addEventHandler(
                MouseEvent.MOUSE_CLICKED, event -> selectedLayer.set(at(event).orElse(LayerPath.NETWORK)));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /**
     * Replaces the bars.
     *
     * @param groupCaptions captions of {@code block1}, {@code transition1}, {@code stem}, {@code head}
     */
    public void show(List<LayerBar> newBars, Map<String, String> groupCaptions) {
        boolean sameLayers = newBars.size() == bars.size();
        bars = List.copyOf(newBars);
        captions = Map.copyOf(groupCaptions);
        if (!sameLayers) {
            announce(Messages.text("chart.layers.spoken", bars.size()));
        }
        redraw();
    }

    /** The selected layer; {@link LayerPath#NETWORK} for none. */
    public ObjectProperty<LayerPath> selectedLayerProperty() {
        return selectedLayer;
    }

    @Override
    public ChartData data() {
        List<String> headings = new ArrayList<>(List.of(
                Messages.text("chart.table.layer"),
                Messages.text("chart.table.predictedBytes"),
                Messages.text("chart.table.measuredBytes")));
        Category.FEATURE_MAPS.forEach(category -> {
            headings.add(Messages.text("chart.table.predictedBytesOf", Messages.of(category)));
            headings.add(Messages.text("chart.table.measuredBytesOf", Messages.of(category)));
        });
        return new ChartData(headings, bars.stream().map(LayerBarChart::row).toList());
    }

    private static List<String> row(LayerBar bar) {
        List<String> cells = new ArrayList<>(
                List.of(bar.layer().text(), Long.toString(bar.predictedBytes()), Long.toString(bar.measuredBytes())));
        Category.FEATURE_MAPS.forEach(category -> {
            cells.add(Long.toString(bar.predicted().get(category)));
            cells.add(Long.toString(bar.measured().get(category)));
        });
        return cells;
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        double top = plotTop(TOP_PIXELS);
        plot = new PlotArea(LEFT_PIXELS, top, width - LEFT_PIXELS - RIGHT_PIXELS, height - top - BOTTOM_PIXELS);
        slots = BarSlots.across(bars.stream().map(LayerBar::layer).toList(), plot.width(), BarSpacing.PIXELS);
        long largest = bars.stream()
                .mapToLong(bar -> Math.max(bar.predictedBytes(), bar.measuredBytes()))
                .max()
                .orElse(0);
        Axis axis = Axis.bytes(largest, Math.max(2, Math.min(6, (int) (plot.height() / 44))));
        pen.byteGrid(plot, axis);
        BarPainter painter = new BarPainter(pen, plot, axis, slots);
        painter.bars(bars, hovered, selectedLayer.get());
        painter.captions(captions);
        placeReadout(axis);
    }

    private void placeReadout(Axis axis) {
        Optional<LayerPath> read = hovered.isPresent() || !isFocused() ? hovered : Optional.of(selectedLayer.get());
        Optional<LayerBar> bar = read.flatMap(this::bar);
        if (bar.isEmpty()) {
            readout().hide();
            return;
        }
        LayerBar shown = bar.orElseThrow();
        double x = slots.of(shown.layer())
                .map(slot -> plot.left() + slot.x() + slot.width())
                .orElse(0.0);
        double y = plot.y(axis, Math.max(shown.predictedBytes(), shown.measuredBytes()));
        readout().show(shown.layer().text(), Messages.text("chart.layers.measuredOfPredicted"), rows(shown), x, y);
        announce(readout().spoken());
    }

    private static List<ChartReadout.Row> rows(LayerBar bar) {
        List<ChartReadout.Row> rows = new ArrayList<>();
        for (int i = Category.FEATURE_MAPS.size() - 1; i >= 0; i--) {
            Category category = Category.FEATURE_MAPS.get(i);
            if (bar.predicted().get(category) > 0 || bar.measured().get(category) > 0) {
                rows.add(new ChartReadout.Row(
                        Optional.of(category),
                        Messages.of(category),
                        pair(bar.measured().get(category), bar.predicted().get(category))));
            }
        }
        rows.add(new ChartReadout.Row(
                Optional.empty(), Messages.text("chart.total"), pair(bar.measuredBytes(), bar.predictedBytes())));
        return rows;
    }

    private static String pair(long measured, long predicted) {
        return measured == predicted
                ? QuantityText.window().exactBytes(predicted)
                : Messages.text(
                        "chart.layers.of", measured, QuantityText.window().exactBytes(predicted));
    }

    private void hover(Optional<LayerPath> now) {
        if (!now.equals(hovered)) {
            hovered = now;
            redraw();
        }
    }

    private Optional<LayerPath> at(MouseEvent event) {
        return plot.contains(event.getX(), event.getY())
                ? slots.at(event.getX() - plot.left()).map(BarSlots.Slot::layer)
                : Optional.empty();
    }

    private void key(KeyEvent event) {
        KeyCode key = event.getCode();
        if (key == KeyCode.LEFT || key == KeyCode.COMMA) {
            move(-1);
        } else if (key == KeyCode.RIGHT || key == KeyCode.PERIOD) {
            move(1);
        } else if (key == KeyCode.ESCAPE) {
            selectedLayer.set(LayerPath.NETWORK);
        } else {
            return;
        }
        event.consume();
    }

    private void move(int by) {
        if (bars.isEmpty()) {
            return;
        }
        int now = -1;
        for (int i = 0; i < bars.size(); i++) {
            now = bars.get(i).layer().equals(selectedLayer.get()) ? i : now;
        }
        int next = now < 0 ? 0 : Math.max(0, Math.min(bars.size() - 1, now + by));
        hovered = Optional.empty();
        selectedLayer.set(bars.get(next).layer());
    }

    private Optional<LayerBar> bar(LayerPath layer) {
        return bars.stream().filter(bar -> bar.layer().equals(layer)).findFirst();
    }
}
