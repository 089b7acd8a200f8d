package dev.densescope.device.operand;

import dev.densescope.memory.Layout;
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

    /** Some channels of channels-outermost feature maps, or of a vector (C). */
    public Tensor channels(int first, int count) {
        boolean isVector = shape.layout() == Layout.ROW_MAJOR && shape.n() == 1;
        if (shape.layout() != Layout.CHANNELS_OUTERMOST && !isVector) {
            throw new IllegalArgumentException("channels of %s are not contiguous".formatted(shape));
        }
        return new Tensor(storage, offsetBytes + first * (shape.bytes() / shape.c()), shape.withChannels(count));
    }
}
