package dev.densescope.device.cuda.memory;

import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;

/** The queue of the GPU's work: one for the device, so that everything runs in the order of the calls. Run thread only. */
public final class Stream implements AutoCloseable {
    private final CUstream_st handle = new CUstream_st();

    public Stream() {
        Status.ofRuntime(
                cudart.cudaStreamCreateWithFlags(handle, cudart.cudaStreamNonBlocking), "make a queue of work");
    }

    public CUstream_st handle() {
        return handle;
    }

    /** Waits until all work is done. */
    public void await() {
        Status.ofRuntime(cudart.cudaStreamSynchronize(handle), "finish its work");
    }

    /** Fills memory with zeros behind the work given so far. */
    void clear(long address, long bytes) {
        Status.ofRuntime(
                cudart.cudaMemsetAsync(new DevicePointer(address), 0, bytes, handle), "clear memory of the GPU");
    }

    @Override
    public void close() {
        Status.ofRuntime(cudart.cudaStreamDestroy(handle), "close its queue of work");
    }
}
