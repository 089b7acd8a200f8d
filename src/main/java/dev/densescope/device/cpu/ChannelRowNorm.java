package dev.densescope.device.cpu;

import dev.densescope.device.Kernel;
import dev.densescope.device.NormOperands;
import dev.densescope.device.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Batch norm and ReLU over channels-outermost maps: each channel is one row of N * H * W floats, taken in tiles that stay
 * in the first-level cache. Workers share out the channels.
 */
final class ChannelRowNorm {
    private static final int TILE = 1024;

    private final Workers workers;
    private final ChannelArrays arrays;
    private final Map<Tensor, NativeFloats> floats = new HashMap<>();

    ChannelRowNorm(Workers workers, ChannelArrays arrays) {
        this.workers = workers;
        this.arrays = arrays;
    }

    Kernel statistics(Tensor input, Tensor mean, Tensor variance) {
        NativeFloats x = new NativeFloats(input);
        NativeFloats means = new NativeFloats(mean);
        NativeFloats variances = new NativeFloats(variance);
        int channels = input.shape().c();
        long count = input.shape().elementsPerChannel();
        float[] m = new float[channels];
        float[] v = new float[channels];
        Workers.Range work = (worker, from, to, scratch) -> {
            for (int c = from; c < to; c++) {
                m[c] = (float) (sum(x, c * count, count, scratch) / count);
                v[c] = (float) (sumOfSquares(x, c * count, count, m[c], scratch) / count);
            }
        };
        return settings -> {
            workers.forRanges(channels, work);
            means.store(0, m, 0, channels);
            variances.store(0, v, 0, channels);
        };
    }

