package dev.densescope.ui.plan.model;

import dev.densescope.plan.search.PlanLocks;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What plans are searched for.
 *
 * @param locks what was decided by hand
 * @param times where step times come from
 */
record PlanRequest(DenseNetSpec spec, DeviceChoice device, PlanLocks locks, Times times) {
    /** Where step times come from. */
    @FunctionalInterface
    interface Times {
        /**
         * The times of operations, which may take a second; empty if there are none. On the worker.
         *
         * @param stop asked often
         */
        Optional<DeviceCosts> of(BooleanSupplier stop);
    }
}
