package dev.densescope.device.cpu;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.ChannelArrays;
import dev.densescope.device.cpu.memory.NativeMemory;
import dev.densescope.device.cpu.memory.NativeVector;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.norm.ChannelRowNorm;
import dev.densescope.device.cpu.norm.ChannelRowNorm.Rows;
import dev.densescope.device.cpu.norm.NormVectors;
import dev.densescope.device.cpu.parallel.PartialSums;
import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.LongPointer;

/**
 * 1x1 convolutions from channels-outermost to channels-last feature maps, fused in forward with the preceding batch
 * norm: tensors that are not kept stay in the caches. The pixels are divided among the workers.
 */
final class PointwiseConvolutions {
    /** Each worker's range starts at a multiple of this number of pixels, so that its rows start at cache lines. */
    private static final int PIXELS = 16;

    private final ProductLoops loops = new ProductLoops();
    private final Workers workers;
    private final ChannelArrays arrays;
    private final Tensor workspace;

    PointwiseConvolutions(Workers workers, ChannelArrays arrays, Tensor workspace) {
        this.workers = workers;
        this.arrays = arrays;
        this.workspace = workspace;
    }

    static boolean suits(Tensor input, Tensor output) {
        return input.shape().layout() == Layout.CHANNELS_OUTERMOST
                && output.shape().layout() == Layout.CHANNELS_LAST;
    }

    Kernel forward(Tensor input, Tensor weights, Tensor output) {
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        TransposedWeights transposed = new TransposedWeights(weights, allocator);
        Rows x = Rows.of(input);
        long z = HostStorage.address(output);
        Shares shares = new Shares(x.length());
        Workers.Part product = part -> loops.product(
                x.address(),
                x.length(),
                transposed.inputs,
                transposed.address,
                transposed.outputs,
                z,
                shares.from(part),
                shares.to(part));
        return settings -> {
            transposed.transpose();
            workers.run(shares.count(), product);
        };
    }

    /** As {@link dev.densescope.device.Kernels#normalizeConvolve}; outputs that are empty are not written. */
    Kernel normalizedForward(
            List<Tensor> parts,
            Optional<Tensor> concatenation,
            NormOperands norm,
            Optional<Tensor> output,
            Tensor weights,
            Tensor convolved) {
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        TransposedWeights transposed = new TransposedWeights(weights, allocator);
        RowTable table = new RowTable(parts, transposed.inputs, allocator);
        NormVectors vectors = new NormVectors(norm, arrays);
        NativeVector a = new NativeVector(transposed.inputs, allocator);
        NativeVector b = new NativeVector(transposed.inputs, allocator);
        long pixels = parts.get(0).shape().elementsPerChannel();
        Shares shares = new Shares(pixels);
        long[] scratch = allocator.allocateFloats(shares.count(), loops.scratchFloats(transposed.inputs));
        long copy = concatenation.map(HostStorage::address).orElse(0L);
        long y = output.map(HostStorage::address).orElse(0L);
        long z = HostStorage.address(convolved);
        boolean streamed = pixels * transposed.inputs * Float.BYTES >= ChannelRowNorm.STREAMED_BYTES;
        Workers.Part work = part -> loops.normalizedProduct(
                table.address,
                copy,
                y,
                pixels,
                transposed.inputs,
                a.address(),
                b.address(),
                transposed.address,
                transposed.outputs,
                z,
                shares.from(part),
                shares.to(part),
                streamed,
                scratch[part]);
        return settings -> {
            vectors.load();
            a.set(vectors.a);
            b.set(vectors.b);
            table.write();
            transposed.transpose();
            workers.run(shares.count(), work);
        };
    }

    Kernel backwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient) {
        Rows x = Rows.of(inputGradient);
        int outputs = weights.shape().n();
        long z = HostStorage.address(outputGradient);
        long w = HostStorage.address(weights);
        Shares shares = new Shares(x.length());
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        long[] scratch = allocator.allocateFloats(shares.count(), loops.gradientScratchFloats(outputs));
        boolean streamed = inputGradient.shape().bytes() >= ChannelRowNorm.STREAMED_BYTES;
        return settings -> workers.run(
                shares.count(),
                part -> loops.gradientProduct(
                        z,
                        x.length(),
                        weights.shape().c(),
                        w,
                        outputs,
                        x.address(),
                        shares.from(part),
                        shares.to(part),
                        streamed,
                        scratch[part]));
    }

    /** Each worker sums over its pixels; the partial sums are added in the order of the workers. */
    Kernel backwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient) {
        Rows x = Rows.of(input);
        int outputs = weightsGradient.shape().n();
        int inputs = weightsGradient.shape().c();
        long z = HostStorage.address(outputGradient);
        long target = HostStorage.address(weightsGradient);
        Shares shares = new Shares(x.length());
        Split split = workers.split(outputs);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        long count = (long) inputs * Padding.padded(outputs);
        long[] sums = allocator.allocateFloats(shares.count(), count);
        Workers.Part sum = part -> loops.weightsProduct(
                x.address(), x.length(), inputs, z, outputs, sums[part], shares.from(part), shares.to(part));
        Workers.Part transpose =
                part -> loops.turnSums(sums[0], outputs, inputs, split.from(part), split.to(part), target);
        Kernel total = PartialSums.add(workers, sums, count);
        return settings -> {
            workers.run(shares.count(), sum);
            total.run(settings);
            workers.run(split.parts(), transpose);
        };
    }

    /** Divides the pixels among the workers. */
    private final class Shares {
        private final long pixels;
        private final Split split;

        Shares(long pixels) {
            this.pixels = pixels;
            split = workers.split(Math.toIntExact((pixels + PIXELS - 1) / PIXELS));
        }

        int count() {
            return split.parts();
        }

        long from(int part) {
            return (long) split.from(part) * PIXELS;
        }

        long to(int part) {
            return Math.min(pixels, (long) split.to(part) * PIXELS);
        }
    }

    /** The transposed weights in the workspace. */
    private final class TransposedWeights {
        private final long source;
        private final int outputs;
        private final int inputs;
        private final long address;
        private final Split split;

        TransposedWeights(Tensor weights, WorkspaceAllocator allocator) {
            source = HostStorage.address(weights);
            outputs = weights.shape().n();
            inputs = weights.shape().c();
            address = allocator.allocate((long) inputs * Padding.padded(outputs) * Float.BYTES);
            split = workers.split(outputs);
        }

        void transpose() {
            workers.run(split.parts(), this::transpose);
        }

        private void transpose(int part) {
            loops.turnWeights(source, outputs, inputs, split.from(part), split.to(part), address);
        }
    }

    /** Row addresses of all parts, channel by channel, in the workspace. */
    private static final class RowTable {
        private final long address;
        private final LongBuffer values;
        private final Rows[] parts;
        private final int[] channels;

        RowTable(List<Tensor> parts, int channels, WorkspaceAllocator allocator) {
            address = allocator.allocate((long) channels * Long.BYTES);
            values =
                    new LongPointer(NativeMemory.at(address)).capacity(channels).asBuffer();
            this.parts = parts.stream().map(Rows::of).toArray(Rows[]::new);
            this.channels = parts.stream().mapToInt(part -> part.shape().c()).toArray();
        }

        /** Call it in each run, since other kernels overwrite the workspace. */
        void write() {
            int next = 0;
            for (int part = 0; part < parts.length; part++) {
                for (int c = 0; c < channels[part]; c++) {
                    values.put(next++, parts[part].row(c));
                }
            }
        }
    }
}
