package dev.densescope.plan.step;

import java.util.List;

/** A convolution, forward or backward, with its operands by role. */
public sealed interface ConvolutionComputation extends Computation {
    Window window();

    /** Input maps of the convolution, or their gradient. */
    View inputs();

    /** Weights, or their gradient. */
    View kernel();

    /** Output maps of the convolution, or their gradient. */
    View outputs();

    /** {@code output = input * weights}. */
    record Convolve(View input, View weights, View output, Window window) implements ConvolutionComputation {
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
            implements ConvolutionComputation {
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
            implements ConvolutionComputation {
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
}
