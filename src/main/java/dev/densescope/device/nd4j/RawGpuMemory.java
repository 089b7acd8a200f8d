package dev.densescope.device.nd4j;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Access to the memory of ND4J's GPU by address. Run thread only; failures are unchecked exceptions. */
interface RawGpuMemory {
    /** An allocation, to be freed once. */
    interface Block {
        long address();

        void free();
    }

    /** Allocates memory with undefined values. */
    Block allocate(long bytes);

    /** Bytes allocated by the process, according to ND4J's counter. */
    long countedBytes();

    /** A non-owning buffer for allocated memory. */
    DataBuffer over(long address, long elements, DataType type);

    /** Fills memory with zeros. */
    void clear(long address, long bytes);

    /** Copies from host memory. */
    void copyIn(Pointer source, long address, long bytes);

    /** Copies to host memory after all submitted work. */
    void copyOut(long address, Pointer target, long bytes);

    /** Waits for all submitted work. */
    void awaitAll();

    /** Whether the current values of the array are in a copy in host memory. */
    boolean isOnHost(INDArray array);

    /** Copies the current values of the array to GPU memory, and invalidates the copy in host memory. */
    void returnToGpu(INDArray array);
}
