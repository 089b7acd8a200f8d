package dev.densescope.ui.compare.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.overlay.OverlayView;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.chart.LegendEntry;
import dev.densescope.ui.compare.model.ComparisonView;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Live bytes of compared runs over one axis, a line for each run. A cursor shows the values of all runs. Keys: arrows or
 * {@code , .} move the cursor, W A S D zoom and pan, F fits, P goes to the peak of the reference. FX thread only.
 */
public final class OverlayCanvas extends CanvasChart {
    private static final double LEFT_PIXELS = 52;
    private static final double TOP_PIXELS = 28;
    private static final double RIGHT_PIXELS = 12;
    private static final double BOTTOM_PIXELS = 26;
    private static final double STEP_PIXELS = 44;
    private static final int MAX_STEPS = 8;

    private final OverlayView view = new OverlayView();
    private final ReadOnlyStringWrapper cursorText = new ReadOnlyStringWrapper(this, "cursorText", "");
    private Optional<ComparisonView> shown = Optional.empty();
    private Optional<Overlay> overlay = Optional.empty();
    private PlotArea plot = new PlotArea(0, 0, 1, 1);

    /** @param id of the node */
    public OverlayCanvas(Appearance appearance, String id) {
        super(appearance);
        setId(id);
        new OverlayInput(this, view).install(this);
    }

    /**
     * Shows lines of a comparison; the cursor and the zoom are forgotten.
     *
     * @param lines of the runs, over one axis
     */
    public void show(ComparisonView comparison, Overlay lines) {
        shown = Optional.of(comparison);
        overlay = Optional.of(lines);
        view.show(lines.lines(), lines.axis().isWhole());
        explain(palette -> legend(palette, comparison));
        announce(summary(comparison, lines));
        cursorMoved();
    }

    /** The values of all runs at the cursor, in one line; empty without a cursor. */
    public ReadOnlyStringProperty cursorTextProperty() {
        return cursorText.getReadOnlyProperty();
    }

    @Override
    public ChartData data() {
        return shown.map(comparison -> OverlayTable.of(comparison, overlay.orElseThrow()))
                .orElseGet(OverlayTable::empty);
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        plot = new PlotArea(
                LEFT_PIXELS, TOP_PIXELS, width - LEFT_PIXELS - RIGHT_PIXELS, height - TOP_PIXELS - BOTTOM_PIXELS);
        shown.ifPresent(comparison -> {
            int steps = Math.max(2, Math.min(MAX_STEPS, (int) (plot.height() / STEP_PIXELS)));
            Axis bytes = Axis.bytes(view.peakBytes() + view.peakBytes() / 50, steps);
            pen.byteGrid(plot, bytes);
            OverlayPainter painter = new OverlayPainter(pen, plot, bytes, view);
            painter.paint(comparison);
            painter.axis(overlay.orElseThrow());
            placeReadout(comparison, bytes);
        });
    }

    PlotArea plot() {
        return plot;
    }

    /** The cursor or the visible range has changed. */
    void cursorMoved() {
        cursorText.set(shown.map(this::cursorText).orElse(""));
        redraw();
    }

    private void placeReadout(ComparisonView comparison, Axis bytes) {
        if (view.cursor().isEmpty() || !view.visible().contains(view.cursor().getAsDouble())) {
            readout().hide();
            return;
        }
        double position = view.cursor().getAsDouble();
        List<ChartReadout.Row> rows = new ArrayList<>();
        long highest = 0;
        for (int run = 0; run < comparison.labels().size(); run++) {
            if (view.lines().get(run).isEmpty()) {
                continue;
            }
            OptionalLong value = view.lines().get(run).valueAt(position);
            highest = Math.max(highest, value.orElse(0));
            String text = value.isPresent()
                    ? QuantityText.window().bytes(value.getAsLong())
                    : Messages.text("compare.cursor.none");
            rows.add(new ChartReadout.Row(
                    Palette.seriesClass(run), comparison.labels().get(run), text));
        }
        double x = plot.x(view.visible(), position);
        readout().show(position(overlay.orElseThrow()), "", rows, x, plot.y(bytes, highest));
        announce(readout().spoken());
    }

    private String cursorText(ComparisonView comparison) {
        if (view.cursor().isEmpty()) {
            return "";
        }
        List<String> values = new ArrayList<>();
        for (int run = 0; run < comparison.labels().size(); run++) {
            OptionalLong value = view.lines().get(run).valueAt(view.cursor().getAsDouble());
            if (value.isPresent()) {
                values.add(comparison.labels().get(run) + " "
                        + QuantityText.window().bytes(value.getAsLong()));
            }
        }
        return Messages.text("compare.cursor", position(overlay.orElseThrow()), String.join(", ", values));
    }

    /** Where the cursor is. */
    private String position(Overlay lines) {
        double position = view.cursor().getAsDouble();
        return switch (lines.axis()) {
            case TIME ->
                Messages.text("compare.cursor.time", QuantityText.window().decimals(position, 2));
            case OPERATION -> Messages.text("compare.cursor.operation", (long) position);
            case LAYER ->
                lines.stations()
                        .get((int) Math.min(position, lines.stations().size() - 1))
                        .text();
        };
    }

    /** The runs that have a line. */
    private List<LegendEntry> legend(Palette palette, ComparisonView comparison) {
        return IntStream.range(0, comparison.labels().size())
                .filter(run -> !view.lines().get(run).isEmpty())
                .mapToObj(run -> new LegendEntry(comparison.labels().get(run), palette.series(run)))
                .toList();
    }

    private static String summary(ComparisonView comparison, Overlay lines) {
        List<String> peaks = new ArrayList<>();
        for (int run = 0; run < comparison.labels().size(); run++) {
            long peak = lines.lines().get(run).peakBytes();
            if (peak > 0) {
                peaks.add(comparison.labels().get(run) + " "
                        + QuantityText.window().bytes(peak));
            }
        }
        return Messages.text("compare.overlay.spoken", String.join(", ", peaks));
    }
}
