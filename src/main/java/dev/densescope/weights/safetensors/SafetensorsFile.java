package dev.densescope.weights.safetensors;

import dev.densescope.language.Text;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.store.TensorSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file open for reading: 8 bytes with the length of the header, the header, the data; little-endian. The
 * header is read on opening, values on demand. Not thread-safe.
 */
public final class SafetensorsFile implements TensorSource {
    /** Size limit of a header, in bytes; the header of a network with 1,000 layers takes about 2 MB. */
    static final int MAX_HEADER_BYTES = 16 << 20;

    private final FileBytes file;
    private final SafetensorsHeader header;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final long dataStart;

    /** @throws InvalidTensorFileException if it is not a safetensors file, or its header is invalid */
    public SafetensorsFile(FileBytes file) throws IOException {
        this.file = file;
        int headerBytes = headerBytes();
        dataStart = Long.BYTES + (long) headerBytes;
        byte[] json = file.read(Long.BYTES, headerBytes).array();
        header = SafetensorsHeader.parse(json, file.size() - dataStart);
        header.tensors().forEach((name, entry) -> tensors.put(name, entry.tensor()));
    }

    @Override
    public Map<String, String> metadata() {
        return header.metadata();
    }

    @Override
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    @Override
    public List<String> others() {
        return List.of();
    }

    @Override
    public float[] floats(String name) throws IOException {
        TensorEntry entry = header.tensors().get(name);
        FloatType type = FloatType.valueOf(entry.type());
        int count = Math.toIntExact((entry.end() - entry.begin()) / type.bytes());
        return file.floats(type, dataStart + entry.begin(), count);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private int headerBytes() throws IOException {
        long fileBytes = file.size();
        if (fileBytes < Long.BYTES) {
            throw new InvalidTensorFileException(Text.of(
                    "it has only %d bytes, but a safetensors file starts with 8 bytes for the length of the header",
                    fileBytes));
        }
        long claimed = file.read(0, Long.BYTES).getLong();
        if (claimed < 0 || claimed > MAX_HEADER_BYTES) {
            boolean isThere = claimed >= 0 && claimed <= fileBytes - Long.BYTES;
            throw new InvalidTensorFileException(
                    isThere
                            ? Text.of(
                                    "its header takes %d bytes, but at most %d are allowed", claimed, MAX_HEADER_BYTES)
                            : Text.of(
                                    "it is neither safetensors nor a PyTorch checkpoint: choose a file written by torch.save or safetensors"));
        }
        if (claimed > fileBytes - Long.BYTES) {
            throw new InvalidTensorFileException(Text.of(
                    "its header should have %d bytes, but only %d follow: it is truncated",
                    claimed, fileBytes - Long.BYTES));
        }
        return (int) claimed;
    }
}
