package dev.densescope.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read from a stream through a buffer. Numbers are little-endian. Not thread-safe. */
final class PickleInput {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;

    PickleInput(InputStream stream) {
        this.stream = stream;
    }

    /** @throws PickleException if the stream has ended */
    int unsignedByte() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xff;
    }

    int unsignedShort() throws IOException {
        return unsignedByte() | unsignedByte() << 8;
    }

    int signedInt() throws IOException {
        return unsignedShort() | unsignedShort() << 16;
    }

    long unsignedInt() throws IOException {
        return Integer.toUnsignedLong(signedInt());
    }

    /** A number in two's complement, of at most 8 bytes. */
    long signed(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) unsignedByte() << (Byte.SIZE * i);
        }
        int unused = Long.SIZE - Byte.SIZE * bytes;
        return bytes == 0 ? 0 : value << unused >> unused;
    }

    /** A text in UTF-8. Memory is allocated as bytes arrive, whatever length the pickle claims. */
    String text(int bytes) throws IOException {
        if (bytes <= end - next) {
            next += bytes;
            return new String(buffer, next - bytes, bytes, StandardCharsets.UTF_8);
        }
        int buffered = end - next;
        byte[] rest = stream.readNBytes(bytes - buffered);
        if (rest.length < bytes - buffered) {
            throw PickleException.truncated();
        }
        byte[] all = new byte[bytes];
        System.arraycopy(buffer, next, all, 0, buffered);
        System.arraycopy(rest, 0, all, buffered, rest.length);
        next = end;
        return new String(all, StandardCharsets.UTF_8);
    }

    /** A line without its end, in ISO 8859-1. */
    String line(int maxLength) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = unsignedByte(); character != '\n'; character = unsignedByte()) {
            if (line.length() == maxLength) {
                throw PickleException.damaged();
            }
            line.append((char) character);
        }
        return line.toString();
    }

    void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            if (next == end) {
                fill();
            }
            int skipped = (int) Math.min(left, end - next);
            next += skipped;
            left -= skipped;
        }
    }

    private void fill() throws IOException {
        next = 0;
        end = Math.max(0, stream.read(buffer));
        if (end == 0) {
            throw PickleException.truncated();
        }
    }
}
