package dev.densescope.weights.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Random access to a file of little-endian numbers. Not thread-safe. */
public final class FileBytes implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 20;

    private final FileChannel channel;

    private FileBytes(FileChannel channel) {
        this.channel = channel;
    }

    public static FileBytes open(Path file) throws IOException {
        return new FileBytes(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Opens a file that is deleted when it is closed. */
    public static FileBytes openTemporary(Path file) throws IOException {
        return new FileBytes(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Size of the file in bytes. */
    public long size() throws IOException {
        return channel.size();
    }

    /**
     * Reads a range of the file.
     *
     * @throws EOFException if the file is shorter
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

    /** Reads the first bytes of the file, at most {@code max}. */
    public byte[] head(int max) throws IOException {
        return read(0, (int) Math.min(max, size())).array();
    }

    /** Reads consecutive numbers in chunks. */
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
