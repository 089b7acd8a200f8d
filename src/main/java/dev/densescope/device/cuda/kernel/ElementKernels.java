package dev.densescope.device.cuda.kernel;

import dev.densescope.device.Kernel;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.ChannelGrid;
import dev.densescope.device.cuda.launch.FeatureMapStrides;
import dev.densescope.device.cuda.launch.KernelLauncher;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.StepBlock;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;

/** Element-wise kernels: copies between layouts, dropout and the parameter update. */
public final class ElementKernels {
    /** The range of dropout's random numbers: 53 bits. */
    private static final double NUMBERS = 0x1p53;

    private final KernelLauncher launcher;

    public ElementKernels(KernelLauncher launcher) {
        this.launcher = launcher;
    }

    /** Copies feature maps to another layout. */
    public Kernel copy(TensorShape source, long sourceAddress, TensorShape target, long targetAddress) {
        ChannelGrid grid = ChannelGrid.of(source);
        return launcher.over(
                grid,
                "copy_maps",
                new Arguments()
                        .structure(FeatureMapStrides.argument(source, sourceAddress))
                        .structure(FeatureMapStrides.argument(target, targetAddress))
                        .structure(grid));
    }

    public Kernel dropout(Tensor target, double probability, int stream, StepBlock step) {
        ChannelGrid grid = ChannelGrid.of(target.shape());
        Kernel kernel = launcher.over(
                grid,
                "dropout",
                new Arguments()
                        .structure(FeatureMapStrides.argument(target.shape(), CudaStorage.address(target)))
                        .pointer(step.address())
                        .number(stream)
                        .longNumber((long) Math.ceil(probability * NUMBERS))
                        .number((float) (1 / (1 - probability)))
                        .structure(grid));
        return withSettings(kernel, step);
    }

    public Kernel update(Tensor parameters, Tensor gradients, Tensor momentum, StepBlock step) {
        long count = parameters.shape().elements();
        Kernel kernel = launcher.tasks(
                count,
                "update_parameters",
                new Arguments()
                        .pointer(CudaStorage.address(parameters))
                        .pointer(CudaStorage.address(gradients))
                        .pointer(CudaStorage.address(momentum))
                        .longNumber(count)
                        .pointer(step.address()));
        return withSettings(kernel, step);
    }

    private static Kernel withSettings(Kernel kernel, StepBlock step) {
        return settings -> {
            step.require(settings);
            kernel.run(settings);
        };
    }
}
