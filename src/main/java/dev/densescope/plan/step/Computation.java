package dev.densescope.plan.step;

import dev.densescope.plan.step.BatchNormComputation.CompleteGradient;
import dev.densescope.plan.step.BatchNormComputation.ComputeBatchStatistics;
import dev.densescope.plan.step.BatchNormComputation.ConcatenateNormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackward;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackwardDirect;
import dev.densescope.plan.step.BatchNormComputation.UpdateRunningStatistics;
import dev.densescope.plan.step.ClassifierComputation.Linear;
import dev.densescope.plan.step.ClassifierComputation.LinearBackward;
import dev.densescope.plan.step.ClassifierComputation.SoftmaxCrossEntropy;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardData;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardWeights;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalized;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.PoolingComputation.AveragePool;
import dev.densescope.plan.step.PoolingComputation.AveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePool;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.MaxPool;
import dev.densescope.plan.step.PoolingComputation.MaxPoolBackward;
import java.util.List;

/**
 * The computation of an operation, with named operands. Forward and backward are next to each other. Shapes: feature
 * maps (N, C, H, W) in any layout; weights (outputs, inputs, kernel, kernel); mean, variance, scale, shift (C).
 */
public sealed interface Computation
        permits ConvolutionComputation,
                BatchNormComputation,
                NormalizeConvolve,
                ConvolutionOfNorm,
                PoolingComputation,
                ClassifierComputation,
                Concatenate,
                Dropout,
                UpdateParameters {
    /** Operands that are read. An operand that is accumulated into is both read and written. */
    List<View> reads();

    /** Operands that are written. */
    List<View> writes();

    /** The same computation with all outputs written, including those that nothing reads. */
    default Computation writingAll() {
        return this;
    }

    /** Calls the method of the visitor for this computation. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each computation, without defaults, so that a new computation compiles only if all visitors handle
     * it.
     */
    interface Visitor<R> {
        R convolve(Convolve computation);

        R convolveBackwardData(ConvolveBackwardData computation);

        R convolveBackwardWeights(ConvolveBackwardWeights computation);

        R computeBatchStatistics(ComputeBatchStatistics computation);

        R updateRunningStatistics(UpdateRunningStatistics computation);

        R normalizeRelu(NormalizeRelu computation);

        R concatenateNormalizeRelu(ConcatenateNormalizeRelu computation);

        R normalizeConvolve(NormalizeConvolve computation);

        R convolveNormalized(ConvolveNormalized computation);

        R convolveNormalizedBackward(ConvolveNormalizedBackward computation);

        R normalizeReluBackward(NormalizeReluBackward computation);

        R normalizeReluBackwardDirect(NormalizeReluBackwardDirect computation);

        R completeGradient(CompleteGradient computation);

        R concatenate(Concatenate computation);

        R averagePool(AveragePool computation);

        R averagePoolBackward(AveragePoolBackward computation);

        R maxPool(MaxPool computation);

        R maxPoolBackward(MaxPoolBackward computation);

        R globalAveragePool(GlobalAveragePool computation);

        R globalAveragePoolBackward(GlobalAveragePoolBackward computation);

        R linear(Linear computation);

        R linearBackward(LinearBackward computation);

        R softmaxCrossEntropy(SoftmaxCrossEntropy computation);

        R dropout(Dropout computation);

        R updateParameters(UpdateParameters computation);
    }
}
