package dev.densescope.device.cuda.launch;

import dev.densescope.device.operand.Storage;
import dev.densescope.memory.TensorShape;
import java.nio.ByteBuffer;

/**
 * The strides of feature maps, in elements.
 *
 * @param image stride between images
 * @param channel stride between channels
 * @param pixel stride between pixels of a row
 * @param row stride between rows
 */
public record FeatureMapStrides(long image, long channel, int pixel, int row) {
    private static final int WIDTH = 4;

    public static FeatureMapStrides of(TensorShape shape) {
        long pixels = (long) shape.h() * shape.w();
        return switch (shape.layout()) {
            case ROW_MAJOR -> new FeatureMapStrides(shape.c() * pixels, pixels, 1, shape.w());
            case CHANNELS_OUTERMOST -> new FeatureMapStrides(pixels, shape.n() * pixels, 1, shape.w());
            case CHANNELS_LAST ->
                new FeatureMapStrides(shape.c() * pixels, 1, shape.c(), Math.multiplyExact(shape.w(), shape.c()));
        };
    }

    /** Whether the elements of a channel are contiguous. */
    boolean isFlat(TensorShape shape) {
        long pixels = (long) shape.h() * shape.w();
        return pixel == 1 && (image == pixels || shape.n() == 1);
    }

    /** Whether any four elements of a channel, from a multiple of four, can be loaded as one vector. */
    public boolean isWide(TensorShape shape, long address) {
        long pixels = (long) shape.h() * shape.w();
        boolean together = isFlat(shape) || (pixel == 1 && pixels % WIDTH == 0 && image % WIDTH == 0);
        return together && channel % WIDTH == 0 && address % (WIDTH * Float.BYTES) == 0;
    }

    /** Feature maps as a kernel argument. */
    public static Arguments.Structure argument(TensorShape shape, long address) {
        return new Argument(shape, address);
    }

    /** The kernel argument for absent feature maps. */
    public static Arguments.Structure none() {
        return new Argument(TensorShape.scalar(), 0);
    }

    private record Argument(TensorShape shape, long address) implements Arguments.Structure {
        @Override
        public int alignment() {
            return Long.BYTES;
        }

        @Override
        public void put(ByteBuffer buffer) {
            FeatureMapStrides layout = of(shape);
            buffer.putLong(address);
            buffer.putLong(layout.image);
            buffer.putLong(layout.channel);
            buffer.putInt(layout.pixel);
            buffer.putInt(Math.multiplyExact(shape.h(), shape.w()));
            buffer.putInt(layout.isFlat(shape) ? 1 : 0);
            buffer.putInt(layout.isWide(shape, address) ? 1 : 0);
        }
    }

    static {
        // storages are aligned for vectors
        assert Storage.ALIGNMENT % (WIDTH * Float.BYTES) == 0;
    }
}
