package dev.densescope.session.local.parameters;

import dev.densescope.weights.tensor.FloatBytes;
import dev.densescope.weights.tensor.TensorValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Copies of tensors in a temporary file, which the operating system removes when it is closed or the process ends. They
 * are not kept in memory, because the memory of the next run, or of the next turn of another, is measured. Confined to one thread at a time.
 */
final class KeptTensors implements TensorValues, AutoCloseable {
    private record Extent(long position, int elements) {}

    private final FileChannel file;
    private final Map<String, Extent> extents = new HashMap<>();

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
        try {
            FloatBytes.read(Channels.newInputStream(file.position(extent.position())), values, ByteOrder.BIG_ENDIAN);
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
        extents.put(name, new Extent(file.position(), values.length));
        FloatBytes.write(Channels.newOutputStream(file), values, ByteOrder.BIG_ENDIAN);
    }
}
