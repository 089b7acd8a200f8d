package dev.densescope.device.cpu.memory;

/** A number for each channel, in the workspace. */
public final class NativeVector {
    private final long address;
    private final int channels;
    private final NativeFloats floats;

    public NativeVector(int channels, WorkspaceCursor cursor) {
        this.channels = channels;
        address = cursor.take((long) channels * Float.BYTES);
        floats = new NativeFloats(address, channels);
    }

    public long address() {
        return address;
    }

    public void set(float[] values) {
        floats.store(0, values, 0, channels);
    }
}
