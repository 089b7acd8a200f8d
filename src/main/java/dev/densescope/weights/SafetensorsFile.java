package dev.densescope.weights;

import dev.densescope.file.FileProblem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A safetensors file open for reading: 8 bytes with the length of the header, the header, the data; little-endian. The
 * header is read at once, values when they are asked for. Confined to one thread.
 */
final class SafetensorsFile implements AutoCloseable {
    /** The longest header that is read, in bytes; one of a thousand layers takes about two million. */
    static final int MOST_HEADER_BYTES = 16 << 20;

    private static final int CHUNK_BYTES = 1 << 20;

    private final FileKind kind;
    private final Path file;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final long dataStart;

    private SafetensorsFile(FileKind kind, Path file, FileChannel channel) throws IOException {
        this.kind = kind;
        this.file = file;
        this.channel = channel;
        int headerBytes = headerBytes();
        dataStart = Long.BYTES + (long) headerBytes;
        byte[] json = read(Long.BYTES, headerBytes).array();
        header = SafetensorsHeader.parse(json, channel.size() - dataStart);
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws WeightsException if it cannot be read, is no safetensors file, or its header says what cannot be
     */
    static SafetensorsFile open(FileKind kind, Path file) {
        if (Files.isDirectory(file)) {
            throw new WeightsException("%s %s cannot be read: it is a folder.".formatted(kind.words(), file));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe would be waited for
            throw new WeightsException("%s %s cannot be read: it is a device or a pipe.".formatted(kind.words(), file));
        }
        try {
            return checked(kind, file, FileChannel.open(file, StandardOpenOption.READ));
        } catch (InvalidHeaderException invalid) {
            throw new WeightsException(
                    "%s %s cannot be used: %s.".formatted(kind.words(), file, invalid.getMessage()), invalid);
        } catch (IOException failed) {
            throw unreadable(kind, file, failed);
        }
    }

    private static SafetensorsFile checked(FileKind kind, Path file, FileChannel channel) throws IOException {
        try {
            return new SafetensorsFile(kind, file, channel);
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    Map<String, String> metadata() {
        return header.metadata();
    }

    /** By name, in the order of the header. */
    Map<String, TensorEntry> tensors() {
        return header.tensors();
    }

    /** The values of a tensor of type F32, row-major. */
    float[] floats(TensorEntry entry) {
        int count = Math.toIntExact((entry.end() - entry.begin()) / Float.BYTES);
        float[] values = new float[count];
        try {
            int floatsPerChunk = CHUNK_BYTES / Float.BYTES;
            for (int from = 0; from < values.length; from += floatsPerChunk) {
                int floats = Math.min(floatsPerChunk, values.length - from);
                read(dataStart + entry.begin() + (long) from * Float.BYTES, floats * Float.BYTES)
                        .asFloatBuffer()
                        .get(values, from, floats);
            }
            return values;
        } catch (IOException failed) {
            throw unreadable(kind, file, failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw unreadable(kind, file, failed);
        }
    }

    private int headerBytes() throws IOException {
        long fileBytes = channel.size();
        if (fileBytes < Long.BYTES) {
            throw new InvalidHeaderException(
                    fileBytes == 0
                            ? "it is empty"
                            : "it has only %d bytes, and safetensors begin with 8 that give the length of a header"
                                    .formatted(fileBytes));
        }
        long claimed = read(0, Long.BYTES).getLong();
        if (claimed < 0 || claimed > MOST_HEADER_BYTES) {
            throw new InvalidHeaderException(
                    "its header is said to take %s bytes, at most %d are allowed: it is no safetensors file"
                            .formatted(Long.toUnsignedString(claimed), MOST_HEADER_BYTES));
        }
        if (claimed > fileBytes - Long.BYTES) {
            throw new InvalidHeaderException("its header is said to take %d bytes, but only %d follow: it is cut off"
                    .formatted(claimed, fileBytes - Long.BYTES));
        }
        return (int) claimed;
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("it became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private static WeightsException unreadable(FileKind kind, Path file, IOException failed) {
        return new WeightsException(
                "%s %s cannot be read: %s.".formatted(kind.words(), file, FileProblem.reason(failed)), failed);
    }
}
