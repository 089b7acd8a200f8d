package dev.densescope.engine;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.operand.ConvolutionGradients;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormChunks;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import dev.densescope.network.BatchNorm;
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
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardData;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardWeights;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalized;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.Dropout;
import dev.densescope.plan.step.NormViews;
import dev.densescope.plan.step.NormalizeConvolve;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.PoolingComputation.AveragePool;
import dev.densescope.plan.step.PoolingComputation.AveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePool;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.MaxPool;
import dev.densescope.plan.step.PoolingComputation.MaxPoolBackward;
import dev.densescope.plan.step.UpdateParameters;
import dev.densescope.plan.step.View;
import dev.densescope.plan.step.Window;
import java.util.function.Function;

/** Creates the device's kernel for each computation of a schedule. */
final class KernelBinder implements Computation.Visitor<Kernel> {
    private final Function<View, Tensor> tensors;
    private final Kernels kernels;

    /** @param tensors returns the tensor of a view */
    KernelBinder(Function<View, Tensor> tensors, Kernels kernels) {
        this.tensors = tensors;
        this.kernels = kernels;
    }

    /** The kernel of an operation. */
    Kernel bind(Operation operation) {
        try {
            return operation.computation().accept(this);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "could not prepare %s of %s: %s".formatted(operation.name(), operation.layer(), e.getMessage()), e);
        }
    }

    @Override
    public Kernel convolve(Convolve c) {
        return kernels.convolve(at(c.input()), at(c.weights()), at(c.output()), window(c.window()));
    }

    @Override
    public Kernel convolveBackwardData(ConvolveBackwardData c) {
        return kernels.convolveBackwardData(
                at(c.outputGradient()), at(c.weights()), at(c.inputGradient()), window(c.window()));
    }

    @Override
    public Kernel convolveBackwardWeights(ConvolveBackwardWeights c) {
        return kernels.convolveBackwardWeights(
                at(c.input()), at(c.outputGradient()), at(c.weightsGradient()), window(c.window()));
    }

    @Override
    public Kernel computeBatchStatistics(ComputeBatchStatistics c) {
        return kernels.batchStatistics(at(c.input()), at(c.mean()), at(c.variance()));
    }

    @Override
    public Kernel updateRunningStatistics(UpdateRunningStatistics c) {
        return kernels.updateRunningStatistics(
                at(c.mean()),
                at(c.variance()),
                at(c.runningMean()),
                at(c.runningVariance()),
                c.count(),
                BatchNorm.MOMENTUM);
    }

    @Override
    public Kernel normalizeRelu(NormalizeRelu c) {
        return kernels.normalizeRelu(at(c.input()), norm(c.norm()), at(c.output()));
    }

    @Override
    public Kernel concatenateNormalizeRelu(ConcatenateNormalizeRelu c) {
        return kernels.concatenateNormalizeRelu(
                c.parts().stream().map(this::at).toList(), at(c.concatenation()), norm(c.norm()), at(c.output()));
    }

    @Override
    public Kernel normalizeConvolve(NormalizeConvolve c) {
        Convolve convolution = c.convolution();
        return kernels.normalizeConvolve(
                c.normalization().parts().stream().map(this::at).toList(),
                c.normalization().copy().map(this::at),
                norm(c.normalization().norm()),
                at(c.normalization().output()),
                at(convolution.weights()),
                at(convolution.output()),
                c.keepsConcatenation(),
                c.keepsOutput());
    }

    @Override
    public Kernel convolveNormalized(ConvolveNormalized c) {
        return kernels.convolveNormalized(at(c.input()), norm(c.norm()), at(c.weights()), at(c.output()));
    }

    @Override
    public Kernel convolveNormalizedBackward(ConvolveNormalizedBackward c) {
        return kernels.convolveNormalizedBackward(
                at(c.input()),
                norm(c.norm()),
                new ConvolutionGradients(at(c.weights()), at(c.outputGradient()), at(c.weightsGradient())),
                new NormChunks(at(c.normalizedChunk()), c.gradientChunk().map(this::at)),
                new NormGradients(at(c.inputGradient()), at(c.scaleGradient()), at(c.shiftGradient())),
                new StatisticsGradient(at(c.slopes()), at(c.offsets())));
    }

    @Override
    public Kernel normalizeReluBackward(NormalizeReluBackward c) {
        return kernels.normalizeReluBackward(
                at(c.input()),
                at(c.outputGradient()),
                norm(c.norm()),
                new NormGradients(at(c.inputGradient()), at(c.scaleGradient()), at(c.shiftGradient())));
    }

    @Override
    public Kernel normalizeReluBackwardDirect(NormalizeReluBackwardDirect c) {
        return kernels.normalizeReluBackwardDirect(
                at(c.input()),
                at(c.outputGradient()),
                norm(c.norm()),
                new NormGradients(at(c.inputGradient()), at(c.scaleGradient()), at(c.shiftGradient())),
                c.ownGradient().map(this::at),
                new StatisticsGradient(at(c.slopes()), at(c.offsets())),
                c.accumulate());
    }

    @Override
    public Kernel completeGradient(CompleteGradient c) {
        return kernels.completeGradient(at(c.input()), at(c.mean()), at(c.slopes()), at(c.offsets()), at(c.gradient()));
    }

    @Override
    public Kernel concatenate(Concatenate c) {
        return kernels.concatenate(c.parts().stream().map(this::at).toList(), at(c.output()));
    }

    @Override
    public Kernel averagePool(AveragePool c) {
        return kernels.averagePool(at(c.input()), at(c.output()));
    }

    @Override
    public Kernel averagePoolBackward(AveragePoolBackward c) {
        return kernels.averagePoolBackward(at(c.outputGradient()), at(c.inputGradient()));
    }

    @Override
    public Kernel maxPool(MaxPool c) {
        return kernels.maxPool(at(c.input()), at(c.output()), at(c.indices()));
    }

    @Override
    public Kernel maxPoolBackward(MaxPoolBackward c) {
        return kernels.maxPoolBackward(at(c.outputGradient()), at(c.indices()), at(c.inputGradient()));
    }

    @Override
    public Kernel globalAveragePool(GlobalAveragePool c) {
        return kernels.globalAveragePool(at(c.input()), at(c.output()));
    }

    @Override
    public Kernel globalAveragePoolBackward(GlobalAveragePoolBackward c) {
        return kernels.globalAveragePoolBackward(at(c.outputGradient()), at(c.inputGradient()));
    }

    @Override
    public Kernel linear(Linear c) {
        return kernels.linear(at(c.input()), at(c.weights()), at(c.bias()), at(c.output()));
    }

    @Override
    public Kernel linearBackward(LinearBackward c) {
        return kernels.linearBackward(
                at(c.input()),
                at(c.outputGradient()),
                at(c.weights()),
                at(c.inputGradient()),
                at(c.weightsGradient()),
                at(c.biasGradient()));
    }

    @Override
    public Kernel softmaxCrossEntropy(SoftmaxCrossEntropy c) {
        return kernels.softmaxCrossEntropy(at(c.logits()), at(c.labels()), at(c.loss()), at(c.logitsGradient()));
    }

    @Override
    public Kernel dropout(Dropout c) {
        return kernels.dropout(at(c.target()), c.probability(), c.stream());
    }

    @Override
    public Kernel updateParameters(UpdateParameters c) {
        return kernels.updateParameters(at(c.parameters()), at(c.gradients()), at(c.momentum()));
    }

    private Tensor at(View view) {
        return tensors.apply(view);
    }

    private NormOperands norm(NormViews norm) {
        return new NormOperands(
                at(norm.mean()), at(norm.variance()), at(norm.scale()), at(norm.shift()), BatchNorm.EPSILON);
    }

    private static ConvolutionWindow window(Window window) {
        return new ConvolutionWindow(window.kernel(), window.stride(), window.padding());
    }
}
