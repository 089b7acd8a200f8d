package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.util.List;
import java.util.Optional;

/** Delegates each computation to its class. */
final class Nd4jKernels implements Kernels {
    private final KernelWrapper wrapper;

    Nd4jKernels(KernelWrapper wrapper) {
        this.wrapper = wrapper;
    }

    @Override
    public Kernel convolve(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        return wrapper.wrap(
                "a convolution",
                () -> window.isPointwise()
                        ? PointwiseConvolution.forward(input, weights, output)
                        : WindowConvolution.forward(input, weights, output, window));
    }

    @Override
    public Kernel convolveBackwardData(
            Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        return wrapper.wrap(
                "the input gradient of a convolution",
                () -> window.isPointwise()
                        ? PointwiseConvolution.backwardData(outputGradient, weights, inputGradient)
                        : WindowConvolution.backwardData(outputGradient, weights, inputGradient, window));
    }

    @Override
    public Kernel convolveBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        return wrapper.wrap(
                "the weights gradient of a convolution",
                () -> window.isPointwise()
                        ? PointwiseConvolution.backwardWeights(input, outputGradient, weightsGradient)
                        : WindowConvolution.backwardWeights(input, outputGradient, weightsGradient, window));
    }

    @Override
    public Kernel batchStatistics(Tensor input, Tensor mean, Tensor variance) {
        return wrapper.wrap("batch statistics", () -> BatchStatistics.compute(input, mean, variance));
    }

    @Override
    public Kernel updateRunningStatistics(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        return wrapper.wrap(
                "running statistics",
                () -> BatchStatistics.updateRunning(mean, variance, runningMean, runningVariance, count, momentum));
    }

    @Override
    public Kernel normalizeRelu(Tensor input, NormOperands norm, Tensor output) {
        return wrapper.wrap("batch norm and ReLU", () -> NormalizeRelu.forward(input, norm, output));
    }

    @Override
    public Kernel normalizeReluBackward(
            Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        return wrapper.wrap(
                "the gradient of batch norm and ReLU",
                () -> NormalizeRelu.backward(input, outputGradient, norm, gradients));
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
        return wrapper.wrap(
                "the gradient of batch norm and ReLU",
                () -> NormalizeRelu.backwardDirect(
                        input, outputGradient, norm, gradients, ownGradient, statistics, accumulate));
    }

    @Override
    public Kernel completeGradient(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        return wrapper.wrap(
                "the gradient through batch statistics",
                () -> NormalizeRelu.complete(input, mean, slopes, offsets, gradient));
    }

    @Override
    public Kernel concatenate(List<Tensor> parts, Tensor output) {
        return wrapper.wrap("a concatenation", () -> Elementwise.concatenate(parts, output));
    }

    @Override
    public Kernel averagePool(Tensor input, Tensor output) {
        return wrapper.wrap("average pooling", () -> AveragePooling.forward(input, output));
    }

    @Override
    public Kernel averagePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return wrapper.wrap(
                "the gradient of average pooling", () -> AveragePooling.backward(outputGradient, inputGradient));
    }

    @Override
    public Kernel maxPool(Tensor input, Tensor output, Tensor indices) {
        return wrapper.wrap("max pooling", () -> MaxPooling.forward(input, output, indices));
    }

    @Override
    public Kernel maxPoolBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        return wrapper.wrap(
                "the gradient of max pooling", () -> MaxPooling.backward(outputGradient, indices, inputGradient));
    }

    @Override
    public Kernel globalAveragePool(Tensor input, Tensor output) {
        return wrapper.wrap("global average pooling", () -> AveragePooling.globalForward(input, output));
    }

    @Override
    public Kernel globalAveragePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return wrapper.wrap(
                "the gradient of global average pooling",
                () -> AveragePooling.globalBackward(outputGradient, inputGradient));
    }

    @Override
    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        return wrapper.wrap("the linear layer", () -> LinearLayer.forward(input, weights, bias, output));
    }

    @Override
    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient) {
        return wrapper.wrap(
                "the gradient of the linear layer",
                () -> LinearLayer.backward(
                        input, outputGradient, weights, inputGradient, weightsGradient, biasGradient));
    }

    @Override
    public Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient) {
        return wrapper.wrap("the loss", () -> LinearLayer.softmaxCrossEntropy(logits, labels, loss, logitsGradient));
    }

    @Override
    public Kernel dropout(Tensor target, double probability, int stream) {
        return wrapper.wrap("dropout", () -> Elementwise.dropout(target, probability, stream));
    }

    @Override
    public Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum) {
        return wrapper.wrap("the update", () -> Elementwise.updateParameters(parameters, gradients, momentum));
    }
}
