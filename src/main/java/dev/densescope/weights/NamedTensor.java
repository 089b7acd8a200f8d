package dev.densescope.weights;

import java.util.List;
import java.util.stream.Collectors;

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

    /** Such as {@code 24x3x3x3}. */
    static String shapeText(List<? extends Number> shape) {
        return shape.isEmpty()
                ? "a single value"
                : shape.stream().map(Number::toString).collect(Collectors.joining("x"));
    }
}
