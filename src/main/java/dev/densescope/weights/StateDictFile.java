package dev.densescope.weights;

import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.dl4j.Dl4jFile;
import dev.densescope.weights.matching.TranslatedNames;
import dev.densescope.weights.store.ForeignFile;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.store.TensorSource;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.TensorNames;
import dev.densescope.weights.tensor.WeightsException;
import dev.densescope.weights.torch.TorchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a weights file tells about its network, without the values of its tensors.
 *
 * @param shapes the shapes of its tensors by current names, in the order of the file, without ignored tensors
 * @param design the design in its metadata, if there is one
 * @param training the training in its metadata, if this program wrote it
 * @param dropout the dropout of the network, if the file tells it; otherwise 0
 */
public record StateDictFile(
        Map<String, List<Long>> shapes,
        Optional<DenseNetSpec> design,
        Optional<SavedTraining> training,
        double dropout) {
    /** Keeps the order of the tensors. */
    public StateDictFile {
        shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    }

    /** Whether the first bytes are those of a supported format. */
    public static boolean isTensorFile(byte[] head) {
        return TorchFile.isZip(head) || ForeignFile.isSafetensors(head);
    }

    /**
     * Reads a file. Thread-safe.
     *
     * @throws WeightsException if the file cannot be read, contains no tensors, or has a tensor twice
     */
    public static StateDictFile read(Path file) {
        try (TensorSource source = TensorFiles.open(TensorFileKind.WEIGHTS, file)) {
            Map<String, String> metadata = source.metadata();
            return new StateDictFile(
                    shapes(file, source.tensors()),
                    SavedTraining.designIn(metadata),
                    SavedTraining.in(file, metadata),
                    dropout(metadata));
        } catch (IOException failed) {
            throw TensorFiles.unreadable(TensorFileKind.WEIGHTS, file, failed);
        }
    }

    private static Map<String, List<Long>> shapes(Path file, Map<String, StoredTensor> tensors) {
        TranslatedNames names = TranslatedNames.of(tensors.keySet());
        if (!names.twice().isEmpty()) {
            throw new WeightsException(Text.of(
                    "Weights file %s cannot be used: it contains %s under both the old and the new name.",
                    file, TensorNames.shown(names.twice())));
        }
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        names.inFile()
                .forEach((name, inFile) -> shapes.put(name, tensors.get(inFile).shape()));
        return shapes;
    }

    private static double dropout(Map<String, String> metadata) {
        try {
            double dropout = Double.parseDouble(metadata.getOrDefault(Dl4jFile.DROPOUT, "0"));
            return dropout > 0 && dropout < 1 ? dropout : 0;
        } catch (NumberFormatException other) {
            return 0; // of a file that means something else by this word
        }
    }
}
