package dev.densescope.ui.compare.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.bars.BarSlots;
import dev.densescope.chart.bars.BarSpacing;
import dev.densescope.compare.LayerDifference;
import dev.densescope.compare.LayerQuantity;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.chart.LegendEntry;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/**
 * The layers of a run less those of the reference, as bars from zero: those below are saved. Arrow keys go from layer to
 * layer. FX thread only.
 */
public final class DifferenceCanvas extends CanvasChart {
    private static final double LEFT_PIXELS = 52;
    private static final double TOP_PIXELS = 24;
    private static final double RIGHT_PIXELS = 12;
    private static final double BOTTOM_PIXELS = 24;
    private static final double STEP_PIXELS = 36;
    private static final int MAX_STEPS = 5;

    private List<LayerDifference> layers = List.of();
    private LayerQuantity quantity = LayerQuantity.KEPT;
    private String label = "";
    private int series;
    private OptionalInt cursor = OptionalInt.empty();
    private PlotArea plot = new PlotArea(0, 0, 1, 1);
    private BarSlots slots = BarSlots.across(List.of(), 1, BarSpacing.PIXELS);

    public DifferenceCanvas(Appearance appearance) {
        super(appearance);
        setId("compare-differences");
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> place(OptionalInt.empty()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /**
     * Shows a run.
     *
     * @param newLayers in forward order
     * @param newSeries the colour of the run
     */
    public void show(String newLabel, List<LayerDifference> newLayers, LayerQuantity newQuantity, int newSeries) {
        label = newLabel;
        layers = List.copyOf(newLayers);
        quantity = newQuantity;
        series = newSeries;
        cursor = OptionalInt.empty();
        explain(palette -> List.of(new LegendEntry(label, palette.series(series))));
        long sum = differences().sum();
        announce(Messages.text("compare.differences.spoken", label, text(sum)));
        redraw();
    }

    @Override
    public ChartData data() {
        List<String> headings = List.of(
                Messages.text("compare.table.layer"),
                Messages.text("compare.table.keptLess"),
                Messages.text("compare.table.kept"),
                Messages.text("compare.table.peakLess"),
                Messages.text("compare.table.peak"),
                Messages.text("compare.table.millisLess"),
                Messages.text("compare.table.millis"));
        List<List<String>> rows = LayerDifference.sorted(layers, quantity).stream()
                .map(DifferenceCanvas::row)
                .toList();
        return new ChartData(headings, rows);
    }

    private static List<String> row(LayerDifference layer) {
        List<String> cells = new ArrayList<>(List.of(layer.layer().text()));
        for (LayerQuantity each : LayerQuantity.values()) {
            boolean both = layer.run().isPresent() && layer.reference().isPresent();
            cells.add(both ? exact(layer.difference(each), each) : "");
            cells.add(layer.run().map(figures -> exact(each.of(figures), each)).orElse(""));
        }
        return cells;
    }

    private static String exact(long value, LayerQuantity of) {
        return of == LayerQuantity.TIME ? String.format(Locale.ROOT, "%.3f", value / 1e6) : Long.toString(value);
    }

    private LongStream differences() {
        return layers.stream().mapToLong(layer -> layer.difference(quantity));
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        plot = new PlotArea(
                LEFT_PIXELS, TOP_PIXELS, width - LEFT_PIXELS - RIGHT_PIXELS, height - TOP_PIXELS - BOTTOM_PIXELS);
        Axis axis = axis();
        pen.byteGrid(plot, axis);
        pen.horizontal(Token.MUTED, plot.left(), plot.right(), plot.y(axis, 0));
        slots = BarSlots.across(layers.stream().map(LayerDifference::layer).toList(), plot.width(), BarSpacing.PIXELS);
        for (int i = 0; i < layers.size(); i++) {
            bar(pen, axis, i);
        }
        captions(pen);
        placeReadout(axis);
    }

    private Axis axis() {
        long least = differences().min().orElse(0);
        long most = differences().max().orElse(0);
        int steps = Math.max(2, Math.min(MAX_STEPS, (int) (plot.height() / STEP_PIXELS)));
        return quantity == LayerQuantity.TIME
                ? Axis.nanoDifferences(least, most, steps)
                : Axis.byteDifferences(least, most, steps);
    }

    private void bar(ChartPen pen, Axis axis, int index) {
        long difference = layers.get(index).difference(quantity);
        BarSlots.Slot slot = slots.bars().get(index);
        double top = plot.y(axis, Math.max(0, difference));
        double bottom = plot.y(axis, Math.min(0, difference));
        pen.fill(
                pen.palette().series(series),
                plot.left() + slot.x(),
                top,
                slot.width(),
                difference == 0 ? 0 : Math.max(1, bottom - top));
        if (cursor.equals(OptionalInt.of(index))) {
            pen.stroke(pen.color(Token.TEXT), 1);
            pen.graphics().strokeRect(plot.left() + slot.x() - 1.5, top - 1.5, slot.width() + 3, bottom - top + 3);
        }
    }

    private void captions(ChartPen pen) {
        for (BarSlots.Group group : slots.groups()) {
            String name = group.isBlock()
                    ? Messages.text("compare.block", group.part().block())
                    : "";
            if (ChartPen.width(name) <= group.toX() - group.fromX() + 12) {
                double centre = plot.left() + (group.fromX() + group.toX()) / 2;
                pen.text(name, Token.MUTED, TextAlignment.CENTER, centre, plot.bottom() + 14);
            }
        }
    }

    private void placeReadout(Axis axis) {
        if (cursor.isEmpty()) {
            readout().hide();
            return;
        }
        LayerDifference layer = layers.get(cursor.getAsInt());
        long difference = layer.difference(quantity);
        String value = layer.run().isPresent() && layer.reference().isPresent()
                ? text(difference)
                : Messages.text("compare.cursor.none");
        double x = plot.left() + slots.bars().get(cursor.getAsInt()).centre();
        List<ChartReadout.Row> rows = List.of(new ChartReadout.Row(Palette.seriesClass(series), label, value));
        readout().show(layer.layer().text(), "", rows, x, plot.y(axis, Math.max(0, difference)));
        announce(readout().spoken());
    }

    private String text(long value) {
        String text = quantity == LayerQuantity.TIME
                ? QuantityText.window().duration(value)
                : QuantityText.window().bytes(value);
        return value > 0 ? "+" + text : text.replace('-', '−');
    }

    private void hover(double x) {
        place(slots.at(x - plot.left())
                .map(slot -> OptionalInt.of(slots.bars().indexOf(slot)))
                .orElseGet(OptionalInt::empty));
    }

    private void key(KeyEvent event) {
        int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (by != 0 && !layers.isEmpty() && !event.isShortcutDown()) {
            int next = cursor.isPresent() ? cursor.getAsInt() + by : 0;
            place(OptionalInt.of(Math.max(0, Math.min(layers.size() - 1, next))));
            event.consume();
        }
    }

    private void place(OptionalInt newCursor) {
        cursor = newCursor;
        redraw();
    }
}
