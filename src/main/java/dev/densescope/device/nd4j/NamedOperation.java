package dev.densescope.device.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Calls ND4J operations by name with given output arrays, so that nothing is allocated. */
final class NamedOperation {
    private NamedOperation() {}

    /** {@code output = name(left, right)}, with broadcasting. The output may be one of the operands. */
    static void binary(String name, INDArray left, INDArray right, INDArray output) {
        Nd4j.exec(DynamicCustomOp.builder(name)
                .addInputs(left, right)
                .addOutputs(output)
                .build());
    }

    /** {@code values = max(0, values)}. */
    static void rectify(INDArray values) {
        Nd4j.exec(DynamicCustomOp.builder("relu")
                .addInputs(values)
                .addOutputs(values)
                .addFloatingPointArguments(0.0)
                .build());
    }

    /** Creates an operation with integer arguments, for repeated execution. */
    static CustomOp prepare(String name, INDArray[] inputs, INDArray[] outputs, int... arguments) {
        return DynamicCustomOp.builder(name)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(arguments)
                .build();
    }

    /** Matrix product {@code output = left * right}. */
    static void product(INDArray left, INDArray right, INDArray output) {
        binary("matmul", left, right, output);
    }

    /** Creates a row-major array with undefined values, to be closed by the caller. */
    static INDArray temporary(long... shape) {
        return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    }
}
