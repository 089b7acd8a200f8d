package dev.densescope.device.cuda.kernel;

import dev.densescope.device.Kernel;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.ChannelGrid;
import dev.densescope.device.cuda.launch.FeatureMapStrides;
import dev.densescope.device.cuda.launch.KernelLauncher;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.KernelWorkspace;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batch statistics, batch norm with ReLU of one tensor or of a concatenation, and its gradients. */
public final class NormKernels {
    /** Limited by the 4 KiB of kernel parameters. */
    public static final int MAX_PARTS = 240;

    private final KernelLauncher launcher;

    public NormKernels(KernelLauncher launcher) {
        this.launcher = launcher;
    }

    public Kernel statistics(Tensor input, Tensor mean, Tensor variance, KernelWorkspace workspace) {
        ChannelGrid grid = ChannelGrid.of(input.shape());
        long sums = workspace.fresh().allocate(grid.sumBytes());
        Kernel parts = launcher.over(
                grid,
                "channel_sums",
                new Arguments().structure(maps(input)).structure(grid).pointer(sums));
        return parts.then(launcher.tasks(
                grid.channels(),
                "finish_statistics",
                new Arguments()
                        .structure(maps(input))
                        .structure(grid)
                        .pointer(sums)
                        .pointer(CudaStorage.address(mean))
                        .pointer(CudaStorage.address(variance))));
    }

    public Kernel updateRunning(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        int channels = mean.shape().c();
        return launcher.tasks(
                channels,
                "update_running_statistics",
                new Arguments()
                        .pointer(CudaStorage.address(mean))
                        .pointer(CudaStorage.address(variance))
                        .pointer(CudaStorage.address(runningMean))
                        .pointer(CudaStorage.address(runningVariance))
                        .number(channels)
                        .number(momentum)
                        .number((float) ((double) count / (count - 1))));
    }

    public Kernel forward(Tensor input, NormOperands norm, Tensor output) {
        ChannelGrid grid = ChannelGrid.of(input.shape());
        return launcher.over(
                grid,
                "normalize_relu",
                new Arguments()
                        .structure(maps(input))
                        .structure(new NormArgument(norm))
                        .structure(maps(output))
                        .structure(grid));
    }

    /**
     * Reads the parts of a concatenation, and writes the concatenation, its batch norm with ReLU, or both.
     *
     * @param norm operands of the batch norm; ignored without an output
     */
    public Kernel concatenate(
            List<Tensor> parts, Optional<Tensor> joined, Optional<NormOperands> norm, Optional<Tensor> output) {
        Kernel kernel = null;
        int first = 0;
        for (int from = 0; from < parts.size(); from += MAX_PARTS) {
            List<Tensor> some = parts.subList(from, Math.min(parts.size(), from + MAX_PARTS));
            PartsArgument argument = PartsArgument.of(some);
            ChannelGrid grid =
                    ChannelGrid.of(argument.channels(), parts.get(0).shape().elementsPerChannel());
            Kernel next = launcher.over(
                    grid,
                    "join",
                    new Arguments()
                            .structure(argument)
                            .structure(joined.map(NormKernels::maps).orElseGet(FeatureMapStrides::none))
                            .structure(norm.<Arguments.Structure>map(NormArgument::new)
                                    .orElse(NormArgument.NONE))
                            .structure(output.map(NormKernels::maps).orElseGet(FeatureMapStrides::none))
                            .structure(grid)
                            .number(first)
                            .number(argument.isWide() ? 1 : 0));
            kernel = kernel == null ? next : kernel.then(next);
            first += argument.channels();
        }
        return kernel;
    }

