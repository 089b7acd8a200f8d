package dev.densescope.ui.plan.model;

import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.settings.DeviceChoice;
import java.util.function.BooleanSupplier;

/** Measures how long operations take on a device; one that keeps what it measured gives that instead. */
@FunctionalInterface
public interface Calibrator {
    /**
     * Measures a device, whatever is known of it. Takes about a second, on a thread of the caller's that is not the user
     * interface's; while no run goes on.
     *
     * @param stop asked often; once it says so, the calibration ends
     * @throws dev.densescope.session.RunRefusedException if the device cannot be used
     * @throws java.util.concurrent.CancellationException once {@code stop} says so
     */
    DeviceCosts calibrate(DeviceChoice device, BooleanSupplier stop);

    /** What is known of a device; only if nothing is, it is measured. Otherwise as {@link #calibrate}. */
    default DeviceCosts costs(DeviceChoice device, BooleanSupplier stop) {
        return calibrate(device, stop);
    }
}
