package dev.densescope.ui.plan.model;

import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import java.util.function.BooleanSupplier;

/** Measures the times of operations on a device. Implementations may return a stored calibration. */
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

    /** Returns the stored calibration of a device, or calibrates it as {@link #calibrate} does if there is none. */
    default DeviceCosts costs(DeviceChoice device, BooleanSupplier stop) {
        return calibrate(device, stop);
    }
}
