package dev.densescope.framework;

/**
 * A workspace of ND4J that learns its size: it is opened, allocates one array after the other, and frees all of them when
 * it is closed. Once it has learned, it keeps a page of its largest use and a margin.
 */
final class Dl4jWorkspace {
    private final double margin;
    private long bytes;
    private long largestBytes;

    /** @param margin share of the largest use that is reserved in addition */
    Dl4jWorkspace(double margin) {
        this.margin = margin;
    }

    void allocate(long more) {
        bytes = Math.addExact(bytes, more);
        largestBytes = Math.max(largestBytes, bytes);
    }

    void close() {
        bytes = 0;
    }

    /** Bytes of its arrays. */
    long bytes() {
        return bytes;
    }

    /** Bytes of its page. */
    long reservedBytes() {
        return largestBytes + (long) (largestBytes * margin);
    }
}
