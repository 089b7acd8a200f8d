package dev.densescope.device.cuda.kernel;

import dev.densescope.device.GradientLines;
import dev.densescope.device.Kernel;
import dev.densescope.device.NormGradients;
import dev.densescope.device.NormOperands;
import dev.densescope.device.Tensor;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.Launches;
import dev.densescope.device.cuda.launch.MapsLayout;
import dev.densescope.device.cuda.launch.Share;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.Scratch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batch statistics, batch norm with ReLU over one tensor or several side by side, and its gradients. */
public final class NormKernels {
    /** Parameters of a kernel have 4 KiB. */
    public static final int MOST_PARTS = 240;

    private final Launches launches;

    public NormKernels(Launches launches) {
        this.launches = launches;
    }

    public Kernel statistics(Tensor input, Tensor mean, Tensor variance, Scratch scratch) {
        Share share = Share.of(input.shape());
        long sums = scratch.fresh().take(share.sumBytes());
        Kernel parts = launches.over(
                share,
                "channel_sums",
                new Arguments().structure(maps(input)).structure(share).pointer(sums));
        return parts.then(launches.tasks(
                share.channels(),
                "finish_statistics",
                new Arguments()
                        .structure(maps(input))
                        .structure(share)
                        .pointer(sums)
                        .pointer(CudaStorage.address(mean))
                        .pointer(CudaStorage.address(variance))));
    }

    public Kernel updateRunning(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        int channels = mean.shape().c();
        return launches.tasks(
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
        Share share = Share.of(input.shape());
        return launches.over(
                share,
                "normalize_relu",
                new Arguments()
                        .structure(maps(input))
                        .structure(new NormArgument(norm))
                        .structure(maps(output))
                        .structure(share));
    }

    /**
     * Reads parts that lie side by side once they are joined, and writes what is asked for.
     *
     * @param norm of the output; ignored without one
     */
    public Kernel join(
            List<Tensor> parts, Optional<Tensor> joined, Optional<NormOperands> norm, Optional<Tensor> output) {
        Kernel kernel = null;
        int first = 0;
        for (int from = 0; from < parts.size(); from += MOST_PARTS) {
            List<Tensor> some = parts.subList(from, Math.min(parts.size(), from + MOST_PARTS));
            PartsArgument argument = PartsArgument.of(some);
            Share share = Share.of(argument.channels(), parts.get(0).shape().elementsPerChannel());
            Kernel next = launches.over(
                    share,
                    "join",
                    new Arguments()
                            .structure(argument)
                            .structure(joined.map(NormKernels::maps).orElseGet(MapsLayout::none))
                            .structure(norm.<Arguments.Structure>map(NormArgument::new)
                                    .orElse(NormArgument.NONE))
                            .structure(output.map(NormKernels::maps).orElseGet(MapsLayout::none))
                            .structure(share)
                            .number(first)
                            .number(argument.isWide() ? 1 : 0));
            kernel = kernel == null ? next : kernel.then(next);
            first += argument.channels();
        }
        return kernel;
    }

    /** Through the statistics: sums first, then what follows from them. */
    public Kernel backward(
            Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients, Scratch scratch) {
        Share share = Share.of(input.shape());
        Scratch places = scratch.fresh();
        long sums = places.take(share.sumBytes());
        long slopes = places.take((long) share.channels() * Float.BYTES);
        long offsets = places.take((long) share.channels() * Float.BYTES);
        Kernel parts = launches.over(
                share,
                "gradient_sums",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(outputGradient))
                        .structure(new NormArgument(norm))
                        .structure(share)
                        .pointer(sums));
        Kernel finished = finishSums(share, sums, norm, gradients, slopes, offsets, false);
        Kernel result = launches.over(
                share,
                "normalize_gradient",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(outputGradient))
                        .structure(new NormArgument(norm))
                        .pointer(slopes)
                        .pointer(offsets)
                        .structure(maps(gradients.input()))
                        .structure(share));
        return parts.then(finished).then(result);
    }

    /** Without the part through the statistics, which is kept as lines. */
    public Kernel backwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> own,
            GradientLines lines,
            boolean accumulate,
            Scratch scratch) {
        Share share = Share.of(input.shape());
        long sums = scratch.fresh().take(share.sumBytes());
        Kernel direct = launches.over(
                share,
                "direct_gradient",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(outputGradient))
                        .structure(new NormArgument(norm))
                        .structure(maps(gradients.input()))
                        .structure(own.map(NormKernels::maps).orElseGet(MapsLayout::none))
                        .structure(share)
                        .pointer(sums)
                        .number(accumulate ? 1 : 0));
        return direct.then(finishSums(
                share,
                sums,
                norm,
                gradients,
                CudaStorage.address(lines.slopes()),
                CudaStorage.address(lines.offsets()),
                accumulate));
    }

    public Kernel complete(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        Share share = Share.of(input.shape());
        return launches.over(
                share,
                "complete_gradient",
                new Arguments()
                        .structure(maps(input))
                        .pointer(CudaStorage.address(mean))
                        .pointer(CudaStorage.address(slopes))
                        .pointer(CudaStorage.address(offsets))
                        .structure(maps(gradient))
                        .structure(share));
    }

    private Kernel finishSums(
            Share share,
            long sums,
            NormOperands norm,
            NormGradients gradients,
            long slopes,
            long offsets,
            boolean accumulate) {
        return launches.tasks(
                share.channels(),
                "finish_gradient_sums",
                new Arguments()
                        .pointer(sums)
                        .structure(new NormArgument(norm))
                        .structure(share)
                        .pointer(CudaStorage.address(gradients.scale()))
                        .pointer(CudaStorage.address(gradients.shift()))
                        .pointer(slopes)
                        .pointer(offsets)
                        .number(accumulate ? 1 : 0));
    }

    private static Arguments.Structure maps(Tensor tensor) {
        return MapsLayout.argument(tensor.shape(), CudaStorage.address(tensor));
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

    /** Tensors side by side: where each starts, and its first channel. */
    private record PartsArgument(List<Tensor> parts) implements Arguments.Structure {
        static PartsArgument of(List<Tensor> parts) {
            return new PartsArgument(List.copyOf(parts));
        }

        int channels() {
            return parts.stream().mapToInt(part -> part.shape().c()).sum();
        }

        boolean isWide() {
            return parts.stream()
                    .allMatch(part -> MapsLayout.of(part.shape()).isWide(part.shape(), CudaStorage.address(part)));
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
            buffer.position(buffer.position() + (MOST_PARTS - parts.size()) * Long.BYTES);
            firsts.forEach(buffer::putInt);
            buffer.position(buffer.position() + (MOST_PARTS - parts.size()) * Integer.BYTES);
            buffer.putInt(parts.size());
        }
    }
}
