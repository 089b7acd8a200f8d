package dev.densescope.device.cpu.memory;

/** A vector with one float per channel, in the workspace. */
public final class NativeVector {
    private final long address;
    private final int channels;
    private final NativeFloats floats;

    public NativeVector(int channels, WorkspaceAllocator allocator) {
        this.channels = channels;
        address = allocator.allocate((long) channels * Float.BYTES);
        floats = new NativeFloats(address, channels);
    }

    public long address() {
        return address;
    }

    public void set(float[] values) {
        floats.store(0, values, 0, channels);
    }
}
