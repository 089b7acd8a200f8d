package dev.densescope.ui.plan.model;

import dev.densescope.plan.search.PlanLocks;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What plans are searched for.
 *
 * @param locks what was decided by hand
 * @param times where step times come from
 * @param runs that measured a step of the design on the device, the newest first
 */
record PlanRequest(DenseNetSpec spec, DeviceChoice device, PlanLocks locks, Times times, List<RunRecord> runs) {
    PlanRequest {
        runs = List.copyOf(runs);
    }

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
