package dev.densescope.plan.step;

import java.util.List;

/**
 * In-place inverted dropout: the mask follows from the step's seed, {@code stream} and the element's logical place,
 * so backward applies the same mask and nothing is kept.
 */
public record Dropout(View target, double probability, int stream) implements Computation {
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
