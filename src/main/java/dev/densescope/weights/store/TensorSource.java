package dev.densescope.weights.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A tensor file open for reading: the header has been read, values are read on demand. Not thread-safe. */
public interface TensorSource extends AutoCloseable {
    /** The tensors by name, in the order of the file. */
    Map<String, StoredTensor> tensors();

    /** Names of entries that are not tensors, such as the number of epochs. */
    List<String> others();

    /** The metadata of the file. */
    Map<String, String> metadata();

    /**
     * The values of a tensor whose type is a {@link FloatType}, row-major, as 32-bit floats.
     *
     * @throws IOException if the file can no longer be read
     */
    float[] floats(String name) throws IOException;

    @Override
    void close() throws IOException;
}
