package dev.densescope.plan.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A batch norm with ReLU and the 1x1 convolution that reads it, where the batch norm's output is never stored as a whole. Feature
 * maps on the input side are channels-outermost. Results are those of separate computations, bit by bit.
 */
public sealed interface ConvolutionOfNorm extends Computation {
    /** The feature maps that are normalised. */
    View input();

    NormViews norm();

    /** Weights of the convolution. */
    View weights();

    /** {@code output = max(0, batch norm of input) * weights}. */
    record ConvolveNormalized(View input, NormViews norm, View weights, View output) implements ConvolutionOfNorm {
        @Override
        public List<View> reads() {
            return norm.with(input, weights);
        }

        @Override
        public List<View> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convolveNormalized(this);
        }
    }

    /**
     * Backward of both, some channels of the input at a time: their normalised maps are recomputed, then come their part of the
     * weights' gradient, the gradient of the normalised maps, and the direct part of the input's gradient (see {@link
     * BatchNormComputation.NormalizeReluBackwardDirect}).
     *
     * @param normalizedChunk storage for the normalised maps of as many channels as are computed at a time
     * @param gradientChunk storage for the gradient of these maps; empty if it is computed in place of the input's gradient, which
     *     is not accumulated then
     */
    record ConvolveNormalizedBackward(
            View input,
            NormViews norm,
            View weights,
            View outputGradient,
            View normalizedChunk,
            Optional<View> gradientChunk,
            View inputGradient,
            View weightsGradient,
            View scaleGradient,
            View shiftGradient,
            View slopes,
            View offsets)
            implements ConvolutionOfNorm {
        /** Whether gradient and lines are added to what is held. */
        public boolean accumulates() {
            return gradientChunk.isPresent();
        }

        @Override
        public List<View> reads() {
            return accumulates()
                    ? norm.with(input, weights, outputGradient, inputGradient, slopes, offsets)
                    : norm.with(input, weights, outputGradient);
        }

        @Override
        public List<View> writes() {
            List<View> views = new ArrayList<>();
            views.add(normalizedChunk);
            gradientChunk.ifPresent(views::add);
            views.addAll(List.of(inputGradient, weightsGradient, scaleGradient, shiftGradient, slopes, offsets));
            return views;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convolveNormalizedBackward(this);
        }
    }
}
