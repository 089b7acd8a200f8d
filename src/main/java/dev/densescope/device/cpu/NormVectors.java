package dev.densescope.device.cpu;

import dev.densescope.device.NormOperands;

/**
 * The per-channel numbers of one batch norm, on the heap while its kernel runs: {@code z = a * x + b}, and in backward
 * {@code dx = a * g - (slope * (x - mean) + offset)}. Loaded by the run thread; workers read, and write only their own channels.
 */
final class NormVectors {
    final float[] a;
    final float[] b;
    final float[] slopes;
    final float[] offsets;
    final float[] scaleGradient;
    final float[] shiftGradient;

    private final NativeFloats mean;
    private final NativeFloats variance;
    private final NativeFloats scale;
    private final NativeFloats shift;
    private final float epsilon;
    private final float[] means;
    private final double[] inverseDeviations;

    NormVectors(NormOperands norm) {
        int channels = norm.mean().shape().c();
        mean = new NativeFloats(norm.mean());
        variance = new NativeFloats(norm.variance());
        scale = new NativeFloats(norm.scale());
        shift = new NativeFloats(norm.shift());
        epsilon = norm.epsilon();
        a = new float[channels];
        b = new float[channels];
        slopes = new float[channels];
        offsets = new float[channels];
        scaleGradient = new float[channels];
        shiftGradient = new float[channels];
        means = new float[channels];
        inverseDeviations = new double[channels];
    }

    int channels() {
        return a.length;
    }

    /** Reads the operands and works out a and b. */
    void load() {
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

    /**
     * Works out a channel's line, and the gradients of scale and shift.
     *
     * @param sumG sum of the gradients behind the ReLU
     * @param sumGx sum of these times the input
     * @param count elements of the channel
     */
    void finishSums(int channel, double sumG, double sumGx, long count) {
        double inverse = inverseDeviations[channel];
        double sumGxhat = (sumGx - means[channel] * sumG) * inverse;
        slopes[channel] = (float) (a[channel] * sumGxhat / count * inverse);
        offsets[channel] = (float) (a[channel] * sumG / count);
        scaleGradient[channel] = (float) sumGxhat;
        shiftGradient[channel] = (float) sumG;
    }

    /** Where a channel's line meets the axis: {@code slope * x + q}. */
    float q(int channel) {
        return (float) (offsets[channel] - (double) slopes[channel] * means[channel]);
    }
}
