package dev.densescope.session.costs;

import java.time.Instant;
import java.util.Optional;

/**
 * The origin of the stored costs of a device.
 *
 * @param calibrated when the device was calibrated; empty for costs that are not from a calibration
 * @param runs number of completed runs that refined the costs
 */
public record CostsHistory(Optional<Instant> calibrated, int runs) {
    /** The history of costs that are not from a calibration. */
    public static final CostsHistory NONE = new CostsHistory(Optional.empty(), 0);

    static CostsHistory calibratedAt(Instant instant) {
        return new CostsHistory(Optional.of(instant), 0);
    }

    CostsHistory withOneRunMore() {
        return new CostsHistory(calibrated, runs + 1);
    }
}
