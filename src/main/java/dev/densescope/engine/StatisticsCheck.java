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
    private final FiniteScan scan;
    private final List<Tensor> statistics;

    StatisticsCheck(Schedule schedule, Arena arena, Device device) {
        scan = new FiniteScan(device);
        statistics = schedule.operations().stream()
                .map(Operation::computation)
                .filter(Computation.ComputeBatchStatistics.class::isInstance)
                .map(Computation.ComputeBatchStatistics.class::cast)
                .flatMap(computation -> Stream.of(computation.mean(), computation.variance()))
                .map(arena::tensor)
                .toList();
    }

    /** Whether all statistics of the step's forward pass, which must be over, are finite. */
    boolean passes() {
        return statistics.stream().allMatch(scan::isFinite);
    }
}
