package dev.densescope.device.cuda.launch;

import dev.densescope.device.Storage;
import dev.densescope.memory.TensorShape;
import java.nio.ByteBuffer;

/**
 * Where the elements of feature maps lie: strides counted in elements.
 *
 * @param image from one image to the next
 * @param channel from one channel to the next
 * @param pixel from one pixel to the next in its row
 * @param row from one row to the next
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

    /** Whether the elements of a channel lie one behind the other. */
    boolean isFlat(TensorShape shape) {
        long pixels = (long) shape.h() * shape.w();
        return pixel == 1 && (image == pixels || shape.n() == 1);
    }

    /** Whether four neighbouring elements of a channel may be loaded as one vector wherever they begin at a multiple of four. */
    public boolean isWide(TensorShape shape, long address) {
        long pixels = (long) shape.h() * shape.w();
        boolean together = isFlat(shape) || (pixel == 1 && pixels % WIDTH == 0 && image % WIDTH == 0);
        return together && channel % WIDTH == 0 && address % (WIDTH * Float.BYTES) == 0;
    }

    /** Feature maps as a kernel's parameter. */
    public static Arguments.Structure argument(TensorShape shape, long address) {
        return new Argument(shape, address);
    }

    /** Feature maps that are not there. */
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
        // storages start where vectors may
        assert Storage.ALIGNMENT % (WIDTH * Float.BYTES) == 0;
    }
}
