package dev.densescope.weights.tensor;

import java.util.List;

/**
 * Name and shape of a tensor of 32-bit floats in a file.
 *
 * @param name name in torchvision's state dict
 * @param shape row-major shape; for a convolution (outputs, inputs, rows, columns)
 */
public record NamedTensor(String name, List<Integer> shape) {
    public NamedTensor {
        shape = List.copyOf(shape);
    }

    /** Number of elements. */
    public long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1L, Math::multiplyExact);
    }
}
