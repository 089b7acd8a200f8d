package dev.densescope.device.cuda.kernel;

import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.Launches;
import dev.densescope.device.cuda.launch.MapsLayout;
import dev.densescope.device.cuda.launch.Share;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.memory.TensorShape;
import java.nio.ByteBuffer;

/** Pooling, forward and backward: a thread for each element that is written. */
public final class PoolingKernels {
    private final Launches launches;

    public PoolingKernels(Launches launches) {
        this.launches = launches;
    }

    public Kernel average(Tensor input, Tensor output) {
        Share share = Share.of(output.shape());
        return launches.over(
                share,
                "average_pool",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(output))
                        .structure(new Sizes(output.shape(), input.shape()))
                        .structure(share));
    }

    public Kernel averageBackward(Tensor outputGradient, Tensor inputGradient) {
        Share share = Share.of(inputGradient.shape());
        return launches.over(
                share,
                "average_pool_backward",
                new Arguments()
                        .structure(maps(outputGradient))
                        .structure(maps(inputGradient))
                        .structure(new Sizes(outputGradient.shape(), inputGradient.shape()))
                        .structure(share));
    }

    public Kernel max(Tensor input, Tensor output, Tensor indices) {
        Share share = Share.of(output.shape());
        return launches.over(
                share,
                "max_pool",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(output))
                        .pointer(CudaStorage.address(indices))
                        .structure(maps(indices))
                        .structure(new Sizes(output.shape(), input.shape()))
                        .structure(share));
    }

    public Kernel maxBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        Share share = Share.of(inputGradient.shape());
        return launches.over(
                share,
                "max_pool_backward",
                new Arguments()
                        .structure(maps(outputGradient))
                        .pointer(CudaStorage.address(indices))
                        .structure(maps(indices))
                        .structure(maps(inputGradient))
                        .structure(new Sizes(outputGradient.shape(), inputGradient.shape()))
                        .structure(share));
    }

    public Kernel globalAverage(Tensor input, Tensor output) {
        TensorShape shape = input.shape();
        return launches.tasks(
                (long) shape.n() * shape.c(),
                "global_average_pool",
                new Arguments()
                        .structure(maps(input))
                        .pointer(CudaStorage.address(output))
                        .number(shape.n())
                        .number(shape.c()));
    }

    public Kernel globalAverageBackward(Tensor outputGradient, Tensor inputGradient) {
        Share share = Share.of(inputGradient.shape());
        return launches.over(
                share,
                "global_average_pool_backward",
                new Arguments()
                        .pointer(CudaStorage.address(outputGradient))
                        .structure(maps(inputGradient))
                        .structure(share));
    }

    private static Arguments.Structure maps(Tensor tensor) {
        return MapsLayout.argument(tensor.shape(), CudaStorage.address(tensor));
    }

    /** Rows and columns of the pooled maps, and of what they are pooled from. */
    private record Sizes(TensorShape pooled, TensorShape input) implements Arguments.Structure {
        @Override
        public int alignment() {
            return Integer.BYTES;
        }

        @Override
        public void put(ByteBuffer buffer) {
            buffer.putInt(pooled.h()).putInt(pooled.w()).putInt(input.h()).putInt(input.w());
        }
    }
}
