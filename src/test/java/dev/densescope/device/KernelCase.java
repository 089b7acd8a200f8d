package dev.densescope.device;

import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One kernel over given operands, with what it ought to give.
 *
 * @param preparation makes the kernel over tensors that stand in the order of the operands
 */
record KernelCase(String name, List<Operand> operands, Preparation preparation) {
    /** Makes the kernel. */
    interface Preparation {
        Kernel prepare(Kernels kernels, List<Tensor> tensors);
    }

    /**
     * A tensor of the case.
     *
     * @param before its values before the kernel runs; none: it holds whatever lies there
     * @param after what it ought to hold afterwards; none: unspecified if written, unchanged if not
     * @param tolerance allowed difference, relative to the largest magnitude of {@code after}
     */
    record Operand(TensorShape shape, Optional<Maps> before, Optional<Maps> after, boolean written, double tolerance) {}

    @Override
    public String toString() {
        return name;
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /** Collects operands in their order. */
    static final class Builder {
        private final String name;
        private final List<Operand> operands = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder reads(Maps values, Layout layout) {
            return add(shape(values, layout), Optional.of(values), Optional.empty(), false, 0);
        }

        Builder reads(Maps values) {
            return reads(values, Layout.ROW_MAJOR);
        }

        Builder readsLabels(Maps values) {
            TensorShape shape = shape(values, Layout.ROW_MAJOR).withType(ElementType.INT32);
            return add(shape, Optional.of(values), Optional.empty(), false, 0);
        }

        Builder writes(Maps expected, Layout layout, double tolerance) {
            return add(shape(expected, layout), Optional.empty(), Optional.of(expected), true, tolerance);
        }

        Builder writes(Maps expected, double tolerance) {
            return writes(expected, Layout.ROW_MAJOR, tolerance);
        }

        /** An output of bytes whose values are the device's own affair. */
        Builder writesBytes(Maps shape, Layout layout) {
            return add(shape(shape, layout).withType(ElementType.UINT8), Optional.empty(), Optional.empty(), true, 0);
        }

        /** A tensor that the kernel may write anything to, or leave as it was. */
        Builder mayWrite(Maps shape, Layout layout) {
            return add(shape(shape, layout), Optional.empty(), Optional.empty(), true, 0);
        }

        Builder changes(Maps values, Maps expected, Layout layout, double tolerance) {
            return add(shape(values, layout), Optional.of(values), Optional.of(expected), true, tolerance);
        }

        Builder changes(Maps values, Maps expected, double tolerance) {
            return changes(values, expected, Layout.ROW_MAJOR, tolerance);
        }

        KernelCase runs(Preparation preparation) {
            return new KernelCase(name, List.copyOf(operands), preparation);
        }

        private Builder add(
                TensorShape shape, Optional<Maps> before, Optional<Maps> after, boolean written, double tolerance) {
            operands.add(new Operand(shape, before, after, written, tolerance));
            return this;
        }

        private static TensorShape shape(Maps maps, Layout layout) {
            return new TensorShape(ElementType.FLOAT32, layout, maps.n(), maps.c(), maps.h(), maps.w());
        }
    }
}
