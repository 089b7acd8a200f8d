package dev.densescope.weights;

import java.util.List;

/**
 * What a safetensors header says of a tensor, found to be consistent.
 *
 * @param type such as {@code F32}
 * @param begin its first byte, counted from where the data starts
 * @param end the byte behind it
 */
record TensorEntry(String name, String type, List<Long> shape, long begin, long end) {
    /** The only type that is used. */
    static final String FLOAT32 = "F32";

    TensorEntry {
        shape = List.copyOf(shape);
    }
}
