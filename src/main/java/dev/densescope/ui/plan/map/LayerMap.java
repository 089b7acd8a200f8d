package dev.densescope.ui.plan.map;

import dev.densescope.chart.bars.BarSlots;
import dev.densescope.chart.bars.BarSpacing;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.chart.ChartData;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.plan.model.LayerSentence;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * A map of the plan with a column for each layer and a cell for each of its outputs: kept, recomputed as a whole or in
 * chunks, or in place. A click or Enter changes a cell and locks its layer; the arrow keys move between cells. FX
 * thread only.
 */
public final class LayerMap extends CanvasChart {
    private final PlanViewModel model;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private Optional<MapCell> hovered = Optional.empty();
    private MapRow row = MapRow.NORM1;

    public LayerMap(PlanViewModel model, Appearance appearance) {
        super(appearance);
        this.model = model;
        setId("plan-map");
        explain(palette -> MapPainter.legend(palette, decisions()));
        setMinHeight(MapPainter.HEIGHT);
        setPrefHeight(MapPainter.HEIGHT);
        setMaxHeight(MapPainter.HEIGHT);
        model.decisionsProperty().addListener((observable, before, now) -> changed());
        model.locking().locksProperty().addListener((observable, before, now) -> changed());
        model.workspace().selectedLayerProperty().addListener((observable, before, now) -> changed());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(cellAt(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(Optional.empty()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener((observable, before, focused) -> describe());
        changed();
    }

    /** A sentence about the layer under the mouse, otherwise about the selected one. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    @Override
    public ChartData data() {
        List<String> headings = new ArrayList<>(List.of(Messages.text("chart.table.layer")));
        for (MapRow each : MapRow.values()) {
            headings.add(each.label());
        }
        headings.add(Messages.text("plan.table.locked"));
        List<List<String>> rows = new ArrayList<>();
        decisions().ifPresent(shown -> shown.layers().forEach(layer -> rows.add(row(shown, layer))));
        return new ChartData(headings, rows);
    }

    private List<String> row(LayerDecisions shown, LayerPath layer) {
        List<String> cells = new ArrayList<>(List.of(layer.text()));
        for (MapRow each : MapRow.values()) {
            cells.add(Messages.of(shown.state(layer, each.output(layer))));
        }
        cells.add(model.locking().isLocked(layer) ? Messages.text("plan.table.isLocked") : "");
        return cells;
    }

    @Override
    protected void draw(ChartPen pen, double width, double height) {
        decisions()
                .ifPresent(shown ->
                        new MapPainter(pen, shown, slots(), model.locking()).paint(cursor(), hovered, isFocused()));
    }

    private Optional<LayerDecisions> decisions() {
        return model.decisionsProperty().getValue();
    }

    private BarSlots slots() {
        List<LayerPath> layers = decisions().map(LayerDecisions::layers).orElse(List.of());
        return BarSlots.across(layers, Math.max(1, getWidth() - MapPainter.LEFT - MapPainter.RIGHT), BarSpacing.PIXELS);
    }

    private void changed() {
        describe();
        redraw();
    }

    private Optional<MapCell> cursor() {
        LayerPath selected = model.workspace().selectedLayer();
        return decisions().filter(shown -> shown.layers().contains(selected)).map(shown -> new MapCell(selected, row));
    }

    private void describe() {
        Optional<MapCell> told = hovered.or(this::cursor);
        String text = decisions()
                .flatMap(shown -> told.map(cell ->
                        LayerSentence.of(shown, cell.layer(), model.locking().isLocked(cell.layer()))))
                .orElseGet(() -> Messages.text("plan.map.hint"));
        sentence.set(text);
        String cell = decisions()
                .flatMap(shown -> cursor().map(at -> Messages.text(
                        "plan.map.cell",
                        at.row().label(),
                        Messages.of(shown.state(at.layer(), at.row().output(at.layer()))))))
                .orElse("");
        announce(Messages.text("plan.map.spoken", text, cell).strip());
    }

    private Optional<MapCell> cellAt(MouseEvent event) {
        return MapPainter.rowAt(event.getY())
                .flatMap(at -> slots().at(event.getX() - MapPainter.LEFT).map(slot -> new MapCell(slot.layer(), at)));
    }

    private void hover(Optional<MapCell> now) {
        if (!now.equals(hovered)) {
            hovered = now;
            setCursor(now.filter(this::canChange).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            describe();
            redraw();
        }
    }

    private boolean canChange(MapCell cell) {
        return decisions()
                .map(shown -> shown.state(cell.layer(), cell.row().output(cell.layer())))
                .filter(OutputState::isChoice)
                .isPresent();
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            cellAt(event).ifPresent(cell -> {
                row = cell.row();
                model.workspace().selectedLayerProperty().set(cell.layer());
                change(cell);
            });
        }
    }

    private void change(MapCell cell) {
        model.locking().change(cell.layer(), cell.row().output(cell.layer()));
    }

    private void key(KeyEvent event) {
        if (!event.isShortcutDown() && !event.isAltDown() && (moved(event.getCode()) || changed(event.getCode()))) {
            event.consume();
        }
    }

    private boolean changed(KeyCode code) {
        switch (code) {
            case ENTER, SPACE -> cursor().ifPresent(this::change);
            case L -> cursor().ifPresent(cell -> model.locking().toggleLock(cell.layer()));
            case DELETE, BACK_SPACE ->
                cursor().ifPresent(cell -> model.locking().unlock(cell.layer()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean moved(KeyCode code) {
        switch (code) {
            case LEFT -> travel(-1);
            case RIGHT -> travel(1);
            case HOME -> travel(Integer.MIN_VALUE / 2);
            case END -> travel(Integer.MAX_VALUE / 2);
            case UP -> changeRow(-1);
            case DOWN -> changeRow(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void travel(int by) {
        List<LayerPath> layers = decisions().map(LayerDecisions::layers).orElse(List.of());
        if (!layers.isEmpty()) {
            int here = layers.indexOf(model.workspace().selectedLayer());
            int next = here < 0 && by > 0 ? 0 : Math.max(0, Math.min(layers.size() - 1, here + by));
            model.workspace().selectedLayerProperty().set(layers.get(next));
        }
    }

    private void changeRow(int by) {
        int rows = MapRow.values().length;
        row = MapRow.values()[Math.max(0, Math.min(rows - 1, row.ordinal() + by))];
        changed();
    }
}
