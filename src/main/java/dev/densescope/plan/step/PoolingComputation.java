package dev.densescope.plan.step;

import java.util.List;

/** Pooling, forward or backward. */
public sealed interface PoolingComputation extends Computation {
    /** 2x2 average pooling of stride 2; an odd last row or column is dropped. */
    record AveragePool(View input, View output) implements PoolingComputation {
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
    record AveragePoolBackward(View outputGradient, View inputGradient) implements PoolingComputation {
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

    /**
     * 3x3 max pooling of stride 2, padding 1; {@code indices} (one byte per output) are the positions of the maxima.
     */
    record MaxPool(View input, View output, View indices) implements PoolingComputation {
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
    record MaxPoolBackward(View outputGradient, View indices, View inputGradient) implements PoolingComputation {
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
    record GlobalAveragePool(View input, View output) implements PoolingComputation {
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
    record GlobalAveragePoolBackward(View outputGradient, View inputGradient) implements PoolingComputation {
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
}
