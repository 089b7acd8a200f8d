package dev.densescope.ui.plan;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.plan.model.PlanChosen;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.plan.search.MeasuredRun;
import dev.densescope.ui.plan.search.PlanResult;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A row for each run of the design on the device: measured memory and time, and whether memory equals the prediction.
 */
final class MeasuredPane extends VBox {
    private static final double BYTES_PER_MIB = 1 << 20;

    private static final int COLUMNS = 3;

    private final PlanViewModel model;
    private final GridPane grid = new GridPane();

    MeasuredPane(PlanViewModel model) {
        this.model = model;
        getStyleClass().add("plan-section");
        grid.setId("plan-measured");
        grid.getStyleClass().add("plan-fits");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, numbers, numbers);
        Label none = BudgetPane.wrapped("label-small");
        none.setText(Messages.text("plan.measured.none"));
        BudgetPane.shownWhere(none, grid.visibleProperty().not());
        grid.managedProperty().bind(grid.visibleProperty());
        getChildren().addAll(BudgetPane.heading(Messages.text("plan.measured")), grid, none);
        model.chosenProperty().addListener((observable, before, now) -> show(now));
        show(model.chosenProperty().get());
    }

    private void show(Optional<PlanChosen> now) {
        List<MeasuredRun> runs =
                now.map(PlanChosen::result).map(PlanResult::runs).orElse(List.of());
        grid.getChildren().clear();
        grid.setVisible(!runs.isEmpty());
        addRow(
                heading(Messages.text("plan.measured.plan")),
                heading(Messages.text("plan.measured.reserved")),
                heading(Messages.text("plan.measured.step")));
        runs.forEach(this::addRow);
    }

    private void addRow(MeasuredRun run) {
        QuantityText numbers = QuantityText.window();
        boolean isShown = model.plan().filter(run.plan()::equals).isPresent();
        String style = isShown ? "plan-fits-design" : "plan-fits-cell";
        Label name = cell(name(run, isShown), style);
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        name.setGraphic(mark(run));
        name.setContentDisplay(ContentDisplay.RIGHT);
        String agreement = agreement(run);
        name.setTooltip(new Tooltip(agreement));
        name.setAccessibleText(Messages.text("plan.measured.spoken", name.getText(), agreement));
        Label reserved = cell(numbers.decimals(run.reservedBytes() / BYTES_PER_MIB, 1), style);
        reserved.setTooltip(new Tooltip(numbers.exactBytes(run.reservedBytes())));
        reserved.setMinWidth(USE_PREF_SIZE);
        Label step = cell(numbers.millis(run.nanos()), style);
        step.setMinWidth(USE_PREF_SIZE);
        estimate(run).ifPresent(text -> step.setTooltip(new Tooltip(text)));
        addRow(name, reserved, step);
        if (!run.isExact()) {
            Label reason = BudgetPane.wrapped("reason");
            reason.setText(agreement);
            grid.add(reason, 0, grid.getRowCount(), COLUMNS, 1);
        }
    }

    private Optional<String> estimate(MeasuredRun run) {
        return model.chosenProperty()
                .get()
                .map(PlanChosen::result)
                .filter(PlanResult::isTimed)
                .map(result -> Messages.text("plan.measured.estimate", result.time(run.estimate())));
    }

    private void addRow(Label name, Label reserved, Label step) {
        grid.addRow(grid.getRowCount(), name, reserved, step);
    }

    private static IconView mark(MeasuredRun run) {
        IconView mark = new IconView(run.isExact() ? Icon.CHECK : Icon.ALERT_TRIANGLE);
        mark.getStyleClass().add(run.isExact() ? "good-icon" : "bad-icon");
        return mark;
    }

    /** The name of the plan; the shown one is called so if it has no id. */
    private static String name(MeasuredRun run, boolean isShown) {
        return isShown && !run.plan().isNamed() ? Messages.text("plan.measured.this") : run.name();
    }

    private static String agreement(MeasuredRun run) {
        QuantityText numbers = QuantityText.window();
        if (run.isExact()) {
            return Messages.text("plan.measured.exact");
        }
        return run.reservedBytes() == run.predictedBytes()
                ? Messages.text("plan.measured.operationsDiffer")
                : Messages.text(
                        "plan.measured.differs",
                        numbers.bytesComparedWith(run.predictedBytes(), run.reservedBytes()),
                        numbers.bytesComparedWith(run.reservedBytes(), run.predictedBytes()));
    }

    private static Label heading(String text) {
        return cell(text, "label-small");
    }

    private static Label cell(String text, String styleClass) {
        Label cell = new Label(text);
        cell.getStyleClass().add(styleClass);
        return cell;
    }
}
