package dev.densescope.weights.torch;

/**
 * An entry of a ZIP archive, as its directory has it.
 *
 * @param method 0 for stored as it is
 * @param header where its local header begins in the file
 */
record ArchiveEntry(String name, int flags, int method, long packedBytes, long bytes, long header) {
    private static final int ENCRYPTED = 1;

    /** Whether its bytes lie in the file as they are. */
    boolean isPlain() {
        return method == 0 && (flags & ENCRYPTED) == 0 && packedBytes == bytes;
    }
}
