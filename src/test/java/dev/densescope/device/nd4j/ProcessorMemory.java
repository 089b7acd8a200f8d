package dev.densescope.device.nd4j;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The processor's memory in place of a GPU's: everything of the device but the calls that move bytes to and from a GPU. */
public final class ProcessorMemory implements RawGpuMemory {
    private final List<INDArray> onHost = new ArrayList<>();
    private final List<INDArray> returned = new ArrayList<>();
    private long maxBytes = Long.MAX_VALUE;
    private boolean allOnHost;
    private int waits;

    /** A device of kind {@code nd4j} for GPUs on this memory. */
    public Device open() {
        return new Nd4jGpuDevice(new DeviceInfo("nd4j", "no GPU", "ND4J operations", 1L << 30), this);
    }

    /** It gives no more than so much at once. */
    ProcessorMemory giving(long bytes) {
        maxBytes = bytes;
        return this;
    }

    /** Whether an operation made a copy of an array elsewhere. */
    void putOnHost(INDArray array) {
        onHost.add(array);
    }

    /** Every operation makes copies of all of its arrays elsewhere. */
    void putAllOnHost() {
        allOnHost = true;
    }

    List<INDArray> returned() {
        return returned;
    }

    int waits() {
        return waits;
    }

    @Override
    public Block allocate(long bytes) {
        if (bytes > maxBytes) {
            throw new IllegalStateException("Allocation failed: [[DEVICE] allocation failed; Error code: [2]]");
        }
        DataBuffer buffer = Nd4j.createBuffer(DataType.FLOAT, bytes / Float.BYTES, false);
        return new Block() {
            @Override
            public long address() {
                return buffer.address();
            }

            @Override
            public void free() {
                buffer.close();
            }
        };
    }

    @Override
    public long countedBytes() {
        return Nd4j.getEnvironment().getDeviceCouner(0);
    }

    @Override
    public DataBuffer over(long address, long elements, DataType type) {
        Pointer bytes = new Address(address, elements * type.width());
        return Nd4j.createBuffer(
                type == DataType.FLOAT
                        ? new FloatPointer(bytes)
                        : type == DataType.INT32 ? new IntPointer(bytes) : new BytePointer(bytes),
                elements,
                type);
    }

    @Override
    public void clear(long address, long bytes) {
        Pointer.memset(new Address(address, bytes), 0, bytes);
    }

    @Override
    public void copyIn(Pointer source, long address, long bytes) {
        Pointer.memcpy(new Address(address, bytes), source, bytes);
    }

    @Override
    public void copyOut(long address, Pointer target, long bytes) {
        Pointer.memcpy(target, new Address(address, bytes), bytes);
    }

    @Override
    public void awaitAll() {
        waits++;
    }

    @Override
    public boolean isOnHost(INDArray array) {
        return allOnHost || onHost.contains(array);
    }

    @Override
    public void returnToGpu(INDArray array) {
        onHost.remove(array);
        returned.add(array);
    }

    private static final class Address extends BytePointer {
        Address(long address, long bytes) {
            super((Pointer) null);
            this.address = address;
            this.limit = bytes;
            this.capacity = bytes;
        }
    }
}
