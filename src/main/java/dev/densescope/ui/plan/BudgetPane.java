package dev.densescope.ui.plan;

import dev.densescope.plan.search.DeviceBudget;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.ByteField;
import dev.densescope.ui.control.FieldReason;
import dev.densescope.ui.control.ScrollRoom;
import dev.densescope.ui.plan.model.PlanViewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The budget, the source of times, the locks, and the largest designs that fit. */
final class BudgetPane extends ScrollPane {
    private final PlanViewModel model;
    private final ByteField field;

    BudgetPane(PlanViewModel model) {
        this.model = model;
        field = new ByteField(model.budgetProperty());
        getStyleClass().addAll("panel", "panel-left", "plan-left");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox content = new VBox(budget(), new TimesPane(model), new LocksPane(model), new FitsPane(model));
        content.getStyleClass().add("plan-side");
        setContent(content);
        ScrollRoom.keep(this, content);
    }

    /** Moves the focus to the budget field. */
    void type() {
        field.requestFocus();
        field.selectAll();
    }

    private VBox budget() {
        field.setId("field-budget");
        field.getStyleClass().add("plan-budget");
        field.setAccessibleText(Messages.text("plan.budget"));
        field.setTooltip(new Tooltip(Messages.text("plan.budget.tip")));
        FieldReason reason = new FieldReason(field, field.reasonProperty()).named("plan-budget-reason");
        Label margin = wrapped("label-small");
        margin.setId("plan-margin");
        margin.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> margin(model),
                        model.times().memoryProperty(),
                        model.times().sourceProperty(),
                        model.times().gpuProperty()));
        Label process = wrapped("label-small");
        process.setId("plan-process");
        process.textProperty().bind(model.processNeedProperty());
        Hyperlink device = new Hyperlink(Messages.text("plan.budget.device"));
        device.setId("plan-device-budget");
        device.getStyleClass().add("small-link");
        device.setOnAction(event -> field.use(model.deviceBudget()));
        device.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.budgetProperty().get() != model.deviceBudget(),
                        model.budgetProperty(),
                        model.times().memoryProperty()));
        VBox section = new VBox(heading(Messages.text("plan.budget")), field, reason, margin, process, device);
        section.getStyleClass().add("plan-section");
        return section;
    }

    private static String margin(PlanViewModel model) {
        String memory = bytes(model.times().memoryProperty().getValue());
        String share = QuantityText.window().percent(DeviceBudget.MARGIN);
        String budget = bytes(model.deviceBudget());
        return model.times().isForGpu()
                ? Messages.text(
                        "plan.budget.marginOfGpu",
                        model.times().gpuProperty().get().text(),
                        memory,
                        share,
                        budget)
                : Messages.text("plan.budget.margin", memory, share, budget);
    }

    private static String bytes(long bytes) {
        return QuantityText.window().bytes(bytes);
    }

    static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("section");
        return heading;
    }

    static Label wrapped(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    static void shownIfNotEmpty(Label label) {
        shownWhere(label, label.textProperty().isNotEmpty());
    }

    static void shownWhere(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
