package dev.densescope.plan.hardware;

import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import dev.densescope.plan.step.ConvolutionComputation;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.View;
import dev.densescope.plan.step.Window;

/** Workspace of kernels of the CPU: our own loops and oneDNN's. */
final class ProcessorWorkspaceBytes extends WorkspaceBytes {
    private static final Window WINOGRAD = new Window(3, 1, 1);
    private static final long PER_THREAD_BYTES = 64L << 10;
    private static final long PER_THREAD_FLOATS = PER_THREAD_BYTES / Float.BYTES;
    /** Kernels pack channels in groups of up to this many. */
    private static final int CHANNEL_GROUP = 64;
    /** Bytes that a matrix product packs per thread for each row of its inner dimension. */
    private static final long PACKED_ROW_BYTES = 1024;

    private final int threads;

    ProcessorWorkspaceBytes(int threads) {
        this.threads = threads;
    }

    /**
     * The transposed weights, four numbers for each input channel, and per thread a normalised tile, whose number of
     * pixels depends on the channels. At least that of the product alone.
     */
    @Override
    long normalizedProduct(View weights) {
        int inputs = weights.shape().c();
        long pixels = 16L + (inputs <= 320 ? 192 : inputs <= 640 ? 96 : 48);
        long turned = inputs * grouped(weights.shape().n(), 16);
        long floats = turned + threads * (pixels * inputs + 16) + 4 * grouped(inputs, 16);
        return Math.max(floats * Float.BYTES, linear(weights));
    }

    /** The weights of a chunk of channels, and the workspace of the kernels that compute it. */
    @Override
    long normalizedProductBackward(ConvolveNormalizedBackward computation) {
        TensorShape columns = computation
                .weights()
                .shape()
                .withChannels(computation.normalizedChunk().shape().c());
        long kernels = Math.max(forPointwise(columns), channelSums(computation.normalizedChunk()));
        return StorageSlot.align(columns.bytes()) + kernels;
    }

    /** The transposed weights, and per thread sums of their size and a transposed tile of gradients. */
    private long forPointwise(TensorShape weights) {
        long turned = weights.c() * grouped(weights.n(), 16);
        long pixels = 16L + Math.max(64, Math.min(1024, 49_152 / weights.n()));
        return Float.BYTES * (turned + threads * (turned + weights.n() * pixels + 16));
    }

    /** Two sums for each channel and thread, and four numbers for each channel. */
    @Override
    long channelSums(View input) {
        int channels = input.shape().c();
        return threads * 2L * StorageSlot.align((long) channels * Double.BYTES)
                + 4 * StorageSlot.align((long) channels * Float.BYTES);
    }

    @Override
    long convolution(ConvolutionComputation convolution) {
        TensorShape weights = convolution.kernel().shape();
        if (convolution.window().isPointwise()) {
            return Math.max(linear(convolution.kernel()), forPointwise(weights));
        }
        long direct = forDirect(convolution.inputs(), convolution.kernel(), convolution.outputs());
        return convolution.window().equals(WINOGRAD)
                ? Math.max(
                        direct,
                        forWinograd(weights, convolution.inputs().shape().w()))
                : direct;
    }

    /** Channels-last copies of the other operands, a packed copy of the weights, and partial sums per thread. */
    private long forDirect(View input, View weights, View output) {
        TensorShape shape = weights.shape();
        long packedWeights = grouped(shape.n()) * grouped(shape.c()) * shape.h() * shape.w() * Float.BYTES;
        return channelsLastCopy(input) + channelsLastCopy(output) + (threads + 1) * (packedWeights + PER_THREAD_BYTES);
    }

    /**
     * Transformed weights, and per thread a strip of the image, its transformed tiles, and sums of the transformed weights'
     * size: 36 numbers for the 16 outputs of a tile, for some tiles at a time.
     */
    private long forWinograd(TensorShape weights, int width) {
        long along = (width + 3L) / 4;
        long tiles = along + 24;
        long channels = grouped(weights.n(), 16) + grouped(weights.c(), 16);
        long weightFloats = 36 * grouped(weights.n(), 16) * grouped(weights.c(), 16);
        long scratchFloats = 6 * (4 * along + 2) * channels + 36 * (tiles * channels + 128);
        return Float.BYTES * ((threads + 1) * (weightFloats + PER_THREAD_FLOATS) + threads * scratchFloats);
    }

    /** A transposed copy of the weights' gradient, and packing buffers and partial sums per thread. */
    @Override
    long linear(View weights) {
        TensorShape shape = weights.shape();
        long packed = PACKED_ROW_BYTES * Math.max(grouped(shape.n()), grouped(shape.c()));
        return (threads + 1) * (StorageSlot.align(shape.bytes()) + packed + PER_THREAD_BYTES);
    }

    private static long grouped(int channels) {
        return grouped(channels, CHANNEL_GROUP);
    }

    private static long grouped(int channels, int group) {
        return (long) (channels + group - 1) / group * group;
    }

    @Override
    long pooling(View outputs) {
        return channelsLastCopy(outputs);
    }

    @Override
    long loss(View logits) {
        return 0;
    }

    /** A copy in parts, one for each thread, each aligned. */
    private long channelsLastCopy(View view) {
        return view.shape().layout() == Layout.CHANNELS_OUTERMOST
                ? view.shape().bytes() + (long) threads * StorageSlot.ALIGNMENT
                : 0;
    }
}
