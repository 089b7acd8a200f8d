package dev.densescope.weights.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A file of tensors that is open for reading: what is in it is known, values are read when asked for. One thread. */
public interface TensorSource extends AutoCloseable {
    /** By name, in the order of the file. */
    Map<String, StoredTensor> tensors();

    /** Names of what lies beside the tensors and is no tensor, such as a number of epochs. */
    List<String> others();

    /** Texts that describe the file. */
    Map<String, String> metadata();

    /**
     * The values of a tensor whose type is a {@link FloatType}, row-major, as 32-bit floats.
     *
     * @throws IOException if the file cannot be read any more
     */
    float[] floats(String name) throws IOException;

    @Override
    void close() throws IOException;
}
