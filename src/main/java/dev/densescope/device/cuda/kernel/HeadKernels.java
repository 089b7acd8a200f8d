package dev.densescope.device.cuda.kernel;

import dev.densescope.device.Kernel;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.ChannelGrid;
import dev.densescope.device.cuda.launch.KernelLauncher;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.KernelWorkspace;
import dev.densescope.device.cuda.product.MatrixProducts;
import dev.densescope.device.operand.Tensor;

/** The linear layer and the loss. */
public final class HeadKernels {
    private final KernelLauncher launcher;
    private final MatrixProducts products;

    public HeadKernels(KernelLauncher launcher, MatrixProducts products) {
        this.launcher = launcher;
        this.products = products;
    }

    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output, KernelWorkspace workspace) {
        Kernel biases = launcher.tasks(
                output.shape().elements(),
                "fill_rows",
                new Arguments()
                        .pointer(CudaStorage.address(bias))
                        .pointer(CudaStorage.address(output))
                        .number(output.shape().n())
                        .number(output.shape().c()));
        return biases.then(products.linearAccumulate(input, weights, output, workspace));
    }

    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient,
            KernelWorkspace workspace) {
        Kernel biases = launcher.tasks(
                outputGradient.shape().c(),
                "column_sums",
                new Arguments()
                        .pointer(CudaStorage.address(outputGradient))
                        .pointer(CudaStorage.address(biasGradient))
                        .number(outputGradient.shape().n())
                        .number(outputGradient.shape().c()));
        return biases.then(
                products.linearBackward(input, outputGradient, weights, inputGradient, weightsGradient, workspace));
    }

    public Kernel softmaxCrossEntropy(
            Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient, KernelWorkspace workspace) {
        int images = logits.shape().n();
        long losses = workspace.fresh().allocate((long) images * Float.BYTES);
        Kernel perImage = launcher.blocks(
                images,
                ChannelGrid.THREADS,
                "softmax_cross_entropy",
                new Arguments()
                        .pointer(CudaStorage.address(logits))
                        .pointer(CudaStorage.address(labels))
                        .pointer(losses)
                        .pointer(CudaStorage.address(logitsGradient))
                        .number(images)
                        .number(logits.shape().c()));
        return perImage.then(launcher.blocks(
                1, 1, "mean_of", new Arguments().pointer(losses).number(images).pointer(CudaStorage.address(loss))));
    }
}
