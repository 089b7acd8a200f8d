package dev.densescope.weights.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.model.SampleModels;
import dev.densescope.model.dl4j.Dl4jArchive;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.StateDictFile;
import dev.densescope.weights.TensorFiles;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.store.TensorSource;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that differ from those of a DenseNet in one place. */
class Dl4jFileTest {
    private static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";
    private static final DenseNetSpec SPEC = SampleModels.designs().get(0);

    @TempDir
    private Path folder;

    static Stream<Arguments> changes() {
        return Stream.of(
                change("features.conv0", "stride", "[2, 2]", "has another kernel than 7x7 with stride 2 and padding 3"),
                change("features.denseblock1.denselayer1.conv1", "hasBias", "true", "has a bias"),
                change("features.denseblock1.denselayer1.conv2", "dilation", "[2, 2]", "has a dilation"),
                change("features.denseblock1.denselayer2.norm1", "eps", "0.001", "has another epsilon than 1e-5"),
                change(
                        "features.denseblock2.denselayer1.norm1",
                        "nin",
                        "3",
                        "has 3 inputs, but its maps have 7 channels"),
                change(
                        "features.transition1.norm.relu",
                        "activationFn",
                        "{\"@class\": \"org.nd4j.ActivationTanH\"}",
                        "has another activation than ReLU"),
                change("pool1", "poolingType", "\"MAX\"", "has another pooling than AVG"),
                change("pool5", "poolingType", "\"MAX\"", "has another pooling than AVG"),
                change("classifier", "@class", "\"org.deeplearning4j.nn.conf.layers.LSTM\"", "is a LSTM"),
                change("pool5", "@class", "\"java.lang.Runtime\\n<script>\"", "is a Runtime"));
    }

    private static Arguments change(String vertex, String field, String value, String sentence) {
        return Arguments.of(vertex, field, value, sentence);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theFirstVertexThatIsNoneOfADenseNetIsNamed(String vertex, String field, String value, String sentence)
            throws IOException {
        Path file = archive(
                root -> ((ObjectNode) root.at("/vertices").get(vertex).at("/layerConf/layer")).set(field, json(value)));
        WeightsException refused = assertThrows(WeightsException.class, () -> StateDictFile.read(file));
        assertTrue(
                refused.getMessage()
                        .startsWith("Weights file %s cannot be used: its vertex %s is none of a DenseNet: it %s"
                                .formatted(file, vertex, sentence)),
                refused.getMessage());
    }

    @Test
    void concatenationsMayBeOfConcatenations() throws IOException {
        Path file = archive(root -> {
            ObjectNode inputs = (ObjectNode) root.get("vertexInputs");
            inputs.set(
                    "block1.concat",
                    json(
                            "[\"features.denseblock1.denselayer2.norm1.concat\", \"features.denseblock1.denselayer2.conv2\"]"));
        });
        assertEquals(
                List.of(7L, 7L + 7, 1L, 1L).get(0),
                StateDictFile.read(file)
                        .shapes()
                        .get("features.transition1.conv.weight")
                        .get(0));
    }

    @Test
    void wrongConcatenationsAreNamed() throws IOException {
        assertRefused(
                archive(root -> ((ObjectNode) root.get("vertexInputs"))
                        .set(
                                "block1.concat",
                                json("[\"features.denseblock1.denselayer1.conv2\", \"features.conv0\"]"))),
                "its vertex block1.concat is none of a DenseNet: it concatenates feature maps in another order");
        assertRefused(
                archive(root ->
                        ((ObjectNode) root.get("vertexInputs")).set("block1.concat", json("[\"features.conv0\"]"))),
                "its vertex features.transition1.norm is none of a DenseNet: it has 14 inputs, but its maps have 6 channels");
        assertRefused(
                archive(root -> ((ObjectNode) root.get("vertexInputs"))
                        .set("block1.concat", json("[\"features.transition1.norm\"]"))),
                "its vertex ");
    }

    @Test
    void otherModelsAreNamed() throws IOException {
        assertRefused(
                archive(root -> {
                    ((ObjectNode) root).remove(List.of("vertices", "vertexInputs"));
                    ((ObjectNode) root).putArray("confs");
                }),
                "it is a Deeplearning4j MultiLayerNetwork");
        assertRefused(archive(root -> ((ObjectNode) root).remove("vertices")), "its configuration is none of");
        assertRefused(
                archive(root -> ((ObjectNode) root).set("networkInputs", json("[\"a\", \"b\"]"))),
                "its graph has 2 in networkInputs, but a DenseNet has 1");
    }

    @Test
    void anArchiveWithMoreThanItSaysIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(PARAMETERS, new byte[50 << 20]);
        assertRefused(write(entries), "its entry coefficients.bin has 52428800 bytes, but at most ");
        entries = entries();
        entries.put(CONFIGURATION, "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        assertRefused(write(entries), "its configuration is not valid JSON");
        entries.put(CONFIGURATION, new byte[40 << 20]);
        assertRefused(
                write(entries), "its entry configuration.json has 41943040 bytes, but at most 33554432 are expected");
    }

    @Test
    void otherParametersAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        byte[] whole = entries.get(PARAMETERS);
        entries.put(PARAMETERS, java.util.Arrays.copyOf(whole, whole.length - 1));
        Path cut = write(entries);
        assertEquals(
                SPEC.classes(),
                StateDictFile.read(cut).shapes().get("classifier.bias").get(0));
        WeightsException refused = assertThrows(
                WeightsException.class,
                () -> WeightsFile.open(cut, SampleModels.of(SPEC).network()));
        assertTrue(
                refused.getMessage().endsWith("its parameters are cut off: copy the file again."),
                refused.getMessage());
        byte[] more = whole.clone();
        more[47]++;
        entries.put(PARAMETERS, more);
        assertRefused(write(entries), "its parameters have ");
        entries.put(PARAMETERS, "no array".getBytes(StandardCharsets.UTF_8));
        assertRefused(write(entries), "its parameters are ");
    }

