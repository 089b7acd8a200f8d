package dev.densescope.ui.plan.model;

import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.cost.Work;
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

    /** Stands in for times that nobody has measured: of plans that fit, those that move and multiply least come out fastest. */
    static final OperationCosts UNTIMED = computation -> {
        Work work = Work.of(computation);
        return work.bytes() * 0.1 + work.multiplyAccumulates() * 0.01;
    };
}
