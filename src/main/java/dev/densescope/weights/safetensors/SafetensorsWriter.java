package dev.densescope.weights.safetensors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.tensor.FloatBytes;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.PendingFile;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes tensors as safetensors. An existing file is replaced atomically, or left unchanged on failure. Thread-safe. */
public final class SafetensorsWriter {
    /** Alignment of the data, so that readers can map it. */
    private static final int ALIGNMENT = 8;

    private final List<NamedTensor> tensors;
    private final TensorValues values;

    private SafetensorsWriter(List<NamedTensor> tensors, TensorValues values) {
        this.tensors = tensors;
        this.values = values;
    }

    /**
     * Writes tensors in the given order.
     *
     * @param values called once per tensor
     * @throws WeightsException if the file cannot be written
     */
    public static void write(
            TensorFileKind kind,
            Path file,
            Map<String, String> metadata,
            List<NamedTensor> tensors,
            TensorValues values) {
        try (PendingFile written = begin(kind, file, metadata, tensors, values)) {
            written.replace();
        }
    }

    /**
     * Writes the tensors to a temporary file, which the caller commits.
     *
     * @throws WeightsException if the file cannot be written; no file remains
     */
    public static PendingFile begin(
            TensorFileKind kind,
            Path file,
            Map<String, String> metadata,
            List<NamedTensor> tensors,
            TensorValues values) {
        try {
            AtomicFile written = new SafetensorsWriter(tensors, values).write(file, metadata);
            return new PendingFile(kind, file, written);
        } catch (IOException failed) {
            throw PendingFile.unwritable(kind, file, failed);
        }
    }

    /**
     * Writes the tensors to a stream, which stays open.
     *
     * @throws IOException of the stream
     */
    public static void write(
            OutputStream out, Map<String, String> metadata, List<NamedTensor> tensors, TensorValues values)
            throws IOException {
        new SafetensorsWriter(tensors, values).write(out, metadata);
    }

    private AtomicFile write(Path target, Map<String, String> metadata) throws IOException {
        AtomicFile file = AtomicFile.begin(target);
        try {
            file.write(out -> write(out, metadata));
            return file;
        } catch (IOException | RuntimeException | Error failed) {
            file.close();
            throw failed;
        }
    }

    private void write(OutputStream out, Map<String, String> metadata) throws IOException {
        out.write(header(metadata).array());
        for (NamedTensor tensor : tensors) {
            FloatBytes.write(out, valuesOf(tensor), ByteOrder.LITTLE_ENDIAN);
        }
    }

    private ByteBuffer header(Map<String, String> metadata) {
        byte[] json = json(metadata).toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(json);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header;
    }

    private ObjectNode json(Map<String, String> metadata) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        ObjectNode texts = header.putObject(SafetensorsHeader.METADATA);
        metadata.forEach(texts::put);
        long begin = 0;
        for (NamedTensor tensor : tensors) {
            long end = begin + Math.multiplyExact(tensor.elements(), Float.BYTES);
            ObjectNode entry = header.putObject(tensor.name()).put("dtype", FloatType.F32.name());
            ArrayNode shape = entry.putArray("shape");
            tensor.shape().forEach(shape::add);
            entry.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        return header;
    }

    private float[] valuesOf(NamedTensor tensor) {
        float[] floats = values.of(tensor.name());
        if (floats.length != tensor.elements()) {
            throw new IllegalArgumentException(
                    "%s has %d values, but %d were given".formatted(tensor.name(), tensor.elements(), floats.length));
        }
        return floats;
    }
}
