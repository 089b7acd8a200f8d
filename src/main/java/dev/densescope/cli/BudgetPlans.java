package dev.densescope.cli;

import dev.densescope.cli.run.PlanTable;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The fastest plans within budgets, {@code budget:2GiB} on the command line. The costs of the device are obtained at
 * the first one.
 *
 * @param costs of the device
 */
record BudgetPlans(DenseNetSpec design, DeviceChoice device, Supplier<DeviceCosts> costs)
        implements LongFunction<StoragePlan> {
    /** @throws RunRefusedException if no plan fits into the budget */
    @Override
    public StoragePlan apply(long bytes) {
        DeviceCosts known = costs.get();
        Target target = device.withId(known.device().id()).searchTarget();
        PlanSearch search = PlanSearch.of(Network.of(design), target, known.costs(), PlanLocks.NONE, () -> false);
        return search.within(bytes)
                .map(PlannedStep::plan)
                .orElseThrow(() -> new RunRefusedException(
                        PlanTable.tooSmall(bytes, search.smallest(), known.device(), PlanLocks.NONE)));
    }
}
