package dev.densescope.weights.tensor;

/** Where the values of tensors are: a file, or a network in training. */
@FunctionalInterface
public interface TensorValues {
    /** The values of a tensor in row-major order. */
    float[] of(String name);
}
