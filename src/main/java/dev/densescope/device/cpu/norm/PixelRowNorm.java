package dev.densescope.device.cpu.norm;

import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cpu.memory.ChannelArrays;
import dev.densescope.device.cpu.memory.NativeDoubles;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.memory.NativeVector;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.Tensor;
import java.util.Arrays;

/**
 * Batch norm with ReLU for channels-last feature maps: a matrix of N * H * W rows of C floats. The rows are divided
 * among the workers; partial sums are added in a fixed order.
 */
public final class PixelRowNorm {
    private final Workers workers;
    private final Loops[] loops;
    private final ChannelArrays arrays;
    private final Tensor workspace;

    /** @param loops one per worker */
    public PixelRowNorm(Workers workers, Loops[] loops, ChannelArrays arrays, Tensor workspace) {
        this.workers = workers;
        this.loops = loops;
        this.arrays = arrays;
        this.workspace = workspace;
    }

    public Kernel statistics(Tensor input, Tensor mean, Tensor variance) {
        Matrix x = Matrix.of(input);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        NativeDoubles[] sums = sums(x.channels(), allocator);
        NativeFloats means = new NativeFloats(mean);
        NativeFloats variances = new NativeFloats(variance);
        float[] averages = new float[x.channels()];
        Split split = workers.split(x.pixels());
        long meansAddress = HostStorage.address(mean);
        Workers.Part sum = part -> loops[part].sumPixelRows(
                x.row(split.from(part)), split.count(part), x.channels(), sums[part].address());
        Workers.Part squares = part -> loops[part].sumOfSquaresPixelRows(
                x.row(split.from(part)), split.count(part), x.channels(), meansAddress, sums[part].address());
        return settings -> {
            workers.run(split.parts(), sum);
            storeAverages(sums, split, averages, means);
            workers.run(split.parts(), squares);
            storeAverages(sums, split, averages, variances);
        };
    }

    private static void storeAverages(NativeDoubles[] sums, Split split, float[] averages, NativeFloats target) {
        for (int c = 0; c < averages.length; c++) {
            averages[c] = (float) (NativeDoubles.total(sums, split.parts(), c) / split.items());
        }
        target.store(0, averages, 0, averages.length);
    }

    public Kernel forward(Tensor input, NormOperands norm, Tensor output) {
        Matrix x = Matrix.of(input);
        Matrix y = Matrix.of(output);
        NormVectors vectors = new NormVectors(norm, arrays);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        NativeVector a = new NativeVector(x.channels(), allocator);
        NativeVector b = new NativeVector(x.channels(), allocator);
        Split split = workers.split(x.pixels());
        Workers.Part work = part -> loops[part].normalizePixelRows(
                x.row(split.from(part)),
                y.row(split.from(part)),
                split.count(part),
                x.channels(),
                a.address(),
                b.address());
        return settings -> {
            vectors.load();
            a.set(vectors.a);
            b.set(vectors.b);
            workers.run(split.parts(), work);
        };
    }

    public Kernel backward(Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        return new Backward(input, outputGradient, norm, gradients);
    }

    private NativeDoubles[] sums(int channels, WorkspaceAllocator allocator) {
        NativeDoubles[] sums = new NativeDoubles[workers.count()];
        Arrays.setAll(sums, worker -> NativeDoubles.allocate(channels, allocator));
        return sums;
    }

    /** Computes the gradient in two passes: the sums, then the input gradient. */
    private final class Backward implements Kernel {
        private final Matrix x;
        private final Matrix dy;
        private final Matrix dx;
        private final NormResults results;
        private final NormVectors vectors;
        private final Split split;
        private final NativeDoubles[] sumsG;
        private final NativeDoubles[] sumsGx;
        private final NativeVector a;
        private final NativeVector b;
        private final NativeVector slopes;
        private final NativeVector constants;
        private final float[] qs;

        Backward(Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
            x = Matrix.of(input);
            dy = Matrix.of(outputGradient);
            dx = Matrix.of(gradients.input());
            results = new NormResults(gradients);
            vectors = new NormVectors(norm, arrays);
            split = workers.split(x.pixels());
            WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
            sumsG = sums(x.channels(), allocator);
            sumsGx = sums(x.channels(), allocator);
            a = new NativeVector(x.channels(), allocator);
            b = new NativeVector(x.channels(), allocator);
            slopes = new NativeVector(x.channels(), allocator);
            constants = new NativeVector(x.channels(), allocator);
            qs = new float[x.channels()];
        }

        @Override
        public void run(StepSettings settings) {
            vectors.load();
            a.set(vectors.a);
            b.set(vectors.b);
            workers.run(split.parts(), this::sum);
            for (int c = 0; c < x.channels(); c++) {
                vectors.finishSums(
                        c,
                        NativeDoubles.total(sumsG, split.parts(), c),
                        NativeDoubles.total(sumsGx, split.parts(), c),
                        x.pixels());
                qs[c] = vectors.q(c);
            }
            slopes.set(vectors.slopes);
            constants.set(qs);
            workers.run(split.parts(), this::write);
            results.store(vectors);
        }

        private void sum(int part) {
            loops[part].gradientSumsPixelRows(
                    x.row(split.from(part)),
                    dy.row(split.from(part)),
                    split.count(part),
                    x.channels(),
                    a.address(),
                    b.address(),
                    sumsG[part].address(),
                    sumsGx[part].address());
        }

        private void write(int part) {
            loops[part].gradientPixelRows(
                    x.row(split.from(part)),
                    dy.row(split.from(part)),
                    dx.row(split.from(part)),
                    split.count(part),
                    x.channels(),
                    a.address(),
                    b.address(),
                    slopes.address(),
                    constants.address());
        }
    }

    /** Channels-last feature maps as a matrix (pixels, channels). */
    private record Matrix(long address, int pixels, int channels) {
        static Matrix of(Tensor maps) {
            return new Matrix(
                    HostStorage.address(maps),
                    Math.toIntExact(maps.shape().elementsPerChannel()),
                    maps.shape().c());
        }

        long row(int pixel) {
            return address + (long) pixel * channels * Float.BYTES;
        }
    }
}
