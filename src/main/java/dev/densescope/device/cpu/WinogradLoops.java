package dev.densescope.device.cpu;

/**
 * Native loops for 3x3 convolutions with stride 1 and padding 1 by Winograd's F(4x4, 3x3), available if
 * {@link NativeLibrary} is loaded. A strip is four rows of an image; strips are numbered across all images. Weights are
 * (outputs, inputs, 3, 3). Channels are padded to at most {@link Padding#CHANNELS}. Arguments are addresses of floats.
 * Thread-safe for disjoint targets.
 */
final class WinogradLoops {
    /** Rows of a strip, and side of an output tile. */
    static final int TILE = 4;

    /** Products per pair of channels and tile. */
    static final int POINTS = 36;

    /** Scratch memory of one thread, in floats, for feature maps of the given width. */
    native long scratchFloats(long inputs, long outputs, long width);

    /**
     * Transforms the weights of outputs {@code from} to {@code to} for {@link #convolve} from inputs to outputs.
     *
     * @param from a multiple of {@link Padding#CHANNELS}
     */
    native void weights(long weights, long outputs, long inputs, long from, long to, long target);

    /** Transforms the weights of outputs {@code from} to {@code to} for {@link #convolve} from outputs to inputs. */
    native void weightsTurned(long weights, long outputs, long inputs, long from, long to, long target);

    /**
     * Transforms the sums of {@link #convolveWeights} to the weights gradient of outputs {@code from} to {@code to}.
     */
    native void weightsGradient(long sums, long outputs, long inputs, long from, long to, long weights);

    /** Convolves strips {@code from} to {@code to}. */
    native void convolve(
            long input,
            boolean inputChannelsLast,
            long inputs,
            long output,
            boolean outputChannelsLast,
            long outputs,
            long images,
            long height,
            long width,
            long weights,
            long from,
            long to,
            long scratch);

    /** Accumulates the transformed weights gradient over strips {@code from} to {@code to}. */
    native void convolveWeights(
            long input,
            boolean inputChannelsLast,
            long inputs,
            long gradient,
            boolean gradientChannelsLast,
            long outputs,
            long images,
            long height,
            long width,
            long sums,
            long from,
            long to,
            long scratch);
}
