package dev.densescope.plan.step;

import java.util.List;

/** A computation after the last pooling: linear layer or loss, forward or backward. */
public sealed interface ClassifierComputation extends Computation {
    /** {@code output (N, classes) = input (N, C) * weights^T (classes, C) + bias}. */
    record Linear(View input, View weights, View bias, View output) implements ClassifierComputation {
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
            implements ClassifierComputation {
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
    record SoftmaxCrossEntropy(View logits, View labels, View loss, View logitsGradient)
            implements ClassifierComputation {
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
}
