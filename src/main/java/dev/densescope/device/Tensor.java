package dev.densescope.device;

import dev.densescope.memory.TensorShape;

/**
 * A dense tensor in a storage.
 *
 * @param offsetBytes offset from the start of the storage
 */
public record Tensor(Storage storage, long offsetBytes, TensorShape shape) {
    public Tensor {
        if (offsetBytes < 0 || Math.addExact(offsetBytes, shape.bytes()) > storage.bytes()) {
            throw new IllegalArgumentException(
                    "%s at byte %d exceeds its storage of %d bytes".formatted(shape, offsetBytes, storage.bytes()));
        }
    }
}
