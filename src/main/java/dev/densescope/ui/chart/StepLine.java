package dev.densescope.ui.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.chart.steps.StepColumns;
import dev.densescope.chart.steps.StepRange;
import dev.densescope.chart.steps.StepValues;
import dev.densescope.chart.steps.ValueRange;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.controlsfx.control.PopOver;

/**
 * A small line chart of one value per step, such as the loss. If there are more steps than pixels, it shows the mean of
 * each pixel column on a band from the smallest to the largest value. The cursor shows the value of a step. A
 * click or Enter goes to the step; a double-click or Shift+Enter opens a large chart. FX thread only.
 */
public final class StepLine extends CanvasChart {
    private static final double HEIGHT = 80;
    private static final double LARGE_WIDTH = 720;
    private static final double LARGE_HEIGHT = 320;
    private static final double VALUE_STEP_PIXELS = 22;
    private static final double TOP = 6;
    private static final double RIGHT = 4;
    private static final double BELOW = 20;
    private static final double LABEL_GAP = 6;
    private static final double STEP_LABEL_PIXELS = 110;

    private final Quantity quantity;
    private StepValues values = StepValues.none();
    private StepRange range = StepRange.of(values);
    private Optional<StepLine> large = Optional.empty();
    private OptionalInt cursor = OptionalInt.empty();
    private Optional<IntConsumer> onStep = Optional.empty();
    private PlotArea plot = new PlotArea(0, 0, 1, 1);

    /**
     * The shown quantity.
     *
     * @param name such as {@code Loss}
     * @param range of possible values, if known in advance
     * @param text formats a value with all its digits
     */
    public record Quantity(String name, Optional<ValueRange> range, ValueText text) {}

    /** Formats a value. */
    public interface ValueText {
        String of(float value);
    }

