package dev.densescope.device;

/** A stretch of device memory. Closed once, by whoever reserved it, after the last kernel over it has run. */
public interface Storage extends AutoCloseable {
    long bytes();

    @Override
    void close();
}
