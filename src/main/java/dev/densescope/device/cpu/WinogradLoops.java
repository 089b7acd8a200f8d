package dev.densescope.device.cpu;

/**
 * 3x3 convolutions of stride 1 and padding 1 by Winograd's F(4x4, 3x3), in machine code; usable when {@link NativeLibrary}
 * is loaded. A strip is four rows of an image; strips are counted through all images. Weights are (outputs, inputs, 3, 3);
 * channels are padded to {@link Padding#CHANNELS}, at most. Addresses of floats; any thread, over different targets side by side.
 */
final class WinogradLoops {
    /** Rows of a strip, and the edge of a tile of outputs. */
    static final int TILE = 4;

    /** Products of one pair of channels in one tile. */
    static final int POINTS = 36;

    /** Floats that one thread needs beside its operands, for maps of so many pixels in a row. */
    native long scratchFloats(long inputs, long outputs, long width);

    /**
     * Transforms the weights of outputs {@code from} to {@code to} for {@link #convolve} from inputs to outputs.
     *
     * @param from a multiple of {@link Padding#CHANNELS}
     */
    native void weights(long weights, long outputs, long inputs, long from, long to, long target);

    /** Transforms the weights of outputs {@code from} to {@code to} for {@link #convolve} from outputs to inputs. */
    native void weightsTurned(long weights, long outputs, long inputs, long from, long to, long target);

    /** Makes the weights' gradient of outputs {@code from} to {@code to} from the sums of {@link #convolveWeights}. */
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

    /** Sums up what the weights' gradient is made of, over strips {@code from} to {@code to}. */
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
