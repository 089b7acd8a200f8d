package dev.densescope.session.costs;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.cost.Roofline;
import dev.densescope.plan.cost.TimeRange;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;

/**
 * Costs of operations on a device.
 *
 * @param device that they are of
 * @param source where they come from
 * @param history how kept costs came about
 */
public record DeviceCosts(DeviceInfo device, OperationCosts costs, Source source, CostsHistory history) {
    /** Costs that are not kept. */
    public DeviceCosts(DeviceInfo device, OperationCosts costs, Source source) {
        this(device, costs, source, CostsHistory.NONE);
    }

    /** Where costs come from. */
    public enum Source {
        /** From a run of the same design. */
        MEASURED("measured"),
        /** From a few steps of small designs. */
        CALIBRATED("calibrated"),
        /** From the specifications of a GPU that need not be present. */
        ROOFLINE("roofline");

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

    /** Estimated costs of a GPU, which need not be present. */
    public static DeviceCosts roofline(KnownGpu gpu) {
        DeviceInfo device = new DeviceInfo(DeviceKind.NVIDIA.id(), gpu.text(), "none", gpu.memoryBytes());
        return new DeviceCosts(device, new Roofline(gpu), Source.ROOFLINE);
    }

    /** Within which factors of an estimate a time is expected. */
    public TimeRange range() {
        return source == Source.ROOFLINE ? Roofline.RANGE : TimeRange.NONE;
    }
}
