package dev.densescope.device.cuda.kernel;

import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.Launches;
import dev.densescope.device.cuda.launch.Share;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.Scratch;
import dev.densescope.device.cuda.product.MatrixProducts;

/** The linear layer and the loss. */
public final class HeadKernels {
    private final Launches launches;
    private final MatrixProducts products;

    public HeadKernels(Launches launches, MatrixProducts products) {
        this.launches = launches;
        this.products = products;
    }

    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output, Scratch scratch) {
        Kernel biases = launches.tasks(
                output.shape().elements(),
                "fill_rows",
                new Arguments()
                        .pointer(CudaStorage.address(bias))
                        .pointer(CudaStorage.address(output))
                        .number(output.shape().n())
                        .number(output.shape().c()));
        return biases.then(products.linearAdding(input, weights, output, scratch));
    }

    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient,
            Scratch scratch) {
        Kernel biases = launches.tasks(
                outputGradient.shape().c(),
                "column_sums",
                new Arguments()
                        .pointer(CudaStorage.address(outputGradient))
                        .pointer(CudaStorage.address(biasGradient))
                        .number(outputGradient.shape().n())
                        .number(outputGradient.shape().c()));
        return biases.then(
                products.linearBackward(input, outputGradient, weights, inputGradient, weightsGradient, scratch));
    }

    public Kernel softmaxCrossEntropy(
            Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient, Scratch scratch) {
        int images = logits.shape().n();
        long losses = scratch.fresh().take((long) images * Float.BYTES);
        Kernel perImage = launches.blocks(
                images,
                Share.THREADS,
                "softmax_cross_entropy",
                new Arguments()
                        .pointer(CudaStorage.address(logits))
                        .pointer(CudaStorage.address(labels))
                        .pointer(losses)
                        .pointer(CudaStorage.address(logitsGradient))
                        .number(images)
                        .number(logits.shape().c()));
        return perImage.then(launches.blocks(
                1, 1, "mean_of", new Arguments().pointer(losses).number(images).pointer(CudaStorage.address(loss))));
    }
}
