package dev.densescope.session.costs;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.cost.Roofline;
import dev.densescope.plan.cost.TimeRange;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;

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
     * The costs measured in runs of one design.
     *
     * @param runs newest first, at least one
     * @param stored costs of the device, for operations that no run has measured; empty if it was never calibrated
     * @param design the design to plan
     * @param choice the device to plan for
     * @throws CostsRefusedException if the newest run was of another design or device, or finished no step; one sentence
     */
    public static DeviceCosts measured(
            List<RunRecord> runs, Optional<FittedCosts> stored, DenseNetSpec design, DeviceChoice choice) {
        return new DeviceCosts(runs.get(0).device(), RunCosts.of(runs, stored, design, choice), Source.MEASURED);
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
