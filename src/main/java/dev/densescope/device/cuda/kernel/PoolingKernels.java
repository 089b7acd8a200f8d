package dev.densescope.device.cuda.kernel;

import dev.densescope.device.Kernel;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.ChannelGrid;
import dev.densescope.device.cuda.launch.FeatureMapStrides;
import dev.densescope.device.cuda.launch.KernelLauncher;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import java.nio.ByteBuffer;

/** Pooling, forward and backward, with one thread per output element. */
public final class PoolingKernels {
    private final KernelLauncher launcher;

    public PoolingKernels(KernelLauncher launcher) {
        this.launcher = launcher;
    }

    public Kernel average(Tensor input, Tensor output) {
        ChannelGrid grid = ChannelGrid.of(output.shape());
        return launcher.over(
                grid,
                "average_pool",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(output))
                        .structure(new Sizes(output.shape(), input.shape()))
                        .structure(grid));
    }

    public Kernel averageBackward(Tensor outputGradient, Tensor inputGradient) {
        ChannelGrid grid = ChannelGrid.of(inputGradient.shape());
        return launcher.over(
                grid,
                "average_pool_backward",
                new Arguments()
                        .structure(maps(outputGradient))
                        .structure(maps(inputGradient))
                        .structure(new Sizes(outputGradient.shape(), inputGradient.shape()))
                        .structure(grid));
    }

    public Kernel max(Tensor input, Tensor output, Tensor indices) {
        ChannelGrid grid = ChannelGrid.of(output.shape());
        return launcher.over(
                grid,
                "max_pool",
                new Arguments()
                        .structure(maps(input))
                        .structure(maps(output))
                        .pointer(CudaStorage.address(indices))
                        .structure(maps(indices))
                        .structure(new Sizes(output.shape(), input.shape()))
                        .structure(grid));
    }

    public Kernel maxBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        ChannelGrid grid = ChannelGrid.of(inputGradient.shape());
        return launcher.over(
                grid,
                "max_pool_backward",
                new Arguments()
                        .structure(maps(outputGradient))
                        .pointer(CudaStorage.address(indices))
                        .structure(maps(indices))
                        .structure(maps(inputGradient))
                        .structure(new Sizes(outputGradient.shape(), inputGradient.shape()))
                        .structure(grid));
    }

    public Kernel globalAverage(Tensor input, Tensor output) {
        TensorShape shape = input.shape();
        return launcher.tasks(
                (long) shape.n() * shape.c(),
                "global_average_pool",
                new Arguments()
                        .structure(maps(input))
                        .pointer(CudaStorage.address(output))
                        .number(shape.n())
                        .number(shape.c()));
    }

    public Kernel globalAverageBackward(Tensor outputGradient, Tensor inputGradient) {
        ChannelGrid grid = ChannelGrid.of(inputGradient.shape());
        return launcher.over(
                grid,
                "global_average_pool_backward",
                new Arguments()
                        .pointer(CudaStorage.address(outputGradient))
                        .structure(maps(inputGradient))
                        .structure(grid));
    }

    private static Arguments.Structure maps(Tensor tensor) {
        return FeatureMapStrides.argument(tensor.shape(), CudaStorage.address(tensor));
    }

    /** Rows and columns of the pooled feature maps and of the input. */
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
