package dev.densescope.ui.plan.times;

import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Measures the times of operations on a device, and stores them. */
@FunctionalInterface
public interface Calibrator {
    /**
     * Measures a device, even if a calibration of it is stored. Takes a few seconds. Not on the FX thread, and not
     * while a run is in progress.
     *
     * @param stop polled; true cancels the calibration
     * @throws dev.densescope.session.RunRefusedException if the device cannot be used
     * @throws java.util.concurrent.CancellationException if {@code stop} returns true
     */
    DeviceCosts calibrate(DeviceChoice device, BooleanSupplier stop);

    /**
     * The costs measured in runs of one design, completed by the stored calibration of their device if there is one. Any
     * thread, also while a run is in progress.
     *
     * @param runs newest first, at least one
     * @throws dev.densescope.session.costs.CostsRefusedException if the newest run was of another design or device, or
     *     finished no step
     */
    default DeviceCosts measured(List<RunRecord> runs, DenseNetSpec design, DeviceChoice device) {
        return DeviceCosts.measured(runs, Optional.empty(), design, device);
    }

    /** The stored calibration of a device; empty if there is none. Not on the FX thread. */
    default Optional<DeviceCosts> stored(DeviceChoice device) {
        return Optional.empty();
    }
}
