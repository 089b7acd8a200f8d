package dev.densescope.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.weights.matching.TranslatedNames;
import dev.densescope.weights.safetensors.RawSafetensors;
import dev.densescope.weights.safetensors.SafetensorsWriter;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
    private static final Network NETWORK = Network.of(new DenseNetSpec(
            "small",
            InputSpec.square(32),
            Stem.IMAGENET,
            6,
            List.of(new DenseBlockSpec(1, 3, 2), new DenseBlockSpec(1, 3, 0)),
            0.5,
            0,
            4,
            2));

    @TempDir
    Path folder;

    @Test
    void namesAndShapesAreTorchvisions() {
        List<String> tensors = StateDict.of(NETWORK).stream()
                .map(tensor -> tensor.name() + " " + StoredTensor.shapeText(tensor.shape()))
                .toList();
        assertEquals("features.conv0.weight 6x3x7x7", tensors.get(0));
        assertEquals(
                List.of(
                        "features.norm0.weight 6",
                        "features.norm0.bias 6",
                        "features.norm0.running_mean 6",
                        "features.norm0.running_var 6"),
                tensors.subList(1, 5));
        assertTrue(tensors.contains("features.denseblock1.denselayer1.conv1.weight 6x6x1x1"));
        assertTrue(tensors.contains("features.denseblock1.denselayer1.conv2.weight 3x6x3x3"));
        assertTrue(tensors.contains("features.transition1.norm.running_var 9"));
        assertTrue(tensors.contains("features.transition1.conv.weight 4x9x1x1"));
        assertTrue(tensors.contains("features.norm5.running_mean 7"));
        assertEquals(
                List.of("classifier.weight 4x7", "classifier.bias 4"),
                tensors.subList(tensors.size() - 2, tensors.size()));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("w.safetensors");
        WeightsFile.write(file, NETWORK, 3, SampleSetups.USUAL, WeightsFileTest::values);
        try (WeightsFile weights = WeightsFile.open(file, NETWORK)) {
            StateDict.of(NETWORK)
                    .forEach(tensor ->
                            assertArrayEquals(values(tensor.name()), weights.of(tensor.name()), tensor.name()));
        }
    }

    @Test
    void namesOfTheFirstTorchvisionAndTheCountOfBatchesAreRead() {
        Path file = write(tensor -> new NamedTensor(
                tensor.name().replaceAll("(denselayer1\\.(?:norm|conv))([12])", "$1.$2"), tensor.shape()));
        try (WeightsFile weights = WeightsFile.open(file, NETWORK)) {
            String name = "features.denseblock1.denselayer1.norm2.weight";
            assertArrayEquals(values(name), weights.of(name));
        }
        List<NamedTensor> tensors = new ArrayList<>(StateDict.of(NETWORK));
        tensors.add(new NamedTensor("features.norm0.num_batches_tracked", List.of()));
        WeightsFile.open(write(tensors), NETWORK).close();
    }

    @Test
    void missingUnknownAndMisshapenTensorsAreReportedInOneSentence() {
        List<NamedTensor> tensors = new ArrayList<>(StateDict.of(NETWORK));
        tensors.remove(0);
        tensors.remove(0);
        tensors.set(tensors.size() - 2, new NamedTensor("classifier.weight", List.of(1000, 7)));
        for (int i = 5; i > 0; i--) {
            tensors.add(new NamedTensor("other" + i, List.of(i)));
        }
        tensors.add(new NamedTensor("features.norm5.num_batches_tracked", List.of()));
        Path file = write(tensors);
        assertEquals(
                ("Weights file %s does not fit the design small: tensors missing: 2 (features.conv0.weight, "
                                + "features.norm0.weight); tensors that the design does not have: 5 (other1, other2, "
                                + "other3, ...); tensors of another shape: 1 (classifier.weight is 1000x7 instead of "
                                + "4x7).")
                        .formatted(file),
                refusal(file));
    }

    @Test
    void aTensorNamedBothWaysIsRefused() {
        List<NamedTensor> tensors = new ArrayList<>(StateDict.of(NETWORK));
        tensors.add(new NamedTensor("features.denseblock1.denselayer1.norm.1.weight", List.of(6)));
        String refusal = refusal(write(tensors));
        assertTrue(
                refusal.contains(
                        "under both the old and the new name: 1 (features.denseblock1.denselayer1.norm1.weight)"),
                refusal);
    }

    @Test
    void anotherTypeIsRefusedByName() throws java.io.IOException {
        Path file = RawSafetensors.write(
                folder.resolve("whole"), "{" + RawSafetensors.tensor("classifier.bias", "I16", "[4]", 0, 8) + "}", 8);
        String refusal = refusal(file);
        assertTrue(
                refusal.contains("tensors of another type than F32, F16, BF16 and F64: 1 (classifier.bias is I16)"),
                refusal);
    }

    @Test
    void valuesThatAreNotFiniteAreRefusedWithTheirTensor() {
        assertRefused("classifier.bias", Float.NaN, "value 2 of classifier.bias is NaN, but must be a finite number.");
        assertRefused(
                "features.norm5.running_mean",
                Float.NEGATIVE_INFINITY,
                "value 2 of features.norm5.running_mean is -Inf");
        assertRefused(
                "features.norm0.running_var",
                -1,
                "value 2 of features.norm0.running_var is -1.0, but must be a finite number of at least 0.");
    }

    private void assertRefused(String tensor, float value, String reason) {
        Path file = folder.resolve("w");
        WeightsFile.write(file, NETWORK, 3, SampleSetups.USUAL, name -> {
            float[] values = values(name);
            if (name.equals(tensor)) {
                values[2] = value;
            }
            return values;
        });
        String refusal = refusal(file);
        assertTrue(refusal.contains(reason), refusal);
    }

    private static String refusal(Path file) {
        return assertThrows(
                        WeightsException.class,
                        () -> WeightsFile.open(file, NETWORK).close())
                .getMessage();
    }

    private Path write(UnaryOperator<NamedTensor> change) {
        return write(StateDict.of(NETWORK).stream().map(change).toList());
    }

    private Path write(List<NamedTensor> tensors) {
        Path file = folder.resolve("w.safetensors");
        Map<String, NamedTensor> byName =
                tensors.stream().collect(java.util.stream.Collectors.toMap(NamedTensor::name, tensor -> tensor));
        SafetensorsWriter.write(
                TensorFileKind.WEIGHTS,
                file,
                Map.of(),
                tensors,
                name -> values(current(name), (int) byName.get(name).elements()));
        return file;
    }

    private static String current(String name) {
        return TranslatedNames.of(List.of(name)).inFile().keySet().stream()
                .findFirst()
                .orElse(name);
    }

    private static float[] values(String name) {
        return StateDict.of(NETWORK).stream()
                .filter(tensor -> tensor.name().equals(name))
                .map(tensor -> values(name, (int) tensor.elements()))
                .findFirst()
                .orElseThrow();
    }

    /** Different for each tensor, and never negative. */
    private static float[] values(String name, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Math.floorMod(name.hashCode() + 31 * i, 1000);
        }
        return values;
    }
}
