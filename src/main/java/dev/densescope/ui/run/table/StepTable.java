package dev.densescope.ui.run.table;

import dev.densescope.session.measure.StepSummary;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.run.text.RunText;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.collections.ObservableList;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** The finished steps of a run, one per row. Updated only while it is visible. */
final class StepTable {
    private final DataTable<StepSummary> table = new DataTable<>();

    /** @param choose shows a step in the charts: of a clicked row, or by Enter */
    StepTable(IntConsumer choose) {
        table.number(Messages.text("run.steps.step"), 64, StepSummary::step, StepTable::number)
                .text(
                        Messages.text("run.steps.kind"),
                        104,
                        step -> step.warmup() ? Messages.text("run.steps.warmup") : "")
                .number(Messages.text("run.steps.loss"), 100, StepSummary::loss, step -> RunText.loss(step.loss()))
                .number(
                        Messages.text("run.steps.accuracy"),
                        100,
                        StepSummary::accuracy,
                        step -> RunText.accuracy(step.accuracy()))
                .number(Messages.text("run.steps.millis"), 88, StepSummary::nanos, step -> millis(step.nanos()))
                .number(
                        Messages.text("run.steps.forward"),
                        88,
                        StepSummary::forwardNanos,
                        step -> millis(step.forwardNanos()))
                .number(
                        Messages.text("run.steps.recompute"),
                        120,
                        StepSummary::recomputeNanos,
                        step -> millis(step.recomputeNanos()))
                .number(
                        Messages.text("run.steps.backward"),
                        92,
                        StepSummary::backwardNanos,
                        step -> millis(step.backwardNanos()))
                .number(
                        Messages.text("run.steps.update"),
                        88,
                        StepSummary::updateNanos,
                        step -> millis(step.updateNanos()))
                .number(Messages.text("run.steps.wait"), 116, StepSummary::waitNanos, step -> millis(step.waitNanos()));
        table.compactTo(44.0, 76.0, 58.0, 62.0, 62.0, 62.0, 70.0, 62.0, 62.0, 62.0);
        table.whenEmpty(Messages.text("run.steps.none"));
        table.setAccessibleText(Messages.text("run.steps"));
        table.setId("run-step-table");
        table.setRowFactory(any -> row(choose));
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            StepSummary selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                choose.accept(selected.step());
                event.consume();
            }
        });
    }

    private static TableRow<StepSummary> row(IntConsumer choose) {
        TableRow<StepSummary> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (!row.isEmpty() && !event.isShiftDown() && !event.isShortcutDown()) {
                choose.accept(row.getItem().step());
            }
        });
        return row;
    }

    Region node() {
        return table;
    }

    void show(List<StepSummary> steps) {
        ObservableList<StepSummary> rows = table.getItems();
        int shown = rows.size();
        boolean goesOn = table.getSortOrder().isEmpty()
                && shown > 0
                && shown <= steps.size()
                && rows.get(shown - 1).equals(steps.get(shown - 1));
        if (!goesOn) {
            rows.setAll(steps);
            table.sort();
        } else if (shown < steps.size()) {
            rows.addAll(steps.subList(shown, steps.size()));
        }
    }

    private static String number(StepSummary step) {
        return Integer.toString(step.step());
    }

    /** At most seven digits. */
    private static String millis(long nanos) {
        double millis = nanos / 1e6;
        return RunText.decimals(millis, millis < 9_999.995 ? 2 : millis < 99_999.95 ? 1 : 0);
    }
}