    /** Of a graph that was built so: then its parameters are the variances. */
    @Test
    void variancesMayBeStoredAsTheyAre() throws IOException {
        String name = "features.norm5.running_var";
        float[] variances = SampleModels.of(SPEC).weights().of(name);
        Path file = archive(root -> root.at("/vertices").forEach(vertex -> {
            JsonNode layer = vertex.at("/layerConf/layer");
            if (layer.has("useLogStd")) {
                ((ObjectNode) layer).put("useLogStd", false);
            }
        }));
        try (TensorSource read = TensorFiles.open(TensorFileKind.WEIGHTS, file)) {
            float[] values = read.floats(name);
            for (int i = 0; i < values.length; i++) {
                assertEquals(Math.log10(variances[i]) / 2, values[i], 1e-6);
            }
        }
    }

    @Test
    void variancesThatContradictTheParametersDoNotCount() throws IOException {
        Map<String, byte[]> entries = entries();
        java.util.Arrays.fill(entries.get(Dl4jFile.VARIANCES), (byte) 0x3f);
        String name = "features.norm5.running_var";
        try (WeightsFile read =
                WeightsFile.open(write(entries), SampleModels.of(SPEC).network())) {
            assertArrayEquals(SampleModels.of(SPEC).weights().of(name), read.of(name), 1e-5f);
        }
    }

    private void assertRefused(Path file, String sentence) {
        WeightsException refused = assertThrows(WeightsException.class, () -> StateDictFile.read(file));
        assertTrue(
                refused.getMessage().startsWith("Weights file %s cannot be used: %s".formatted(file, sentence)),
                refused.getMessage());
    }

    private Path archive(Consumer<JsonNode> change) throws IOException {
        Map<String, byte[]> entries = entries();
        JsonNode root = new ObjectMapper().readTree(entries.get(CONFIGURATION));
        change.accept(root);
        entries.put(CONFIGURATION, new ObjectMapper().writeValueAsBytes(root));
        return write(entries);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    private static Map<String, byte[]> entries() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Dl4jArchive.write(SampleModels.of(SPEC), bytes);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private Path write(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("changed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }
}
