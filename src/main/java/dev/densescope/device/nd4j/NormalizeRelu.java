package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Batch norm with given statistics and ReLU, on channel rows, forward and backward. */
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

    static Kernel backward(Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        NormalizeRelu kernel = new NormalizeRelu(input, norm);
        INDArray dy = TensorArrays.channelRows(outputGradient);
        INDArray dx = TensorArrays.channelRows(gradients.input());
        INDArray dScale = TensorArrays.column(gradients.scale());
        INDArray dShift = TensorArrays.column(gradients.shift());
        return settings -> {
            try (INDArray normalized = NamedOperation.temporary(kernel.input.shape());
                    INDArray deviation = kernel.deviation();
                    INDArray gradient = kernel.beforeRelu(dy, normalized, deviation)) {
                sums(gradient, normalized, dScale, dShift);
                kernel.throughStatistics(gradient, normalized, deviation, dScale, dShift);
                dx.assign(gradient);
            }
        };
    }

    static Kernel backwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> ownGradient,
            StatisticsGradient statistics,
            boolean accumulate) {
        NormalizeRelu kernel = new NormalizeRelu(input, norm);
        INDArray dy = TensorArrays.channelRows(outputGradient);
        INDArray dx = TensorArrays.channelRows(gradients.input());
        INDArray dScale = TensorArrays.column(gradients.scale());
        INDArray dShift = TensorArrays.column(gradients.shift());
        Optional<INDArray> own = ownGradient.map(TensorArrays::channelRows);
        INDArray slopes = TensorArrays.column(statistics.slopes());
        INDArray offsets = TensorArrays.column(statistics.offsets());
        return settings -> {
            try (INDArray normalized = NamedOperation.temporary(kernel.input.shape());
                    INDArray deviation = kernel.deviation();
                    INDArray gradient = kernel.beforeRelu(dy, normalized, deviation);
                    INDArray factor = kernel.scale.div(deviation)) {
                sums(gradient, normalized, dScale, dShift);
                NamedOperation.binary("multiply", gradient, factor, gradient);
                own.ifPresent(copy -> copy.assign(gradient));
                put(gradient, dx, accumulate);
                long count = kernel.input.size(1);
                try (INDArray slope = dScale.mul(factor).divi(deviation).divi(count);
                        INDArray offset = dShift.mul(factor).divi(count)) {
                    put(slope, slopes, accumulate);
                    put(offset, offsets, accumulate);
                }
            }
        };
    }

    static Kernel complete(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        INDArray x = TensorArrays.channelRows(input);
        INDArray dx = TensorArrays.channelRows(gradient);
        INDArray means = TensorArrays.column(mean);
        INDArray slope = TensorArrays.column(slopes);
        INDArray offset = TensorArrays.column(offsets);
        return settings -> {
            try (INDArray line = NamedOperation.temporary(x.shape())) {
                NamedOperation.binary("subtract", x, means, line);
                NamedOperation.binary("multiply", line, slope, line);
                NamedOperation.binary("add", line, offset, line);
                dx.subi(line);
            }
        };
    }

    private static void put(INDArray values, INDArray target, boolean accumulate) {
        if (accumulate) {
            target.addi(values);
        } else {
            target.assign(values);
        }
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

    /**
     * Returns the gradient before the ReLU as a new array, to be closed by the caller, and computes the normalised
     * input.
     */
    private INDArray beforeRelu(INDArray dy, INDArray normalized, INDArray deviation) {
        INDArray gradient = NamedOperation.temporary(input.shape());
        NamedOperation.binary("subtract", input, mean, normalized);
        scaleAndShift(normalized, gradient);
        NamedOperation.binary("relu_bp", gradient, dy, gradient);
        NamedOperation.binary("divide", normalized, deviation, normalized);
        return gradient;
    }

    private static void sums(INDArray gradient, INDArray normalized, INDArray dScale, INDArray dShift) {
        Nd4j.getExecutioner().exec(new Sum(gradient, dShift, true, 1));
        try (INDArray product = gradient.mul(normalized)) {
            Nd4j.getExecutioner().exec(new Sum(product, dScale, true, 1));
        }
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
