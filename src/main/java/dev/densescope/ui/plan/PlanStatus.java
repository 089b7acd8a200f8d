package dev.densescope.ui.plan;

import dev.densescope.plan.cost.Roofline;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.costs.CostsHistory;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.ui.DateText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.plan.search.PlanResult;
import java.time.ZoneId;

/** Text of the status line about plans. */
final class PlanStatus {
    private PlanStatus() {}

    /** The current activity, otherwise the number of plans and the source of their times. */
    static String text(PlanViewModel model) {
        String working = model.workingProperty().get();
        if (!working.isEmpty() || model.chosenProperty().get().isEmpty()) {
            return working.isEmpty() ? Messages.text("plan.status.none") : working;
        }
        PlanResult result = model.chosenProperty().get().get().result();
        int points = result.curve().points().size();
        String took = QuantityText.window().duration(result.searchNanos());
        return Messages.text("plan.status.plans", points, took, times(result));
    }

    private static String times(DeviceCosts costs) {
        String device = costs.device().told().inThisProcess();
        if (costs.source() == Source.MEASURED) {
            return Messages.text("plan.times.fromRun", device);
        }
        if (costs.source() == Source.ROOFLINE) {
            return ofSpecifications(device);
        }
        CostsHistory history = costs.history();
        return history.calibrated()
                .map(instant -> DateText.day().format(instant.atZone(ZoneId.systemDefault())))
                .map(date -> history.runs() == 0
                        ? Messages.text("plan.times.calibratedOn", device, date)
                        : Messages.text("plan.times.refined", device, date, history.runs()))
                .orElseGet(() -> Messages.text("plan.times.fromCalibration", device));
    }

    private static String ofSpecifications(String device) {
        QuantityText numbers = QuantityText.window();
        String times = Messages.text(
                "plan.times.fromRoofline",
                device,
                numbers.percent(Roofline.MOST_EFFICIENCY),
                numbers.percent(Roofline.LEAST_EFFICIENCY));
        return KnownGpu.ofName(device)
                .filter(gpu -> !gpu.isSupported())
                .map(gpu -> times
                        + " "
                        + Messages.text("plan.times.unsupported", device, gpu.capability(), KnownGpu.leastCapability()))
                .orElse(times);
    }

    /** The source of times. */
    static String times(PlanResult result) {
        return result.costs().map(PlanStatus::times).orElseGet(() -> Messages.text("plan.times.none"));
    }
}
