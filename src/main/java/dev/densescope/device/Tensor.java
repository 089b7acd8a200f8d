package dev.densescope.device;

import dev.densescope.memory.TensorShape;

/**
 * A dense tensor at a place in a storage.
 *
 * @param offsetBytes from the storage's start
 */
public record Tensor(Storage storage, long offsetBytes, TensorShape shape) {
    public Tensor {
        if (offsetBytes < 0 || Math.addExact(offsetBytes, shape.bytes()) > storage.bytes()) {
            throw new IllegalArgumentException(
                    "%s at %d reaches beyond its storage of %d bytes".formatted(shape, offsetBytes, storage.bytes()));
        }
    }
}
