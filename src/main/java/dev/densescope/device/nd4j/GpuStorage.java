package dev.densescope.device.nd4j;

import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A storage in GPU memory. */
final class GpuStorage implements Storage {
    private final RawGpuMemory memory;
    private final HostFallbackWatch watch;
    private final long startAddress;
    private final long reservedBytes;
    private final Runnable close;

    /** @param close frees the memory */
    GpuStorage(RawGpuMemory memory, HostFallbackWatch watch, long address, long reservedBytes, Runnable close) {
        this.memory = memory;
        this.watch = watch;
        this.reservedBytes = reservedBytes;
        this.close = close;
        startAddress = (address + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        memory.clear(address, reservedBytes);
    }

    /** Address of a tensor in a storage of this type. */
    static long address(Tensor tensor) {
        return ((GpuStorage) tensor.storage()).startAddress + tensor.offsetBytes();
    }

    /**
     * An array for elements of a tensor. Each array has its own buffer that starts at its first element: ND4J copies a
     * buffer to host memory if an array uses it at an offset.
     */
    INDArray array(Tensor tensor, long firstElement, long[] shape, long[] strides, char order) {
        DataType type = switch (tensor.shape().type()) {
            case FLOAT32 -> DataType.FLOAT;
            case INT32 -> DataType.INT32;
            case UINT8 -> DataType.UINT8;
        };
        long elements = tensor.shape().elements() - firstElement;
        DataBuffer buffer = memory.over(address(tensor) + firstElement * type.width(), elements, type);
        INDArray array = Nd4j.create(buffer, shape, strides, 0, order);
        watch.made(array);
        return array;
    }

    @Override
    public long bytes() {
        return reservedBytes - ALIGNMENT;
    }

    @Override
    public void close() {
        close.run();
    }
}
