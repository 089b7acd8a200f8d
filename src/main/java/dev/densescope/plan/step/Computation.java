package dev.densescope.plan.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operation computes, with its operands named. Forward and backward stand side by side. Shapes: feature maps
 * (N, C, H, W) in any layout; weights (outputs, inputs, kernel, kernel); mean, variance, scale, shift (C).
 */
public sealed interface Computation {
    /** Operands that are read. An operand that is accumulated into is both read and written. */
    List<View> reads();

    /** Operands that are written. */
    List<View> writes();

    <R> R accept(Visitor<R> visitor);

    private static List<View> with(NormViews norm, View... operands) {
        List<View> views = new ArrayList<>(List.of(operands));
        views.addAll(norm.all());
        return views;
    }

    /** Square window: side of the kernel, step, zeros added at each side. */
    record Window(int kernel, int stride, int padding) {
        /** A 1x1 convolution of stride 1, which is a matrix product. */
        public boolean isPointwise() {
            return kernel == 1 && stride == 1 && padding == 0;
        }
    }

    /** A convolution, forward or backward; its operands by what they stand for. */
    sealed interface Convolution extends Computation {
        Window window();

        /** Maps on the convolution's input side, or their gradient. */
        View inputs();

        /** Weights, or their gradient. */
        View kernel();

        /** Maps on the output side, or their gradient. */
        View outputs();
    }

    /** Pooling in windows, forward or backward. */
    sealed interface Pooling extends Computation {
        /** Maps on the output side, or their gradient. */
        View outputs();
    }

    /** Computes sums over each channel, or may. */
    sealed interface ChannelSums extends Computation {
        /** The maps that have the channels. */
        View input();
    }

    /** {@code output = input * weights}. */
    record Convolve(View input, View weights, View output, Window window) implements Convolution {
        @Override
        public View inputs() {
            return input;
        }

        @Override
        public View kernel() {
            return weights;
        }

        @Override
        public View outputs() {
            return output;
        }

        @Override
        public List<View> reads() {
            return List.of(input, weights);
        }

