package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Convolutions with kernels larger than 1x1. */
final class WindowConvolution {
    private WindowConvolution() {}

    static Kernel forward(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        INDArray[] inputs = {TensorArrays.maps(input), TensorArrays.maps(weights)};
        INDArray[] outputs = {TensorArrays.maps(output)};
        CustomOp operation = NamedOperation.prepare("conv2d", inputs, outputs, arguments(window));
        return settings -> Nd4j.exec(operation);
    }

    static Kernel backwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        INDArray dy = TensorArrays.maps(outputGradient);
        INDArray w = TensorArrays.maps(weights);
        INDArray dx = TensorArrays.maps(inputGradient);
        return settings -> {
            try (INDArray unused = NamedOperation.temporary(w.shape())) {
                // the gradient does not depend on the input, so any array of its shape will do
                Nd4j.exec(NamedOperation.prepare(
                        "conv2d_bp", new INDArray[] {dx, w, dy}, new INDArray[] {dx, unused}, arguments(window)));
            }
        };
    }

    static Kernel backwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        INDArray x = TensorArrays.maps(input);
        INDArray dy = TensorArrays.maps(outputGradient);
        INDArray dw = TensorArrays.maps(weightsGradient);
        return settings -> {
            try (INDArray unused = NamedOperation.temporary(x.shape());
                    INDArray w = NamedOperation.temporary(dw.shape())) {
                // the gradient does not depend on the weights
                Nd4j.exec(NamedOperation.prepare(
                        "conv2d_bp", new INDArray[] {x, w, dy}, new INDArray[] {unused, dw}, arguments(window)));
            }
        };
    }

    /** Kernel, stride, padding, dilation, explicit padding, NCHW, weights (outputs, inputs, kernel, kernel). */
    private static int[] arguments(ConvolutionWindow window) {
        int k = window.kernel();
        int s = window.stride();
        int p = window.padding();
        return new int[] {k, k, s, s, p, p, 1, 1, 0, 0, 1};
    }
}
