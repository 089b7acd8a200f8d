package dev.densescope.device.cuda.memory;

import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Pointer;

/** Memory of the processor that does not move, and what tells that the last copy from it has arrived. Run thread only. */
final class PinnedBuffer implements AutoCloseable {
    private final Pointer memory = new Pointer();
    private final CUevent_st sent = new CUevent_st();

    PinnedBuffer(int bytes) {
        Status.ofRuntime(cudart.cudaHostAlloc(memory, bytes, cudart.cudaHostAllocDefault), "take pinned memory");
        Status.ofRuntime(cudart.cudaEventCreateWithFlags(sent, cudart.cudaEventDisableTiming), "make an event");
    }

    Pointer memory() {
        return memory;
    }

    /** A copy from it has been given to the GPU. */
    void sentBy(Stream stream) {
        Status.ofRuntime(cudart.cudaEventRecord(sent, stream.handle()), "mark a copy");
    }

    /** Waits until its last copy has arrived. */
    void await() {
        if (cudart.cudaEventQuery(sent) != cudart.cudaSuccess) {
            Status.ofRuntime(cudart.cudaEventSynchronize(sent), "finish a copy");
        }
    }

    @Override
    public void close() {
        Status.ofRuntime(cudart.cudaEventDestroy(sent), "close an event");
        Status.ofRuntime(cudart.cudaFreeHost(memory), "give pinned memory back");
    }
}
