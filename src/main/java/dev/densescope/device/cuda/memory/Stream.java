package dev.densescope.device.cuda.memory;

import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;

/** The CUDA stream of the device. All work uses this stream, so it runs in the order of the calls. Run thread only. */
public final class Stream implements AutoCloseable {
    private final CUstream_st handle = new CUstream_st();

    public Stream() {
        Status.ofRuntime(cudart.cudaStreamCreateWithFlags(handle, cudart.cudaStreamNonBlocking), "create a stream");
    }

    public CUstream_st handle() {
        return handle;
    }

    /** Waits for all submitted work. */
    public void await() {
        Status.ofRuntime(cudart.cudaStreamSynchronize(handle), "finish its work");
    }

    /** Fills memory with zeros after the submitted work. */
    void clear(long address, long bytes) {
        Status.ofRuntime(
                cudart.cudaMemsetAsync(new DevicePointer(address), 0, bytes, handle), "clear memory of the GPU");
    }

    @Override
    public void close() {
        Status.ofRuntime(cudart.cudaStreamDestroy(handle), "destroy a stream");
    }
}
