package dev.densescope.device;

/** A stretch of device memory. Closed once, by whoever reserved it, after the last kernel over it has run. */
public interface Storage extends AutoCloseable {
    /**
     * A storage's first byte has an address that is a multiple of this: a cache line. Tensors may lie at any multiple of
     * their elements' size from there.
     */
    int ALIGNMENT = 64;

    /** Bytes that tensors may occupy: what was reserved, less one {@link #ALIGNMENT} for the start. */
    long bytes();

    @Override
    void close();
}
