package dev.densescope.ui.plan.search;

import dev.densescope.network.Network;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import java.util.function.BooleanSupplier;

/** Searches for plans. */
@FunctionalInterface
public interface PlanSearching {
    /** As {@link PlanSearch#of}. Called on the worker. */
    PlanSearch of(Network network, Target target, OperationCosts costs, PlanLocks locks, BooleanSupplier stop);
}
