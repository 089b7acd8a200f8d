package dev.densescope.device.cuda.memory;

import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Copies between Java arrays and the GPU through two pinned buffers: while one is being transferred, the other is
 * filled. Writes return when the array has been read; reads wait for all submitted work. Run thread only.
 */
public final class HostTransfer implements AutoCloseable {
    private static final int BUFFER_BYTES = 4 << 20;

    /** A step needs only one, so writes never wait for them. */
    private static final int SMALL_BUFFERS = 4;

    private static final int SMALL_BYTES = 256;

    private final Stream stream;
    private final Ring buffers = new Ring(2, BUFFER_BYTES);
    private final Ring smallBuffers = new Ring(SMALL_BUFFERS, SMALL_BYTES);

    public HostTransfer(Stream stream) {
        this.stream = stream;
    }

    public void write(long address, float[] source, int count) {
        for (int from = 0; from < count; from += BUFFER_BYTES / Float.BYTES) {
            int floats = Math.min(BUFFER_BYTES / Float.BYTES, count - from);
            PinnedBuffer buffer = buffers.free();
            new FloatPointer(buffer.memory()).put(source, from, floats);
            send(buffer, address + (long) from * Float.BYTES, (long) floats * Float.BYTES);
        }
    }

    public void write(long address, int[] source, int count) {
        for (int from = 0; from < count; from += BUFFER_BYTES / Integer.BYTES) {
            int integers = Math.min(BUFFER_BYTES / Integer.BYTES, count - from);
            PinnedBuffer buffer = buffers.free();
            new IntPointer(buffer.memory()).put(source, from, integers);
            send(buffer, address + (long) from * Integer.BYTES, (long) integers * Integer.BYTES);
        }
    }

    /** Writes at most 256 bytes without waiting for previous writes. */
    void writeSmall(long address, byte[] source) {
        PinnedBuffer buffer = smallBuffers.free();
        new BytePointer(buffer.memory()).put(source, 0, source.length);
        send(buffer, address, source.length);
    }

    public void read(long address, float[] target, int count) {
        for (int from = 0; from < count; from += BUFFER_BYTES / Float.BYTES) {
            int floats = Math.min(BUFFER_BYTES / Float.BYTES, count - from);
            PinnedBuffer buffer = buffers.free();
            Status.ofRuntime(
                    cudart.cudaMemcpyAsync(
                            buffer.memory(),
                            new DevicePointer(address + (long) from * Float.BYTES),
                            (long) floats * Float.BYTES,
                            cudart.cudaMemcpyDeviceToHost,
                            stream.handle()),
                    "read from the GPU");
            stream.await();
            new FloatPointer(buffer.memory()).get(target, from, floats);
        }
    }

    @Override
    public void close() {
        buffers.close();
        smallBuffers.close();
    }

    private void send(PinnedBuffer buffer, long address, long bytes) {
        Status.ofRuntime(
                cudart.cudaMemcpyAsync(
                        new DevicePointer(address),
                        buffer.memory(),
                        bytes,
                        cudart.cudaMemcpyHostToDevice,
                        stream.handle()),
                "write to the GPU");
        buffer.sentBy(stream);
    }

    /** A ring of buffers. */
    private static final class Ring implements AutoCloseable {
        private final PinnedBuffer[] buffers;
        private int next;

        Ring(int count, int bytes) {
            buffers = new PinnedBuffer[count];
            for (int i = 0; i < count; i++) {
                buffers[i] = new PinnedBuffer(bytes);
            }
        }

        /** Returns the least recently used buffer after its transfer has finished. */
        PinnedBuffer free() {
            PinnedBuffer buffer = buffers[next];
            next = (next + 1) % buffers.length;
            buffer.await();
            return buffer;
        }

        @Override
        public void close() {
            for (PinnedBuffer buffer : buffers) {
                buffer.close();
            }
        }
    }
}
