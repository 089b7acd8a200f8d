package dev.densescope.ui.design.model;

import dev.densescope.memory.Category;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.cost.UntimedCosts;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.spec.DenseNetSpec;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * The plan with the fewest reserved bytes.
 *
 * @param design of the plan
 * @param byCategory reserved bytes by category at the peak
 * @param moreTime time of a step relative to the fastest plan, 0.1 is 10 % more; empty if no times are known
 */
public record LeastPlan(
        DenseNetSpec design,
        StoragePlan plan,
        long reservedBytes,
        Map<Category, Long> byCategory,
        OptionalDouble moreTime) {
    public LeastPlan {
        byCategory = Map.copyOf(byCategory);
    }

    /**
     * Searches for it. Takes tens to hundreds of milliseconds; not on the JavaFX thread.
     *
     * @param costs empty if no times are known
     * @param stop polled often
     * @throws java.util.concurrent.CancellationException if {@code stop} returns true
     */
    static LeastPlan of(DenseNetSpec design, Target target, Optional<OperationCosts> costs, BooleanSupplier stop) {
        Network network = Network.of(design);
        PlanSearch search = PlanSearch.of(network, target, costs.orElseGet(UntimedCosts::new), PlanLocks.NONE, stop);
        PlannedStep least = search.smallest();
        return new LeastPlan(
                design,
                least.plan(),
                least.reservedBytes(),
                Schedule.compile(network, least.plan(), target).reservedByCategory(),
                costs.isPresent() ? OptionalDouble.of(moreTime(least, search)) : OptionalDouble.empty());
    }

    private static double moreTime(PlannedStep least, PlanSearch search) {
        return least.nanos() / search.within(Long.MAX_VALUE).orElseThrow().nanos() - 1;
    }
}
