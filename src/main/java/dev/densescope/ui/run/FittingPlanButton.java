package dev.densescope.ui.run;

import dev.densescope.ui.Messages;
import dev.densescope.ui.run.model.FittingPlan;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.model.RunStage;
import dev.densescope.ui.run.text.RunText;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.text.TextAlignment;

/** A button that selects the fastest plan that fits, after a run did not fit. Hidden if there is no such plan. */
final class FittingPlanButton extends Button {
    /** @param stage the stage of the screen in which it is shown */
    FittingPlanButton(RunModel model, RunStage stage) {
        setId("run-fitting-plan-" + stage.name().toLowerCase(Locale.ROOT));
        FittingPlan plan = model.blocker().fittingPlan();
        setMaxWidth(Double.MAX_VALUE);
        setWrapText(true);
        setTextAlignment(TextAlignment.CENTER);
        setMinHeight(USE_PREF_SIZE);
        setTooltip(new Tooltip(Messages.text("run.fittingPlan.tooltip")));
        textProperty()
                .bind(plan.foundProperty()
                        .map(found -> found.map(step -> Messages.text(
                                        "run.fittingPlan",
                                        RunText.plan(step.plan()),
                                        RunText.bytes(step.reservedBytes())))
                                .orElseGet(() -> Messages.text("run.fittingPlan.searching"))));
        disableProperty().bind(plan.searchingProperty());
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.stageProperty().get() == stage
                                && (plan.searchingProperty().get()
                                        || plan.foundProperty().get().isPresent()),
                        model.stageProperty(),
                        plan.searchingProperty(),
                        plan.foundProperty()));
        managedProperty().bind(visibleProperty());
        setOnAction(event -> model.useFittingPlan());
    }
}
