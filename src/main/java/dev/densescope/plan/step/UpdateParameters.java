package dev.densescope.plan.step;

import java.util.List;

/** SGD with Nesterov momentum and weight decay over the contiguous parameters of a layer. */
public record UpdateParameters(View parameters, View gradients, View momentum) implements Computation {
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
