package dev.densescope.report.plan;

import dev.densescope.network.Network;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.spec.DenseNetSpec;
import java.time.Instant;

/**
 * What plans were searched for.
 *
 * @param costs the device and the times of its operations
 * @param locks decisions for single layers that all plans have
 * @param createdAt time of the search
 * @param program name and version of the program that searched
 */
public record PlanSubject(DenseNetSpec spec, DeviceCosts costs, PlanLocks locks, Instant createdAt, String program) {
    /** Whether decisions for single layers are given. */
    boolean isLocked() {
        return !locks.layers().isEmpty();
    }

    /** The network of the design. */
    public Network network() {
        return Network.of(spec);
    }
}
