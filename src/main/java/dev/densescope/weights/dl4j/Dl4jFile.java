package dev.densescope.weights.dl4j;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.archive.ArchiveDirectory;
import dev.densescope.weights.archive.ArchiveEntry;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.store.TensorSource;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model written by Deeplearning4j's {@code ModelSerializer}, open for reading: a ZIP archive with the configuration of a graph
 * as JSON and all parameters as one array. Tensors have torchvision's names. Confined to one thread.
 */
public final class Dl4jFile implements TensorSource {
    /** An entry that this program adds, which Deeplearning4j ignores: the design, as in design files. */
    public static final String DESIGN = "densescope-design.json";

    /**
     * Another one: the running variances, as big-endian floats in the order of the graph, where the parameters have rounded
     * logarithms of them.
     */
    public static final String VARIANCES = "densescope-variances.bin";

    /** The metadata with the fraction that the graph's dropout sets to zero. */
    public static final String DROPOUT = "dropout";

    private static final String DESIGN_METADATA = "design";
    private static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";
    private static final int MAX_CONFIGURATION_BYTES = 32 << 20;
    private static final int MAX_DESIGN_BYTES = 1 << 20;
    private static final int MAX_VARIANCE_BYTES = 64 << 20;
    private static final int MAX_HEADER_BYTES = 4096;

    private final FileBytes file;
    private final ArchiveDirectory directory;
    private final DenseNetGraph graph;
    private final FloatType type;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private Optional<UnpackedTensors> unpacked = Optional.empty();

    private Dl4jFile(FileBytes file, ArchiveDirectory directory) throws IOException {
        this.file = file;
        this.directory = directory;
        graph = DenseNetGraph.of(GraphConfiguration.read(bytes(entry(CONFIGURATION), MAX_CONFIGURATION_BYTES)));
        try (DataInputStream in = parameters()) {
            type = Nd4jArray.read(in, elements()).type();
        }
        graph.tensors()
                .forEach(tensor ->
                        tensors.put(tensor.name(), new StoredTensor(tensor.name(), type.name(), tensor.shape())));
        metadata.put(DROPOUT, Double.toString(graph.dropout()));
        if (directory.entries().containsKey(DESIGN)) {
            metadata.put(DESIGN_METADATA, new String(bytes(entry(DESIGN), MAX_DESIGN_BYTES), StandardCharsets.UTF_8));
        }
    }

    /** Whether an archive has the entries of such a model. */
    public static boolean isIn(ArchiveDirectory directory) {
        return directory.entries().keySet().containsAll(List.of(CONFIGURATION, PARAMETERS));
    }

    /**
     * Reads the configuration, the design, and the start of the parameters. If that fails, the caller must close the bytes.
     *
     * @throws InvalidTensorFileException if it is not of a DenseNet, with the first vertex that is none of one, or invalid
     */
    public static Dl4jFile open(FileBytes bytes, ArchiveDirectory directory) throws IOException {
        return new Dl4jFile(bytes, directory);
    }

    @Override
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /** Entries that are not read, such as the state of an updater. */
    @Override
    public List<String> others() {
        return directory.entries().keySet().stream()
                .filter(name ->
                        !List.of(CONFIGURATION, PARAMETERS, DESIGN, VARIANCES).contains(name))
                .toList();
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public float[] floats(String name) throws IOException {
        if (unpacked.isEmpty()) {
            try (DataInputStream in = parameters()) {
                unpacked = Optional.of(UnpackedTensors.of(in, graph.tensors(), new ExactVariances(variances())));
            }
        }
        return unpacked.get().floats(name);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (unpacked.isPresent()) {
                unpacked.get().close();
            }
        }
    }

    private long elements() {
        try {
            return graph.tensors().stream().mapToLong(GraphTensor::elements).reduce(0, Math::addExact);
        } catch (ArithmeticException tooMany) {
            throw new InvalidTensorFileException(
                    Text.of("its graph has more parameters than a file can hold"), tooMany);
        }
    }

    private DataInputStream parameters() throws IOException {
        long max = MAX_HEADER_BYTES
                + Math.min(elements(), (Long.MAX_VALUE - MAX_HEADER_BYTES) / Double.BYTES) * Double.BYTES;
        return new DataInputStream(new BufferedInputStream(directory.open(entry(PARAMETERS), max)));
    }

    /** Empty if there are none. */
    private byte[] variances() throws IOException {
        long count = graph.tensors().stream()
                .filter(GraphTensor::isLogDeviation)
                .mapToLong(GraphTensor::elements)
                .sum();
        Optional<ArchiveEntry> entry = Optional.ofNullable(directory.entries().get(VARIANCES))
                .filter(each -> each.bytes() == count * Float.BYTES && each.bytes() <= MAX_VARIANCE_BYTES);
        return entry.isPresent() ? bytes(entry.get(), MAX_VARIANCE_BYTES) : new byte[0];
    }

    private byte[] bytes(ArchiveEntry entry, int max) throws IOException {
        try (InputStream in = directory.open(entry, max)) {
            return in.readAllBytes();
        }
    }

    private ArchiveEntry entry(String name) {
        return Optional.ofNullable(directory.entries().get(name))
                .orElseThrow(() -> new InvalidTensorFileException(Text.of("it has no entry %s", DisplayText.of(name))));
    }
}
