package dev.densescope.bench;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import java.util.List;
import java.util.stream.Stream;

/**
 * One kernel at one shape.
 *
 * @param id net, batch and kernel, such as {@code densenet-121:8 3x3 forward}
 * @param shape what it works on, for people
 * @param multiplyAdds of the textbook algorithm, 0 where memory alone counts
 * @param operands in the order in which {@code binding} gets them
 * @param binding prepares the kernel over tensors of the operands' shapes
 */
record KernelCase(String id, String shape, long multiplyAdds, List<Operand> operands, Binding binding) {
    KernelCase {
        operands = List.copyOf(operands);
    }

    /** A floating-point operation is an addition or a multiplication. */
    double flops() {
        return 2.0 * multiplyAdds;
    }

    /** Bytes that have to go between memory and processor if nothing is in a cache and nothing goes twice. */
    double compulsoryBytes() {
        return operands.stream().mapToDouble(Operand::compulsoryBytes).sum();
    }

    /** Prepares a kernel over tensors. */
    @FunctionalInterface
    interface Binding {
        Kernel bind(Kernels kernels, List<Tensor> tensors);
    }

    /** How often an operand's bytes have to go between memory and processor. */
    enum Access {
        READ(1),
        WRITTEN(1),
        UPDATED(2),
        /** It has a place, but this kernel need not touch it. */
        UNTOUCHED(0);

        private final int passes;

        Access(int passes) {
            this.passes = passes;
        }
    }

    /** A tensor that a kernel works on. */
    record Operand(TensorShape shape, Access access) {
        double compulsoryBytes() {
            return (double) access.passes * shape.bytes();
        }

        static Operand read(TensorShape shape) {
            return new Operand(shape, Access.READ);
        }

        static Operand written(TensorShape shape) {
            return new Operand(shape, Access.WRITTEN);
        }

        static Operand updated(TensorShape shape) {
            return new Operand(shape, Access.UPDATED);
        }

        static Operand untouched(TensorShape shape) {
            return new Operand(shape, Access.UNTOUCHED);
        }

        /** Mean, variance, scale and shift of a batch norm over these maps, after the given operands. */
        static List<Operand> withNorm(TensorShape maps, Operand... operands) {
            Operand vector = read(TensorShape.vector(maps.c()));
            return Stream.concat(Stream.of(operands), Stream.of(vector, vector, vector, vector))
                    .toList();
        }
    }
}
