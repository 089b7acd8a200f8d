package dev.densescope.device;

/** A stretch of device memory. Closed once, by whoever reserved it, after the last kernel over it has run. */
public interface Storage extends AutoCloseable {
    /** Tensors lie at multiples of this many bytes from an address that is a multiple of it: a cache line. */
    int ALIGNMENT = 64;

    /** Bytes that tensors may occupy: what was reserved, less one {@link #ALIGNMENT} for the start. */
    long bytes();

    @Override
    void close();
}
