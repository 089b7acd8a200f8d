package dev.densescope.ui.plan.model;

import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import java.util.function.BooleanSupplier;

/** Measures how long operations take on a device. */
@FunctionalInterface
public interface Calibrator {
    /**
     * Takes about a second, on a thread of the caller's that is not the user interface's; while no run goes on.
     *
     * @param stop asked often; once it says so, the calibration ends
     * @throws dev.densescope.session.RunRefusedException if the device cannot be used
     * @throws java.util.concurrent.CancellationException once {@code stop} says so
     */
    DeviceCosts calibrate(DeviceChoice device, BooleanSupplier stop);
}
