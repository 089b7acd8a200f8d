package dev.densescope.device;

import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import dev.densescope.memory.TensorShape;
import java.util.List;
import java.util.Optional;

/**
 * A device that stores tensors and runs kernels. All calls must come from one thread, the run thread. Work is executed
 * in the order of the calls. Kernels may return before their work is done; reads wait for all submitted work.
 */
public interface Device extends AutoCloseable {
    DeviceInfo info();

    /**
     * Allocates exactly {@code bytes} (a multiple of {@link Storage#ALIGNMENT}) and fills them with zeros. The storage
     * starts at the first aligned address, so {@link Storage#bytes} is less by one alignment.
     *
     * @throws DeviceMemoryException if there is not enough memory
     */
    Storage reserve(long bytes);

    /** Bytes of all storages according to the device's own allocator, as an independent measurement. */
    long allocatedBytes();

    /** The kernels of this device. Any kernel may use {@code workspace} while it runs. */
    Kernels kernels(Tensor workspace);

    /**
     * A clock for steps of the given number of operations; empty on a synchronous device, where the caller can measure
     * the time itself.
     */
    default Optional<OperationClock> clock(int operations) {
        return Optional.empty();
    }

    /** Checks float tensors for values that are not finite. {@code workspace} is the workspace of the kernels. */
    default FiniteGuard finiteGuard(Tensor workspace, List<Tensor> tensors) {
        return new ScanningGuard(this, tensors);
    }

    /** Copies floats into a tensor in memory order. The array has as many elements as the tensor. */
    void write(Tensor tensor, float[] source);

    /** Copies integers into a tensor of type INT32. */
    void write(Tensor tensor, int[] source);

    /** Copies a float tensor in memory order into an array with at least as many elements. */
    void read(Tensor tensor, float[] target);

    /** Copies a float tensor in memory order into a new array. */
    default float[] read(Tensor tensor) {
        TensorShape shape = tensor.shape();
        float[] target = new float[Math.toIntExact(shape.elements())];
        read(tensor, target);
        return target;
    }

    /**
     * The current memory usage of the device; empty if it has no memory of its own, or its driver does not report it.
     */
    default Optional<DeviceMemory> memory() {
        return Optional.empty();
    }

    /**
     * Warnings about the computation so far, one sentence each, in the order of their occurrence. Warnings are never
     * removed.
     */
    default List<Text> notices() {
        return List.of();
    }

    /** Releases threads and handles. All storages must have been closed. */
    @Override
    void close();
}
