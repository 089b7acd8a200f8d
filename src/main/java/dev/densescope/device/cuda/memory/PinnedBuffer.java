package dev.densescope.device.cuda.memory;

import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Pointer;

/** Pinned host memory with an event for the end of the last copy from it. Run thread only. */
final class PinnedBuffer implements AutoCloseable {
    private final Pointer memory = new Pointer();
    private final CUevent_st sent = new CUevent_st();

    PinnedBuffer(int bytes) {
        Status.ofRuntime(cudart.cudaHostAlloc(memory, bytes, cudart.cudaHostAllocDefault), "allocate pinned memory");
        Status.ofRuntime(cudart.cudaEventCreateWithFlags(sent, cudart.cudaEventDisableTiming), "create an event");
    }

    Pointer memory() {
        return memory;
    }

    /** Records that a copy from the buffer has been submitted. */
    void sentBy(Stream stream) {
        Status.ofRuntime(cudart.cudaEventRecord(sent, stream.handle()), "record an event");
    }

    /** Waits until the last copy has finished. */
    void await() {
        if (cudart.cudaEventQuery(sent) != cudart.cudaSuccess) {
            Status.ofRuntime(cudart.cudaEventSynchronize(sent), "finish a copy");
        }
    }

    @Override
    public void close() {
        Status.ofRuntime(cudart.cudaEventDestroy(sent), "destroy an event");
        Status.ofRuntime(cudart.cudaFreeHost(memory), "free pinned memory");
    }
}
