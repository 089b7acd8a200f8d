package dev.densescope.plan;

import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.NormViews;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns operations of the forward pass into those that a trained network is used with. */
final class EvaluationMode {
    /** By the view of the scale of their batch norm. */
    private final Map<View, RunningStatistics> running = new HashMap<>();

    EvaluationMode(StepTensors tensors) {
        Map<String, RunningStatistics> byScale = new HashMap<>();
        tensors.runningStatistics()
                .forEach(
                        statistics -> byScale.put(statistics.batchNorm().scale().name(), statistics));
        for (ParameterTensors tensor : tensors.parameters()) {
            Optional.ofNullable(byScale.get(tensor.parameter().name()))
                    .ifPresent(statistics -> running.put(View.of(tensor.value()), statistics));
        }
    }

    /** The same operations over the same tensors, the first to last, but for those that only training needs. */
    List<Operation> of(List<Operation> forward) {
        return forward.stream().flatMap(operation -> of(operation).stream()).toList();
    }

    private Optional<Operation> of(Operation operation) {
        Computation computation = operation.computation();
        if (computation instanceof Computation.ComputeBatchStatistics
                || computation instanceof Computation.UpdateRunningStatistics
                || computation instanceof Computation.Dropout
                || computation instanceof Computation.SoftmaxCrossEntropy) {
            return Optional.empty();
        }
        if (computation instanceof Computation.Normalization normalization) {
            return Optional.of(with(operation, withRunning(normalization)));
        }
        if (computation instanceof Computation.NormalizeConvolve c) {
            return Optional.of(with(
                    operation,
                    new Computation.NormalizeConvolve(withRunning(c.normalization()), c.convolution(), false, false)));
        }
        return Optional.of(operation);
    }

    private Computation.Normalization withRunning(Computation.Normalization normalization) {
        NormViews norm = normalization.norm();
        RunningStatistics statistics = running.get(norm.scale());
        return normalization.withNorm(
                new NormViews(View.of(statistics.mean()), View.of(statistics.variance()), norm.scale(), norm.shift()));
    }

    private static Operation with(Operation operation, Computation computation) {
        return new Operation(operation.index(), operation.phase(), operation.layer(), operation.name(), computation);
    }
}
