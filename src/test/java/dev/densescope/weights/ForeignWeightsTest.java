package dev.densescope.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.WeightsException;
import dev.densescope.weights.torch.TorchArchive;
import dev.densescope.weights.torch.TorchArchive.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights as other programs and training scripts leave them. */
class ForeignWeightsTest {
    private static final DenseNetSpec DESIGN = new DenseNetSpec(
            "small",
            InputSpec.square(32),
            Stem.IMAGENET,
            6,
            List.of(new DenseBlockSpec(1, 3, 2), new DenseBlockSpec(1, 3, 2)),
            0.5,
            0,
            14,
            2);

    private static final Network NETWORK = Network.of(DESIGN);

    @TempDir
    Path folder;

    @Test
    void aFineTunedCheckpointOfSeveralGpusIsRead() throws IOException {
        List<Tensor> tensors = tensors(NETWORK, name -> "module." + name);
        tensors.add(new Tensor("module.features.norm0.num_batches_tracked", "LongStorage", List.of(), index -> 9));
        Path file = TorchArchive.ofCheckpoint("state_dict", tensors).write(folder.resolve("m.pth.tar"));
        try (WeightsFile weights = WeightsFile.open(file, NETWORK)) {
            assertArrayEquals(values("classifier.weight", 14 * 7), weights.of("classifier.weight"));
            assertEquals(
                    Optional.of(
                            "Weights file %s: prefix module. removed; 5 ignored (num_batches_tracked, epoch, arch, best_acc1, optimizer)."
                                    .formatted(file)),
                    weights.changes().map(Text::toString));
        }
    }

    @Test
    void aWholeDenseNet121IsRead() throws IOException {
        Network large = Network.of(Presets.find("densenet-121").orElseThrow().withClasses(14));
        Path file = TorchArchive.ofStateDict(tensors(large, name -> "module." + name))
                .write(folder.resolve("chest.pth"));
        try (WeightsFile weights = WeightsFile.open(file, large)) {
            assertEquals(14, weights.of("classifier.bias").length);
            assertEquals(14 * 1024, weights.of("classifier.weight").length);
        }
    }

    @Test
    void namesOfOlderProgramsAreKnown() throws IOException {
        List<Tensor> tensors = tensors(
                NETWORK,
                name -> "model."
                        + name.replaceAll("(denselayer1\\.(?:norm|conv))([12])", "$1.$2")
                                .replace("norm5", "norm_final")
                                .replace("classifier", "classifier.1"));
        Path file = TorchArchive.ofStateDict(tensors).write(folder.resolve("old.pt"));
        try (WeightsFile weights = WeightsFile.open(file, NETWORK)) {
            assertArrayEquals(values("features.norm5.bias", 7), weights.of("features.norm5.bias"));
            assertEquals(
                    Optional.of(
                            ("Weights file %s: prefix model. removed; 26 tensors renamed (classifier.1 to classifier, "
                                            + "norm.1 to norm1, norm_final to norm5).")
                                    .formatted(file)),
                    weights.changes().map(Text::toString));
        }
    }

