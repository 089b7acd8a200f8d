package dev.densescope.weights.store;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file says of a tensor, found to be consistent.
 *
 * @param name as the file has it
 * @param type of its numbers, as safetensors names it: {@code F32}, {@code I64}, ...
 * @param shape row-major; empty for a single value
 */
public record StoredTensor(String name, String type, List<Long> shape) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /** Such as {@code 24x3x3x3}. */
    public static String shapeText(List<? extends Number> shape) {
        return shape.isEmpty()
                ? "a single value"
                : shape.stream().map(Number::toString).collect(Collectors.joining("x"));
    }
}
