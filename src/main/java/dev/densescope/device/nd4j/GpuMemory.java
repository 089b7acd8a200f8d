package dev.densescope.device.nd4j;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Memory of the GPU that ND4J computes on, by addresses there. Run thread only; its failures are unchecked exceptions. */
interface GpuMemory {
    /** A piece of it, given back once. */
    interface Block {
        long address();

        void free();
    }

    /** Takes some, with undefined values. */
    Block take(long bytes);

    /** Bytes that ND4J's counter says the process has. */
    long countedBytes();

    /** A buffer over memory that was taken; it owns nothing. */
    DataBuffer over(long address, long elements, DataType type);

    /** Fills memory with zeros. */
    void clear(long address, long bytes);

    /** Copies from the processor's memory. */
    void copyIn(Pointer source, long address, long bytes);

    /** Copies to the processor's memory, behind all work that was given to the GPU. */
    void copyOut(long address, Pointer target, long bytes);

    /** Waits until all work that was given to the GPU is done. */
    void awaitAll();

    /** Whether an operation used, or made, a copy of the array in the processor's memory. */
    boolean isOnHost(INDArray array);

    /** Makes the GPU's memory hold the array's latest values, and lets nobody believe the copy any longer. */
    void returnToGpu(INDArray array);
}
