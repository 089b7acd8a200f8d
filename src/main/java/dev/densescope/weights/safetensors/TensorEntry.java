package dev.densescope.weights.safetensors;

import dev.densescope.weights.store.StoredTensor;
import java.util.List;

/**
 * What a safetensors header says of a tensor, found to be consistent.
 *
 * @param begin its first byte, counted from where the data starts
 * @param end the byte behind it
 */
record TensorEntry(StoredTensor tensor, long begin, long end) {
    String name() {
        return tensor.name();
    }

    /** Such as {@code F32}. */
    String type() {
        return tensor.type();
    }

    List<Long> shape() {
        return tensor.shape();
    }
}
