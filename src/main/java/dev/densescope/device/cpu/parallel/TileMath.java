package dev.densescope.device.cpu.parallel;

/**
 * Element-wise loops over tiles, simple enough for the compiler to vectorise. For the same reason, sums use one
 * accumulator per element of the tile, and are added in double precision at the end.
 */
public final class TileMath {
    /**
     * Times any positive normal float, the product is at least 1 or infinite, so that a minimum with 1 gives a step
     * function.
     */
    private static final float STEEP = 3e38f;

    private TileMath() {}

    /** {@code y = max(0, a * x + b)}. */
    public static void normalizeRelu(float[] x, float[] y, int n, float a, float b) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(0f, a * x[i] + b);
        }
    }

    public static void normalizeRelu(float[] x, float[] y, int n, float[] a, float[] b) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(0f, a[i] * x[i] + b[i]);
        }
    }

    public static void addTo(float[] sum, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += x[i];
        }
    }

    public static void addSquaredDeviations(float[] sum, float[] x, int n, float mean) {
        for (int i = 0; i < n; i++) {
            float d = x[i] - mean;
            sum[i] += d * d;
        }
    }

    public static void addSquaredDeviations(float[] sum, float[] x, int n, float[] mean) {
        for (int i = 0; i < n; i++) {
            float d = x[i] - mean[i];
            sum[i] += d * d;
        }
    }

    /** With g the gradient before the ReLU: {@code dx = a * g}, {@code sumG += g}, {@code sumGx += g * x}. */
    public static void directGradient(
            float[] x, float[] dy, float[] dx, float[] sumG, float[] sumGx, int n, float a, float b) {
        for (int i = 0; i < n; i++) {
            float g = dy[i] * Math.min(1f, Math.max(0f, a * x[i] + b) * STEEP);
            dx[i] = a * g;
            sumG[i] += g;
            sumGx[i] += g * x[i];
        }
    }

    /** {@code gradient -= slope * (x - mean) + offset}. */
    public static void subtractLine(float[] gradient, float[] x, int n, float mean, float slope, float offset) {
        for (int i = 0; i < n; i++) {
            gradient[i] -= slope * (x[i] - mean) + offset;
        }
    }

    /** With g the gradient before the ReLU: {@code sumG += g}, {@code sumGx += g * x}. */
    public static void addGradientSums(
            float[] x, float[] dy, float[] sumG, float[] sumGx, int n, float[] a, float[] b) {
        for (int i = 0; i < n; i++) {
            float g = dy[i] * Math.min(1f, Math.max(0f, a[i] * x[i] + b[i]) * STEEP);
            sumG[i] += g;
            sumGx[i] += g * x[i];
        }
    }

    /** {@code dx = a * g - p * x - q}. */
    public static void gradient(float[] x, float[] dy, float[] dx, int n, float[] a, float[] b, float[] p, float[] q) {
        for (int i = 0; i < n; i++) {
            float g = dy[i] * Math.min(1f, Math.max(0f, a[i] * x[i] + b[i]) * STEEP);
            dx[i] = a[i] * g - p[i] * x[i] - q[i];
        }
    }

    /** SGD with Nesterov momentum. */
    public static void update(
            float[] parameter, float[] gradient, float[] velocity, int n, float rate, float momentum, float decay) {
        for (int i = 0; i < n; i++) {
            float g = gradient[i] + decay * parameter[i];
            float v = momentum * velocity[i] + g;
            velocity[i] = v;
            parameter[i] -= rate * (g + momentum * v);
        }
    }

    public static double total(float[] values, int n) {
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += values[i];
        }
        return total;
    }

    /** Transposes {@code (rows, columns)} to {@code (columns, rows)}, both row-major. */
    public static void transpose(float[] source, float[] target, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                target[column * rows + row] = source[row * columns + column];
            }
        }
    }
}
