package dev.densescope.device;

import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.TensorShape;
import java.util.ArrayList;
import java.util.List;

/** One run of a case in a storage of its own, filled with a pattern around the operands. */
final class KernelRun {
    static final StepSettings SETTINGS = new StepSettings(3, 17, 0.1f, 0.9f, 1e-2f);

    private static final int GAP_BYTES = 64;

    private final List<Tensor> tensors;
    private final float[] before;
    private final float[] after;

    private KernelRun(List<Tensor> tensors, float[] before, float[] after) {
        this.tensors = tensors;
        this.before = before;
        this.after = after;
    }

    /** Runs a case, its operands moved by {@code shiftBytes} from aligned places. */
    static KernelRun of(Device device, Tensor workspace, KernelCase kernelCase, long shiftBytes) {
        long bytes = GAP_BYTES;
        for (KernelCase.Operand operand : kernelCase.operands()) {
            bytes += allocatedBytes(operand, shiftBytes);
        }
        try (Storage storage = device.reserve(bytes + Storage.ALIGNMENT)) {
            return new Placement(device, storage, workspace).run(kernelCase, shiftBytes);
        }
    }

    /** All floats of the storage before the kernel ran. */
    float[] before() {
        return before;
    }

    /** All floats of the storage after the kernel ran. */
    float[] after() {
        return after;
    }

    /** The values of an operand afterwards, in logical order. */
    Maps result(int operand) {
        Tensor tensor = tensors.get(operand);
        float[] memory = new float[Math.toIntExact(tensor.shape().elements())];
        System.arraycopy(after, Math.toIntExact(tensor.offsetBytes() / Float.BYTES), memory, 0, memory.length);
        return Maps.ofMemory(tensor.shape(), memory);
    }

    /** Whether a float of the storage belongs to an operand that the kernel writes. */
    boolean mayChange(KernelCase kernelCase, int index) {
        for (int i = 0; i < tensors.size(); i++) {
            long first = tensors.get(i).offsetBytes();
            long end = first + tensors.get(i).shape().bytes();
            if (kernelCase.operands().get(i).written()
                    && (index + 1L) * Float.BYTES > first
                    && (long) index * Float.BYTES < end) {
                return true;
            }
        }
        return false;
    }

    private static long allocatedBytes(KernelCase.Operand operand, long shiftBytes) {
        long bytes = operand.shape().bytes() + shiftBytes + GAP_BYTES;
        return (bytes + Storage.ALIGNMENT - 1) / Storage.ALIGNMENT * Storage.ALIGNMENT;
    }

    /** Puts operands into a storage and runs the kernel over them. */
    private record Placement(Device device, Storage storage, Tensor workspace) {
        KernelRun run(KernelCase kernelCase, long shiftBytes) {
            int floats = Math.toIntExact(storage.bytes() / Float.BYTES);
            Tensor all = new Tensor(storage, 0, TensorShape.vector(floats));
            device.write(all, pattern(floats));
            List<Tensor> tensors = place(kernelCase, shiftBytes);
            Kernel kernel = kernelCase.preparation().prepare(device.kernels(workspace), tensors);
            float[] before = device.read(all);
            kernel.run(SETTINGS);
            return new KernelRun(tensors, before, device.read(all));
        }

        private List<Tensor> place(KernelCase kernelCase, long shiftBytes) {
            List<Tensor> tensors = new ArrayList<>();
            long offset = GAP_BYTES;
            for (KernelCase.Operand operand : kernelCase.operands()) {
                Tensor tensor = new Tensor(storage, offset + shiftBytes, operand.shape());
                operand.before().ifPresent(values -> write(tensor, values));
                tensors.add(tensor);
                offset += allocatedBytes(operand, shiftBytes);
            }
            return tensors;
        }

        private void write(Tensor tensor, Maps values) {
            float[] memory = values.inMemoryOrder(tensor.shape());
            if (tensor.shape().type() == ElementType.FLOAT32) {
                device.write(tensor, memory);
                return;
            }
            int[] integers = new int[memory.length];
            for (int i = 0; i < memory.length; i++) {
                integers[i] = (int) memory[i];
            }
            device.write(tensor, integers);
        }

        private static float[] pattern(int length) {
            float[] pattern = new float[length];
            for (int i = 0; i < length; i++) {
                pattern[i] = 1000 + i % 997;
            }
            return pattern;
        }
    }
}
