package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.Tensor;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Operation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells cheaply whether a forward pass went well: a value of a feature map that is not finite makes the batch mean or
 * variance of its channel so as well, even where the loss does not show it. Confined to the run thread.
 */
final class StatisticsCheck {
    private final Device device;
    private final List<Tensor> statistics;
    private final float[] values;

    StatisticsCheck(Schedule schedule, Arena arena, Device device) {
        this.device = device;
        statistics = schedule.operations().stream()
                .map(Operation::computation)
                .filter(Computation.ComputeBatchStatistics.class::isInstance)
                .map(Computation.ComputeBatchStatistics.class::cast)
                .flatMap(computation -> Stream.of(computation.mean(), computation.variance()))
                .map(arena::tensor)
                .toList();
        values = new float
                [statistics.stream()
                        .mapToInt(tensor -> Math.toIntExact(tensor.shape().elements()))
                        .max()
                        .orElse(0)];
    }

    /** Whether all statistics of the step's forward pass, which must be over, are finite. */
    boolean passes() {
        for (Tensor tensor : statistics) {
            device.read(tensor, values);
            int count = (int) tensor.shape().elements();
            for (int i = 0; i < count; i++) {
                if (!Float.isFinite(values[i])) {
                    return false;
                }
            }
        }
        return true;
    }
}
