package dev.densescope.device.cpu.norm;

import dev.densescope.device.cpu.memory.ChannelArrays;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.operand.NormOperands;

/**
 * The per-channel coefficients of a batch norm, on the heap while its kernel runs: {@code z = a * x + b} in forward,
 * and {@code dx = a * g - (slope * (x - mean) + offset)} in backward. The run thread loads them; each worker writes
 * only its own channels. The arrays may be longer than the number of channels.
 */
public final class NormVectors {
    public float[] a;
    public float[] b;
    float[] slopes;
    float[] offsets;
    float[] scaleGradient;
    float[] shiftGradient;

    private final ChannelArrays arrays;
    private final int channels;
    private final NativeFloats mean;
    private final NativeFloats variance;
    private final NativeFloats scale;
    private final NativeFloats shift;
    private final float epsilon;
    private float[] means;
    private double[] inverseDeviations;

    public NormVectors(NormOperands norm, ChannelArrays arrays) {
        this.arrays = arrays;
        channels = norm.mean().shape().c();
        arrays.reserve(channels);
        mean = new NativeFloats(norm.mean());
        variance = new NativeFloats(norm.variance());
        scale = new NativeFloats(norm.scale());
        shift = new NativeFloats(norm.shift());
        epsilon = norm.epsilon();
    }

    int channels() {
        return channels;
    }

    /** Loads the operands and computes a and b. */
    public void load() {
        take();
        int n = channels();
        mean.load(0, means, 0, n);
        variance.load(0, slopes, 0, n);
        scale.load(0, a, 0, n);
        shift.load(0, b, 0, n);
        for (int c = 0; c < n; c++) {
            inverseDeviations[c] = 1 / Math.sqrt((double) slopes[c] + epsilon);
            float slope = (float) (a[c] * inverseDeviations[c]);
            b[c] = (float) (b[c] - (double) slope * means[c]);
            a[c] = slope;
        }
    }

    /** An array that is no longer needed after all sums are finished. */
    float[] free() {
        return means;
    }

    private void take() {
        a = arrays.floats(0);
        b = arrays.floats(1);
        slopes = arrays.floats(2);
        offsets = arrays.floats(3);
        scaleGradient = arrays.floats(4);
        shiftGradient = arrays.floats(5);
        means = arrays.floats(6);
        inverseDeviations = arrays.doubles();
    }

    /**
     * Computes slope and offset of a channel, and the gradients of scale and shift.
     *
     * @param sumG sum of the gradients before the ReLU
     * @param sumGx sum of the products of these gradients and the input
     * @param count number of elements of the channel
     */
    void finishSums(int channel, double sumG, double sumGx, long count) {
        double inverse = inverseDeviations[channel];
        double sumGxhat = (sumGx - means[channel] * sumG) * inverse;
        slopes[channel] = (float) (a[channel] * sumGxhat / count * inverse);
        offsets[channel] = (float) (a[channel] * sumG / count);
        scaleGradient[channel] = (float) sumGxhat;
        shiftGradient[channel] = (float) sumG;
    }

    /** The constant {@code q} of {@code slope * x + q = slope * (x - mean) + offset}. */
    float q(int channel) {
        return (float) (offsets[channel] - (double) slopes[channel] * means[channel]);
    }
}
