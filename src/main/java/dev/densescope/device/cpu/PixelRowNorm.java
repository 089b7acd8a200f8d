package dev.densescope.device.cpu;

import dev.densescope.device.Kernel;
import dev.densescope.device.NormGradients;
import dev.densescope.device.NormOperands;
import dev.densescope.device.Tensor;
import dev.densescope.memory.TensorShape;
import java.util.Arrays;

/**
 * Batch norm and ReLU over channels-last maps: a matrix of N * H * W rows of C floats, taken in tiles of whole rows, with
 * the channels' numbers repeated over the tile. Workers share out the tiles and add up their sums in a fixed order.
 */
final class PixelRowNorm {
    private static final int TILE = 1024;

    private final Workers workers;
    private final ChannelArrays arrays;

    PixelRowNorm(Workers workers, ChannelArrays arrays) {
        this.workers = workers;
        this.arrays = arrays;
    }

    Kernel statistics(Tensor input, Tensor mean, Tensor variance) {
        NativeFloats x = new NativeFloats(input);
        NativeFloats means = new NativeFloats(mean);
        NativeFloats variances = new NativeFloats(variance);
        Tiling tiling = Tiling.of(input.shape());
        int channels = tiling.channels();
        double[][] sums = new double[workers.count()][channels];
        float[] m = new float[channels];
        float[] v = new float[channels];
        float[] repeatedMeans = new float[tiling.length()];
        Workers.Range sum = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, tiling.length());
            float[] lanes = tiling.zeroed(scratch, 1);
            for (int tile = from; tile < to; tile++) {
                x.load(tiling.start(tile), xs, 0, tiling.length(tile));
                TileMath.addTo(lanes, xs, tiling.length(tile));
            }
            tiling.addLanes(lanes, sums[worker]);
        };
        Workers.Range squares = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, tiling.length());
            float[] lanes = tiling.zeroed(scratch, 1);
            for (int tile = from; tile < to; tile++) {
                x.load(tiling.start(tile), xs, 0, tiling.length(tile));
                TileMath.addSquaredDeviations(lanes, xs, tiling.length(tile), repeatedMeans);
            }
            tiling.addLanes(lanes, sums[worker]);
        };
        return settings -> {
            average(tiling, sum, sums, m);
            tiling.repeat(m, repeatedMeans);
            average(tiling, squares, sums, v);
            means.store(0, m, 0, channels);
            variances.store(0, v, 0, channels);
        };
    }

    Kernel forward(Tensor input, NormOperands norm, Tensor output) {
        NativeFloats x = new NativeFloats(input);
        NativeFloats y = new NativeFloats(output);
        NormVectors vectors = new NormVectors(norm, arrays);
        Tiling tiling = Tiling.of(input.shape());
        float[] a = new float[tiling.length()];
        float[] b = new float[tiling.length()];
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, tiling.length());
            float[] ys = scratch.array(1, tiling.length());
            for (int tile = from; tile < to; tile++) {
                int n = tiling.length(tile);
                x.load(tiling.start(tile), xs, 0, n);
                TileMath.normalizeRelu(xs, ys, n, a, b);
                y.store(tiling.start(tile), ys, 0, n);
            }
        };
        return settings -> {
            vectors.load();
            tiling.repeat(vectors.a, a);
            tiling.repeat(vectors.b, b);
            workers.forRanges(tiling.tiles(), work);
        };
    }

    Kernel backward(Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        return new Backward(input, outputGradient, norm, gradients);
    }

    private void average(Tiling tiling, Workers.Range range, double[][] sums, float[] target) {
        clear(sums);
        workers.forRanges(tiling.tiles(), range);
        for (int c = 0; c < target.length; c++) {
            target[c] = (float) (total(sums, c) / tiling.rows());
        }
    }

    private static void clear(double[][] sums) {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0);
        }
    }

    private static double total(double[][] sums, int channel) {
        double total = 0;
        for (double[] sum : sums) {
            total += sum[channel];
        }
        return total;
    }

    /** The two passes of the gradient, with their prepared arrays. */
    private final class Backward implements Kernel {
        private final NativeFloats x;
        private final NativeFloats dy;
        private final NativeFloats dx;
        private final NormResults results;
        private final NormVectors vectors;
        private final Tiling tiling;
        private final double[][] sumsG;
        private final double[][] sumsGx;
        private final float[] a;
        private final float[] b;
        private final float[] p;
        private final float[] q;
        private final float[] constants;

        Backward(Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
            x = new NativeFloats(input);
            dy = new NativeFloats(outputGradient);
            dx = new NativeFloats(gradients.input());
            results = new NormResults(gradients);
            vectors = new NormVectors(norm, arrays);
            tiling = Tiling.of(input.shape());
            sumsG = new double[workers.count()][tiling.channels()];
            sumsGx = new double[workers.count()][tiling.channels()];
            a = new float[tiling.length()];
            b = new float[tiling.length()];
            p = new float[tiling.length()];
            q = new float[tiling.length()];
            constants = new float[tiling.channels()];
        }

        @Override
        public void run(dev.densescope.device.StepSettings settings) {
            vectors.load();
            tiling.repeat(vectors.a, a);
            tiling.repeat(vectors.b, b);
            clear(sumsG);
            clear(sumsGx);
            workers.forRanges(tiling.tiles(), this::sum);
            for (int c = 0; c < tiling.channels(); c++) {
                vectors.finishSums(c, total(sumsG, c), total(sumsGx, c), tiling.rows());
                constants[c] = vectors.q(c);
            }
            tiling.repeat(vectors.slopes, p);
            tiling.repeat(constants, q);
            workers.forRanges(tiling.tiles(), this::write);
            results.store(vectors);
        }

        private void sum(int worker, int from, int to, Scratch scratch) {
            float[] xs = scratch.array(0, tiling.length());
            float[] dys = scratch.array(1, tiling.length());
            float[] lanesG = tiling.zeroed(scratch, 2);
            float[] lanesGx = tiling.zeroed(scratch, 3);
            for (int tile = from; tile < to; tile++) {
                int n = tiling.length(tile);
                x.load(tiling.start(tile), xs, 0, n);
                dy.load(tiling.start(tile), dys, 0, n);
                TileMath.addGradientSums(xs, dys, lanesG, lanesGx, n, a, b);
            }
            tiling.addLanes(lanesG, sumsG[worker]);
            tiling.addLanes(lanesGx, sumsGx[worker]);
        }

        private void write(int worker, int from, int to, Scratch scratch) {
            float[] xs = scratch.array(0, tiling.length());
            float[] dys = scratch.array(1, tiling.length());
            float[] dxs = scratch.array(2, tiling.length());
            for (int tile = from; tile < to; tile++) {
                int n = tiling.length(tile);
                x.load(tiling.start(tile), xs, 0, n);
                dy.load(tiling.start(tile), dys, 0, n);
                TileMath.gradient(xs, dys, dxs, n, a, b, p, q);
                dx.store(tiling.start(tile), dxs, 0, n);
            }
        }
    }

    /**
     * How a matrix of pixels by channels is cut into tiles of whole rows.
     *
     * @param rowsPerTile rows of every tile but perhaps the last
     */
    private record Tiling(int channels, long rows, int rowsPerTile) {
        static Tiling of(TensorShape shape) {
            return new Tiling(shape.c(), shape.elementsPerChannel(), Math.max(1, TILE / shape.c()));
        }

        int tiles() {
            return Math.toIntExact((rows + rowsPerTile - 1) / rowsPerTile);
        }

        int length() {
            return rowsPerTile * channels;
        }

        int length(int tile) {
            return (int) Math.min(rowsPerTile, rows - (long) tile * rowsPerTile) * channels;
        }

        long start(int tile) {
            return (long) tile * rowsPerTile * channels;
        }

        float[] zeroed(Scratch scratch, int array) {
            float[] lanes = scratch.array(array, length());
            Arrays.fill(lanes, 0, length(), 0f);
            return lanes;
        }

        void repeat(float[] values, float[] target) {
            for (int row = 0; row < rowsPerTile; row++) {
                System.arraycopy(values, 0, target, row * channels, channels);
            }
        }

        void addLanes(float[] lanes, double[] sums) {
            for (int row = 0; row < rowsPerTile; row++) {
                for (int c = 0; c < channels; c++) {
                    sums[c] += lanes[row * channels + c];
                }
            }
        }
    }
}
