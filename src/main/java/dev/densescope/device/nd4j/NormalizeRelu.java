package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.NormOperands;
import dev.densescope.device.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Batch norm with given statistics and ReLU, over rows of channels. Forward and backward side by side. */
final class NormalizeRelu {
    private final INDArray input;
    private final INDArray mean;
    private final INDArray variance;
    private final INDArray scale;
    private final INDArray shift;
    private final float epsilon;

    private NormalizeRelu(Tensor input, NormOperands norm) {
        this.input = TensorArrays.channelRows(input);
        mean = TensorArrays.column(norm.mean());
        variance = TensorArrays.column(norm.variance());
        scale = TensorArrays.column(norm.scale());
        shift = TensorArrays.column(norm.shift());
        epsilon = norm.epsilon();
    }

    static Kernel forward(Tensor input, NormOperands norm, Tensor output) {
        NormalizeRelu kernel = new NormalizeRelu(input, norm);
        INDArray y = TensorArrays.channelRows(output);
        return settings -> kernel.forward(y);
    }

    static Kernel backward(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            Tensor inputGradient,
            Tensor scaleGradient,
            Tensor shiftGradient,
            boolean accumulate) {
        NormalizeRelu kernel = new NormalizeRelu(input, norm);
        INDArray dy = TensorArrays.channelRows(outputGradient);
        INDArray dx = TensorArrays.channelRows(inputGradient);
        INDArray dScale = TensorArrays.column(scaleGradient);
        INDArray dShift = TensorArrays.column(shiftGradient);
        return settings -> {
            try (INDArray gradient = kernel.backward(dy, dScale, dShift)) {
                if (accumulate) {
                    dx.addi(gradient);
                } else {
                    dx.assign(gradient);
                }
            }
        };
    }

    private void forward(INDArray y) {
        NamedOperation.binary("subtract", input, mean, y);
        scaleAndShift(y, y);
        NamedOperation.rectify(y);
    }

    private void scaleAndShift(INDArray centered, INDArray y) {
        try (INDArray deviation = deviation();
                INDArray factor = scale.div(deviation)) {
            NamedOperation.binary("multiply", centered, factor, y);
        }
        NamedOperation.binary("add", y, shift, y);
    }

    /** Gives the gradient of the input as a new array, which the caller closes. */
    private INDArray backward(INDArray dy, INDArray dScale, INDArray dShift) {
        INDArray gradient = NamedOperation.temporary(input.shape());
        try (INDArray normalized = NamedOperation.temporary(input.shape());
                INDArray deviation = deviation()) {
            NamedOperation.binary("subtract", input, mean, normalized);
            scaleAndShift(normalized, gradient);
            NamedOperation.binary("relu_bp", gradient, dy, gradient);
            NamedOperation.binary("divide", normalized, deviation, normalized);
            Nd4j.getExecutioner().exec(new Sum(gradient, dShift, true, 1));
            try (INDArray product = gradient.mul(normalized)) {
                Nd4j.getExecutioner().exec(new Sum(product, dScale, true, 1));
            }
            throughStatistics(gradient, normalized, deviation, dScale, dShift);
        }
        return gradient;
    }

    /** {@code gradient = scale / deviation * (gradient - dShift / M - normalized * dScale / M)}. */
    private void throughStatistics(
            INDArray gradient, INDArray normalized, INDArray deviation, INDArray dScale, INDArray dShift) {
        long count = input.size(1);
        try (INDArray meanShift = dShift.div(count);
                INDArray meanScale = dScale.div(count);
                INDArray factor = scale.div(deviation)) {
            NamedOperation.binary("subtract", gradient, meanShift, gradient);
            NamedOperation.binary("multiply", normalized, meanScale, normalized);
            gradient.subi(normalized);
            NamedOperation.binary("multiply", gradient, factor, gradient);
        }
    }

    /** {@code sqrt(variance + epsilon)} as a new array. */
    private INDArray deviation() {
        return Transforms.sqrt(variance.add(epsilon), false);
    }
}
