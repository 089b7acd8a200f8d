package dev.densescope.ui.plan.model;

import dev.densescope.network.Network;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.plan.search.PlanSearching;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The same question is searched once, for all tests of a class. One thread only. */
public final class RememberedSearches implements PlanSearching {
    private final Map<Question, PlanSearch> found = new HashMap<>();

    private record Question(DenseNetSpec spec, Target target, OperationCosts costs, PlanLocks locks) {}

    @Override
    public PlanSearch of(Network network, Target target, OperationCosts costs, PlanLocks locks, BooleanSupplier stop) {
        return found.computeIfAbsent(
                new Question(network.spec(), target, costs, locks),
                question -> PlanSearch.of(network, target, costs, locks, stop));
    }
}
