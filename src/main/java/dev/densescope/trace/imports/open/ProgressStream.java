package dev.densescope.trace.imports.open;

import dev.densescope.file.ReadProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much of a file has been read. Confined to one thread. */
final class ProgressStream extends FilterInputStream {
    private final ReadProgress progress;
    private final long fileBytes;
    private long read;

    ProgressStream(InputStream stream, long fileBytes, ReadProgress progress) {
        super(stream);
        this.fileBytes = Math.max(1, fileBytes);
        this.progress = progress;
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
        progress.read(Math.min(1, (double) read / fileBytes));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        read += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
