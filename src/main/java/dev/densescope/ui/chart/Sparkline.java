package dev.densescope.ui.chart;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** A small line of one value per step, such as the loss. The cursor reads a step. FX thread only. */
public final class Sparkline extends CanvasChart {
    private static final double MARGIN_PIXELS = 4;

    private final String name;
    private List<Float> values = List.of();
    private int capacity = 1;
    private OptionalInt cursor = OptionalInt.empty();

    /** @param name of what is shown, such as {@code Loss} */
    public Sparkline(Appearance appearance, String name) {
        super(appearance);
        this.name = name;
        getStyleClass().add("sparkline");
        setPrefHeight(56);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> place((int) Math.round(stepAt(event.getX()))));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> clear());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /**
     * Replaces the line.
     *
     * @param newValues one per step from the first
     * @param steps how many there will be: the width
     */
    public void show(List<Float> newValues, int steps) {
        values = List.copyOf(newValues);
        capacity = Math.max(1, Math.max(steps, values.size()));
        if (!values.isEmpty()) {
            announce(Messages.text("chart.sparkline.spoken", name, values.size(), last()));
        }
        redraw();
    }

    @Override
    public ChartData data() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            rows.add(List.of(Integer.toString(i + 1), Float.toString(values.get(i))));
        }
        return new ChartData(List.of(Messages.text("chart.table.step"), name), rows);
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        pen.horizontal(Token.LINE, 0, width, height - 1);
        if (values.isEmpty()) {
            return;
        }
        double low = values.stream()
                .filter(Float::isFinite)
                .mapToDouble(Float::doubleValue)
                .min()
                .orElse(0);
        double high = values.stream()
                .filter(Float::isFinite)
                .mapToDouble(Float::doubleValue)
                .max()
                .orElse(1);
        double span = Math.max(high - low, 1e-9);
        double[] xs = new double[values.size()];
        double[] ys = new double[values.size()];
        int count = 0;
        for (int i = 0; i < values.size(); i++) {
            if (Float.isFinite(values.get(i))) {
                xs[count] = x(i, width);
                double above = high == low ? 0.5 : (values.get(i) - low) / span;
                ys[count++] = MARGIN_PIXELS + (1 - above) * (height - 2 * MARGIN_PIXELS - 4);
            }
        }
        pen.stroke(pen.color(Token.ACCENT), 1.5);
        pen.graphics().strokePolyline(xs, ys, count);
        if (count > 0) {
            dot(pen, xs[count - 1], ys[count - 1]);
        }
        readCursor(pen, width, height);
    }

    private static void dot(ChartPen pen, double x, double y) {
        pen.graphics().setFill(pen.color(Token.ACCENT));
        pen.graphics().fillOval(x - 2.5, y - 2.5, 5, 5);
    }

    private void readCursor(ChartPen pen, double width, double height) {
        if (cursor.isEmpty() || cursor.getAsInt() >= values.size()) {
            readout().hide();
            return;
        }
        int step = cursor.getAsInt();
        double x = x(step, width);
        pen.vertical(pen.color(Token.MUTED), 1, x, 0, height);
        float read = values.get(step);
        String value = QuantityText.window().fine(read);
        readout()
                .show(
                        Messages.text("chart.sparkline.step", step + 1),
                        "",
                        List.of(new ChartReadout.Row(Optional.empty(), name, value)),
                        x,
                        0);
        announce(readout().spoken());
    }

    private double last() {
        return values.get(values.size() - 1);
    }

    private double x(int step, double width) {
        return MARGIN_PIXELS + (width - 2 * MARGIN_PIXELS) * step / Math.max(1, capacity - 1);
    }

    private double stepAt(double x) {
        return (x - MARGIN_PIXELS) / Math.max(1, getWidth() - 2 * MARGIN_PIXELS) * Math.max(1, capacity - 1);
    }

    private void key(KeyEvent event) {
        int now = cursor.orElse(values.size());
        if (event.getCode() == KeyCode.LEFT) {
            place(now - 1);
        } else if (event.getCode() == KeyCode.RIGHT) {
            place(now + 1);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            clear();
        } else {
            return;
        }
        event.consume();
    }

    private void place(int step) {
        cursor =
                values.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.max(0, Math.min(step, values.size() - 1)));
        redraw();
    }

    private void clear() {
        cursor = OptionalInt.empty();
        redraw();
    }
}
