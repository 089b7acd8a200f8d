package dev.densescope.network;

import java.util.List;

/**
 * Batch normalisation followed by ReLU, as everywhere in a DenseNet.
 *
 * @param module its name in torchvision's state dict, such as {@code features.norm5}
 * @param shape what it reads and gives
 */
public record BatchNorm(String module, MapShape shape) {
    /** Added to the variance, as all the originals do. */
    public static final float EPSILON = 1e-5f;
    /** Weight of a new batch in the running statistics. */
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
