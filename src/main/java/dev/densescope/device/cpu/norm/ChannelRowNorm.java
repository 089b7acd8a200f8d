package dev.densescope.device.cpu.norm;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.ChannelArrays;
import dev.densescope.device.cpu.memory.NativeDoubles;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Batch norm with ReLU for channels-outermost feature maps: each channel is one row of N * H * W floats. The rows are
 * divided among the workers.
 */
public final class ChannelRowNorm {
    /**
     * Results of at least this size are evicted from the caches before they are read, so they are written with
     * non-temporal stores.
     */
    public static final long STREAMED_BYTES = 16L << 20;

    /** The same for results that are read much later. */
    private static final long STREAMED_LATE_BYTES = 4L << 20;

    private final Workers workers;
    private final Loops[] loops;
    private final ChannelArrays arrays;
    private final Tensor workspace;

    /** @param loops one per worker */
    public ChannelRowNorm(Workers workers, Loops[] loops, ChannelArrays arrays, Tensor workspace) {
        this.workers = workers;
        this.loops = loops;
        this.arrays = arrays;
        this.workspace = workspace;
    }

    public Kernel statistics(Tensor input, Tensor mean, Tensor variance) {
        Rows x = Rows.of(input);
        NativeFloats means = new NativeFloats(mean);
        NativeFloats variances = new NativeFloats(variance);
        int channels = input.shape().c();
        float[] m = new float[channels];
        float[] v = new float[channels];
        Workers.Range work = (worker, from, to, scratch) -> {
            for (int c = from; c < to; c++) {
                m[c] = (float) (loops[worker].sumRow(x.row(c), x.length()) / x.length());
                v[c] = (float) (loops[worker].sumOfSquaresRow(x.row(c), x.length(), m[c]) / x.length());
            }
        };
        return settings -> {
            workers.forRanges(channels, work);
            means.store(0, m, 0, channels);
            variances.store(0, v, 0, channels);
        };
    }

    public Kernel forward(Tensor input, NormOperands norm, Tensor output) {
        Rows x = Rows.of(input);
        Rows y = Rows.of(output);
        NormVectors vectors = new NormVectors(norm, arrays);
        boolean streamed = output.shape().bytes() >= STREAMED_BYTES;
        Workers.Range work = (worker, from, to, scratch) -> {
            for (int c = from; c < to; c++) {
                loops[worker].normalizeRow(x.row(c), 0, y.row(c), x.length(), vectors.a[c], vectors.b[c], streamed);
            }
        };
        return settings -> {
            vectors.load();
            workers.forRanges(vectors.channels(), work);
        };
    }

    /** Concatenates the parts and normalises them in the same pass. */
    public Kernel concatenateForward(List<Tensor> parts, Tensor concatenation, NormOperands norm, Tensor output) {
        Rows[] sources = parts.stream().map(Rows::of).toArray(Rows[]::new);
        int[] ends = ends(parts);
        Rows joined = Rows.of(concatenation);
        Rows y = Rows.of(output);
        NormVectors vectors = new NormVectors(norm, arrays);
        boolean streamed = output.shape().bytes() >= STREAMED_BYTES;
        Workers.Range work = (worker, from, to, scratch) -> {
            int part = 0;
            for (int c = from; c < to; c++) {
                while (ends[part] <= c) {
                    part++;
                }
                long x = sources[part].row(c - (part == 0 ? 0 : ends[part - 1]));
                loops[worker].normalizeRow(
                        x, joined.row(c), y.row(c), y.length(), vectors.a[c], vectors.b[c], streamed);
            }
        };
        return settings -> {
            vectors.load();
            workers.forRanges(vectors.channels(), work);
        };
    }

    /** The end channel (exclusive) of each part. */
    private static int[] ends(List<Tensor> parts) {
        int[] ends = parts.stream().mapToInt(part -> part.shape().c()).toArray();
        Arrays.parallelPrefix(ends, Integer::sum);
        return ends;
    }

    /** Computes the direct part of the gradient and, in the same pass, the sums for the part through the statistics. */
    public Kernel backward(Tensor input, Tensor outputGradient, NormOperands norm, DirectGradient gradient) {
        Rows x = Rows.of(input);
        Rows dy = Rows.of(outputGradient);
        NormVectors vectors = new NormVectors(norm, arrays);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        NativeDoubles[] sums = new NativeDoubles[workers.count()];
        Arrays.setAll(sums, worker -> NativeDoubles.allocate(2, allocator));
        boolean streamed = input.shape().bytes() >= STREAMED_LATE_BYTES;
        Workers.Range work = (worker, from, to, scratch) -> {
            for (int c = from; c < to; c++) {
                loops[worker].directGradientRow(
                        x.row(c),
                        dy.row(c),
                        gradient.targetRow(c),
                        gradient.ownRow(c),
                        x.length(),
                        vectors.a[c],
                        vectors.b[c],
                        gradient.accumulates(),
                        streamed,
                        sums[worker].address());
                vectors.finishSums(c, sums[worker].get(0), sums[worker].get(1), x.length());
            }
        };
        return settings -> {
            vectors.load();
            workers.forRanges(vectors.channels(), work);
            gradient.finish(vectors);
        };
    }

    /** {@code gradient -= slope * (x - mean) + offset}. */
    public Kernel complete(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        Rows x = Rows.of(input);
        Rows dx = Rows.of(gradient);
        NativeFloats[] vectors = {new NativeFloats(mean), new NativeFloats(slopes), new NativeFloats(offsets)};
        int channels = input.shape().c();
        float[][] lines = new float[vectors.length][channels];
        Workers.Range work = (worker, from, to, scratch) -> {
            for (int c = from; c < to; c++) {
                loops[worker].subtractLineRow(x.row(c), dx.row(c), x.length(), lines[0][c], lines[1][c], lines[2][c]);
            }
        };
        return settings -> {
            for (int i = 0; i < lines.length; i++) {
                vectors[i].load(0, lines[i], 0, channels);
            }
            workers.forRanges(channels, work);
        };
    }

    /**
     * Rows of channels-outermost feature maps.
     *
     * @param address address of the first row
     * @param length floats per row
     */
    public record Rows(long address, long length) {
        public static Rows of(Tensor maps) {
            return new Rows(HostStorage.address(maps), maps.shape().elementsPerChannel());
        }

        public long row(int channel) {
            return address + channel * length * Float.BYTES;
        }
    }
}
