package dev.densescope.device.nd4j;

import dev.densescope.device.ConvolutionWindow;
import dev.densescope.device.GradientLines;
import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.NormGradients;
import dev.densescope.device.NormOperands;
import dev.densescope.device.Tensor;
import java.util.List;
import java.util.Optional;

/** Hands each kernel to the class of its topic. */
final class Nd4jKernels implements Kernels {
    @Override
    public Kernel convolve(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        return window.isPointwise()
                ? PointwiseConvolution.forward(input, weights, output)
                : WindowConvolution.forward(input, weights, output, window);
    }

    @Override
    public Kernel convolveBackwardData(
            Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        return window.isPointwise()
                ? PointwiseConvolution.backwardData(outputGradient, weights, inputGradient)
                : WindowConvolution.backwardData(outputGradient, weights, inputGradient, window);
    }

    @Override
    public Kernel convolveBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        return window.isPointwise()
                ? PointwiseConvolution.backwardWeights(input, outputGradient, weightsGradient)
                : WindowConvolution.backwardWeights(input, outputGradient, weightsGradient, window);
    }

    @Override
    public Kernel batchStatistics(Tensor input, Tensor mean, Tensor variance) {
        return BatchStatistics.compute(input, mean, variance);
    }

    @Override
    public Kernel updateRunningStatistics(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        return BatchStatistics.updateRunning(mean, variance, runningMean, runningVariance, count, momentum);
    }

    @Override
    public Kernel normalizeRelu(Tensor input, NormOperands norm, Tensor output) {
        return NormalizeRelu.forward(input, norm, output);
    }

    @Override
    public Kernel normalizeReluBackward(
            Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        return NormalizeRelu.backward(input, outputGradient, norm, gradients);
    }

    @Override
    public Kernel normalizeReluBackwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> ownGradient,
            GradientLines lines,
            boolean accumulate) {
        return NormalizeRelu.backwardDirect(input, outputGradient, norm, gradients, ownGradient, lines, accumulate);
    }

    @Override
    public Kernel completeGradient(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        return NormalizeRelu.complete(input, mean, slopes, offsets, gradient);
    }

    @Override
    public Kernel concatenate(List<Tensor> parts, Tensor output) {
        return Elementwise.concatenate(parts, output);
    }

    @Override
    public Kernel averagePool(Tensor input, Tensor output) {
        return AveragePooling.forward(input, output);
    }

    @Override
    public Kernel averagePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return AveragePooling.backward(outputGradient, inputGradient);
    }

    @Override
    public Kernel maxPool(Tensor input, Tensor output, Tensor indices) {
        return MaxPooling.forward(input, output, indices);
    }

    @Override
    public Kernel maxPoolBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        return MaxPooling.backward(outputGradient, indices, inputGradient);
    }

    @Override
    public Kernel globalAveragePool(Tensor input, Tensor output) {
        return AveragePooling.globalForward(input, output);
    }

    @Override
    public Kernel globalAveragePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return AveragePooling.globalBackward(outputGradient, inputGradient);
    }

    @Override
    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        return Classifier.forward(input, weights, bias, output);
    }

    @Override
    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient) {
        return Classifier.backward(input, outputGradient, weights, inputGradient, weightsGradient, biasGradient);
    }

    @Override
    public Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient) {
        return Classifier.softmaxCrossEntropy(logits, labels, loss, logitsGradient);
    }

    @Override
    public Kernel dropout(Tensor target, double probability, int stream) {
        return Elementwise.dropout(target, probability, stream);
    }

    @Override
    public Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum) {
        return Elementwise.updateParameters(parameters, gradients, momentum);
    }
}