    Kernel forward(Tensor input, NormOperands norm, Tensor output) {
        NativeFloats x = new NativeFloats(input);
        NativeFloats y = new NativeFloats(output);
        NormVectors vectors = new NormVectors(norm, arrays);
        long count = input.shape().elementsPerChannel();
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, TILE);
            float[] ys = scratch.array(1, TILE);
            for (int c = from; c < to; c++) {
                for (long i = 0; i < count; i += TILE) {
                    int n = (int) Math.min(TILE, count - i);
                    x.load(c * count + i, xs, 0, n);
                    TileMath.normalizeRelu(xs, ys, n, vectors.a[c], vectors.b[c]);
                    y.store(c * count + i, ys, 0, n);
                }
            }
        };
        return settings -> {
            vectors.load();
            workers.forRanges(vectors.channels(), work);
        };
    }

    /** Copies the parts side by side and normalises them on the way. */
    Kernel concatenateForward(List<Tensor> parts, Tensor concatenation, NormOperands norm, Tensor output) {
        NativeFloats[] sources = parts.stream().map(this::floats).toArray(NativeFloats[]::new);
        int[] ends = ends(parts);
        NativeFloats joined = new NativeFloats(concatenation);
        NativeFloats y = new NativeFloats(output);
        NormVectors vectors = new NormVectors(norm, arrays);
        long count = concatenation.shape().elementsPerChannel();
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, TILE);
            float[] ys = scratch.array(1, TILE);
            int part = 0;
            for (int c = from; c < to; c++) {
                while (ends[part] <= c) {
                    part++;
                }
                long start = (c - (part == 0 ? 0 : ends[part - 1])) * count;
                for (long i = 0; i < count; i += TILE) {
                    int n = (int) Math.min(TILE, count - i);
                    sources[part].load(start + i, xs, 0, n);
                    joined.store(c * count + i, xs, 0, n);
                    TileMath.normalizeRelu(xs, ys, n, vectors.a[c], vectors.b[c]);
                    y.store(c * count + i, ys, 0, n);
                }
            }
        };
        return settings -> {
            vectors.load();
            workers.forRanges(vectors.channels(), work);
        };
    }

    /** One for all that read a feature map: in a deep network there are many. */
    private NativeFloats floats(Tensor features) {
        return floats.computeIfAbsent(features, NativeFloats::new);
    }

    /** The channel behind the last of each part. */
    private static int[] ends(List<Tensor> parts) {
        int[] ends = new int[parts.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += parts.get(i).shape().c();
            ends[i] = end;
        }
        return ends;
    }

    /** The direct part in one pass; the sums that the lines are made of come with it. */
    Kernel backward(Tensor input, Tensor outputGradient, NormOperands norm, DirectGradient gradient) {
        NativeFloats x = new NativeFloats(input);
        NativeFloats dy = new NativeFloats(outputGradient);
        NormVectors vectors = new NormVectors(norm, arrays);
        long count = input.shape().elementsPerChannel();
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, TILE);
            float[] dys = scratch.array(1, TILE);
            float[] dxs = scratch.array(2, TILE);
            float[] held = scratch.array(3, TILE);
            float[] sumG = scratch.array(4, TILE);
            float[] sumGx = scratch.array(5, TILE);
            for (int c = from; c < to; c++) {
                Arrays.fill(sumG, 0, TILE, 0f);
                Arrays.fill(sumGx, 0, TILE, 0f);
                for (long i = 0; i < count; i += TILE) {
                    int n = (int) Math.min(TILE, count - i);
                    long at = c * count + i;
                    x.load(at, xs, 0, n);
                    dy.load(at, dys, 0, n);
                    TileMath.directGradient(xs, dys, dxs, sumG, sumGx, n, vectors.a[c], vectors.b[c]);
                    gradient.put(at, dxs, held, n);
                }
                vectors.finishSums(c, TileMath.total(sumG, TILE), TileMath.total(sumGx, TILE), count);
            }
        };
        return settings -> {
            vectors.load();
            workers.forRanges(vectors.channels(), work);
            gradient.finish(vectors);
        };
    }

    /** {@code gradient -= slope * (x - mean) + offset}. */
    Kernel complete(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        NativeFloats x = new NativeFloats(input);
        NativeFloats dx = new NativeFloats(gradient);
        NativeFloats[] vectors = {new NativeFloats(mean), new NativeFloats(slopes), new NativeFloats(offsets)};
        int channels = input.shape().c();
        long count = input.shape().elementsPerChannel();
        float[][] lines = new float[vectors.length][channels];
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] xs = scratch.array(0, TILE);
            float[] dxs = scratch.array(1, TILE);
            for (int c = from; c < to; c++) {
                for (long i = 0; i < count; i += TILE) {
                    int n = (int) Math.min(TILE, count - i);
                    x.load(c * count + i, xs, 0, n);
                    dx.load(c * count + i, dxs, 0, n);
                    TileMath.subtractLine(dxs, xs, n, lines[0][c], lines[1][c], lines[2][c]);
                    dx.store(c * count + i, dxs, 0, n);
                }
            }
        };
        return settings -> {
            for (int i = 0; i < lines.length; i++) {
                vectors[i].load(0, lines[i], 0, channels);
            }
            workers.forRanges(channels, work);
        };
    }

    private static double sum(NativeFloats x, long start, long count, Scratch scratch) {
        float[] xs = scratch.array(0, TILE);
        float[] sums = scratch.array(1, TILE);
        Arrays.fill(sums, 0, TILE, 0f);
        for (long i = 0; i < count; i += TILE) {
            int n = (int) Math.min(TILE, count - i);
            x.load(start + i, xs, 0, n);
            TileMath.addTo(sums, xs, n);
        }
        return TileMath.total(sums, TILE);
    }

    private static double sumOfSquares(NativeFloats x, long start, long count, float mean, Scratch scratch) {
        float[] xs = scratch.array(0, TILE);
        float[] sums = scratch.array(1, TILE);
        Arrays.fill(sums, 0, TILE, 0f);
        for (long i = 0; i < count; i += TILE) {
            int n = (int) Math.min(TILE, count - i);
            x.load(start + i, xs, 0, n);
            TileMath.addSquaredDeviations(sums, xs, n, mean);
        }
        return TileMath.total(sums, TILE);
    }
}