    /** The gradient including the part through the statistics: first the sums, then the input gradient. */
    public Kernel backward(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            KernelWorkspace workspace) {
        ChannelGrid grid = ChannelGrid.of(input.shape());
        KernelWorkspace free = workspace.fresh();
        long sums = free.allocate(grid.sumBytes());
        long slopes = free.allocate((long) grid.channels() * Float.BYTES);
        long offsets = free.allocate((long) grid.channels() * Float.BYTES);
        Kernel parts = launcher.over(
                grid,
                "gradient_sums",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(outputGradient))
                        .structure(new NormArgument(norm))
                        .structure(grid)
                        .pointer(sums));
        Kernel finished = finishSums(grid, sums, norm, gradients, slopes, offsets, false);
        Kernel result = launcher.over(
                grid,
                "normalize_gradient",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(outputGradient))
                        .structure(new NormArgument(norm))
                        .pointer(slopes)
                        .pointer(offsets)
                        .structure(maps(gradients.input()))
                        .structure(grid));
        return parts.then(finished).then(result);
    }

    /** The gradient without the part through the statistics, which is stored in {@code statistics}. */
    public Kernel backwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> own,
            StatisticsGradient statistics,
            boolean accumulate,
            KernelWorkspace workspace) {
        ChannelGrid grid = ChannelGrid.of(input.shape());
        long sums = workspace.fresh().allocate(grid.sumBytes());
        Kernel direct = launcher.over(
                grid,
                "direct_gradient",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(outputGradient))
                        .structure(new NormArgument(norm))
                        .structure(maps(gradients.input()))
                        .structure(own.map(NormKernels::maps).orElseGet(FeatureMapStrides::none))
                        .structure(grid)
                        .pointer(sums)
                        .number(accumulate ? 1 : 0));
        return direct.then(finishSums(
                grid,
                sums,
                norm,
                gradients,
                CudaStorage.address(statistics.slopes()),
                CudaStorage.address(statistics.offsets()),
                accumulate));
    }

    public Kernel complete(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        ChannelGrid grid = ChannelGrid.of(input.shape());
        return launcher.over(
                grid,
                "complete_gradient",
                new Arguments()
                        .structure(maps(input))
                        .pointer(CudaStorage.address(mean))
                        .pointer(CudaStorage.address(slopes))
                        .pointer(CudaStorage.address(offsets))
                        .structure(maps(gradient))
                        .structure(grid));
    }

    private Kernel finishSums(
            ChannelGrid grid,
            long sums,
            NormOperands norm,
            NormGradients gradients,
            long slopes,
            long offsets,
            boolean accumulate) {
        return launcher.tasks(
                grid.channels(),
                "finish_gradient_sums",
                new Arguments()
                        .pointer(sums)
                        .structure(new NormArgument(norm))
                        .structure(grid)
                        .pointer(CudaStorage.address(gradients.scale()))
                        .pointer(CudaStorage.address(gradients.shift()))
                        .pointer(slopes)
                        .pointer(offsets)
                        .number(accumulate ? 1 : 0));
    }

    private static Arguments.Structure maps(Tensor tensor) {
        return FeatureMapStrides.argument(tensor.shape(), CudaStorage.address(tensor));
    }

    private record NormArgument(long mean, long variance, long scale, long shift, float epsilon)
            implements Arguments.Structure {
        static final NormArgument NONE = new NormArgument(0, 0, 0, 0, 0);

        NormArgument(NormOperands norm) {
            this(
                    CudaStorage.address(norm.mean()),
                    CudaStorage.address(norm.variance()),
                    CudaStorage.address(norm.scale()),
                    CudaStorage.address(norm.shift()),
                    norm.epsilon());
        }

        @Override
        public int alignment() {
            return Long.BYTES;
        }

        @Override
        public void put(ByteBuffer buffer) {
            buffer.putLong(mean).putLong(variance).putLong(scale).putLong(shift).putFloat(epsilon);
        }
    }

    /** The parts of a concatenation: address and first channel of each. */
    private record PartsArgument(List<Tensor> parts) implements Arguments.Structure {
        static PartsArgument of(List<Tensor> parts) {
            return new PartsArgument(List.copyOf(parts));
        }

        int channels() {
            return parts.stream().mapToInt(part -> part.shape().c()).sum();
        }

        boolean isWide() {
            return parts.stream()
                    .allMatch(
                            part -> FeatureMapStrides.of(part.shape()).isWide(part.shape(), CudaStorage.address(part)));
        }

        @Override
        public int alignment() {
            return Long.BYTES;
        }

        @Override
        public void put(ByteBuffer buffer) {
            List<Integer> firsts = new ArrayList<>();
            int first = 0;
            for (Tensor part : parts) {
                buffer.putLong(CudaStorage.address(part));
                firsts.add(first);
                first += part.shape().c();
            }
            buffer.position(buffer.position() + (MAX_PARTS - parts.size()) * Long.BYTES);
            firsts.forEach(buffer::putInt);
            buffer.position(buffer.position() + (MAX_PARTS - parts.size()) * Integer.BYTES);
            buffer.putInt(parts.size());
        }
    }
}
