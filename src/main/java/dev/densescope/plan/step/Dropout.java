package dev.densescope.plan.step;

import java.util.List;

/**
 * In-place inverted dropout. The mask is computed from the seed of the step, {@code stream} and the logical index of
 * the element, so backward applies the same mask and no mask is stored.
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
