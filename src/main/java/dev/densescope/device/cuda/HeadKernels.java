package dev.densescope.device.cuda;

import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;

/** The linear layer and the loss. */
final class HeadKernels {
    private final Launches launches;
    private final MatrixProducts products;

    HeadKernels(Launches launches, MatrixProducts products) {
        this.launches = launches;
        this.products = products;
    }

    Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output, Scratch scratch) {
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

    Kernel linearBackward(
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

    Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient, Scratch scratch) {
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
