package dev.densescope.session.local;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.cost.UntimedCosts;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.settings.RunSettings;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Advice to use the fastest plan within a budget, which may fit where no strategy does, and is faster where one does. */
final class PlanAdvice {
    private static final int MEBI = 20;

    private PlanAdvice() {}

    /**
     * The advice; empty if no plan fits. Budgets are named in whole MiB unless only the exact bytes are enough.
     *
     * @param leastBytes reserved bytes of a plan, asked for only if there is a budget
     */
    static Optional<Advice> within(long budget, LongSupplier leastBytes) {
        if (budget <= 0) {
            return Optional.empty();
        }
        long least = leastBytes.getAsLong();
        long whole = budget >> MEBI;
        String rounded = whole % 1024 == 0 ? whole / 1024 + "GiB" : whole + "MiB";
        String typed = least <= whole << MEBI ? rounded : budget + "B";
        return least > budget
                ? Optional.empty()
                : Optional.of(Advice.set(
                        Text.of("use the fastest plan within %s", QuantityText.told(budget)),
                        new Advice.Value(Setting.STRATEGY, "budget:" + typed)));
    }

    /** The fewest bytes that a plan for the run reserves. May take seconds for large designs. */
    static long leastBytes(RunSettings settings) {
        return PlanSearch.of(
                        Network.of(settings.spec()),
                        settings.on().searchTarget(),
                        new UntimedCosts(),
                        PlanLocks.NONE,
                        () -> false)
                .smallest()
                .reservedBytes();
    }
}
