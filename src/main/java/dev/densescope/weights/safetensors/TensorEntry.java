package dev.densescope.weights.safetensors;

import dev.densescope.weights.store.StoredTensor;
import java.util.List;

/**
 * A validated tensor of a safetensors header.
 *
 * @param begin offset of its first byte in the data
 * @param end end offset, exclusive
 */
record TensorEntry(StoredTensor tensor, long begin, long end) {
    String name() {
        return tensor.name();
    }

    /** The type, such as {@code F32}. */
    String type() {
        return tensor.type();
    }

    List<Long> shape() {
        return tensor.shape();
    }
}
