package dev.densescope.session.local;

import dev.densescope.device.DeviceInfo;
import java.util.Optional;

/**
 * A device as lists show it.
 *
 * @param info what it is; of an unusable device what is known of it
 * @param problem why it cannot be used, one sentence; empty if it can
 */
public record DeviceListing(DeviceInfo info, Optional<String> problem) {
    public boolean usable() {
        return problem.isEmpty();
    }
}
