package dev.densescope.weights.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of little-endian numbers, read at any place. Confined to one thread. */
public final class FileBytes implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 20;

    private final FileChannel channel;

    private FileBytes(FileChannel channel) {
        this.channel = channel;
    }

    public static FileBytes open(Path file) throws IOException {
        return new FileBytes(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Bytes of the file. */
    public long size() throws IOException {
        return channel.size();
    }

    /**
     * Reads a part of the file.
     *
     * @throws EOFException if the file ends before
     */
    public ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("it became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    /** The first bytes of the file, at most so many. */
    public byte[] head(int max) throws IOException {
        return read(0, (int) Math.min(max, size())).array();
    }

    /** Reads numbers that lie next to each other, a piece at a time. */
    public float[] floats(FloatType type, long position, int count) throws IOException {
        float[] values = new float[count];
        int atOnce = CHUNK_BYTES / type.bytes();
        for (int from = 0; from < count; from += atOnce) {
            int numbers = Math.min(atOnce, count - from);
            ByteBuffer piece = read(position + (long) from * type.bytes(), numbers * type.bytes());
            for (int i = from; i < from + numbers; i++) {
                values[i] = type.next(piece);
            }
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
