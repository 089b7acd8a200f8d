package dev.densescope.plan;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import dev.densescope.spec.LayerPath;

/**
 * Scratch memory of kernels: one stretch for the whole step, as large as the most that any operation may use. The rule
 * is ours, so the size is known without a device; a device chooses kernels that keep within it.
 */
public final class Workspace {
    /** What any operation may use, whatever its operands: partial sums and packing buffers of the kernels. */
    private static final long BASE_BYTES = 4L << 20;

    private Workspace() {}

    static Value place(ScheduleBuilder builder) {
        long bytes = builder.operations().stream()
                .mapToLong(operation -> bytesFor(operation.computation()))
                .max()
                .orElse(0);
        int blocks = Math.toIntExact(StorageSlot.align(bytes) / StorageSlot.ALIGNMENT);
        TensorShape shape = new TensorShape(ElementType.UINT8, Layout.ROW_MAJOR, blocks, StorageSlot.ALIGNMENT, 1, 1);
        return builder.held(LayerPath.NETWORK, "workspace", Category.WORKSPACE, shape);
    }

    /** Bytes that an operation may use while it runs. */
    public static long bytesFor(Computation computation) {
        if (computation instanceof Computation.Convolve convolve) {
            return forConvolution(convolve.window(), convolve.input(), convolve.weights(), convolve.output());
        }
        if (computation instanceof Computation.ConvolveBackwardData backward) {
            return forConvolution(
                    backward.window(), backward.inputGradient(), backward.weights(), backward.outputGradient());
        }
        if (computation instanceof Computation.ConvolveBackwardWeights backward) {
            return forConvolution(
                    backward.window(), backward.input(), backward.weightsGradient(), backward.outputGradient());
        }
        return 0;
    }

    /** Channels-last copies of the operands that are not, and a few copies of the weights for packing and partial sums. */
    private static long forConvolution(Computation.Window window, View input, View weights, View output) {
        long copies = window.isPointwise() ? 0 : channelsLastCopy(input) + channelsLastCopy(output);
        return BASE_BYTES + copies + 8 * StorageSlot.align(weights.shape().bytes());
    }

    private static long channelsLastCopy(View view) {
        return view.shape().layout() == Layout.CHANNELS_OUTERMOST
                ? StorageSlot.align(view.shape().bytes())
                : 0;
    }
}
