package dev.densescope.framework;

import dev.densescope.network.MapShape;
import dev.densescope.network.Parameter;

/** Allocates feature map tensors of a minibatch, in float32. */
record PyTorchMaps(CachingAllocator allocator, int batch) {
    private static final int FLOAT_BYTES = 4;

    Storage of(MapShape shape) {
        return bytes(bytesOf(shape));
    }

    Storage floats(long count) {
        return bytes(Math.multiplyExact(count, FLOAT_BYTES));
    }

    Storage bytes(long bytes) {
        return new Storage(allocator, bytes);
    }

    long bytesOf(MapShape shape) {
        return Math.multiplyExact(Math.multiplyExact(shape.elements(), (long) batch), FLOAT_BYTES);
    }

    /** The gradient of a parameter, which stays until the next step. */
    void parameterGradient(Parameter parameter) {
        floats(parameter.count());
    }

    /**
     * Backward of an in-place ReLU and the batch norm before it: each allocates a gradient and releases its inputs. The
     * gradients of scale and shift stay. Returns the gradient of the batch norm's input.
     */
    Storage normAndReluGradient(Storage gradient, Storage normalized, Storage input, MapShape shape) {
        Storage ofRelu = of(shape);
        gradient.release();
        normalized.release();
        Storage ofNorm = of(shape);
        floats(shape.channels());
        floats(shape.channels());
        ofRelu.release();
        input.release();
        return ofNorm;
    }
}
