package dev.densescope.weights.tensor;

/** Access to the values of tensors in a file or in a network. */
@FunctionalInterface
public interface TensorValues {
    /** The values of a tensor in row-major order. */
    float[] of(String name);
}
