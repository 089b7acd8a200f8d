package dev.densescope.device.cpu;

/** A number for each channel, in the workspace. */
final class NativeVector {
    private final long address;
    private final int channels;
    private final NativeFloats floats;

    NativeVector(int channels, WorkspaceCursor cursor) {
        this.channels = channels;
        address = cursor.take((long) channels * Float.BYTES);
        floats = new NativeFloats(address, channels);
    }

    long address() {
        return address;
    }

    void set(float[] values) {
        floats.store(0, values, 0, channels);
    }
}
