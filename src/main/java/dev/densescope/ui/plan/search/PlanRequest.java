package dev.densescope.ui.plan.search;

import dev.densescope.plan.search.PlanLocks;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The input of a search for plans.
 *
 * @param spec the design
 * @param device the target device
 * @param locks decisions of the user for single layers
 * @param times source of step times
 * @param runs with a measured step of the design on the device, newest first
 */
public record PlanRequest(DenseNetSpec spec, DeviceChoice device, PlanLocks locks, Times times, List<RunRecord> runs) {
    public PlanRequest {
        runs = List.copyOf(runs);
    }

    /** A source of step times. */
    @FunctionalInterface
    public interface Times {
        /**
         * Returns the times of operations; empty if there are none. May take a second. Called on the worker.
         *
         * @param stop polled; true cancels a calibration
         */
        Optional<DeviceCosts> of(BooleanSupplier stop);
    }
}
