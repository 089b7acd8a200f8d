package dev.densescope.session.costs;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.function.BooleanSupplier;

/**
 * Costs of operations on a device.
 *
 * @param device that they are of
 * @param source where they come from
 */
public record DeviceCosts(DeviceInfo device, FittedCosts costs, Source source) {
    /** Where costs come from. */
    public enum Source {
        /** From a run of the same design. */
        MEASURED("measured"),
        /** From a few steps of small designs. */
        CALIBRATED("calibrated");

        private final String id;

        Source(String id) {
            this.id = id;
        }

        /** The name in files. */
        public String id() {
            return id;
        }
    }

    /**
     * Costs as a run measured them.
     *
     * @param design that is to be planned
     * @param choice of the device that it is planned for
     * @throws CostsRefusedException if the run was of another design or device, or finished no step; one sentence
     */
    public static DeviceCosts measured(RunRecord run, DenseNetSpec design, DeviceChoice choice) {
        return new DeviceCosts(run.device(), RunCosts.of(run, design, choice), Source.MEASURED);
    }

    /**
     * Opens a device and calibrates it, which takes about a second. On the calling thread, while no run goes on.
     *
     * @param choice with any word that {@link Devices#resolve} takes
     * @throws dev.densescope.session.RunRefusedException if the device cannot be used
     */
    public static DeviceCosts calibrated(Devices devices, DeviceChoice choice) {
        return calibrated(devices, choice, () -> false);
    }

    /**
     * The same, until it is stopped.
     *
     * @param stop asked between operations
     * @throws java.util.concurrent.CancellationException once {@code stop} says so
     */
    public static DeviceCosts calibrated(Devices devices, DeviceChoice choice, BooleanSupplier stop) {
        DeviceChoice resolved = choice.withId(devices.resolve(choice.id()));
        try (Device device = devices.open(resolved)) {
            return new DeviceCosts(device.info(), Calibration.of(device, resolved.target(), stop), Source.CALIBRATED);
        }
    }
}
