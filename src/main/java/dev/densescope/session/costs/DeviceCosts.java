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
 * @param device the device
 * @param source the source of the costs
 * @param history the history of stored costs
 */
public record DeviceCosts(DeviceInfo device, OperationCosts costs, Source source, CostsHistory history) {
    /** Costs that are not stored. */
    public DeviceCosts(DeviceInfo device, OperationCosts costs, Source source) {
        this(device, costs, source, CostsHistory.NONE);
    }

    /** The source of costs. */
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
     * The costs measured in a run.
     *
     * @param design the design to plan
     * @param choice the device to plan for
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

    /** The range in which times are expected, as factors of their estimates. */
    public TimeRange range() {
        return source == Source.ROOFLINE ? Roofline.RANGE : TimeRange.NONE;
    }
}
