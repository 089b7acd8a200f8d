package dev.densescope.trace.imports.open;

import dev.densescope.language.Text;
import dev.densescope.trace.imports.InvalidTraceException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Limits the decompressed size of a file, since a small file can contain any number of bytes. */
final class BoundedStream extends FilterInputStream {
    /** JSON and pickles are compressed to a twentieth; text that only repeats to a thousandth. */
    private static final long MAX_RATIO = 200;

    private static final long ALWAYS_ALLOWED = 256L << 20;
    private static final long MAX_BYTES = 16L << 30;

    private final long maxBytes;
    private long read;

    /** @param fileBytes the compressed size of the whole file */
    BoundedStream(InputStream stream, long fileBytes) {
        super(stream);
        maxBytes = Math.min(MAX_BYTES, Math.max(ALWAYS_ALLOWED, fileBytes * MAX_RATIO));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        read += Math.max(0, count);
        if (read > maxBytes) {
            throw new InvalidTraceException(Text.of(
                    "it is compressed and has more than %d bytes when decompressed: decompress it first", maxBytes));
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return read(new byte[(int) Math.min(count, TraceContent.HEAD_BYTES)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Does not close the file, whose next entry may follow. */
    @Override
    public void close() {}
}
