package dev.densescope.device.cuda;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.cuda.memory.KernelWorkspace;
import dev.densescope.device.cuda.memory.StepBlock;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.util.List;
import java.util.Optional;

/** Delegates each computation to its group of kernels. */
final class CudaKernels implements Kernels {
    private final Context context;
    private final KernelWorkspace workspace;
    private final StepBlock step;

    CudaKernels(Context context, Tensor workspaceTensor) {
        this.context = context;
        workspace = KernelWorkspace.of(workspaceTensor);
        step = new StepBlock(context.transfer(), context.stream(), workspace.stepBlock());
    }

    @Override
    public Kernel convolve(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        return window.isPointwise()
                ? context.products().pointwise(input, weights, output, workspace)
                : context.convolutions().forward(input, weights, output, window, workspace);
    }

    @Override
    public Kernel convolveBackwardData(
            Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        return window.isPointwise()
                ? context.products().pointwiseBackwardData(outputGradient, weights, inputGradient, workspace)
                : context.convolutions().backwardData(outputGradient, weights, inputGradient, window, workspace);
    }

    @Override
    public Kernel convolveBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        return window.isPointwise()
                ? context.products().pointwiseBackwardWeights(input, outputGradient, weightsGradient, workspace)
                : context.convolutions().backwardWeights(input, outputGradient, weightsGradient, window, workspace);
    }

    @Override
    public Kernel batchStatistics(Tensor input, Tensor mean, Tensor variance) {
        return context.norms().statistics(input, mean, variance, workspace);
    }

    @Override
    public Kernel updateRunningStatistics(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        return context.norms().updateRunning(mean, variance, runningMean, runningVariance, count, momentum);
    }

    @Override
    public Kernel normalizeRelu(Tensor input, NormOperands norm, Tensor output) {
        return context.norms().forward(input, norm, output);
    }

    @Override
    public Kernel concatenateNormalizeRelu(List<Tensor> parts, Tensor concatenation, NormOperands norm, Tensor output) {
        return context.norms().concatenate(parts, Optional.of(concatenation), Optional.of(norm), Optional.of(output));
    }

    @Override
    public Kernel normalizeConvolve(
            List<Tensor> parts,
            Optional<Tensor> concatenation,
            NormOperands norm,
            Tensor output,
            Tensor weights,
            Tensor convolved,
            boolean keepsConcatenation,
            boolean keepsOutput) {
        Kernel normalize = concatenation.isEmpty()
                ? normalizeRelu(parts.get(0), norm, output)
                : context.norms()
                        .concatenate(
                                parts,
                                concatenation.filter(joined -> keepsConcatenation),
                                Optional.of(norm),
                                Optional.of(output));
        return normalize.then(convolve(output, weights, convolved, ConvolutionWindow.POINTWISE));
    }

    @Override
    public Kernel normalizeReluBackward(
            Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        return context.norms().backward(input, outputGradient, norm, gradients, workspace);
    }

    @Override
    public Kernel normalizeReluBackwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> ownGradient,
            StatisticsGradient statistics,
            boolean accumulate) {
        return context.norms()
                .backwardDirect(input, outputGradient, norm, gradients, ownGradient, statistics, accumulate, workspace);
    }

    @Override
    public Kernel completeGradient(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        return context.norms().complete(input, mean, slopes, offsets, gradient);
    }

    @Override
    public Kernel concatenate(List<Tensor> parts, Tensor output) {
        return context.norms().concatenate(parts, Optional.of(output), Optional.empty(), Optional.empty());
    }

    @Override
    public Kernel averagePool(Tensor input, Tensor output) {
        return context.pooling().average(input, output);
    }

    @Override
    public Kernel averagePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return context.pooling().averageBackward(outputGradient, inputGradient);
    }

    @Override
    public Kernel maxPool(Tensor input, Tensor output, Tensor indices) {
        return context.pooling().max(input, output, indices);
    }

    @Override
    public Kernel maxPoolBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        return context.pooling().maxBackward(outputGradient, indices, inputGradient);
    }

    @Override
    public Kernel globalAveragePool(Tensor input, Tensor output) {
        return context.pooling().globalAverage(input, output);
    }

    @Override
    public Kernel globalAveragePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return context.pooling().globalAverageBackward(outputGradient, inputGradient);
    }

    @Override
    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        return context.head().linear(input, weights, bias, output, workspace);
    }

    @Override
    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient) {
        return context.head()
                .linearBackward(
                        input, outputGradient, weights, inputGradient, weightsGradient, biasGradient, workspace);
    }

    @Override
    public Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient) {
        return context.head().softmaxCrossEntropy(logits, labels, loss, logitsGradient, workspace);
    }

    @Override
    public Kernel dropout(Tensor target, double probability, int stream) {
        return context.elements().dropout(target, probability, stream, step);
    }

    @Override
    public Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum) {
        return context.elements().update(parameters, gradients, momentum, step);
    }
}
