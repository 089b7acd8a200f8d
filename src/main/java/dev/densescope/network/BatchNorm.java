package dev.densescope.network;

import java.util.List;

/**
 * Batch normalisation followed by ReLU.
 *
 * @param module its module name in torchvision, such as {@code features.norm5}
 * @param shape shape of input and output
 */
public record BatchNorm(String module, MapShape shape) {
    /** The epsilon added to the variance, as in the original implementations. */
    public static final float EPSILON = 1e-5f;
    /** Weight of the batch statistics in the update of the running statistics. */
    public static final float MOMENTUM = 0.1f;

    public Parameter scale() {
        return new Parameter(module + ".weight", Parameter.Kind.BATCH_NORM_SCALE, List.of(shape.channels()));
    }

    public Parameter shift() {
        return new Parameter(module + ".bias", Parameter.Kind.BATCH_NORM_SHIFT, List.of(shape.channels()));
    }

    public String runningMeanName() {
        return module + ".running_mean";
    }

    public String runningVarianceName() {
        return module + ".running_var";
    }
}
