package dev.densescope.device.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J operations called by name, with their results given: nothing is allocated for them. */
final class NamedOperation {
    private NamedOperation() {}

    /** {@code output = name(left, right)}, with ND4J's broadcasting. The output may be one of the operands. */
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

    /** An operation with integer arguments, to be executed as often as wanted. */
    static CustomOp prepare(String name, INDArray[] inputs, INDArray[] outputs, int... arguments) {
        return DynamicCustomOp.builder(name)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(arguments)
                .build();
    }

    /** {@code output = left * right}, matrices. */
    static void product(INDArray left, INDArray right, INDArray output) {
        binary("matmul", left, right, output);
    }

    /** A new array in memory order of {@code shape}, with undefined values; to be closed. */
    static INDArray temporary(long... shape) {
        return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    }
}
