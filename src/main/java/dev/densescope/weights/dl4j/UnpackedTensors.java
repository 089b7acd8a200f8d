package dev.densescope.weights.dl4j;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters as floats in a temporary file, since an archive allows to read them in one order only. The file is deleted when
 * it is closed. Not thread-safe.
 */
final class UnpackedTensors implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final FileBytes file;
    private final Map<String, Long> positions;
    private final Map<String, Integer> counts;

    private UnpackedTensors(FileBytes file, Map<String, Long> positions, Map<String, Integer> counts) {
        this.file = file;
        this.positions = positions;
        this.counts = counts;
    }

    /** @param in from the start of the array */
    static UnpackedTensors of(DataInputStream in, List<GraphTensor> tensors, ExactVariances variances)
            throws IOException {
        long elements = tensors.stream().mapToLong(GraphTensor::elements).sum();
        Nd4jArray array = Nd4jArray.read(in, elements);
        Map<String, Long> positions = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        Path path = Files.createTempFile("densescope", ".floats");
        try {
            long position = 0;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                for (GraphTensor tensor : tensors) {
                    int count = count(tensor);
                    positions.put(tensor.name(), position);
                    counts.put(tensor.name(), count);
                    copy(array, in, tensor, variances, out);
                    position += (long) count * Float.BYTES;
                }
            }
            return new UnpackedTensors(FileBytes.openTemporary(path), positions, counts);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    private static int count(GraphTensor tensor) {
        if (tensor.elements() > Integer.MAX_VALUE) {
            throw new InvalidTensorFileException(Text.of(
                    "its tensor %s has %d values, more than an array can hold",
                    DisplayText.of(tensor.name()), tensor.elements()));
        }
        return (int) tensor.elements();
    }

    /** In pieces, so that a large tensor does not need its size in memory. */
    private static void copy(
            Nd4jArray array, DataInputStream in, GraphTensor tensor, ExactVariances variances, OutputStream out)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < tensor.elements(); from += CHUNK) {
            float[] values = new float[(int) Math.min(CHUNK, tensor.elements() - from)];
            array.read(in, values);
            bytes.clear();
            for (float value : values) {
                bytes.putFloat(tensor.isLogDeviation() ? variances.next(value) : value);
            }
            out.write(bytes.array(), 0, bytes.position());
        }
    }

    float[] floats(String name) throws IOException {
        return file.floats(FloatType.F32, positions.get(name), counts.get(name));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
