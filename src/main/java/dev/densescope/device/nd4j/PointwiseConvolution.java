package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** 1x1 convolutions with stride 1, as matrix products of channel rows, in any layout. */
final class PointwiseConvolution {
    private PointwiseConvolution() {}

    static Kernel forward(Tensor input, Tensor weights, Tensor output) {
        INDArray x = TensorArrays.channelRows(input);
        INDArray w = TensorArrays.matrix(weights);
        INDArray y = TensorArrays.channelRows(output);
        return settings -> NamedOperation.product(w, x, y);
    }

    static Kernel backwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient) {
        INDArray dy = TensorArrays.channelRows(outputGradient);
        INDArray transposed = TensorArrays.matrix(weights).transpose();
        INDArray dx = TensorArrays.channelRows(inputGradient);
        return settings -> NamedOperation.product(transposed, dy, dx);
    }

    static Kernel backwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient) {
        INDArray transposed = TensorArrays.channelRows(input).transpose();
        INDArray dy = TensorArrays.channelRows(outputGradient);
        INDArray dw = TensorArrays.matrix(weightsGradient);
        return settings -> NamedOperation.product(dy, transposed, dw);
    }
}
