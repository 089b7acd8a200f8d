package dev.densescope.device.cpu.norm;

import dev.densescope.device.cpu.memory.NativeMemory;
import dev.densescope.device.cpu.parallel.TileMath;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;

/**
 * The fallback for processors without {@code NativeLoops}: tiles are copied to heap arrays, over which the virtual
 * machine vectorises loops. One instance per worker.
 */
public final class HeapLoops implements Loops {
    private static final int TILE = 1024;

    private final float[] xs = new float[TILE];
    private final float[] dys = new float[TILE];
    private final float[] dxs = new float[TILE];
    private final float[] previous = new float[TILE];
    private final float[] lanes1 = new float[TILE];
    private final float[] lanes2 = new float[TILE];

    private interface Tile {
        void run(long start, int length);
    }

    @Override
    public void normalizeRow(long x, long copy, long y, long n, float a, float b, boolean streamed) {
        overTiles(n, (start, length) -> {
            at(x, start, length).get(0, xs, 0, length);
            if (copy != 0) {
                at(copy, start, length).put(0, xs, 0, length);
            }
            TileMath.normalizeRelu(xs, dxs, length, a, b);
            at(y, start, length).put(0, dxs, 0, length);
        });
    }

    @Override
    public double sumRow(long x, long n) {
        Arrays.fill(lanes1, 0f);
        overTiles(n, (start, length) -> {
            at(x, start, length).get(0, xs, 0, length);
            TileMath.addTo(lanes1, xs, length);
        });
        return TileMath.total(lanes1, TILE);
    }

    @Override
    public double sumOfSquaresRow(long x, long n, float mean) {
        Arrays.fill(lanes1, 0f);
        overTiles(n, (start, length) -> {
            at(x, start, length).get(0, xs, 0, length);
            TileMath.addSquaredDeviations(lanes1, xs, length, mean);
        });
        return TileMath.total(lanes1, TILE);
    }

    @Override
    public void directGradientRow(
            long x,
            long dy,
            long target,
            long own,
            long n,
            float a,
            float b,
            boolean accumulate,
            boolean streamed,
            long sums) {
        Arrays.fill(lanes1, 0f);
        Arrays.fill(lanes2, 0f);
        overTiles(n, (start, length) -> {
            at(x, start, length).get(0, xs, 0, length);
            at(dy, start, length).get(0, dys, 0, length);
            TileMath.directGradient(xs, dys, dxs, lanes1, lanes2, length, a, b);
            if (own != 0) {
                at(own, start, length).put(0, dxs, 0, length);
            }
            if (accumulate) {
                at(target, start, length).get(0, previous, 0, length);
                TileMath.addTo(dxs, previous, length);
            }
            at(target, start, length).put(0, dxs, 0, length);
        });
        doubles(sums, 2).put(0, TileMath.total(lanes1, TILE)).put(1, TileMath.total(lanes2, TILE));
    }

    @Override
    public void subtractLineRow(long x, long gradient, long n, float mean, float slope, float offset) {
        overTiles(n, (start, length) -> {
            at(x, start, length).get(0, xs, 0, length);
            at(gradient, start, length).get(0, dxs, 0, length);
            TileMath.subtractLine(dxs, xs, length, mean, slope, offset);
            at(gradient, start, length).put(0, dxs, 0, length);
        });
    }

    @Override
    public void sumPixelRows(long x, long pixels, long channels, long sums) {
        Matrix matrix = new Matrix(pixels, (int) channels);
        double[] totals = new double[matrix.channels()];
        float[] values = new float[matrix.length()];
        float[] lanes = new float[matrix.length()];
        matrix.overTiles((start, length) -> {
            at(x, start, length).get(0, values, 0, length);
            TileMath.addTo(lanes, values, length);
        });
        matrix.addLanes(lanes, totals);
        doubles(sums, channels).put(0, totals);
    }

    @Override
    public void sumOfSquaresPixelRows(long x, long pixels, long channels, long means, long sums) {
        Matrix matrix = new Matrix(pixels, (int) channels);
        double[] totals = new double[matrix.channels()];
        float[] values = new float[matrix.length()];
        float[] lanes = new float[matrix.length()];
        float[] mean = matrix.repeated(means);
        matrix.overTiles((start, length) -> {
            at(x, start, length).get(0, values, 0, length);
            TileMath.addSquaredDeviations(lanes, values, length, mean);
        });
        matrix.addLanes(lanes, totals);
        doubles(sums, channels).put(0, totals);
    }

