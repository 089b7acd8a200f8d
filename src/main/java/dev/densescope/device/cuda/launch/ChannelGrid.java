package dev.densescope.device.cuda.launch;

import dev.densescope.memory.TensorShape;
import java.nio.ByteBuffer;

/**
 * How the channels of feature maps are shared out among blocks of threads. It depends on the shape alone, so sums over the
 * blocks of a channel have the same order wherever they are computed.
 *
 * @param channels all of them
 * @param blocks of each channel
 * @param elements of each channel
 */
public record ChannelGrid(int channels, int blocks, long elements) implements Arguments.Structure {
    /** Threads of a block. */
    public static final int THREADS = 256;

    /** More would make sums over a channel's blocks long, and their scratch memory large. */
    static final int MAX_BLOCKS = 64;

    /** Of a channel, for one block: eight times four for each thread. */
    private static final long ELEMENTS_PER_BLOCK = THREADS * 32L;

    private static final long MAX_ELEMENTS = Integer.MAX_VALUE;

    public ChannelGrid {
        if (elements > MAX_ELEMENTS) {
            throw new IllegalArgumentException(
                    "a channel has at most %d elements, but this one has %d".formatted(MAX_ELEMENTS, elements));
        }
    }

    public static ChannelGrid of(TensorShape maps) {
        return of(maps.c(), maps.elementsPerChannel());
    }

    public static ChannelGrid of(int channels, long elements) {
        long blocks = (elements + ELEMENTS_PER_BLOCK - 1) / ELEMENTS_PER_BLOCK;
        return new ChannelGrid(channels, (int) Math.min(MAX_BLOCKS, blocks), elements);
    }

    /** Blocks of all channels. */
    int totalBlocks() {
        return Math.multiplyExact(channels, blocks);
    }

    /** Bytes for two sums in double precision of every block. */
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
