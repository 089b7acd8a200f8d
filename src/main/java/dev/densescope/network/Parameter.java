package dev.densescope.network;

import java.util.List;

/**
 * A trainable tensor.
 *
 * @param name its key in the state dict of torchvision's DenseNet, such as {@code features.conv0.weight}
 * @param kind what it is used for, which determines its initialisation
 * @param dimensions convolution: (output channels, input channels, kernel height, kernel width); linear: (classes,
 *     channels); scale, shift and bias: (channels)
 */
public record Parameter(String name, Kind kind, List<Integer> dimensions) {
    /** The role of a parameter in its layer. */
    public enum Kind {
        CONVOLUTION_WEIGHT,
        BATCH_NORM_SCALE,
        BATCH_NORM_SHIFT,
        LINEAR_WEIGHT,
        LINEAR_BIAS
    }

    public Parameter {
        dimensions = List.copyOf(dimensions);
    }

    /** Number of elements. */
    public long count() {
        return dimensions.stream().mapToLong(Integer::longValue).reduce(1L, Math::multiplyExact);
    }

    static Parameter convolution(String module, int out, int in, int kernel) {
        return new Parameter(module + ".weight", Kind.CONVOLUTION_WEIGHT, List.of(out, in, kernel, kernel));
    }
}
