package dev.densescope.device.cpu.norm;

/**
 * The inner loops of batch norm with ReLU. Arguments are addresses of floats. Equal inputs give bit-identical results,
 * independent of their addresses. Thread-safe for disjoint targets.
 */
public interface Loops {
    /**
     * {@code y = max(0, a * x + b)} over a row of {@code n} floats.
     *
     * @param copy destination of a copy of {@code x}, or 0
     * @param streamed whether to write the results with non-temporal stores, because they are large and read much later
     */
    void normalizeRow(long x, long copy, long y, long n, float a, float b, boolean streamed);

    double sumRow(long x, long n);

    /** Sum of {@code (x - mean)^2}. */
    double sumOfSquaresRow(long x, long n, float mean);

    /**
     * With g the gradient before the ReLU, {@code target = a * g} or {@code target += a * g}.
     *
     * @param own second destination of {@code a * g}, or 0
     * @param streamed whether to write {@code own} with non-temporal stores
     * @param sums receives two doubles: the sums of g and of {@code g * x}
     */
    void directGradientRow(
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

    /** {@code gradient -= slope * (x - mean) + offset} over a row of {@code n} floats. */
    void subtractLineRow(long x, long gradient, long n, float mean, float slope, float offset);

    /**
     * Sums over the pixels of a matrix (pixels, channels).
     *
     * @param sums receives one double per channel
     */
    void sumPixelRows(long x, long pixels, long channels, long sums);

    /**
     * Sums of {@code (x - mean)^2} over the pixels.
     *
     * @param means one float per channel
     * @param sums receives one double per channel
     */
    void sumOfSquaresPixelRows(long x, long pixels, long channels, long means, long sums);

    /** {@code y = max(0, a * x + b)} over a matrix (pixels, channels), with a and b per channel. */
    void normalizePixelRows(long x, long y, long pixels, long channels, long a, long b);

    /**
     * With g the gradient before the ReLU, the sums of g and of {@code g * x} over the pixels, as one double per
     * channel.
     */
    void gradientSumsPixelRows(
            long x, long dy, long pixels, long channels, long a, long b, long sumsOfG, long sumsOfGx);

    /** {@code dx = a * g - (p * x + q)} over a matrix (pixels, channels), with a, b, p and q per channel. */
    void gradientPixelRows(long x, long dy, long dx, long pixels, long channels, long a, long b, long p, long q);
}
