package dev.densescope.plan.step;

import java.util.List;

/** Concatenates parts along the channels. */
public record Concatenate(List<View> parts, View output) implements Computation {
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
