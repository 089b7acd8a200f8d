package dev.densescope.device.cuda;

import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Copies between Java's arrays and the GPU, through two pinned buffers: while one is on its way, the other is filled.
 * Writing returns when the array has been read; reading waits for all work given before. Run thread only.
 */
final class HostTransfer implements AutoCloseable {
    private static final int BUFFER_BYTES = 4 << 20;

    private final Stream stream;
    private final Buffer[] buffers = {new Buffer(), new Buffer()};
    private int next;

    HostTransfer(Stream stream) {
        this.stream = stream;
    }

    void write(long address, float[] source, int count) {
        for (int from = 0; from < count; from += BUFFER_BYTES / Float.BYTES) {
            int floats = Math.min(BUFFER_BYTES / Float.BYTES, count - from);
            Buffer buffer = free();
            new FloatPointer(buffer.memory).put(source, from, floats);
            send(buffer, address + (long) from * Float.BYTES, (long) floats * Float.BYTES);
        }
    }

    void write(long address, int[] source, int count) {
        for (int from = 0; from < count; from += BUFFER_BYTES / Integer.BYTES) {
            int integers = Math.min(BUFFER_BYTES / Integer.BYTES, count - from);
            Buffer buffer = free();
            new IntPointer(buffer.memory).put(source, from, integers);
            send(buffer, address + (long) from * Integer.BYTES, (long) integers * Integer.BYTES);
        }
    }

    /** Writes at most as many bytes as a buffer has. */
    void write(long address, byte[] source) {
        Buffer buffer = free();
        new BytePointer(buffer.memory).put(source, 0, source.length);
        send(buffer, address, source.length);
    }

    void read(long address, float[] target, int count) {
        for (int from = 0; from < count; from += BUFFER_BYTES / Float.BYTES) {
            int floats = Math.min(BUFFER_BYTES / Float.BYTES, count - from);
            Buffer buffer = free();
            Status.ofRuntime(
                    cudart.cudaMemcpyAsync(
                            buffer.memory,
                            new DevicePointer(address + (long) from * Float.BYTES),
                            (long) floats * Float.BYTES,
                            cudart.cudaMemcpyDeviceToHost,
                            stream.handle()),
                    "read from the GPU");
            stream.await();
            new FloatPointer(buffer.memory).get(target, from, floats);
        }
    }

    @Override
    public void close() {
        for (Buffer buffer : buffers) {
            buffer.close();
        }
    }

    private Buffer free() {
        Buffer buffer = buffers[next];
        next = (next + 1) % buffers.length;
        buffer.await();
        return buffer;
    }

    private void send(Buffer buffer, long address, long bytes) {
        Status.ofRuntime(
                cudart.cudaMemcpyAsync(
                        new DevicePointer(address),
                        buffer.memory,
                        bytes,
                        cudart.cudaMemcpyHostToDevice,
                        stream.handle()),
                "write to the GPU");
        Status.ofRuntime(cudart.cudaEventRecord(buffer.sent, stream.handle()), "mark a copy");
    }

    /** Memory that does not move, and what tells that its last copy has arrived. */
    private static final class Buffer implements AutoCloseable {
        private final Pointer memory = new Pointer();
        private final CUevent_st sent = new CUevent_st();

        Buffer() {
            Status.ofRuntime(
                    cudart.cudaHostAlloc(memory, BUFFER_BYTES, cudart.cudaHostAllocDefault), "take pinned memory");
            Status.ofRuntime(cudart.cudaEventCreateWithFlags(sent, cudart.cudaEventDisableTiming), "make an event");
        }

        void await() {
            Status.ofRuntime(cudart.cudaEventSynchronize(sent), "finish a copy");
        }

        @Override
        public void close() {
            Status.ofRuntime(cudart.cudaEventDestroy(sent), "close an event");
            Status.ofRuntime(cudart.cudaFreeHost(memory), "give pinned memory back");
        }
    }
}
