package dev.densescope.ui.run.table;

import dev.densescope.memory.StepTrace;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.run.text.RunText;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;

/**
 * The memory events of a step. Updated only while it is visible, and only with whole steps once there is one, since a
 * table that grows in each frame cannot be read.
 */
public final class EventTable {
    private static final int TENSOR = 5;

    private final DataTable<EventRow> table = new DataTable<>();
    private final LayerRows<EventRow> layers;
    private Optional<StepTrace> shown = Optional.empty();

    /** @param selectedLayer the selected layer of all screens */
    public EventTable(ObjectProperty<LayerPath> selectedLayer) {
        table.number(Messages.text("run.events.number"), 56, EventRow::number, row -> Integer.toString(row.number()))
                .number(
                        Messages.text("run.events.millis"),
                        76,
                        EventRow::millis,
                        row -> RunText.decimals(row.millis(), 3))
                .text(
                        Messages.text("run.events.phase"),
                        84,
                        row -> Messages.of(row.operation().phase()))
                .text(
                        Messages.text("run.events.operation"),
                        132,
                        row -> row.operation().name())
                .text(
                        Messages.text("run.events.layer"),
                        112,
                        row -> row.event().tensor().layer().text())
                .text(
                        Messages.text("run.events.tensor"),
                        176,
                        row -> row.event().tensor().name())
                .text(
                        Messages.text("run.events.category"),
                        104,
                        row -> Messages.of(row.event().tensor().category()))
                .number(
                        Messages.text("run.events.bytes"),
                        108,
                        row -> row.event().deltaBytes(),
                        row -> QuantityText.window().signedCount(row.event().deltaBytes()))
                .number(
                        Messages.text("run.events.live"),
                        116,
                        EventRow::liveBytes,
                        row -> QuantityText.window().count(row.liveBytes()));
        table.compactTo(40.0, 48.0, 64.0, 62.0, 92.0, 62.0, 76.0, 84.0, 92.0);
        TensorNames.cutAtStart(table.getColumns().get(TENSOR));
        table.whenEmpty(Messages.text("run.events.none"));
        table.setAccessibleText(Messages.text("run.events"));
        layers = new LayerRows<>(table, row -> row.event().tensor().layer(), selectedLayer);
    }

    Region node() {
        return table;
    }

    void show(Optional<StepTrace> step) {
        boolean same = shown.isPresent() == step.isPresent()
                && shown.map(before -> before.step() == step.orElseThrow().step()
                                && before.finished() == step.orElseThrow().finished())
                        .orElse(true);
        if (!same) {
            shown = step;
            layers.replace(() -> {
                table.getItems().setAll(step.map(EventRow::of).orElseGet(List::of));
                table.sort();
            });
        }
    }
}
