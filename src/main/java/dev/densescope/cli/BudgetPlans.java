package dev.densescope.cli;

import dev.densescope.cli.option.plan.Budget;
import dev.densescope.cli.run.PlanTable;
import dev.densescope.language.Text;
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
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fastest plans within budgets, {@code budget:2GiB} on the command line. The costs of the device are obtained at
 * the first one.
 *
 * @param deviceMemory bytes that the memory of the device is limited to; empty for all of it
 * @param costs of the device
 */
record BudgetPlans(DenseNetSpec design, DeviceChoice device, OptionalLong deviceMemory, Supplier<DeviceCosts> costs)
        implements Function<Budget, StoragePlan> {
    /** @throws RunRefusedException if no plan fits into the budget */
    @Override
    public StoragePlan apply(Budget budget) {
        DeviceCosts known = costs.get();
        long bytes = budget.bytes(deviceMemory.orElse(known.device().totalBytes()));
        Target target = device.withId(known.device().id()).searchTarget();
        PlanSearch search = PlanSearch.of(Network.of(design), target, known.costs(), PlanLocks.NONE, () -> false);
        return search.within(bytes)
                .map(PlannedStep::plan)
                .orElseThrow(() -> new RunRefusedException(
                        Text.verbatim(PlanTable.tooSmall(bytes, search.smallest(), known.device(), PlanLocks.NONE))));
    }
}
