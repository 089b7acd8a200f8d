package dev.densescope.device.cuda.launch;

import dev.densescope.memory.TensorShape;
import java.nio.ByteBuffer;

/**
 * The division of feature map channels into thread blocks. It depends only on the shape, so the sums over the blocks of
 * a channel are reproducible.
 *
 * @param channels number of channels
 * @param blocks thread blocks per channel
 * @param elements elements per channel
 */
public record ChannelGrid(int channels, int blocks, long elements) implements Arguments.Structure {
    /** Threads per block. */
    public static final int THREADS = 256;

    /** Limits the length of the sums over a channel's blocks, and their workspace. */
    static final int MAX_BLOCKS = 64;

    /** Elements of a channel per block: 32 per thread. */
    private static final long ELEMENTS_PER_BLOCK = THREADS * 32L;

    private static final long MAX_ELEMENTS = Integer.MAX_VALUE;

    public ChannelGrid {
        if (elements > MAX_ELEMENTS) {
            throw new IllegalArgumentException(
                    "a channel may have at most %d elements, but this one has %d".formatted(MAX_ELEMENTS, elements));
        }
    }

    public static ChannelGrid of(TensorShape maps) {
        return of(maps.c(), maps.elementsPerChannel());
    }

    public static ChannelGrid of(int channels, long elements) {
        long blocks = (elements + ELEMENTS_PER_BLOCK - 1) / ELEMENTS_PER_BLOCK;
        return new ChannelGrid(channels, (int) Math.min(MAX_BLOCKS, blocks), elements);
    }

    /** Number of blocks of all channels. */
    int totalBlocks() {
        return Math.multiplyExact(channels, blocks);
    }

    /** Bytes for two double-precision sums per block. */
    public long sumBytes() {
        return 2L * Double.BYTES * channels * blocks;
    }

    @Override
    public int alignment() {
        return Integer.BYTES;
    }

    @Override
    public void put(ByteBuffer buffer) {
        buffer.putInt(channels);
        buffer.putInt(blocks);
        buffer.putInt((int) elements);
    }
}