    @Override
    public void normalizePixelRows(long x, long y, long pixels, long channels, long a, long b) {
        Matrix matrix = new Matrix(pixels, (int) channels);
        float[] values = new float[matrix.length()];
        float[] results = new float[matrix.length()];
        float[] slopes = matrix.repeated(a);
        float[] shifts = matrix.repeated(b);
        matrix.overTiles((start, length) -> {
            at(x, start, length).get(0, values, 0, length);
            TileMath.normalizeRelu(values, results, length, slopes, shifts);
            at(y, start, length).put(0, results, 0, length);
        });
    }

    @Override
    public void gradientSumsPixelRows(
            long x, long dy, long pixels, long channels, long a, long b, long sumsOfG, long sumsOfGx) {
        Matrix matrix = new Matrix(pixels, (int) channels);
        float[] values = new float[matrix.length()];
        float[] gradients = new float[matrix.length()];
        float[] lanesG = new float[matrix.length()];
        float[] lanesGx = new float[matrix.length()];
        float[] slopes = matrix.repeated(a);
        float[] shifts = matrix.repeated(b);
        matrix.overTiles((start, length) -> {
            at(x, start, length).get(0, values, 0, length);
            at(dy, start, length).get(0, gradients, 0, length);
            TileMath.addGradientSums(values, gradients, lanesG, lanesGx, length, slopes, shifts);
        });
        double[] totals = new double[matrix.channels()];
        matrix.addLanes(lanesG, totals);
        doubles(sumsOfG, channels).put(0, totals);
        Arrays.fill(totals, 0);
        matrix.addLanes(lanesGx, totals);
        doubles(sumsOfGx, channels).put(0, totals);
    }

    @Override
    public void gradientPixelRows(
            long x, long dy, long dx, long pixels, long channels, long a, long b, long p, long q) {
        Matrix matrix = new Matrix(pixels, (int) channels);
        float[] values = new float[matrix.length()];
        float[] gradients = new float[matrix.length()];
        float[] results = new float[matrix.length()];
        float[][] vectors = {matrix.repeated(a), matrix.repeated(b), matrix.repeated(p), matrix.repeated(q)};
        matrix.overTiles((start, length) -> {
            at(x, start, length).get(0, values, 0, length);
            at(dy, start, length).get(0, gradients, 0, length);
            TileMath.gradient(values, gradients, results, length, vectors[0], vectors[1], vectors[2], vectors[3]);
            at(dx, start, length).put(0, results, 0, length);
        });
    }

    private static void overTiles(long n, Tile tile) {
        for (long start = 0; start < n; start += TILE) {
            tile.run(start, (int) Math.min(TILE, n - start));
        }
    }

    private static FloatBuffer at(long address, long index, int length) {
        return NativeMemory.floats(address + index * Float.BYTES, length);
    }

    private static DoubleBuffer doubles(long address, long count) {
        return new DoublePointer(NativeMemory.at(address)).capacity(count).asBuffer();
    }

    /**
     * A matrix (pixels, channels), processed in tiles of whole rows, with the per-channel values repeated for each row.
     */
    private record Matrix(long pixels, int channels) {
        int length() {
            return rowsPerTile() * channels;
        }

        void overTiles(Tile tile) {
            for (long row = 0; row < pixels; row += rowsPerTile()) {
                tile.run(row * channels, (int) Math.min(rowsPerTile(), pixels - row) * channels);
            }
        }

        float[] repeated(long vector) {
            float[] values = new float[length()];
            for (int row = 0; row < rowsPerTile(); row++) {
                at(vector, 0, channels).get(0, values, row * channels, channels);
            }
            return values;
        }

        void addLanes(float[] lanes, double[] totals) {
            for (int i = 0; i < lanes.length; i++) {
                totals[i % channels] += lanes[i];
            }
        }

        private int rowsPerTile() {
            return Math.max(1, TILE / channels);
        }
    }
}
