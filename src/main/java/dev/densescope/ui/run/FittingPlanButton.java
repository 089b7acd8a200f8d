package dev.densescope.ui.run;

import dev.densescope.plan.decision.StoragePlan;
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
                        .map(found -> found.map(step -> use(step.plan(), step.reservedBytes()))
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

    /** A plan with a decision for each layer has no name that would say more than "plan". */
    private static String use(StoragePlan plan, long reservedBytes) {
        String bytes = RunText.bytes(reservedBytes);
        return plan.isNamed()
                ? Messages.text("run.fittingPlan.named", RunText.plan(plan), bytes)
                : Messages.text("run.fittingPlan", bytes);
    }
}
