package dev.densescope.weights.archive;

/**
 * An entry of a ZIP archive's directory.
 *
 * @param method compression method; 0 for none
 * @param header position of its local header in the file
 */
public record ArchiveEntry(String name, int flags, int method, long packedBytes, long bytes, long header) {
    private static final int ENCRYPTED = 1;
    private static final int DEFLATED = 8;

    /** Whether it is neither compressed nor encrypted. */
    boolean isPlain() {
        return method == 0 && (flags & ENCRYPTED) == 0 && packedBytes == bytes;
    }

    /** Whether it is compressed as usual, and not encrypted. */
    boolean isDeflated() {
        return method == DEFLATED && (flags & ENCRYPTED) == 0;
    }
}
