package dev.densescope.framework;

import dev.densescope.network.MapShape;

/** Tensors of feature maps of a minibatch, in float32. */
record PyTorchMaps(CachingAllocator allocator, int batch) {
    private static final int FLOAT_BYTES = 4;

    Storage of(MapShape shape) {
        return bytes(bytesOf(shape));
    }

    Storage bytes(long bytes) {
        return new Storage(allocator, bytes);
    }

    long bytesOf(MapShape shape) {
        return Math.multiplyExact(Math.multiplyExact(shape.elements(), (long) batch), FLOAT_BYTES);
    }

    /**
     * Backward of ReLU in place, and of the batch norm before it: each makes a gradient of its own, and gives back what it has
     * read. Gives the gradient of the batch norm's input.
     */
    Storage throughNormAndRelu(Storage gradient, Storage normalized, Storage input, MapShape shape) {
        Storage ofRelu = of(shape);
        gradient.release();
        normalized.release();
        Storage ofNorm = of(shape);
        ofRelu.release();
        input.release();
        return ofNorm;
    }
}
