package dev.densescope.session.imports;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.problem.DisplayText;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.weights.StateDictFile;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.design.NotDenseNetException;
import dev.densescope.weights.design.StateDictDesign;
import dev.densescope.weights.matching.Classifier;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.PendingFile;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The design that a file of weights belongs to.
 *
 * @param file the weights
 * @param spec the design: the one that the file names, or else what its tensors tell, with usual values for the rest
 * @param hasClassifier whether the file tells the number of classes
 * @param assumed what the file does not tell, as words in a sentence; empty if it tells all
 * @param checkpoint of a training that can be gone on with; empty if the file holds weights alone
 */
public record ImportedDesign(
        Path file,
        DenseNetSpec spec,
        boolean hasClassifier,
        Optional<Text> assumed,
        Optional<SavedCheckpoint> checkpoint) {
    private static final int HEAD_BYTES = 16;

    private static final List<String> ENDINGS = List.of(
            ".safetensors",
            ".pth",
            ".pt",
            ".bin",
            ".pth.tar",
            ".ckpt",
            ".pkl",
            ".h5",
            ".hdf5",
            ".keras",
            ".onnx",
            ".npz",
            ".zip");

    /** Whether a file is one of weights, or what some take for one: by its name or its first bytes. Any thread. */
    public static boolean isOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return StateDictFile.isTensorFile(bytes.readNBytes(HEAD_BYTES));
        } catch (IOException unreadable) {
            return false; // whoever reads it as a design says why
        }
    }

    /**
     * Reads what tensors a file has, and none of their values. Any thread.
     *
     * @throws ImportRefusedException if it cannot be read, or is not of a DenseNet
     */
    public static ImportedDesign of(Path file) {
        try {
            StateDictFile read = StateDictFile.read(file);
            return read.design().isPresent() ? named(file, read, read.design().get()) : inferred(file, read);
        } catch (WeightsException unreadable) {
            throw new ImportRefusedException(unreadable.told(), unreadable);
        } catch (NotDenseNetException other) {
            throw new ImportRefusedException(
                    Text.of("%s cannot be imported as a design: %s.", file, other.told()), other);
        }
    }

    /**
     * The same of weights that runs can start from: all their values are read and checked.
     *
     * @throws ImportRefusedException also if a value cannot be used, such as NaN
     */
    public static ImportedDesign ofUsable(Path file) {
        ImportedDesign imported = of(file);
        try (WeightsFile read = WeightsFile.open(file, Network.of(imported.spec()), HeadChoice.NEW)) {
            return imported;
        } catch (WeightsException refused) {
            throw new ImportRefusedException(refused.told(), refused);
        }
    }

    private static ImportedDesign named(Path file, StateDictFile read, DenseNetSpec design) {
        StateDictDesign.requireTensorsOf(read.shapes(), design);
        return new ImportedDesign(
                file,
                design,
                StateDictDesign.hasClasses(read.shapes()),
                Optional.empty(),
                read.training().flatMap(SavedCheckpoint::of));
    }

    private static ImportedDesign inferred(Path file, StateDictFile read) {
        DenseNetSpec spec = StateDictDesign.of(read.shapes(), name(file)).withDropout(read.dropout());
        boolean hasClassifier = StateDictDesign.hasClasses(read.shapes());
        List<Text> all = List.of(
                Text.of("batch %d", spec.batch()),
                Text.of("input %dx%d", spec.input().height(), spec.input().width()),
                Text.of("%d classes", spec.classes()));
        Text assumed = Text.and(hasClassifier ? all.subList(0, 2) : all);
        return new ImportedDesign(file, spec, hasClassifier, Optional.of(assumed), Optional.empty());
    }

    /** Whether a network of another design begins with these weights. */
    public WeightsFit fit(DenseNetSpec design) {
        Map<String, List<Integer>> theirs = parameters(spec);
        Map<String, List<Integer>> ours = parameters(design);
        if (hasClassifier && theirs.equals(ours)) {
            return WeightsFit.WHOLE;
        }
        theirs.keySet().removeIf(Classifier::isOf);
        ours.keySet().removeIf(Classifier::isOf);
        return theirs.equals(ours) ? WeightsFit.ALL_BUT_CLASSIFIER : WeightsFit.NONE;
    }

    /** Its design for a user who has another at hand: what the file does not tell stays as it is there. */
    public DenseNetSpec fitting(DenseNetSpec atHand) {
        if (assumed.isEmpty()) {
            return spec;
        }
        InputSpec input = new InputSpec(
                spec.input().channels(), atHand.input().height(), atHand.input().width());
        return spec.withBatch(atHand.batch()).withInput(input);
    }

    private static Map<String, List<Integer>> parameters(DenseNetSpec design) {
        Map<String, List<Integer>> shapes = new HashMap<>();
        Network.of(design).parameters().forEach(each -> shapes.put(each.name(), each.dimensions()));
        return shapes;
    }

    /**
     * Writes the design, and the weights as safetensors under torchvision's names of today: both files or none. Neither name
     * may be taken.
     *
     * @return what was changed of the weights, one sentence
     * @throws ImportRefusedException if a value cannot be used, or the weights cannot be written
     * @throws dev.densescope.spec.json.DesignFileException if the design cannot be written
     */
    public Optional<String> write(Path design, Path weights) {
        try (WeightsFile read = WeightsFile.open(file, Network.of(spec), HeadChoice.NEW);
                PendingFile written = read.copyTo(weights)) {
            DesignFile.write(design, spec);
            renameOrDelete(written, design);
            return read.changes().map(Text::toString);
        } catch (WeightsException refused) {
            throw new ImportRefusedException(refused.told(), refused);
        }
    }

    private static void renameOrDelete(PendingFile weights, Path design) {
        try {
            weights.replace();
        } catch (WeightsException refused) {
            try {
                Files.deleteIfExists(design);
            } catch (IOException kept) {
                refused.addSuppressed(kept);
            }
            throw refused;
        }
    }

    /** The file's name without its ending, as a name of a design. */
    private static String name(Path file) {
        String whole = DisplayText.plain(String.valueOf(file.getFileName()), " ");
        String name = whole.replaceFirst("(\\.pth)?\\.[^.]*$", "").strip();
        String used = name.isEmpty() ? "Imported" : name;
        return used.substring(0, Math.min(used.length(), DenseNetSpec.MAX_NAME_LENGTH));
    }
}
