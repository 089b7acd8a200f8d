package dev.densescope.ui.plan.model;

import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.model.Workspace;
import java.util.Optional;

/**
 * What the numbers of a search are for.
 *
 * @param device the device of runs
 * @param source source of the step times
 * @param gpu the GPU that plans are for, if it need not be present
 */
record PlanBasis(DenseNetSpec design, DeviceChoice device, Source source, Optional<KnownGpu> gpu) {
    /** What is selected now. */
    static PlanBasis of(Workspace workspace, StepTimes times) {
        return new PlanBasis(
                workspace.spec(),
                workspace.deviceProperty().get(),
                times.sourceProperty().get(),
                Optional.of(times.gpuProperty().get()).filter(gpu -> times.isForGpu()));
    }

    /** The name of the device that plans are for. */
    String deviceName() {
        return gpu.map(KnownGpu::text).orElseGet(device::id);
    }
}
