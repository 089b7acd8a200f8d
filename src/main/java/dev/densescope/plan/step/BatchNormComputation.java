package dev.densescope.plan.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Part of a batch norm, forward or backward. */
public sealed interface BatchNormComputation extends Computation {
    /** Mean and biased variance of each channel over batch and pixels. */
    record ComputeBatchStatistics(View input, View mean, View variance) implements BatchNormComputation {
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

    /**
     * Updates running statistics with those of the batch by the momentum; the variance is made unbiased with {@code
     * count}.
     */
    record UpdateRunningStatistics(View mean, View variance, View runningMean, View runningVariance, long count)
            implements BatchNormComputation {
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
    sealed interface Normalization extends BatchNormComputation {
        /** The inputs, concatenated along the channels. */
        List<View> parts();

        /** The copy of the concatenation, if any. */
        Optional<View> copy();

        NormViews norm();

        View output();

        /** The same with other statistics and parameters. */
        Normalization withNorm(NormViews other);
    }

    /** {@code output = max(0, scale * (input - mean) / sqrt(variance + epsilon) + shift)}. */
    record NormalizeRelu(View input, NormViews norm, View output) implements Normalization {
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
            return norm.with(input);
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
            return norm.with(parts.toArray(View[]::new));
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

    /** Gradient of {@link NormalizeRelu} through the batch statistics. */
    record NormalizeReluBackward(
            View input, View outputGradient, NormViews norm, View inputGradient, View scaleGradient, View shiftGradient)
            implements BatchNormComputation {
        @Override
        public List<View> reads() {
            return norm.with(input, outputGradient);
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
     * The direct part of the gradient of {@link NormalizeRelu}. The part through the batch statistics is linear in the
     * input of each channel: {@code slope * (input - mean) + offset}. Slopes and offsets of all readers of a feature
     * map are accumulated, and {@link CompleteGradient} subtracts them at once.
     *
     * @param inputGradient gradient of all channels that the batch norm reads
     * @param ownGradient a separate copy of this gradient, if any
     * @param accumulate whether gradient, slopes and offsets are added to the existing values
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
            implements BatchNormComputation {
        @Override
        public List<View> reads() {
            return accumulate
                    ? norm.with(input, outputGradient, inputGradient, slopes, offsets)
                    : norm.with(input, outputGradient);
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
    record CompleteGradient(View input, View mean, View slopes, View offsets, View gradient)
            implements BatchNormComputation {
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
}
