package dev.densescope.device.cpu;

import static dev.densescope.device.cpu.Padding.padded;
import static dev.densescope.device.cpu.WinogradLoops.POINTS;
import static dev.densescope.device.cpu.WinogradLoops.TILE;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.parallel.PartialSums;
import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;

/**
 * 3x3 convolutions by Winograd's algorithm, which needs a quarter of the multiplications, forward and backward, for
 * feature maps of any layout (docs/decisions/0005). Strips of rows are divided among the workers, and weights by output
 * channel.
 */
final class WinogradConvolutions {
    /** For fewer channels, the transforms cost more than they save. */
    private static final int MIN_CHANNELS = 8;

    private static final ConvolutionWindow WINDOW = new ConvolutionWindow(3, 1, 1);

    private final WinogradLoops loops = new WinogradLoops();
    private final Workers workers;
    private final Tensor workspace;

    WinogradConvolutions(Workers workers, Tensor workspace) {
        this.workers = workers;
        this.workspace = workspace;
    }

    static boolean suits(TensorShape weights, ConvolutionWindow window) {
        return window.equals(WINDOW) && Math.min(weights.n(), weights.c()) >= MIN_CHANNELS;
    }

    Kernel forward(Tensor input, Tensor weights, Tensor output) {
        int outputs = weights.shape().n();
        int inputs = weights.shape().c();
        long from = HostStorage.address(weights);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        long transformed = take(allocator, (long) POINTS * inputs * padded(outputs));
        Split split = workers.split(padded(outputs) / Padding.CHANNELS);
        Workers.Part transform = part -> loops.weights(
                from,
                outputs,
                inputs,
                (long) split.from(part) * Padding.CHANNELS,
                Math.min(outputs, (long) split.to(part) * Padding.CHANNELS),
                transformed);
        return convolve(split, transform, Maps.of(input), transformed, Maps.of(output), allocator);
    }

    Kernel backwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient) {
        int outputs = weights.shape().n();
        int inputs = weights.shape().c();
        long from = HostStorage.address(weights);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        long transformed = take(allocator, (long) POINTS * outputs * padded(inputs));
        Split split = workers.split(outputs);
        Workers.Part transform =
                part -> loops.weightsTurned(from, outputs, inputs, split.from(part), split.to(part), transformed);
        return convolve(split, transform, Maps.of(outputGradient), transformed, Maps.of(inputGradient), allocator);
    }

    private Kernel convolve(
            Split outputs, Workers.Part transform, Maps from, long weights, Maps to, WorkspaceAllocator allocator) {
        Split strips = workers.split(from.strips());
        long[] scratch = scratch(strips, from, to, allocator);
        Workers.Part convolve = part -> loops.convolve(
                from.address(),
                from.channelsLast(),
                from.channels(),
                to.address(),
                to.channelsLast(),
                to.channels(),
                from.images(),
                from.height(),
                from.width(),
                weights,
                strips.from(part),
                strips.to(part),
                scratch[part]);
        return settings -> {
            workers.run(outputs.parts(), transform);
            workers.run(strips.parts(), convolve);
        };
    }

    /** Each worker sums over its strips; the partial sums are added in the order of the workers. */
    Kernel backwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient) {
        Maps from = Maps.of(input);
        Maps gradient = Maps.of(outputGradient);
        Split strips = workers.split(from.strips());
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        long[] scratch = scratch(strips, from, gradient, allocator);
        long count = (long) POINTS * gradient.channels() * padded(from.channels());
        long[] sums = allocator.allocateFloats(strips.parts(), count);
        Workers.Part sum = part -> loops.convolveWeights(
                from.address(),
                from.channelsLast(),
                from.channels(),
                gradient.address(),
                gradient.channelsLast(),
                gradient.channels(),
                from.images(),
                from.height(),
                from.width(),
                sums[part],
                strips.from(part),
                strips.to(part),
                scratch[part]);
        Kernel total = PartialSums.add(workers, sums, count);
        long target = HostStorage.address(weightsGradient);
        Split outputs = workers.split(gradient.channels());
        Workers.Part finish = part -> loops.weightsGradient(
                sums[0], gradient.channels(), from.channels(), outputs.from(part), outputs.to(part), target);
        return settings -> {
            workers.run(strips.parts(), sum);
            total.run(settings);
            workers.run(outputs.parts(), finish);
        };
    }

    private long[] scratch(Split strips, Maps one, Maps other, WorkspaceAllocator allocator) {
        return allocator.allocateFloats(
                strips.parts(), loops.scratchFloats(one.channels(), other.channels(), one.width()));
    }

    private static long take(WorkspaceAllocator allocator, long floats) {
        return allocator.allocate(floats * Float.BYTES);
    }

    /** Feature maps in memory. */
    private record Maps(long address, boolean channelsLast, int images, int channels, int height, int width) {
        static Maps of(Tensor maps) {
            TensorShape shape = maps.shape();
            return new Maps(
                    HostStorage.address(maps),
                    shape.layout() == Layout.CHANNELS_LAST,
                    shape.n(),
                    shape.c(),
                    shape.h(),
                    shape.w());
        }

        int strips() {
            return Math.toIntExact((long) images * ((height + TILE - 1) / TILE));
        }
    }
}
