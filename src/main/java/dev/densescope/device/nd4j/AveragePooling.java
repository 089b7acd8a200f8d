package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.factory.Nd4j;

/** 2x2 average pooling and global average pooling. */
final class AveragePooling {
    /** Kernel 2, stride 2, padding 0, dilation 1, explicit padding, a divisor without padding, NCHW. */
    private static final int[] HALVING = {2, 2, 2, 2, 0, 0, 1, 1, 0, 0, 0};

    private AveragePooling() {}

    static Kernel forward(Tensor input, Tensor output) {
        INDArray[] inputs = {TensorArrays.maps(input)};
        INDArray[] outputs = {TensorArrays.maps(output)};
        CustomOp operation = NamedOperation.prepare("avgpool2d", inputs, outputs, HALVING);
        return settings -> Nd4j.exec(operation);
    }

    static Kernel backward(Tensor outputGradient, Tensor inputGradient) {
        INDArray dx = TensorArrays.maps(inputGradient);
        // the gradient does not depend on the input, so any array of its shape will do
        INDArray[] inputs = {dx, TensorArrays.maps(outputGradient)};
        CustomOp operation = NamedOperation.prepare("avgpool2d_bp", inputs, new INDArray[] {dx}, HALVING);
        return settings -> Nd4j.exec(operation);
    }

    static Kernel globalForward(Tensor input, Tensor output) {
        INDArray x = TensorArrays.channelImages(input);
        INDArray y = TensorArrays.matrix(output).transpose();
        return settings -> Nd4j.getExecutioner().exec(new Mean(x, y, false, 2));
    }

    static Kernel globalBackward(Tensor outputGradient, Tensor inputGradient) {
        INDArray dx = TensorArrays.channelImages(inputGradient);
        INDArray dy = TensorArrays.matrix(outputGradient).transpose();
        long pixels = dx.size(2);
        return settings -> {
            try (INDArray share = dy.div(pixels)) {
                NamedOperation.binary("assign", dx, share.reshape(dx.size(0), dx.size(1), 1), dx);
            }
        };
    }
}
