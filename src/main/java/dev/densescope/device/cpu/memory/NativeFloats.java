package dev.densescope.device.cpu.memory;

import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Tensor;
import java.nio.FloatBuffer;

/**
 * Bulk copies between heap arrays and the floats of a tensor. Thread-safe for disjoint ranges. The virtual machine
 * vectorises loops over heap arrays but not over native memory, so kernels work on tiles in heap arrays.
 */
public final class NativeFloats {
    private static final int WINDOW_BITS = 28; // 1 GiB of floats: a buffer's size is an int
    private static final long WINDOW = 1L << WINDOW_BITS;

    private final FloatBuffer[] windows;

    public NativeFloats(Tensor tensor) {
        this(HostStorage.address(tensor), tensor.shape().elements());
    }

    public NativeFloats(long address, long count) {
        windows = new FloatBuffer[Math.toIntExact((count + WINDOW - 1) >> WINDOW_BITS)];
        for (int i = 0; i < windows.length; i++) {
            long first = (long) i << WINDOW_BITS;
            windows[i] = NativeMemory.floats(address + first * Float.BYTES, Math.min(WINDOW, count - first));
        }
    }

    /** Copies {@code length} floats, starting at {@code index}, into an array. */
    public void load(long index, float[] target, int offset, int length) {
        long from = index;
        int to = offset;
        int left = length;
        while (left > 0) {
            int inWindow = (int) (from & (WINDOW - 1));
            int count = (int) Math.min(left, WINDOW - inWindow);
            windows[(int) (from >> WINDOW_BITS)].get(inWindow, target, to, count);
            from += count;
            to += count;
            left -= count;
        }
    }

    /** Copies {@code length} floats of an array to the tensor, starting at {@code index}. */
    public void store(long index, float[] source, int offset, int length) {
        long to = index;
        int from = offset;
        int left = length;
        while (left > 0) {
            int inWindow = (int) (to & (WINDOW - 1));
            int count = (int) Math.min(left, WINDOW - inWindow);
            windows[(int) (to >> WINDOW_BITS)].put(inWindow, source, from, count);
            from += count;
            to += count;
            left -= count;
        }
    }
}