    public StepLine(Appearance appearance, Quantity quantity) {
        this(appearance, quantity, HEIGHT);
        Tooltip.install(this, new Tooltip(Messages.text("chart.steps.enlarge")));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            boolean wanted = event.getClickCount() == 2 || onStep.isEmpty();
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && wanted) {
                enlarge();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && (event.isShiftDown() || onStep.isEmpty())) {
                enlarge();
                event.consume();
            }
        });
    }

    private StepLine(Appearance appearance, Quantity quantity, double height) {
        super(appearance);
        this.quantity = quantity;
        setFileName(quantity.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        setPrefHeight(height);
        setMinHeight(height);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> clear());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                chooseAtCursor();
            }
        });
    }

    /** Sets what is done with the step at the cursor, by a click or Enter. */
    public void setOnStep(IntConsumer newChoose) {
        onStep = Optional.of(newChoose);
    }

    /**
     * Replaces the line.
     *
     * @param steps range of the axis; contains the steps of {@code newValues}
     */
    public void show(StepValues newValues, StepRange steps) {
        values = newValues;
        range = steps;
        if (values.count() > 0) {
            int last = values.count() - 1;
            announce(Messages.text(
                    "chart.steps.spoken",
                    quantity.name(),
                    values.step(0),
                    values.step(last),
                    quantity.text().of(values.value(last))));
        }
        large.ifPresent(line -> line.show(newValues, steps));
        redraw();
    }

    /** Shows the line in a large chart, which follows it, until it is closed. */
    private void enlarge() {
        if (large.isPresent() || values.count() == 0) {
            return;
        }
        StepLine line = new StepLine(appearance(), quantity, LARGE_HEIGHT);
        line.setPrefWidth(LARGE_WIDTH);
        line.show(values, range);
        onStep.ifPresent(line::setOnStep);
        Label heading = new Label(quantity.name());
        heading.getStyleClass().add("strong");
        VBox content = new VBox(heading, line);
        content.getStyleClass().add("large-chart");
        content.getStylesheets().addAll(getScene().getStylesheets());
        ChartExport.serveAlso(content, getScene().getRoot());
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_CENTER);
        popOver.setTitle(quantity.name());
        popOver.setOnHidden(event -> large = Optional.empty());
        content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popOver.hide();
            }
        });
        large = Optional.of(line);
        popOver.show(this);
        line.requestFocus();
    }

    @Override
    public ChartData data() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values.count(); i++) {
            rows.add(List.of(Integer.toString(values.step(i)), Float.toString(values.value(i))));
        }
        return new ChartData(List.of(Messages.text("chart.table.step"), quantity.name()), rows);
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        if (values.count() == 0) {
            pen.horizontal(Token.LINE, 0, width, height - BELOW);
            readout().hide();
            return;
        }
        StepColumns columns = StepColumns.of(values, range, Math.max(1, (int) width));
        ValueRange all = quantity.range().orElseGet(() -> ValueRange.of(columns));
        int steps = Math.max(3, (int) ((height - TOP - BELOW) / VALUE_STEP_PIXELS));
        Axis axis = Axis.plain(all.min(), all.max(), steps);
        plot = plot(axis, width, height);
        grid(pen, axis);
        new StepLinePainter(pen, plot, axis).paint(columns);
        cut(pen, axis, all);
        readCursor(pen);
    }

    /** The plot area; its left margin is as wide as the longest label. */
    private static PlotArea plot(Axis axis, double width, double height) {
        double left = LABEL_GAP
                + axis.ticks().stream()
                        .mapToDouble(tick -> ChartPen.width(label(axis, tick)))
                        .max()
                        .orElse(0);
        return new PlotArea(left, TOP, width - left - RIGHT, height - TOP - BELOW);
    }

    private void grid(ChartPen pen, Axis axis) {
        for (double tick : axis.ticks()) {
            double y = plot.y(axis, tick);
            pen.horizontal(Token.LINE, plot.left(), plot.right(), y);
            pen.text(label(axis, tick), Token.MUTED, TextAlignment.RIGHT, plot.left() - LABEL_GAP, y);
        }
        steps(pen, plot.bottom() + 12);
    }

    /** Numbers of the first and the last step, and of round ones between them if there is room. */
    private void steps(ChartPen pen, double y) {
        pen.text(count(range.first()), Token.MUTED, TextAlignment.LEFT, plot.left(), y);
        double free = plot.left() + ChartPen.width(count(range.first())) + LABEL_GAP;
        if (range.length() == 1) {
            return;
        }
        pen.text(count(range.last()), Token.MUTED, TextAlignment.RIGHT, plot.right(), y);
        double end = plot.right() - ChartPen.width(count(range.last())) - LABEL_GAP;
        int step = Ticks.wholeStep(range.length() * STEP_LABEL_PIXELS / plot.width());
        for (long at = (long) (range.first() / step + 1) * step; at < range.last(); at += step) {
            double x = plot.left() + plot.width() * range.fractionOf((int) at);
            double half = ChartPen.width(count((int) at)) / 2;
            if (x - half > free && x + half < end) {
                pen.text(count((int) at), Token.MUTED, TextAlignment.CENTER, x, y);
            }
        }
    }

    /** Writes the largest and the smallest value where they are outside the axis. */
    private void cut(ChartPen pen, Axis axis, ValueRange all) {
        if (all.largest() > axis.max()) {
            String text = Messages.text("chart.steps.above", quantity.text().of((float) all.largest()));
            pen.text(text, Token.MUTED, TextAlignment.RIGHT, plot.right(), plot.top() + 7);
        }
        if (all.smallest() < axis.min()) {
            String text = Messages.text("chart.steps.below", quantity.text().of((float) all.smallest()));
            pen.text(text, Token.MUTED, TextAlignment.RIGHT, plot.right(), plot.bottom() - 7);
        }
    }

    private static String label(Axis axis, double tick) {
        return axis.label(tick, QuantityText.window());
    }

    private static String count(int step) {
        return QuantityText.window().count(step);
    }

    private void readCursor(ChartPen pen) {
        if (cursor.isEmpty() || cursor.getAsInt() >= values.count()) {
            readout().hide();
            return;
        }
        int index = cursor.getAsInt();
        double x = plot.left() + plot.width() * range.fractionOf(values.step(index));
        pen.vertical(pen.color(Token.MUTED), 1, x, plot.top(), plot.bottom());
        String step = Messages.text("chart.steps.step", values.step(index));
        String value = quantity.text().of(values.value(index));
        readout().show(step, "", List.of(new ChartReadout.Row(Optional.empty(), quantity.name(), value)), x, 0);
        announce(readout().spoken());
    }

    private void point(double x) {
        if (values.count() > 0) {
            int step = range.stepAt((x - plot.left()) / plot.width());
            place(step - values.step(0));
        }
    }

    private void key(KeyEvent event) {
        int now = cursor.orElse(values.count());
        int pixel = Math.max(1, (int) (range.length() / plot.width())); // a smaller move would be invisible
        if (event.getCode() == KeyCode.LEFT) {
            place(now - pixel);
        } else if (event.getCode() == KeyCode.RIGHT) {
            place(now + pixel);
        } else if (event.getCode() == KeyCode.ENTER) {
            chooseAtCursor();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            clear();
        } else {
            return;
        }
        event.consume();
    }

    private void place(int index) {
        cursor = values.count() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(0, Math.min(index, values.count() - 1)));
        redraw();
    }

    private void chooseAtCursor() {
        if (cursor.isPresent() && cursor.getAsInt() < values.count()) {
            onStep.ifPresent(choose -> choose.accept(values.step(cursor.getAsInt())));
        }
    }

    private void clear() {
        cursor = OptionalInt.empty();
        redraw();
    }
}
