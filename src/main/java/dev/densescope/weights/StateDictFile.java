package dev.densescope.weights;

import dev.densescope.weights.dl4j.Dl4jFile;
import dev.densescope.weights.matching.TranslatedNames;
import dev.densescope.weights.store.ForeignFile;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.store.TensorSource;
import dev.densescope.weights.tensor.FileKind;
import dev.densescope.weights.tensor.TensorNames;
import dev.densescope.weights.tensor.WeightsException;
import dev.densescope.weights.torch.TorchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tensor shapes of a weights file, for any network. */
public final class StateDictFile {
    private StateDictFile() {}

    /** Whether the first bytes are those of a supported format. */
    public static boolean isTensorFile(byte[] head) {
        return TorchFile.isZip(head) || ForeignFile.isSafetensors(head);
    }

    /**
     * The dropout of the network, if the file tells it; otherwise 0.
     *
     * @throws WeightsException if the file cannot be read
     */
    public static double dropout(Path file) {
        try (TensorSource source = TensorFiles.open(FileKind.WEIGHTS, file)) {
            double dropout = Double.parseDouble(source.metadata().getOrDefault(Dl4jFile.DROPOUT, "0"));
            return dropout > 0 && dropout < 1 ? dropout : 0;
        } catch (NumberFormatException other) {
            return 0; // of a file that means something else by this word
        } catch (IOException failed) {
            throw TensorFiles.unreadable(FileKind.WEIGHTS, file, failed);
        }
    }

    /**
     * The shapes of its tensors by current names, in the order of the file, without ignored tensors.
     *
     * @throws WeightsException if the file cannot be read, contains no tensors, or has a tensor twice
     */
    public static Map<String, List<Long>> shapes(Path file) {
        try (TensorSource source = TensorFiles.open(FileKind.WEIGHTS, file)) {
            Map<String, StoredTensor> tensors = source.tensors();
            TranslatedNames names = TranslatedNames.of(tensors.keySet());
            if (!names.twice().isEmpty()) {
                throw new WeightsException(
                        "Weights file %s cannot be used: it contains %s under both the old and the new name."
                                .formatted(file, TensorNames.shown(names.twice())));
            }
            Map<String, List<Long>> shapes = new LinkedHashMap<>();
            names.inFile()
                    .forEach((name, inFile) ->
                            shapes.put(name, tensors.get(inFile).shape()));
            return shapes;
        } catch (IOException failed) {
            throw TensorFiles.unreadable(FileKind.WEIGHTS, file, failed);
        }
    }
}
