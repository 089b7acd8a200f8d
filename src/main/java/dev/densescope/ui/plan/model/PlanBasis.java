package dev.densescope.ui.plan.model;

import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.plan.times.StepTimeSource;
import java.util.Optional;

/**
 * The selected inputs of a search, to recognise an outdated result.
 *
 * @param design the design
 * @param device the device of runs
 * @param source source of the step times
 * @param gpu the target GPU if times are a roofline estimate; otherwise empty
 */
record PlanBasis(DenseNetSpec design, DeviceChoice device, Source source, Optional<KnownGpu> gpu) {
    /** The current selection. */
    static PlanBasis of(Workspace workspace, StepTimeSource times) {
        return new PlanBasis(
                workspace.spec(),
                workspace.deviceProperty().get(),
                times.sourceProperty().get(),
                Optional.of(times.gpuProperty().get()).filter(gpu -> times.isForGpu()));
    }

    /** The name of the target device. */
    String deviceName() {
        return gpu.map(KnownGpu::text).orElseGet(device::id);
    }
}
