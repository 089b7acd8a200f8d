package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;

/** The linear layer and the loss. */
final class LinearLayer {
    private LinearLayer() {}

    static Kernel forward(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        INDArray x = TensorArrays.matrix(input);
        INDArray transposed = TensorArrays.matrix(weights).transpose();
        INDArray b = TensorArrays.matrix(bias);
        INDArray y = TensorArrays.matrix(output);
        return settings -> {
            NamedOperation.product(x, transposed, y);
            NamedOperation.binary("add", y, b, y);
        };
    }

    static Kernel backward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient) {
        INDArray x = TensorArrays.matrix(input);
        INDArray dy = TensorArrays.matrix(outputGradient);
        INDArray w = TensorArrays.matrix(weights);
        INDArray dx = TensorArrays.matrix(inputGradient);
        INDArray dw = TensorArrays.matrix(weightsGradient);
        INDArray db = TensorArrays.vector(biasGradient);
        INDArray transposed = dy.transpose();
        return settings -> {
            NamedOperation.product(dy, w, dx);
            NamedOperation.product(transposed, x, dw);
            Nd4j.getExecutioner().exec(new Sum(dy, db, false, 0));
        };
    }

    static Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient) {
        INDArray[] inputs = {TensorArrays.vector(labels), TensorArrays.matrix(logits)};
        INDArray mean = TensorArrays.vector(loss);
        INDArray gradient = TensorArrays.matrix(logitsGradient);
        long batch = logits.shape().n();
        return settings -> {
            try (INDArray losses = NamedOperation.temporary(batch)) {
                Nd4j.exec(NamedOperation.prepare(
                        "sparse_softmax_cross_entropy_loss_with_logits", inputs, new INDArray[] {losses}));
                Nd4j.getExecutioner().exec(new Mean(losses, mean, true, 0));
            }
            Nd4j.exec(NamedOperation.prepare(
                    "sparse_softmax_cross_entropy_loss_with_logits_grad", inputs, new INDArray[] {gradient}));
            gradient.divi(batch);
        };
    }
}
