package dev.densescope.device.operand;

/** A contiguous allocation of device memory. Close it once, after the last kernel that uses it has run. */
public interface Storage extends AutoCloseable {
    /**
     * Alignment of the first byte of a storage: a cache line. Tensors may start at any multiple of their element size.
     */
    int ALIGNMENT = 64;

    /** Usable bytes: the reserved bytes less one {@link #ALIGNMENT} for the aligned start. */
    long bytes();

    @Override
    void close();
}
