package dev.densescope.weights.store;

import dev.densescope.language.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A validated tensor of a file.
 *
 * @param name name in the file
 * @param type type of the elements in the notation of safetensors: {@code F32}, {@code I64}, ...
 * @param shape row-major; empty for a single value
 */
public record StoredTensor(String name, String type, List<Long> shape) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /** Formats a shape, such as {@code 24x3x3x3}. */
    public static Text shapeText(List<? extends Number> shape) {
        return shape.isEmpty()
                ? Text.of("a single value")
                : Text.verbatim(shape.stream().map(Number::toString).collect(Collectors.joining("x")));
    }
}
