package dev.densescope.plan.hardware;

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
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Concatenate;
import dev.densescope.plan.step.ConvolutionComputation;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardData;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardWeights;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalized;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.Dropout;
import dev.densescope.plan.step.NormalizeConvolve;
import dev.densescope.plan.step.PoolingComputation.AveragePool;
import dev.densescope.plan.step.PoolingComputation.AveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePool;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.MaxPool;
import dev.densescope.plan.step.PoolingComputation.MaxPoolBackward;
import dev.densescope.plan.step.UpdateParameters;
import dev.densescope.plan.step.View;

/**
 * The workspace of each computation. Computations with similar kernels are grouped; a device defines the bytes of each
 * group. Computations without a group need none.
 */
abstract class WorkspaceBytes implements Computation.Visitor<Long> {
    private static final Long NONE = 0L;

    abstract long convolution(ConvolutionComputation convolution);

    /** A 1x1 convolution that normalises its input. */
    abstract long normalizedProduct(View weights);

    /** Backward of such a convolution, in chunks of channels of its input. */
    abstract long normalizedProductBackward(ConvolveNormalizedBackward computation);

    /** Sums over each channel of the input. */
    abstract long channelSums(View input);

    /** Pooling in windows, forward or backward. */
    abstract long pooling(View outputs);

    abstract long linear(View weights);

    abstract long loss(View logits);

    @Override
    public Long convolve(Convolve computation) {
        return convolution(computation);
    }

    @Override
    public Long convolveBackwardData(ConvolveBackwardData computation) {
        return convolution(computation);
    }

    @Override
    public Long convolveBackwardWeights(ConvolveBackwardWeights computation) {
        return convolution(computation);
    }

    @Override
    public Long computeBatchStatistics(ComputeBatchStatistics computation) {
        return channelSums(computation.input());
    }

    @Override
    public Long updateRunningStatistics(UpdateRunningStatistics computation) {
        return NONE;
    }

    @Override
    public Long normalizeRelu(NormalizeRelu computation) {
        return channelSums(computation.input());
    }

    @Override
    public Long concatenateNormalizeRelu(ConcatenateNormalizeRelu computation) {
        return NONE;
    }

    @Override
    public Long normalizeConvolve(NormalizeConvolve computation) {
        return normalizedProduct(computation.convolution().weights());
    }

    @Override
    public Long convolveNormalized(ConvolveNormalized computation) {
        return normalizedProduct(computation.weights());
    }

    @Override
    public Long convolveNormalizedBackward(ConvolveNormalizedBackward computation) {
        return normalizedProductBackward(computation);
    }

    @Override
    public Long normalizeReluBackward(NormalizeReluBackward computation) {
        return channelSums(computation.input());
    }

    @Override
    public Long normalizeReluBackwardDirect(NormalizeReluBackwardDirect computation) {
        return channelSums(computation.input());
    }

    @Override
    public Long completeGradient(CompleteGradient computation) {
        return NONE;
    }

    @Override
    public Long concatenate(Concatenate computation) {
        return NONE;
    }

    @Override
    public Long averagePool(AveragePool computation) {
        return pooling(computation.output());
    }

    @Override
    public Long averagePoolBackward(AveragePoolBackward computation) {
        return pooling(computation.outputGradient());
    }

    @Override
    public Long maxPool(MaxPool computation) {
        return pooling(computation.output());
    }

    @Override
    public Long maxPoolBackward(MaxPoolBackward computation) {
        return pooling(computation.outputGradient());
    }

    @Override
    public Long globalAveragePool(GlobalAveragePool computation) {
        return NONE;
    }

    @Override
    public Long globalAveragePoolBackward(GlobalAveragePoolBackward computation) {
        return NONE;
    }

    @Override
    public Long linear(Linear computation) {
        return linear(computation.weights());
    }

    @Override
    public Long linearBackward(LinearBackward computation) {
        return linear(computation.weights());
    }

    @Override
    public Long softmaxCrossEntropy(SoftmaxCrossEntropy computation) {
        return loss(computation.logits());
    }

    @Override
    public Long dropout(Dropout computation) {
        return NONE;
    }

    @Override
    public Long updateParameters(UpdateParameters computation) {
        return NONE;
    }
}
