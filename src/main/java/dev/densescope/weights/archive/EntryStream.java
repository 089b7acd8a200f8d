package dev.densescope.weights.archive;

import dev.densescope.weights.store.FileBytes;
import java.io.IOException;
import java.io.InputStream;

/** A range of a file as a stream. Not thread-safe. */
final class EntryStream extends InputStream {
    private static final int CHUNK_BYTES = 1 << 16;

    private final FileBytes file;
    private long position;
    private long left;

    EntryStream(FileBytes file, long position, long bytes) {
        this.file = file;
        this.position = position;
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = (int) Math.min(Math.min(length, CHUNK_BYTES), left);
        file.read(position, count).get(target, offset, count);
        position += count;
        left -= count;
        return count;
    }
}