        @Override
        public List<View> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convolve(this);
        }
    }

    /** Gradient of a convolution's input. */
    record ConvolveBackwardData(View outputGradient, View weights, View inputGradient, Window window)
            implements Convolution {
        @Override
        public View inputs() {
            return inputGradient;
        }

        @Override
        public View kernel() {
            return weights;
        }

        @Override
        public View outputs() {
            return outputGradient;
        }

        @Override
        public List<View> reads() {
            return List.of(outputGradient, weights);
        }

        @Override
        public List<View> writes() {
            return List.of(inputGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convolveBackwardData(this);
        }
    }

    /** Gradient of a convolution's weights. */
    record ConvolveBackwardWeights(View input, View outputGradient, View weightsGradient, Window window)
            implements Convolution {
        @Override
        public View inputs() {
            return input;
        }

        @Override
        public View kernel() {
            return weightsGradient;
        }

        @Override
        public View outputs() {
            return outputGradient;
        }

        @Override
        public List<View> reads() {
            return List.of(input, outputGradient);
        }

        @Override
        public List<View> writes() {
            return List.of(weightsGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convolveBackwardWeights(this);
        }
    }

    /** Mean and biased variance of each channel over batch and pixels. */
    record ComputeBatchStatistics(View input, View mean, View variance) implements ChannelSums {
        @Override
        public List<View> reads() {
            return List.of(input);
        }

        @Override
        public List<View> writes() {
            return List.of(mean, variance);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.computeBatchStatistics(this);
        }
    }

    /** Running statistics move towards the batch's by the momentum; the variance is made unbiased with {@code count}. */
    record UpdateRunningStatistics(View mean, View variance, View runningMean, View runningVariance, long count)
            implements Computation {
        @Override
        public List<View> reads() {
            return List.of(mean, variance, runningMean, runningVariance);
        }

        @Override
        public List<View> writes() {
            return List.of(runningMean, runningVariance);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.updateRunningStatistics(this);
        }
    }

    /** A batch norm with ReLU forward, over one tensor or over a concatenation. */
    sealed interface Normalization extends Computation {
        /** What is normalised: side by side, if it is more than one. */
        List<View> parts();

        /** Where the parts are copied to, if they are. */
        Optional<View> copy();

        NormViews norm();

        View output();

        /** The same with other statistics and parameters. */
        Normalization withNorm(NormViews other);
    }

    /** {@code output = max(0, scale * (input - mean) / sqrt(variance + epsilon) + shift)}. */
    record NormalizeRelu(View input, NormViews norm, View output) implements Normalization, ChannelSums {
        @Override
        public List<View> parts() {
            return List.of(input);
        }

        @Override
        public Optional<View> copy() {
            return Optional.empty();
        }

        @Override
        public Normalization withNorm(NormViews other) {
            return new NormalizeRelu(input, other, output);
        }

        @Override
        public List<View> reads() {
            return with(norm, input);
        }

        @Override
        public List<View> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.normalizeRelu(this);
        }
    }

    /** {@link Concatenate} and {@link NormalizeRelu} over the concatenation, in one pass over the parts. */
    record ConcatenateNormalizeRelu(List<View> parts, View concatenation, NormViews norm, View output)
            implements Normalization {
        public ConcatenateNormalizeRelu {
            parts = List.copyOf(parts);
        }

        @Override
        public Optional<View> copy() {
            return Optional.of(concatenation);
        }

        @Override
        public Normalization withNorm(NormViews other) {
            return new ConcatenateNormalizeRelu(parts, concatenation, other, output);
        }

        @Override
        public List<View> reads() {
            return with(norm, parts.toArray(View[]::new));
        }

        @Override
        public List<View> writes() {
            return List.of(concatenation, output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.concatenateNormalizeRelu(this);
        }
    }

    /**
     * A batch norm over channels-outermost maps and the 1x1 convolution that reads it. What is not kept is read by
     * nobody else: a device may leave it unwritten.
     *
     * @param keepsConcatenation whether the concatenation is read later, if there is one
     * @param keepsOutput whether the batch norm's output is
     */
    record NormalizeConvolve(
            Normalization normalization, Convolve convolution, boolean keepsConcatenation, boolean keepsOutput)
            implements Computation {
        /** The same, with everything written. */
        public NormalizeConvolve keepingAll() {
            return new NormalizeConvolve(normalization, convolution, true, true);
        }

        @Override
        public List<View> reads() {
            List<View> views = new ArrayList<>(normalization.reads());
            views.add(convolution.weights());
            return views;
        }

        @Override
        public List<View> writes() {
            List<View> views = new ArrayList<>(normalization.writes());
            views.add(convolution.output());
            return views;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.normalizeConvolve(this);
        }
    }

    /** Gradient of {@link NormalizeRelu} through the batch statistics. */
    record NormalizeReluBackward(
            View input, View outputGradient, NormViews norm, View inputGradient, View scaleGradient, View shiftGradient)
            implements ChannelSums {
        @Override
        public List<View> reads() {
            return with(norm, input, outputGradient);
        }

        @Override
        public List<View> writes() {
            return List.of(inputGradient, scaleGradient, shiftGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.normalizeReluBackward(this);
        }
    }

    /**
     * The direct part of the gradient of {@link NormalizeRelu}. What is missing, the part through the batch statistics, is
     * a line in the input for each channel: {@code slope * (input - mean) + offset}. Lines of all readers of one feature
     * map are added up, and {@link CompleteGradient} takes them off at once.
     *
     * @param inputGradient of all channels that the batch norm reads
     * @param ownGradient where the gradient is kept by itself as well, if anywhere
     * @param accumulate whether gradient and lines are added to what is held
     */
    record NormalizeReluBackwardDirect(
            View input,
            View outputGradient,
            NormViews norm,
            View inputGradient,
            Optional<View> ownGradient,
            View scaleGradient,
            View shiftGradient,
            View slopes,
            View offsets,
            boolean accumulate)
            implements ChannelSums {
        @Override
        public List<View> reads() {
            return accumulate
                    ? with(norm, input, outputGradient, inputGradient, slopes, offsets)
                    : with(norm, input, outputGradient);
        }

        @Override
        public List<View> writes() {
            List<View> views = new ArrayList<>(List.of(inputGradient, scaleGradient, shiftGradient, slopes, offsets));
            ownGradient.ifPresent(views::add);
            return views;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.normalizeReluBackwardDirect(this);
        }
    }

    /** {@code gradient -= slope * (input - mean) + offset}, for each channel. */
    record CompleteGradient(View input, View mean, View slopes, View offsets, View gradient) implements Computation {
        @Override
        public List<View> reads() {
            return List.of(input, mean, slopes, offsets, gradient);
        }

        @Override
        public List<View> writes() {
            return List.of(gradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.completeGradient(this);
        }
    }

    /** Copies parts side by side along the channels. */
    record Concatenate(List<View> parts, View output) implements Computation {
        public Concatenate {
            parts = List.copyOf(parts);
        }

        @Override
        public List<View> reads() {
            return parts;
        }

        @Override
        public List<View> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.concatenate(this);
        }
    }

    /** 2x2 average pooling of stride 2; an odd last row or column is dropped. */
    record AveragePool(View input, View output) implements Pooling {
        @Override
        public View outputs() {
            return output;
        }

        @Override
        public List<View> reads() {
            return List.of(input);
        }

        @Override
        public List<View> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.averagePool(this);
        }
    }

    /** Gradient of {@link AveragePool}; a dropped row or column gets zero. */
    record AveragePoolBackward(View outputGradient, View inputGradient) implements Pooling {
        @Override
        public View outputs() {
            return outputGradient;
        }

        @Override
        public List<View> reads() {
            return List.of(outputGradient);
        }

        @Override
        public List<View> writes() {
            return List.of(inputGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.averagePoolBackward(this);
        }
    }

    /** 3x3 max pooling of stride 2, padding 1; {@code indices} (one byte an output) say which input won. */
    record MaxPool(View input, View output, View indices) implements Pooling {
        @Override
        public View outputs() {
            return output;
        }

        @Override
        public List<View> reads() {
            return List.of(input);
        }

        @Override
        public List<View> writes() {
            return List.of(output, indices);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxPool(this);
        }
    }

    /** Gradient of {@link MaxPool}. */
    record MaxPoolBackward(View outputGradient, View indices, View inputGradient) implements Pooling {
        @Override
        public View outputs() {
            return outputGradient;
        }

        @Override
        public List<View> reads() {
            return List.of(outputGradient, indices);
        }

        @Override
        public List<View> writes() {
            return List.of(inputGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxPoolBackward(this);
        }
    }

    /** Mean over pixels: maps to a matrix (N, C). */
    record GlobalAveragePool(View input, View output) implements Computation {
        @Override
        public List<View> reads() {
            return List.of(input);
        }

        @Override
        public List<View> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.globalAveragePool(this);
        }
    }

    /** Gradient of {@link GlobalAveragePool}. */
    record GlobalAveragePoolBackward(View outputGradient, View inputGradient) implements Computation {
        @Override
        public List<View> reads() {
            return List.of(outputGradient);
        }

        @Override
        public List<View> writes() {
            return List.of(inputGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.globalAveragePoolBackward(this);
        }
    }

    /** {@code output (N, classes) = input (N, C) * weights^T (classes, C) + bias}. */
    record Linear(View input, View weights, View bias, View output) implements Computation {
        @Override
        public List<View> reads() {
            return List.of(input, weights, bias);
        }

        @Override
        public List<View> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.linear(this);
        }
    }

    /** All three gradients of {@link Linear}. */
    record LinearBackward(
            View input, View outputGradient, View weights, View inputGradient, View weightsGradient, View biasGradient)
            implements Computation {
        @Override
        public List<View> reads() {
            return List.of(input, outputGradient, weights);
        }

        @Override
        public List<View> writes() {
            return List.of(inputGradient, weightsGradient, biasGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.linearBackward(this);
        }
    }

    /**
     * Mean softmax cross-entropy over the batch, and its gradient.
     *
     * @param labels (N) 32-bit integers
     * @param loss a scalar
     */
    record SoftmaxCrossEntropy(View logits, View labels, View loss, View logitsGradient) implements Computation {
        @Override
        public List<View> reads() {
            return List.of(logits, labels);
        }

        @Override
        public List<View> writes() {
            return List.of(loss, logitsGradient);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxCrossEntropy(this);
        }
    }

    /**
     * In-place inverted dropout: the mask follows from the step's seed, {@code stream} and the element's logical place,
     * so backward applies the same mask and nothing is kept.
     */
    record Dropout(View target, double probability, int stream) implements Computation {
        @Override
        public List<View> reads() {
            return List.of(target);
        }

        @Override
        public List<View> writes() {
            return List.of(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropout(this);
        }
    }

    /** SGD with Nesterov momentum and weight decay over the parameters of a layer, side by side. */
    record UpdateParameters(View parameters, View gradients, View momentum) implements Computation {
        @Override
        public List<View> reads() {
            return List.of(parameters, gradients, momentum);
        }

        @Override
        public List<View> writes() {
            return List.of(parameters, momentum);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.updateParameters(this);
        }
    }

    /** One method per computation; the engine's binding to device kernels is one. */
    interface Visitor<R> {
        R convolve(Convolve computation);

        R convolveBackwardData(ConvolveBackwardData computation);

        R convolveBackwardWeights(ConvolveBackwardWeights computation);

        R computeBatchStatistics(ComputeBatchStatistics computation);

        R updateRunningStatistics(UpdateRunningStatistics computation);

        R normalizeRelu(NormalizeRelu computation);

        R concatenateNormalizeRelu(ConcatenateNormalizeRelu computation);

        R normalizeConvolve(NormalizeConvolve computation);

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
