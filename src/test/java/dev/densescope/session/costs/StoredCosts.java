package dev.densescope.session.costs;

import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.LinearCost;
import dev.densescope.session.settings.DeviceChoice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Costs of the processor as a calibration stores them, for tests of the whole program that need no measured ones. */
public final class StoredCosts {
    private StoredCosts() {}

    /** Stores the costs in a folder, for all processors. */
    public static void ofProcessor(Path folder) {
        LinearCost cost = new LinearCost(1000, 0.1, 0.02);
        new KeptCosts(
                        folder,
                        Clock.systemUTC(),
                        (device, target, stop) -> new FittedCosts(Map.of("softmax", cost), cost))
                .calibrated(
                        new OnlyCpu(),
                        new DeviceChoice("cpu", Runtime.getRuntime().availableProcessors()),
                        () -> false);
    }
}
