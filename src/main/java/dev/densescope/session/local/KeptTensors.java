package dev.densescope.session.local;

import dev.densescope.weights.tensor.TensorValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Copies of tensors in a temporary file, which the operating system removes when it is closed or the process ends. They
 * are not kept in memory, because the memory of the next run is measured. Confined to one thread at a time.
 */
final class KeptTensors implements TensorValues, AutoCloseable {
    private static final int CHUNK_ELEMENTS = 1 << 18;

    private record Extent(long position, int elements) {}

    private final FileChannel file;
    private final Map<String, Extent> extents = new HashMap<>();
    private long bytes;

    private KeptTensors(FileChannel file) {
        this.file = file;
    }

    /**
     * Copies tensors.
     *
     * @param folder of the temporary file
     */
    static KeptTensors copy(Path folder, Set<String> names, TensorValues values) throws IOException {
        Path name = Files.createTempFile(folder, "unsaved", ".tmp");
        KeptTensors kept = new KeptTensors(FileChannel.open(
                name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        try {
            for (String tensor : names) {
                kept.add(tensor, values.of(tensor));
            }
            return kept;
        } catch (IOException | RuntimeException failed) {
            kept.file.close();
            throw failed;
        }
    }

    @Override
    public float[] of(String name) {
        Extent extent = extents.get(name);
        float[] values = new float[extent.elements()];
        ByteBuffer chunk = chunkOf(values.length);
        try {
            for (int from = 0; from < values.length; from += CHUNK_ELEMENTS) {
                int count = Math.min(CHUNK_ELEMENTS, values.length - from);
                chunk.clear().limit(count * Float.BYTES);
                read(chunk, extent.position() + (long) from * Float.BYTES);
                chunk.flip().asFloatBuffer().get(values, from, count);
            }
            return values;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void add(String name, float[] values) throws IOException {
        extents.put(name, new Extent(bytes, values.length));
        ByteBuffer chunk = chunkOf(values.length);
        for (int from = 0; from < values.length; from += CHUNK_ELEMENTS) {
            int count = Math.min(CHUNK_ELEMENTS, values.length - from);
            chunk.clear().asFloatBuffer().put(values, from, count);
            chunk.limit(count * Float.BYTES);
            while (chunk.hasRemaining()) {
                bytes += file.write(chunk, bytes);
            }
        }
    }

    private static ByteBuffer chunkOf(int elements) {
        return ByteBuffer.allocate(Math.min(CHUNK_ELEMENTS, elements) * Float.BYTES);
    }

    private void read(ByteBuffer chunk, long from) throws IOException {
        long position = from;
        while (chunk.hasRemaining()) {
            int count = file.read(chunk, position);
            if (count < 0) {
                throw new IOException("the temporary file has been cut short");
            }
            position += count;
        }
    }
}
