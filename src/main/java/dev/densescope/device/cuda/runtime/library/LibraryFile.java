package dev.densescope.device.cuda.runtime.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Checks shared libraries of Linux (ELF). The linker maps a truncated file, for example after an incomplete download,
 * without an error, and the process crashes on the first access beyond its end.
 */
final class LibraryFile {
    private static final int HEADER_BYTES = 64;
    private static final int MAGIC = 0x464c457f; // 0x7f, E, L, F
    private static final int CLASS_AND_ORDER = 4;
    private static final short LITTLE_ENDIAN_OF_64_BITS = 0x0102;
    private static final int SEGMENTS_OFFSET = 32;
    private static final int SEGMENTS_COUNT = 56;

    private static final int SEGMENT_BYTES = 56;
    private static final int SEGMENT_OFFSET = 8;
    private static final int SEGMENT_FILE_BYTES = 32;
    private static final int LOADED = 1;

    private static final Optional<String> NONE = Optional.of("it is not a library");

    private LibraryFile() {}

    /** Why a file must not be loaded, as part of a sentence; empty if it looks valid. */
    static Optional<String> problem(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            if (header.remaining() < HEADER_BYTES || header.getInt(0) != MAGIC) {
                return NONE;
            }
            if (header.getShort(CLASS_AND_ORDER) != LITTLE_ENDIAN_OF_64_BITS) {
                return Optional.empty(); // for another machine: the linker reports it
            }
            long segments = header.getLong(SEGMENTS_OFFSET);
            return segments < 0
                    ? NONE
                    : cutOff(channel, segments, Short.toUnsignedInt(header.getShort(SEGMENTS_COUNT)));
        } catch (IOException unreadable) {
            return Optional.empty(); // the linker reports the reason
        }
    }

    private static Optional<String> cutOff(FileChannel channel, long offset, int count) throws IOException {
        ByteBuffer segments = read(channel, offset, count * SEGMENT_BYTES);
        boolean listed = segments.remaining() == count * SEGMENT_BYTES;
        return listed && channel.size() >= end(segments) ? Optional.empty() : Optional.of("it is truncated");
    }

    /** The end of the last loadable segment in the file. */
    private static long end(ByteBuffer segments) {
        long end = 0;
        for (int at = 0; at < segments.remaining(); at += SEGMENT_BYTES) {
            if (segments.getInt(at) == LOADED) {
                end = Math.max(end, segments.getLong(at + SEGMENT_OFFSET) + segments.getLong(at + SEGMENT_FILE_BYTES));
            }
        }
        return end;
    }

    /** Reads {@code bytes} bytes at {@code offset}, or fewer at the end of the file. */
    private static ByteBuffer read(FileChannel channel, long offset, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int got = 0;
        while (got >= 0 && buffer.hasRemaining()) {
            got = channel.read(buffer, offset + buffer.position());
        }
        return buffer.flip();
    }
}
