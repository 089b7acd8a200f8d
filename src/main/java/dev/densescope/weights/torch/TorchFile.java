package dev.densescope.weights.torch;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.archive.ArchiveDirectory;
import dev.densescope.weights.archive.ArchiveEntry;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.store.TensorSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint of PyTorch 1.6 or newer, open for reading: a ZIP archive of {@code NAME/data.pkl} and of storages
 * {@code NAME/data/KEY}, none of them compressed. Confined to one thread.
 */
public final class TorchFile implements TensorSource {
    private static final byte[] MAGIC = {'P', 'K', 3, 4};
    private static final String PICKLE = "data.pkl";

    private final FileBytes file;
    private final ArchiveDirectory directory;
    private final String folder;
    private final FoundStateDict stateDict;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

    private TorchFile(FileBytes file, ArchiveDirectory directory) throws IOException {
        this.file = file;
        this.directory = directory;
        ArchiveEntry pickle = pickle();
        folder = pickle.name().substring(0, pickle.name().length() - PICKLE.length());
        requireLittleEndian();
        stateDict = FoundStateDict.in(CheckpointPickle.read(file.read(directory.begin(pickle), bytes(pickle))));
        stateDict.views().forEach((name, view) -> tensors.put(name, tensor(name, view)));
    }

    /** Whether the first bytes are those of a ZIP archive. */
    public static boolean isZip(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads the list of tensors. If that fails, the caller must close the bytes.
     *
     * @throws InvalidTensorFileException if it is not a checkpoint, requires code to be executed, or is invalid
     */
    public static TorchFile open(FileBytes bytes, ArchiveDirectory directory) throws IOException {
        return new TorchFile(bytes, directory);
    }

    @Override
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    @Override
    public List<String> others() {
        return stateDict.others();
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public float[] floats(String name) throws IOException {
        StridedView view = StridedView.of(name, stateDict.views().get(name));
        return view.read(file, directory.begin(storage(name, view.storage())));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private ArchiveEntry pickle() {
        List<ArchiveEntry> pickles = directory.entries().values().stream()
                .filter(entry -> entry.name().equals(PICKLE) || entry.name().endsWith("/" + PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw new InvalidTensorFileException(
                    pickles.isEmpty() ? otherArchive() : Text.of("it has two entries data.pkl"));
        }
        return pickles.get(0);
    }

    private Text otherArchive() {
        if (any(".npy")) {
            return Text.of("it is an archive of NumPy arrays: save them as one safetensors file");
        }
        if (any(".weights.h5")) {
            return Text.of("it is a Keras model: convert it to safetensors under torchvision's names first");
        }
        return Text.of("it is a ZIP archive without a state dict: unpack it and use the weights file inside");
    }

    private boolean any(String ending) {
        return directory.entries().keySet().stream().anyMatch(name -> name.endsWith(ending));
    }

    /** Newer versions of PyTorch record the byte order. */
    private void requireLittleEndian() throws IOException {
        Optional<ArchiveEntry> said = Optional.ofNullable(directory.entries().get(folder + "byteorder"));
        if (said.isPresent()) {
            String order = StandardCharsets.UTF_8
                    .decode(file.read(directory.begin(said.get()), bytes(said.get())))
                    .toString();
            if (!order.equals("little")) {
                throw new InvalidTensorFileException(Text.of(
                        "its numbers are %s-endian: save it again on a little-endian machine", DisplayText.of(order)));
            }
        }
    }

    private static int bytes(ArchiveEntry entry) {
        if (entry.bytes() > CheckpointPickle.MAX_BYTES) {
            throw new InvalidTensorFileException(Text.of(
                    "its entry %s has %d bytes, but at most %d are allowed",
                    DisplayText.of(entry.name()), entry.bytes(), CheckpointPickle.MAX_BYTES));
        }
        return (int) entry.bytes();
    }

    private StoredTensor tensor(String name, PickleValue.View view) {
        StridedView checked = StridedView.of(name, view);
        storage(name, checked.storage());
        return new StoredTensor(name, view.storage().type().name(), view.shape());
    }

    private ArchiveEntry storage(String name, PickleValue.Storage storage) {
        Optional<ArchiveEntry> entry = Optional.ofNullable(directory.entries().get(folder + "data/" + storage.key()));
        long bytes = Math.multiplyExact(storage.count(), (long) StridedView.numberBytes(storage));
        if (entry.isEmpty() || entry.get().bytes() != bytes) {
            throw new InvalidTensorFileException(entry.map(there -> Text.of(
                            "tensor %s needs a storage of %d bytes, but the archive has %d",
                            DisplayText.of(name), bytes, there.bytes()))
                    .orElse(Text.of(
                            "tensor %s needs a storage of %d bytes, but the archive has none",
                            DisplayText.of(name), bytes)));
        }
        return entry.get();
    }
}
