package dev.densescope.plan.hardware;

import dev.densescope.memory.Layout;
import dev.densescope.plan.step.ConvolutionComputation;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.View;
import dev.densescope.plan.step.Window;

/** Workspace of cuBLAS, cuDNN and our kernels on NVIDIA GPUs, without the block at the start of the workspace. */
final class NvidiaWorkspaceBytes extends WorkspaceBytes {
    /** The workspace that NVIDIA recommends for matrix products on its largest GPUs. */
    private static final long LIBRARY_BYTES = 32L << 20;

    private static final Window WINOGRAD = new Window(3, 1, 1);

    /** Maximum number of thread blocks per channel, each of which writes two doubles. */
    private static final long MAX_SPLITS = 64;

    private static final long SUM_BYTES = 2L * Double.BYTES;

    private final boolean tensorFloat32;

    NvidiaWorkspaceBytes(boolean tensorFloat32) {
        this.tensorFloat32 = tensorFloat32;
    }

    @Override
    long convolution(ConvolutionComputation convolution) {
        return convolution.window().isPointwise() ? LIBRARY_BYTES : forWindows(convolution);
    }

    @Override
    long normalizedProduct(View weights) {
        return LIBRARY_BYTES;
    }

    @Override
    long normalizedProductBackward(ConvolveNormalizedBackward computation) {
        return Math.max(LIBRARY_BYTES, channelSums(computation.input()));
    }

    @Override
    long linear(View weights) {
        return LIBRARY_BYTES;
    }

    @Override
    long pooling(View outputs) {
        return 0;
    }

    @Override
    long loss(View logits) {
        return aligned((long) Float.BYTES * logits.shape().n());
    }

    /** The sums of each thread block, and slope and offset of each channel. */
    @Override
    long channelSums(View input) {
        long channels = input.shape().c();
        return aligned(MAX_SPLITS * SUM_BYTES * channels) + 2 * aligned(Float.BYTES * channels);
    }

    /** Copies of maps in the layout of cuDNN, and the workspace of its algorithm. */
    private long forWindows(ConvolutionComputation convolution) {
        return packedCopy(convolution.inputs())
                + packedCopy(convolution.outputs())
                + algorithmBytes(convolution.window(), convolution.inputs(), convolution.outputs());
    }

    private long algorithmBytes(Window window, View inputs, View outputs) {
        boolean transforms = tensorFloat32 || window.equals(WINOGRAD);
        long maps = inputs.shape().bytes() + outputs.shape().bytes();
        return LIBRARY_BYTES + (transforms ? aligned(maps) : 0);
    }

    private static long packedCopy(View view) {
        return view.shape().layout() == Layout.ROW_MAJOR
                ? 0
                : aligned(view.shape().bytes());
    }

    private static long aligned(long bytes) {
        return (bytes + NvidiaWorkspace.ALIGNMENT - 1) / NvidiaWorkspace.ALIGNMENT * NvidiaWorkspace.ALIGNMENT;
    }
}
