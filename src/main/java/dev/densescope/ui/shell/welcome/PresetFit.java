package dev.densescope.ui.shell.welcome;

import dev.densescope.network.Network;
import dev.densescope.plan.PlanEvaluator;
import dev.densescope.plan.cost.UntimedCosts;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The predicted memory of a preset under each strategy.
 *
 * @param needs in the order of the window, the baseline first
 */
record PresetFit(DenseNetSpec spec, List<Need> needs) {
    /** @param bytes that a run reserves on the device */
    record Need(StoragePlan plan, long bytes) {}

    PresetFit {
        needs = List.copyOf(needs);
    }

    /** Predicts the memory of a design. Any thread; milliseconds. */
    static PresetFit of(DenseNetSpec spec, Target target) {
        PlanEvaluator evaluator = new PlanEvaluator(Network.of(spec), target);
        return new PresetFit(
                spec,
                Strategies.all(SharedScope.NETWORK).stream()
                        .map(plan -> new Need(plan, evaluator.evaluate(plan).reservedBytes()))
                        .toList());
    }

    /** Bytes of the paper's baseline. */
    long plainBytes() {
        return needs.get(0).bytes();
    }

    /** The strategy that needs the least; a plan may need less. */
    Need least() {
        return needs.stream().min(Comparator.comparingLong(Need::bytes)).orElseThrow();
    }

    /** The first strategy that fits, in the order of the window; empty if none does. */
    Optional<Need> within(long memoryBytes) {
        return needs.stream().filter(need -> need.bytes() <= memoryBytes).findFirst();
    }

    /** The plan with the fewest bytes, which no strategy need have. Not on the FX thread: up to some hundred milliseconds. */
    static Need leastPlan(DenseNetSpec spec, Target target, BooleanSupplier stop) {
        PlannedStep least = PlanSearch.of(Network.of(spec), target, new UntimedCosts(), PlanLocks.NONE, stop)
                .smallest();
        return new Need(least.plan(), least.reservedBytes());
    }

    /**
     * Such as {@code fits}, {@code fits with shared}, {@code fits with a plan} or {@code short by 1.2 GiB}.
     *
     * @param leastPlan needed only if no strategy fits; empty if it is not known yet
     */
    String verdict(long memoryBytes, Optional<Need> leastPlan) {
        Optional<Need> strategy = within(memoryBytes);
        if (strategy.isPresent()) {
            return strategy.get().equals(needs.get(0))
                    ? Messages.text("welcome.fits")
                    : Messages.text("welcome.fitsWith", strategy.get().plan().id());
        }
        if (leastPlan.isEmpty()) {
            return Messages.text("welcome.noStrategy");
        }
        long missing = leastPlan.get().bytes() - memoryBytes;
        return missing <= 0
                ? Messages.text("welcome.fitsWithPlan")
                : Messages.text("welcome.short", QuantityText.window().bytes(missing));
    }
}
