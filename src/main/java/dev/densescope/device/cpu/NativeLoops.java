package dev.densescope.device.cpu;

import dev.densescope.device.cpu.norm.Loops;

/**
 * Native loops, available if {@link NativeLibrary} is loaded. They are several times as fast as {@code HeapLoops},
 * since they access tensors without copies and can use non-temporal stores.
 */
final class NativeLoops implements Loops {
    @Override
    public native void normalizeRow(long x, long copy, long y, long n, float a, float b, boolean streamed);

    @Override
    public native double sumRow(long x, long n);

    @Override
    public native double sumOfSquaresRow(long x, long n, float mean);

    @Override
    public native void directGradientRow(
            long x,
            long dy,
            long target,
            long own,
            long n,
            float a,
            float b,
            boolean accumulate,
            boolean streamed,
            long sums);

    @Override
    public native void subtractLineRow(long x, long gradient, long n, float mean, float slope, float offset);

    @Override
    public native void sumPixelRows(long x, long pixels, long channels, long sums);

    @Override
    public native void sumOfSquaresPixelRows(long x, long pixels, long channels, long means, long sums);

    @Override
    public native void normalizePixelRows(long x, long y, long pixels, long channels, long a, long b);

    @Override
    public native void gradientSumsPixelRows(
            long x, long dy, long pixels, long channels, long a, long b, long sumsOfG, long sumsOfGx);

    @Override
    public native void gradientPixelRows(
            long x, long dy, long dx, long pixels, long channels, long a, long b, long p, long q);
}
