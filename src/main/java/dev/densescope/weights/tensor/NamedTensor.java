package dev.densescope.weights.tensor;

import java.util.List;

/**
 * A tensor of 32-bit floats as files know it.
 *
 * @param name as in torchvision's state dict
 * @param shape row-major; of a convolution (outputs, inputs, rows, columns)
 */
public record NamedTensor(String name, List<Integer> shape) {
    public NamedTensor {
        shape = List.copyOf(shape);
    }

    /** Number of values. */
    public long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1L, Math::multiplyExact);
    }
}
