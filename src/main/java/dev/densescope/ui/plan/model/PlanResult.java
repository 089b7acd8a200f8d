package dev.densescope.ui.plan.model;

import dev.densescope.network.Network;
import dev.densescope.plan.search.PlanCurve;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.costs.DeviceCosts;
import java.util.List;
import java.util.Optional;

/**
 * What a search has found. Immutable.
 *
 * @param network the design that was searched
 * @param locks what was decided by hand
 * @param costs what times are from; without them bytes are exact, and times only say which plan computes less
 * @param curve of memory against time
 * @param smallest the plan that reserves least
 * @param strategies what is predicted of them, in the order in which they are offered
 */
public record PlanResult(
        Network network,
        PlanLocks locks,
        Optional<DeviceCosts> costs,
        PlanCurve curve,
        PlannedStep smallest,
        List<PlannedStep> strategies) {
    public PlanResult {
        strategies = List.copyOf(strategies);
    }

    /** Whether times are known. */
    public boolean isTimed() {
        return costs.isPresent();
    }

    /** How much longer a step takes than the fastest, as a share. */
    public double overFastest(PlannedStep step) {
        return step.nanos() / curve.fastest().nanos() - 1;
    }
}
