package dev.densescope.plan.target;

import dev.densescope.memory.Layout;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.View;

/**
 * What kernels on NVIDIA GPUs may use as scratch memory: cuBLAS and cuDNN get a limit, and algorithms that need more are not
 * chosen.
 *
 * @param tensorFloat32 whether convolutions may use tensor cores, for which cuDNN turns maps round
 */
public record NvidiaWorkspace(boolean tensorFloat32) implements WorkspaceRule {
    /** At the start of the workspace: what changes from step to step, and whether all values are finite. */
    public static final long STEP_BLOCK_BYTES = 256;

    /** Places in the workspace start at multiples of this. */
    public static final long ALIGNMENT = 256;

    /** What NVIDIA advises for matrix products on its largest GPUs. */
    private static final long LIBRARY_BYTES = 32L << 20;

    private static final Computation.Window WINOGRAD = new Computation.Window(3, 1, 1);

    /** A channel's sums are split among at most so many blocks of threads, each with two doubles. */
    private static final long MOST_SPLITS = 64;

    private static final long SUM_BYTES = 2L * Double.BYTES;

    @Override
    public long bytesFor(Computation computation) {
        return ALIGNMENT + STEP_BLOCK_BYTES + scratchBytes(computation);
    }

    private long scratchBytes(Computation computation) {
        if (computation instanceof Computation.Convolution c) {
            return c.window().isPointwise() ? LIBRARY_BYTES : forWindows(c);
        }
        if (computation instanceof Computation.NormalizeConvolve
                || computation instanceof Computation.Linear
                || computation instanceof Computation.LinearBackward) {
            return LIBRARY_BYTES;
        }
        if (computation instanceof Computation.ChannelSums c) {
            return forSums(c.input().shape().c());
        }
        if (computation instanceof Computation.SoftmaxCrossEntropy c) {
            return aligned((long) Float.BYTES * c.logits().shape().n());
        }
        return 0;
    }

    /** Sums of every block of threads, and a line for each channel. */
    private static long forSums(long channels) {
        return aligned(MOST_SPLITS * SUM_BYTES * channels) + 2 * aligned(Float.BYTES * channels);
    }

    /** Copies of maps that do not lie as cuDNN may want them, and what an algorithm may use beside. */
    private long forWindows(Computation.Convolution convolution) {
        return packedCopy(convolution.inputs())
                + packedCopy(convolution.outputs())
                + algorithmBytes(convolution.window(), convolution.inputs(), convolution.outputs());
    }

    private long algorithmBytes(Computation.Window window, View inputs, View outputs) {
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
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
