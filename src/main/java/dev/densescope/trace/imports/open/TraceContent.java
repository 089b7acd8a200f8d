package dev.densescope.trace.imports.open;

import dev.densescope.file.FileFormats;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What a file of a trace contains, after decompression. */
enum TraceContent {
    SNAPSHOT,
    CHROME;

    /** The header of torch.profiler has a paragraph for each GPU. */
    static final int HEAD_BYTES = 1 << 16;

    /** Recognises a trace by its first bytes. */
    static Optional<TraceContent> of(byte[] head) {
        if (FileFormats.isMemorySnapshot(head)) {
            return Optional.of(SNAPSHOT);
        }
        return FileFormats.isChromeTrace(head) ? Optional.of(CHROME) : Optional.empty();
    }

    /** The first bytes of a stream, which are read again by others. */
    static byte[] head(BufferedInputStream stream) throws IOException {
        stream.mark(HEAD_BYTES);
        byte[] head = stream.readNBytes(HEAD_BYTES);
        stream.reset();
        return head;
    }

    /** A stream whose {@link #head} can be read. */
    static BufferedInputStream buffered(InputStream stream) {
        return new BufferedInputStream(stream, HEAD_BYTES);
    }
}
