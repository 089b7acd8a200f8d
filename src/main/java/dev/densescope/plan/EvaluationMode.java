package dev.densescope.plan;

import dev.densescope.plan.step.BatchNormComputation.CompleteGradient;
import dev.densescope.plan.step.BatchNormComputation.ComputeBatchStatistics;
import dev.densescope.plan.step.BatchNormComputation.ConcatenateNormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.Normalization;
import dev.densescope.plan.step.BatchNormComputation.NormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackward;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackwardDirect;
import dev.densescope.plan.step.BatchNormComputation.UpdateRunningStatistics;
import dev.densescope.plan.step.ClassifierComputation.Linear;
import dev.densescope.plan.step.ClassifierComputation.LinearBackward;
import dev.densescope.plan.step.ClassifierComputation.SoftmaxCrossEntropy;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Concatenate;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardData;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardWeights;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalized;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.Dropout;
import dev.densescope.plan.step.NormViews;
import dev.densescope.plan.step.NormalizeConvolve;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.PoolingComputation.AveragePool;
import dev.densescope.plan.step.PoolingComputation.AveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePool;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.MaxPool;
import dev.densescope.plan.step.PoolingComputation.MaxPoolBackward;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.UpdateParameters;
import dev.densescope.plan.step.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts operations of the forward pass from training to evaluation mode, computation by computation. */
final class EvaluationMode implements Computation.Visitor<Optional<Computation>> {
    /** Computations that are needed only in training. */
    private static final Optional<Computation> LEFT_OUT = Optional.empty();

    /** Running statistics by the view of the scale of their batch norm. */
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

    /** The given operations in the same order and over the same tensors, without those that only training needs. */
    List<Operation> of(List<Operation> forward) {
        return forward.stream().flatMap(operation -> of(operation).stream()).toList();
    }

    private Optional<Operation> of(Operation operation) {
        return operation.computation().accept(this).map(operation::with);
    }

    private Normalization withRunning(Normalization normalization) {
        return normalization.withNorm(withRunning(normalization.norm()));
    }

    private NormViews withRunning(NormViews norm) {
        RunningStatistics statistics = running.get(norm.scale());
        return new NormViews(View.of(statistics.mean()), View.of(statistics.variance()), norm.scale(), norm.shift());
    }

    @Override
    public Optional<Computation> convolve(Convolve computation) {
        return Optional.of(computation);
    }

    @Override
    public Optional<Computation> convolveBackwardData(ConvolveBackwardData computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> convolveBackwardWeights(ConvolveBackwardWeights computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> computeBatchStatistics(ComputeBatchStatistics computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> updateRunningStatistics(UpdateRunningStatistics computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> normalizeRelu(NormalizeRelu computation) {
        return Optional.of(withRunning(computation));
    }

    @Override
    public Optional<Computation> concatenateNormalizeRelu(ConcatenateNormalizeRelu computation) {
        return Optional.of(withRunning(computation));
    }

    @Override
    public Optional<Computation> normalizeConvolve(NormalizeConvolve computation) {
        return Optional.of(new NormalizeConvolve(
                withRunning(computation.normalization()), computation.convolution(), false, false));
    }

    @Override
    public Optional<Computation> convolveNormalized(ConvolveNormalized computation) {
        return Optional.of(new ConvolveNormalized(
                computation.input(), withRunning(computation.norm()), computation.weights(), computation.output()));
    }

    @Override
    public Optional<Computation> convolveNormalizedBackward(ConvolveNormalizedBackward computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> normalizeReluBackward(NormalizeReluBackward computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> normalizeReluBackwardDirect(NormalizeReluBackwardDirect computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> completeGradient(CompleteGradient computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> concatenate(Concatenate computation) {
        return Optional.of(computation);
    }

    @Override
    public Optional<Computation> averagePool(AveragePool computation) {
        return Optional.of(computation);
    }

    @Override
    public Optional<Computation> averagePoolBackward(AveragePoolBackward computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> maxPool(MaxPool computation) {
        return Optional.of(computation);
    }

    @Override
    public Optional<Computation> maxPoolBackward(MaxPoolBackward computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> globalAveragePool(GlobalAveragePool computation) {
        return Optional.of(computation);
    }

    @Override
    public Optional<Computation> globalAveragePoolBackward(GlobalAveragePoolBackward computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> linear(Linear computation) {
        return Optional.of(computation);
    }

    @Override
    public Optional<Computation> linearBackward(LinearBackward computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> softmaxCrossEntropy(SoftmaxCrossEntropy computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> dropout(Dropout computation) {
        return LEFT_OUT;
    }

    @Override
    public Optional<Computation> updateParameters(UpdateParameters computation) {
        return LEFT_OUT;
    }
}
