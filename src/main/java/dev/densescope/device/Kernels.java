package dev.densescope.device;

import dev.densescope.device.operand.ConvolutionGradients;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormChunks;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Prepares kernels for fixed tensors. Unless stated otherwise, feature maps are (N, C, H, W) in any layout that the
 * device supports, weights (outputs, inputs, kernel, kernel) row-major, and mean, variance, scale and shift (C). Equal
 * inputs give bit-identical results, independent of the addresses of the tensors. Operands do not overlap unless
 * stated.
 */
public interface Kernels {
    Kernel convolve(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window);

    Kernel convolveBackwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window);

    Kernel convolveBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window);

    /** Mean and biased variance of each channel. */
    Kernel batchStatistics(Tensor input, Tensor mean, Tensor variance);

    /** {@code running = (1 - momentum) * running + momentum * batch}, the variance times count / (count - 1). */
    Kernel updateRunningStatistics(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum);

    /** {@code output = max(0, scale * (input - mean) / sqrt(variance + epsilon) + shift)}. */
    Kernel normalizeRelu(Tensor input, NormOperands norm, Tensor output);

    /** {@link #concatenate} and {@link #normalizeRelu} of the concatenation in one pass. */
    default Kernel concatenateNormalizeRelu(
            List<Tensor> parts, Tensor concatenation, NormOperands norm, Tensor output) {
        return concatenate(parts, concatenation).then(normalizeRelu(concatenation, norm, output));
    }

    /**
     * {@link #concatenateNormalizeRelu}, or {@link #normalizeRelu} of a single part, followed by the 1x1 convolution of
     * its output. Parts are channels-outermost.
     *
     * @param concatenation the destination of the concatenation; empty for a single part
     * @param keepsConcatenation whether the concatenation is read later; otherwise it may stay unwritten
     * @param keepsOutput the same for {@code output}
     */
    default Kernel normalizeConvolve(
            List<Tensor> parts,
            Optional<Tensor> concatenation,
            NormOperands norm,
            Tensor output,
            Tensor weights,
            Tensor convolved,
            boolean keepsConcatenation,
            boolean keepsOutput) {
        Kernel normalize = concatenation
                .map(joined -> concatenateNormalizeRelu(parts, joined, norm, output))
                .orElseGet(() -> normalizeRelu(parts.get(0), norm, output));
        return normalize.then(convolve(output, weights, convolved, ConvolutionWindow.POINTWISE));
    }

    /**
     * {@link #normalizeRelu} followed by the 1x1 convolution of its output, which is not stored. Bit-identical to {@link
     * #normalizeConvolve}. Input channels-outermost. Only for devices whose {@link dev.densescope.plan.hardware.Target} offers it.
     *
     * @throws UnsupportedOperationException if the device cannot
     */
    default Kernel convolveNormalized(Tensor input, NormOperands norm, Tensor weights, Tensor convolved) {
        throw new UnsupportedOperationException("this device stores the output of each batch norm");
    }

    /**
     * Backward of {@link #convolveNormalized}, some channels of the input at a time: {@link #normalizeRelu}, {@link
     * #convolveBackwardWeights}, {@link #convolveBackwardData} and {@link #normalizeReluBackwardDirect} of these channels, and
     * bit-identical to these. Input and input gradient channels-outermost. The input gradient and {@code statistics} are added to
     * the previous values if {@code chunks} has storage for gradients, and set otherwise.
     *
     * @throws UnsupportedOperationException if the device cannot
     */
    default Kernel convolveNormalizedBackward(
            Tensor input,
            NormOperands norm,
            ConvolutionGradients convolution,
            NormChunks chunks,
            NormGradients gradients,
            StatisticsGradient statistics) {
        throw new UnsupportedOperationException("this device stores the output of each batch norm");
    }

    /**
     * Gradient of {@link #normalizeRelu}, including the part through the batch statistics. The input gradient may be the tensor of
     * the output gradient, if both have the same layout.
     */
    Kernel normalizeReluBackward(Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients);

    /**
     * Gradient of {@link #normalizeRelu} without the part through the batch statistics, which is stored in
     * {@code statistics}. Input and input gradient are channels-outermost. Without accumulation, the input gradient may be
     * the tensor of the output gradient, if that is channels-outermost as well.
     *
     * @param ownGradient an optional second destination of the input gradient, which is never accumulated
     * @param accumulate whether input gradient and {@code statistics} are added to the previous values; the summands
     *     are rounded to float first
     */
    Kernel normalizeReluBackwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> ownGradient,
            StatisticsGradient statistics,
            boolean accumulate);

    /**
     * Subtracts a {@link StatisticsGradient}: {@code gradient -= slope * (input - mean) + offset} for each channel.
     * Channels-outermost.
     */
    Kernel completeGradient(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient);

    /** Concatenates the parts along the channels. Channels-outermost. */
    Kernel concatenate(List<Tensor> parts, Tensor output);

    /** 2x2 average pooling with stride 2; an odd last row or column is dropped. */
    Kernel averagePool(Tensor input, Tensor output);

    Kernel averagePoolBackward(Tensor outputGradient, Tensor inputGradient);

    /**
     * 3x3 max pooling with stride 2 and padding 1. Of equal maxima, the first in row-major order of the window is
     * taken. {@code indices} is UINT8.
     */
    Kernel maxPool(Tensor input, Tensor output, Tensor indices);

    Kernel maxPoolBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient);

    /** Mean over the pixels, into a matrix (N, C). */
    Kernel globalAveragePool(Tensor input, Tensor output);

    Kernel globalAveragePoolBackward(Tensor outputGradient, Tensor inputGradient);

    /** {@code output (N, classes) = input (N, C) * weights^T (classes, C) + bias (classes)}. */
    Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output);

    Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient);

    /** Mean loss over the minibatch, into a scalar, and the gradient {@code (softmax - onehot) / N}. */
    Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient);

    /**
     * In place: drops elements with {@code probability} and scales the others by {@code 1 / (1 - probability)}. The
     * mask is {@link DropoutMask}, indexed by logical element (n, c, h, w), independent of the layout.
     */
    Kernel dropout(Tensor target, double probability, int stream);

    /** {@code g = gradient + weightDecay * p; v = momentum * v + g; p -= learningRate * (g + momentum * v)}. */
    Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum);
}
