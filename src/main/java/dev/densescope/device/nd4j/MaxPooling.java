package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.indexaccum.custom.ArgMax;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.factory.Nd4j;

/**
 * 3x3 max pooling with stride 2 and padding 1. ND4J's max pooling returns no usable indices, so windows are expanded to
 * columns (N, C, 3, 3, rows, columns), and the first maximum of each is searched.
 */
final class MaxPooling {
    private static final int SIDE = 3;
    private static final int STRIDE = 2;
    private static final int PADDING = 1;
    private static final float[] POSITIONS = {0, 1, 2, 3, 4, 5, 6, 7, 8};

    private MaxPooling() {}

    static Kernel forward(Tensor input, Tensor output, Tensor indices) {
        INDArray x = TensorArrays.maps(input);
        INDArray y = TensorArrays.maps(output);
        INDArray winners = TensorArrays.maps(indices);
        return settings -> {
            try (INDArray columns = columns(y.size(0), y.size(1), y.size(2), y.size(3))) {
                Nd4j.exec(DynamicCustomOp.builder("im2col")
                        .addInputs(x)
                        .addOutputs(columns)
                        .addIntegerArguments(SIDE, SIDE, STRIDE, STRIDE, PADDING, PADDING, 1, 1, 0)
                        .addFloatingPointArguments(Double.NEGATIVE_INFINITY)
                        .build());
                INDArray windows = columns.reshape(y.size(0), y.size(1), SIDE * SIDE, y.size(2), y.size(3));
                Nd4j.getExecutioner().exec(new Max(windows, y, false, 2));
                try (INDArray positions = Nd4j.exec(new ArgMax(windows, false, new int[] {2}))[0]) {
                    winners.assign(positions);
                }
            }
        };
    }

    static Kernel backward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        INDArray dy = TensorArrays.windowMaps(outputGradient);
        INDArray winners = TensorArrays.windowMaps(indices);
        INDArray dx = TensorArrays.maps(inputGradient);
        return settings -> {
            try (INDArray columns = columns(dy.size(0), dy.size(1), dy.size(3), dy.size(4));
                    INDArray positions = winners.castTo(DataType.FLOAT);
                    INDArray all = Nd4j.createFromArray(POSITIONS).reshape(1, 1, POSITIONS.length, 1, 1)) {
                INDArray windows = columns.reshape(dy.size(0), dy.size(1), POSITIONS.length, dy.size(3), dy.size(4));
                try (INDArray won = Nd4j.createUninitialized(DataType.BOOL, windows.shape(), 'c')) {
                    NamedOperation.binary("equals", positions, all, won);
                    windows.assign(won);
                }
                NamedOperation.binary("multiply", windows, dy, windows);
                Nd4j.exec(NamedOperation.prepare(
                        "col2im",
                        new INDArray[] {columns},
                        new INDArray[] {dx},
                        STRIDE,
                        STRIDE,
                        PADDING,
                        PADDING,
                        (int) dx.size(2),
                        (int) dx.size(3),
                        1,
                        1,
                        0));
            }
        };
    }

    private static INDArray columns(long images, long channels, long rows, long columns) {
        return NamedOperation.temporary(images, channels, SIDE, SIDE, rows, columns);
    }
}
