package dev.densescope.ui.plan;

import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.ui.Messages;
import dev.densescope.ui.plan.model.PlanResult;
import dev.densescope.ui.plan.model.PlanViewModel;

/** What the status line says of plans. */
final class PlanStatus {
    private PlanStatus() {}

    /** What is being done, or else how many plans there are and where their times come from. */
    static String text(PlanViewModel model) {
        String working = model.workingProperty().get();
        if (!working.isEmpty() || model.chosenProperty().get().isEmpty()) {
            return working.isEmpty() ? Messages.text("plan.status.none") : working;
        }
        PlanResult result = model.chosenProperty().get().get().result();
        int points = result.curve().points().size();
        return Messages.text("plan.status.plans", points, times(result));
    }

    /** Where times come from. */
    static String times(PlanResult result) {
        return result.costs()
                .map(costs -> costs.source() == Source.MEASURED
                        ? Messages.text("plan.times.fromRun", costs.device().name())
                        : Messages.text(
                                "plan.times.fromCalibration", costs.device().name()))
                .orElseGet(() -> Messages.text("plan.times.none"));
    }
}
