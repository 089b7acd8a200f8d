package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Operation;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The forward pass in evaluation mode, in the storage of training, without further allocations. */
final class Evaluation {
    /** Evaluation does not depend on the settings. */
    private static final StepSettings SETTINGS = new StepSettings(1, 0, 0, 0, 0);

    private final List<Kernel> kernels;

    /**
     * Prepares the kernels that differ from training.
     *
     * @param training kernels of the schedule's operations
     */
    Evaluation(Schedule schedule, Arena arena, Device device, Kernel[] training) {
        KernelBinder binder = new KernelBinder(
                arena::tensor, device.kernels(arena.tensor(schedule.tensors().workspace())));
        kernels = schedule.evaluation().stream()
                .map(operation -> operation.equals(trained(schedule, operation))
                        ? training[operation.index()]
                        : binder.bind(operation))
                .toList();
    }

    /** Computes the logits of the images in the arena. Returns false if it was stopped. */
    boolean run(BooleanSupplier stop) {
        for (Kernel kernel : kernels) {
            if (stop.getAsBoolean()) {
                return false;
            }
            kernel.run(SETTINGS);
        }
        return true;
    }

    private static Operation trained(Schedule schedule, Operation operation) {
        return schedule.operations().get(operation.index());
    }
}
