package dev.densescope.device;

import dev.densescope.memory.TensorShape;
import java.util.List;
import java.util.Optional;

/**
 * Something that holds tensors and computes. All calls come from one thread, the run thread, after construction. It works
 * in the order of the calls; kernels may return before their work is done, reading waits for all of it.
 */
public interface Device extends AutoCloseable {
    DeviceInfo info();

    /**
     * Takes exactly {@code bytes} (a multiple of {@link Storage#ALIGNMENT}) from the device, zeroed. Tensors start at the
     * first aligned byte in it, so {@link Storage#bytes} is less by one alignment.
     *
     * @throws DeviceMemoryException if the device cannot give that much
     */
    Storage reserve(long bytes);

    /** Bytes that the device's own allocator says are taken by storages: an independent count, not a sum of ours. */
    long allocatedBytes();

    /** The kernels of this device; {@code workspace} is scratch memory that any kernel may use while it runs. */
    Kernels kernels(Tensor workspace);

    /**
     * A clock for the steps of so many operations; empty if a kernel is finished when it returns, so that the caller can look
     * at a clock itself.
     */
    default Optional<OperationClock> clock(int operations) {
        return Optional.empty();
    }

    /** Watches tensors of floats for values that are not finite; {@code workspace} is that of the kernels. */
    default FiniteGuard finiteGuard(Tensor workspace, List<Tensor> tensors) {
        return new ScanningGuard(this, tensors);
    }

    /** Copies floats into a tensor in its memory order. The array's length is the tensor's element count. */
    void write(Tensor tensor, float[] source);

    /** Copies integers into a tensor of type INT32. */
    void write(Tensor tensor, int[] source);

    /** Copies a float tensor out, in its memory order, into an array of at least its element count. */
    void read(Tensor tensor, float[] target);

    /** Copies a float tensor out in its memory order. */
    default float[] read(Tensor tensor) {
        TensorShape shape = tensor.shape();
        float[] target = new float[Math.toIntExact(shape.elements())];
        read(tensor, target);
        return target;
    }

    /** Who uses its memory now; empty if it has none of its own, or its driver does not tell. */
    default Optional<DeviceMemory> memory() {
        return Optional.empty();
    }

    /**
     * What users must be told of how it computed so far, one sentence each in the order in which it came up; sentences are
     * added, never taken away. Empty if all is as it should be.
     */
    default List<String> notices() {
        return List.of();
    }

    /** Gives threads and handles back. Storages must have been closed before. */
    @Override
    void close();
}
