package dev.densescope.device.nd4j;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.OpaqueDataBuffer;

/** Accesses the memory of ND4J's first GPU by ND4J's native operations. */
final class Nd4jGpuMemory implements RawGpuMemory {
    /** ND4J's constants for the direction of a copy. */
    private static final int HOST_TO_DEVICE = 1;

    private static final int DEVICE_TO_HOST = 2;

    private final int device;
    private final NativeOps operations;

    /** @param device CUDA device index */
    Nd4jGpuMemory(int device) {
        this(device, NativeOpsHolder.getInstance().getDeviceNativeOps());
    }

    Nd4jGpuMemory(int device, NativeOps operations) {
        this.device = device;
        this.operations = operations;
    }

    @Override
    public Block allocate(long bytes) {
        // on the GPU only: ND4J makes a host copy when the values are read on the host
        OpaqueDataBuffer buffer = OpaqueDataBuffer.allocateDataBuffer(bytes / Float.BYTES, DataType.FLOAT, false);
        return new Block() {
            @Override
            public long address() {
                return operations.dbSpecialBuffer(buffer).address();
            }

            @Override
            public void free() {
                operations.dbClose(buffer);
                operations.deleteDataBuffer(buffer);
            }
        };
    }

    @Override
    public long countedBytes() {
        return Nd4j.getEnvironment().getDeviceCouner(device);
    }

    @Override
    public DataBuffer over(long address, long elements, DataType type) {
        return Nd4j.createBuffer(new Address(0, 0), new Address(address, elements * type.width()), elements, type);
    }

    @Override
    public void clear(long address, long bytes) {
        operations.memsetSync(new Address(address, bytes), 0, bytes, 0, new Address(0, 0));
        requireSuccess("clearing memory of the GPU");
        awaitAll();
    }

    @Override
    public void copyIn(Pointer source, long address, long bytes) {
        awaitAll();
        operations.memcpySync(new Address(address, bytes), source, bytes, HOST_TO_DEVICE, new Address(0, 0));
        requireSuccess("copying to the GPU");
    }

    @Override
    public void copyOut(long address, Pointer target, long bytes) {
        awaitAll();
        operations.memcpySync(target, new Address(address, bytes), bytes, DEVICE_TO_HOST, new Address(0, 0));
        requireSuccess("copying from the GPU");
    }

    @Override
    public void awaitAll() {
        Nd4j.getExecutioner().commit();
    }

    @Override
    public boolean isOnHost(INDArray array) {
        return Nd4j.getAffinityManager().getActiveLocation(array) != AffinityManager.Location.DEVICE;
    }

    @Override
    public void returnToGpu(INDArray array) {
        AffinityManager affinity = Nd4j.getAffinityManager();
        if (affinity.getActiveLocation(array) == AffinityManager.Location.HOST) {
            affinity.ensureLocation(array, AffinityManager.Location.DEVICE);
        }
        affinity.tagLocation(array, AffinityManager.Location.DEVICE);
    }

    private void requireSuccess(String doing) {
        if (operations.lastErrorCode() != 0) {
            throw new IllegalStateException("%s failed (%s)".formatted(doing, operations.lastErrorMessage()));
        }
    }

    /** A non-owning pointer. */
    private static final class Address extends BytePointer {
        Address(long address, long bytes) {
            super((Pointer) null);
            this.address = address;
            this.limit = bytes;
            this.capacity = bytes;
        }
    }
}
