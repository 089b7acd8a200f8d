package dev.densescope.data.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads numbers from a file, big-endian by default. Not thread-safe. */
final class HeaderInput implements Closeable {
    private static final int BUFFER_BYTES = 1024;

    private final SeekableByteChannel channel;
    private final long length;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

    HeaderInput(Path file) throws IOException {
        channel = Files.newByteChannel(file);
        length = channel.size();
    }

    /** Size of the file in bytes. */
    long length() {
        return length;
    }

    /** Position of the next byte. */
    long position() throws IOException {
        return channel.position() - buffer.remaining();
    }

    void order(ByteOrder order) {
        buffer.order(order);
    }

    int unsignedByte() throws IOException {
        return need(1).get() & 0xFF;
    }

    int unsignedShort() throws IOException {
        return need(2).getShort() & 0xFFFF;
    }

    int signedInt() throws IOException {
        return need(4).getInt();
    }

    long unsignedInt() throws IOException {
        return Integer.toUnsignedLong(signedInt());
    }

    /** Reads bytes as text, one character per byte. */
    String text(int bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append((char) unsignedByte());
        }
        return text.toString();
    }

    void skip(long bytes) throws IOException {
        seek(position() + bytes);
    }

    /** @throws EOFException if the file is shorter */
    void seek(long place) throws IOException {
        if (place < 0 || place > length) {
            throw new EOFException();
        }
        channel.position(place);
        buffer.limit(0);
    }

    private ByteBuffer need(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            buffer.compact();
            int read = 0;
            while (buffer.position() < bytes && read >= 0) {
                read = channel.read(buffer);
            }
            buffer.flip();
        }
        if (buffer.remaining() < bytes) {
            throw new EOFException();
        }
        return buffer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
