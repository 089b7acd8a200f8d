package dev.densescope.ui.plan.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.plan.search.MeasuredRun;
import dev.densescope.ui.plan.search.PlanResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The measured step that differs most from its estimate: estimates of other plans cannot be trusted more. */
final class Contradiction {
    /** Estimates are accurate to about this factor. */
    private static final double ACCURACY = 1.25;

    private Contradiction() {}

    /** One sentence; empty if all measured steps agree with their estimates, or if there are no estimates. */
    static Optional<String> in(PlanResult result) {
        if (!result.isTimed()) {
            return Optional.empty();
        }
        return newest(result).values().stream()
                .max(Comparator.comparingDouble(Contradiction::factor))
                .filter(run -> factor(run) > ACCURACY)
                .map(run -> Messages.text(
                        "plan.contradiction",
                        run.name(),
                        QuantityText.window().duration(run.nanos()),
                        result.time(run.estimate())));
    }

    /** An earlier run of the same plan is superseded. */
    private static Map<StoragePlan, MeasuredRun> newest(PlanResult result) {
        Map<StoragePlan, MeasuredRun> newest = new LinkedHashMap<>();
        result.runs().forEach(run -> newest.putIfAbsent(run.plan(), run));
        return newest;
    }

    private static double factor(MeasuredRun run) {
        return Math.max(run.overEstimate(), 1 / run.overEstimate());
    }
}
