package dev.densescope.device.cpu.norm;

import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cpu.memory.ChannelArrays;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.parallel.Scratch;
import dev.densescope.device.cpu.parallel.TileMath;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.Tensor;
import java.util.Arrays;

/**
 * Batch norm with ReLU from channels-outermost input to channels-last output, for layers without a bottleneck, whose
 * 3x3 convolution reads the output. Tiles of {@value #PIXELS} pixels and all channels are transposed in the cache. The
 * tiles are divided among the workers; partial sums are added in a fixed order.
 */
public final class TransposingNorm {
    private static final int PIXELS = 64;

    private final Workers workers;
    private final ChannelArrays arrays;
    /** By worker and channel, shared by all kernels; they grow while kernels are prepared. */
    private final double[][] sumsG;

    private final double[][] sumsGx;

    public TransposingNorm(Workers workers, ChannelArrays arrays) {
        this.workers = workers;
        this.arrays = arrays;
        sumsG = new double[workers.count()][0];
        sumsGx = new double[workers.count()][0];
    }

    private void reserveSums(int channels) {
        for (int worker = 0; worker < workers.count(); worker++) {
            if (sumsG[worker].length < channels) {
                sumsG[worker] = new double[channels];
                sumsGx[worker] = new double[channels];
            }
        }
    }

    public Kernel forward(Tensor input, NormOperands norm, Tensor output) {
        NativeFloats x = new NativeFloats(input);
        NativeFloats y = new NativeFloats(output);
        NormVectors vectors = new NormVectors(norm, arrays);
        int channels = input.shape().c();
        long pixels = input.shape().elementsPerChannel();
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, PIXELS);
            float[] row = scratch.array(1, PIXELS);
            float[] rows = scratch.array(2, channels * PIXELS);
            float[] turned = scratch.array(3, channels * PIXELS);
            for (int tile = from; tile < to; tile++) {
                long start = (long) tile * PIXELS;
                int n = (int) Math.min(PIXELS, pixels - start);
                for (int c = 0; c < channels; c++) {
                    x.load(c * pixels + start, xs, 0, n);
                    TileMath.normalizeRelu(xs, row, n, vectors.a[c], vectors.b[c]);
                    System.arraycopy(row, 0, rows, c * n, n);
                }
                TileMath.transpose(rows, turned, channels, n);
                y.store(start * channels, turned, 0, channels * n);
            }
        };
        int tiles = tiles(pixels);
        return settings -> {
            vectors.load();
            workers.forRanges(tiles, work);
        };
    }

    public Kernel backward(Tensor input, Tensor outputGradient, NormOperands norm, DirectGradient gradient) {
        return new Backward(input, outputGradient, norm, gradient);
    }

    private static int tiles(long pixels) {
        return Math.toIntExact((pixels + PIXELS - 1) / PIXELS);
    }

    /** Computes the direct part of the gradient. */
    private final class Backward implements Kernel {
        private final NativeFloats x;
        private final NativeFloats dy;
        private final DirectGradient gradient;
        private final NormVectors vectors;
        private final int channels;
        private final long pixels;

        Backward(Tensor input, Tensor outputGradient, NormOperands norm, DirectGradient gradient) {
            x = new NativeFloats(input);
            dy = new NativeFloats(outputGradient);
            this.gradient = gradient;
            vectors = new NormVectors(norm, arrays);
            channels = input.shape().c();
            pixels = input.shape().elementsPerChannel();
            reserveSums(channels);
        }

        @Override
        public void run(StepSettings settings) {
            vectors.load();
            for (int worker = 0; worker < workers.count(); worker++) {
                Arrays.fill(sumsG[worker], 0, channels, 0);
                Arrays.fill(sumsGx[worker], 0, channels, 0);
            }
            workers.forRanges(TransposingNorm.tiles(pixels), this::shareOfTiles);
            for (int c = 0; c < channels; c++) {
                double sumG = 0;
                double sumGx = 0;
                for (int worker = 0; worker < workers.count(); worker++) {
                    sumG += sumsG[worker][c];
                    sumGx += sumsGx[worker][c];
                }
                vectors.finishSums(c, sumG, sumGx, pixels);
            }
            gradient.finish(vectors);
        }

        private void shareOfTiles(int worker, int from, int to, Scratch scratch) {
            float[] xs = scratch.array(0, PIXELS);
            float[] dys = scratch.array(1, PIXELS);
            float[] g = scratch.array(2, PIXELS);
            float[] gx = scratch.array(3, PIXELS);
            float[] dxs = scratch.array(6, PIXELS);
            float[] held = scratch.array(7, PIXELS);
            for (int tile = from; tile < to; tile++) {
                long start = (long) tile * PIXELS;
                int n = (int) Math.min(PIXELS, pixels - start);
                float[] turned = loadGradients(start, n, scratch);
                for (int c = 0; c < channels; c++) {
                    long at = c * pixels + start;
                    x.load(at, xs, 0, n);
                    System.arraycopy(turned, c * n, dys, 0, n);
                    Arrays.fill(g, 0, PIXELS, 0f);
                    Arrays.fill(gx, 0, PIXELS, 0f);
                    TileMath.directGradient(xs, dys, dxs, g, gx, n, vectors.a[c], vectors.b[c]);
                    sumsG[worker][c] += TileMath.total(g, n);
                    sumsGx[worker][c] += TileMath.total(gx, n);
                    gradient.put(at, dxs, held, n);
                }
            }
        }

        /** Loads the gradients of {@code n} pixels, one row per channel. */
        private float[] loadGradients(long start, int n, Scratch scratch) {
            float[] rows = scratch.array(4, channels * PIXELS);
            float[] turned = scratch.array(5, channels * PIXELS);
            dy.load(start * channels, rows, 0, channels * n);
            TileMath.transpose(rows, turned, n, channels);
            return turned;
        }
    }
}
