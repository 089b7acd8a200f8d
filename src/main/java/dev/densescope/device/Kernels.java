package dev.densescope.device;

import java.util.List;
import java.util.Optional;

/**
 * Prepares kernels over fixed tensors. Feature maps are (N, C, H, W) in any layout that the device wants unless stated; weights (outputs,
 * inputs, kernel, kernel) row-major; mean, variance, scale, shift (C). Every kernel gives bit-identical results for equal
 * inputs, wherever the tensors lie. Operands do not overlap unless stated.
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

    /** {@link #concatenate} and {@link #normalizeRelu} over the concatenation; the parts are read once. */
    default Kernel concatenateNormalizeRelu(
            List<Tensor> parts, Tensor concatenation, NormOperands norm, Tensor output) {
        return concatenate(parts, concatenation).then(normalizeRelu(concatenation, norm, output));
    }

    /**
     * {@link #concatenateNormalizeRelu}, or {@link #normalizeRelu} of a single part, and the 1x1 convolution of its output.
     * Parts are channels-outermost.
     *
     * @param concatenation where the parts are copied to, if they are
     * @param keepsConcatenation whether it is read later; otherwise it may be left unwritten
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

    /** Gradient of {@link #normalizeRelu} through the statistics. */
    Kernel normalizeReluBackward(Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients);

    /**
     * Gradient of {@link #normalizeRelu} without the part through the statistics, which is kept as lines; input and its
     * gradient are channels-outermost.
     *
     * @param ownGradient where the result is kept by itself as well, laid out as the input, if anywhere
     * @param accumulate whether gradient and lines are added to what is held; what is added is rounded to float first
     */
    Kernel normalizeReluBackwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> ownGradient,
            StatisticsGradient statistics,
            boolean accumulate);

    /** {@code gradient -= slope * (input - mean) + offset} for each channel; channels-outermost. */
    Kernel completeGradient(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient);

    /** Copies parts side by side along the channels; all channels-outermost. */
    Kernel concatenate(List<Tensor> parts, Tensor output);

    /** 2x2, stride 2, an odd last row or column dropped. */
    Kernel averagePool(Tensor input, Tensor output);

    Kernel averagePoolBackward(Tensor outputGradient, Tensor inputGradient);

    /** 3x3, stride 2, padding 1; the first of equal maxima in row-major window order wins. {@code indices}: UINT8. */
    Kernel maxPool(Tensor input, Tensor output, Tensor indices);

    Kernel maxPoolBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient);

    /** Mean over pixels into a matrix (N, C). */
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

    /** Mean loss over the batch into a scalar, and {@code (softmax - onehot) / N}. */
    Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient);

    /**
     * In place: drops with {@code probability}, scales the rest by {@code 1 / (1 - probability)}. The mask is {@link
     * DropoutMask}'s, by logical element (n, c, h, w), whatever the layout.
     */
    Kernel dropout(Tensor target, double probability, int stream);

    /** {@code g = gradient + weightDecay * p; v = momentum * v + g; p -= learningRate * (g + momentum * v)}. */
    Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum);
}