    @Test
    void otherPrecisionsAreNamed() throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor tensor : tensors(NETWORK, UnaryOperator.identity())) {
            String type = tensor.name().endsWith("running_var") ? "DoubleStorage" : "BFloat16Storage";
            tensors.add(new Tensor(tensor.name(), type, tensor.shape(), index -> 1));
        }
        Path file = TorchArchive.ofStateDict(tensors).write(folder.resolve("bf16.bin"));
        try (WeightsFile weights = WeightsFile.open(file, NETWORK)) {
            assertEquals(
                    Optional.of(
                            "Weights file %s: 29 tensors widened from BF16 to F32; 7 tensors rounded from F64 to F32."
                                    .formatted(file)),
                    weights.changes().map(Text::toString));
        }
    }

    @Test
    void aClassifierOfAnotherSizeIsRefusedOrBeginsAnew() throws IOException {
        Network ten = Network.of(DESIGN.withClasses(10));
        Path file = TorchArchive.ofStateDict(tensors(NETWORK, UnaryOperator.identity()))
                .write(folder.resolve("m.pth"));
        WeightsException refused = assertThrows(WeightsException.class, () -> WeightsFile.open(file, ten));
        assertTrue(refused.newHeadHelps());
        assertEquals(
                ("Weights file %s does not fit the design small: its classifier has 14 classes instead "
                                + "of 10: start with a new classifier, or set the classes to 14.")
                        .formatted(file),
                refused.getMessage());
        try (WeightsFile weights = WeightsFile.open(file, ten, HeadChoice.NEW)) {
            assertFalse(weights.names().contains("classifier.weight"));
            assertEquals(
                    Optional.of("Weights file %s: the classifier initialised anew for 10 classes instead of 14."
                            .formatted(file)),
                    weights.changes().map(Text::toString));
        }
        try (WeightsFile weights = WeightsFile.open(file, NETWORK, HeadChoice.NEW)) {
            assertTrue(weights.names().contains("classifier.weight"), "it fits");
            assertEquals(Optional.empty(), weights.changes());
        }
    }

    @Test
    void aMissingOrForeignClassifierIsReported() throws IOException {
        List<Tensor> features = new ArrayList<>(tensors(NETWORK, UnaryOperator.identity()));
        features.removeIf(tensor -> tensor.name().startsWith("classifier"));
        Path without = TorchArchive.ofStateDict(features).write(folder.resolve("features.pth"));
        assertTrue(refusal(without, HeadChoice.MATCH).contains("it has no classifier: start with a new classifier"));
        features.add(new Tensor("fc.weight", "FloatStorage", List.of(5L, 7L), index -> 1));
        Path other = TorchArchive.ofStateDict(features).write(folder.resolve("other.pth"));
        assertTrue(refusal(other, HeadChoice.MATCH).contains("its classifier is different (fc.weight): start with a"));
        try (WeightsFile weights = WeightsFile.open(other, NETWORK, HeadChoice.NEW)) {
            assertEquals(
                    Optional.of(
                            "Weights file %s: 1 ignored (fc.weight); the classifier initialised anew for 14 classes."
                                    .formatted(other)),
                    weights.changes().map(Text::toString));
        }
    }

    @Test
    void anotherNetworkIsNotMendedByANewClassifier() throws IOException {
        Network wider = Network.of(DESIGN.withInitialChannels(8));
        Path file = TorchArchive.ofStateDict(tensors(wider, UnaryOperator.identity()))
                .write(folder.resolve("w.pth"));
        assertTrue(refusal(file, HeadChoice.NEW).contains("tensors of another shape"));
    }

    @Test
    void aFileOfAnotherKindIsNamedByItsKind() throws IOException {
        Path page = Files.writeString(folder.resolve("densenet121.pth"), "<!DOCTYPE html><title>404</title>");
        assertEquals(
                "Weights file %s cannot be used: it is a web page instead of the downloaded file: download it again."
                        .formatted(page),
                refusal(page, HeadChoice.MATCH));
    }

    private static String refusal(Path file, HeadChoice head) {
        return assertThrows(WeightsException.class, () -> WeightsFile.open(file, NETWORK, head))
                .getMessage();
    }

    private static List<Tensor> tensors(Network network, UnaryOperator<String> names) {
        List<Tensor> tensors = new ArrayList<>();
        for (NamedTensor tensor : StateDict.of(network)) {
            tensors.add(new Tensor(
                    names.apply(tensor.name()),
                    "FloatStorage",
                    tensor.shape().stream().map(Integer::longValue).toList(),
                    index -> value(tensor.name(), index)));
        }
        return tensors;
    }

    private static float[] values(String name, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(name, i);
        }
        return values;
    }

    /** Different for each tensor, and never negative. */
    private static float value(String name, int index) {
        return Math.floorMod(name.hashCode() + 31 * index, 1000);
    }
}
