package dev.densescope.model.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.densescope.model.EvaluatedModel;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.SampleModels;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.StateDict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Python compiles, imports and runs the exported files: with PyTorch where it is installed, else with a stand-in. */
class PytorchSourceTest {
    private static final double TOLERANCE = 1e-4;

    /** One layer of each kind. */
    private static final DenseNetSpec SPEC = new DenseNetSpec(
            "Mixed",
            new InputSpec(3, 33, 32),
            Stem.IMAGENET,
            6,
            List.of(new DenseBlockSpec(2, 4, 2), new DenseBlockSpec(1, 3, 0)),
            0.5,
            0.2,
            5,
            3);

    private static final String BLOCK1 = "features.denseblock1.denselayer";
    private static final String BLOCK2 = "features.denseblock2.denselayer";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.densescope.model.SampleModels#designs")
    void namesAndShapesAreThoseOfTheWeights(DenseNetSpec spec) throws IOException, InterruptedException {
        ExportedModel model = SampleModels.of(spec);

        DescribedSource source = DescribedSource.of(model, folder);

        List<String> expected = StateDict.of(model.network()).stream()
                .map(PytorchSourceTest::described)
                .toList();
        List<String> actual = new ArrayList<>();
        source.json().get("tensors").properties().forEach(entry -> actual.add(entry.getKey() + " " + entry.getValue()));
        assertEquals(expected, actual);
        assertEquals(
                "[%d,%d]".formatted(spec.batch(), spec.classes()),
                source.json().get("logits").toString());
        assertEquals(spec.batch(), source.json().get("batch").intValue());
        assertComputesTheSame(model, source);
    }

    /** Regions of checkpoints: the layers from the first that is recomputed to the one that reads the last. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            naive            | stem: | layer: | transition: | plain: | head:
            shared-gradients | stem: | layer: | transition: | plain: | head:
            shared-concat    | stem: | layer: norm1 | transition: norm | plain: norm1 | head: norm5
            shared           | stem: | layer: norm1 conv1 | transition: norm conv | plain: norm1 conv1 | head: norm5
            in-place         | stem: | layer: norm1 conv1 | transition: norm conv | plain: norm1 conv1 | head: norm5
            checkpoint       | stem: | layer: norm1 conv1 norm2 | transition: norm conv | plain: norm1 conv1 | head: norm5
            redo-norms       | stem: | layer: norm1 conv1, norm2 conv2 | transition: norm conv | plain: norm1 conv1 | head: norm5
            features-only    | stem: conv0 norm0 | layer: norm1 conv1 norm2 conv2 | transition: norm conv | plain: norm1 conv1 | head: norm5
            """)
    void everyStrategyIsReproducedByCheckpoints(
            String id, String stem, String layer, String transition, String plain, String head)
            throws IOException, InterruptedException {
        List<String> expected = new ArrayList<>();
        addRegions("features.", stem, expected);
        addRegions(BLOCK1 + "1.", layer, expected);
        addRegions(BLOCK1 + "2.", layer, expected);
        addRegions("features.transition1.", transition, expected);
        addRegions(BLOCK2 + "1.", plain, expected);
        addRegions("features.", head, expected);

        DescribedSource source =
                described(Strategies.find(id, SharedScope.NETWORK).orElseThrow());

        assertEquals(expected, source.regions());
    }

    @Test
    void everyLayerFollowsItsOwnDecision() throws IOException, InterruptedException {
        StoragePlan plan = PlanText.parse("""
                densescope-plan/2 scope=network gradients=shared dead=reused
                stem: conv0
                block1: conv1 norm1+norm2
                transition1: keep
                block2 in-place: keep
                head: keep
                end
                """, Network.of(SPEC));

        DescribedSource source = described(plan);

        assertEquals(
                List.of(
                        "features.conv0 features.norm0",
                        BLOCK1 + "1.conv1 " + BLOCK1 + "1.norm2",
                        BLOCK1 + "2.norm1 " + BLOCK1 + "2.conv1",
                        BLOCK1 + "2.norm2 " + BLOCK1 + "2.conv2",
                        // features in place keep no concatenation
                        BLOCK2 + "1.norm1",
                        "features.norm5"),
                source.regions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"\" + quit() + '''",
                "back\\slash \\\"",
                "# end of the design",
                "%(prog)s %d {NAME} ${x}",
                "\u2028line\u2029 \u202eright to left \ud83d\ude00 \u00e9 <script>",
                "lone \ud83d surrogate",
                "torch",
                "../../etc/passwd"
            })
    void namesOfDesignsAreHarmless(String name) throws IOException, InterruptedException {
        ExportedModel model = SampleModels.of(SPEC.withName(name));
        String text = PytorchSource.text(model, "weights");
        assertEquals(text, new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));

        DescribedSource source = DescribedSource.of(model, folder);

        assertEquals(name, source.json().get("name").textValue());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(4, files.count(), "source, its bytecode, weights and images are in the folder");
        }
    }

    @Test
    void literalsStayOnOneLine() {
        assertEquals("\"a\\U0000000ab\\U0000000d\\U00000022\\U0000005c'\"", PythonText.string("a\nb\r\"\\'"));
        assertEquals("()", PythonText.integers(List.of()));
        assertEquals("(1,)", PythonText.integers(List.of(1)));
        assertEquals("(\"a\", \"b\")", PythonText.strings(List.of("a", "b")));
    }

    private DescribedSource described(StoragePlan plan) throws IOException, InterruptedException {
        ExportedModel model =
                new ExportedModel(Network.of(SPEC), plan, SampleModels.of(SPEC).weights());
        DescribedSource source = DescribedSource.of(model, folder);
        assertComputesTheSame(model, source);
        return source;
    }

    private static void assertComputesTheSame(ExportedModel model, DescribedSource source) {
        JsonNode json = source.json();
        assertEquals("[1]", json.get("updates").toString(), "running statistics are updated once per step");
        assertEquals(0, json.get("regionsOfEvaluation").intValue(), "nothing is recomputed without a backward pass");
        assertEquals(json.get("damaged"), json.get("refused"), "damaged weights are refused in one sentence");
        assertTrue(json.get("help").textValue().contains("--weights-out"));
        assertEquals("[false,true]", json.get("isToldToEnd").toString(), "a signal ends the training after its step");
        assertEquals(
                "[[],[\"seed\"],[\"images held out\",\"batch\"]]",
                json.get("unlike").toString(),
                "a checkpoint of another training is recognised, one with other rates is not another");
        assertEquals(6, json.get("refusedOptions").intValue());
        if (source.isOfRealPytorch()) {
            assertEquals(0, json.get("difference").doubleValue(), "the plan changes no number");
            float[] expected = EvaluatedModel.logits(
                    model, SampleModels.images(model.network().spec(), 5));
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], json.get("evaluated").get(i).doubleValue(), TOLERANCE, "logit " + i);
            }
            assertTrains(json.get("resumed"));
        }
    }

    private static void assertTrains(JsonNode resumed) {
        assertTrue(resumed.get("equal").booleanValue(), "a resumed training is equal to an uninterrupted one");
        assertEquals(
                "stopped after step 3 of 8: the same command continues",
                resumed.get("told").textValue());
        assertEquals(5, resumed.get("evaluated").intValue(), "each test image is evaluated once");
        assertEquals("[7,7]", resumed.get("heldOut").toString());
        assertTrue(resumed.get("augmented").booleanValue(), "images are shifted and flipped");
    }

    private static String described(NamedTensor tensor) {
        return tensor.name() + " " + tensor.shape().toString().replace(" ", "");
    }

    /** @param regions names of layers, by region, after a heading */
    private static void addRegions(String prefix, String regions, List<String> expected) {
        String names = regions.substring(regions.indexOf(':') + 1).strip();
        for (String region : names.isEmpty() ? new String[0] : names.split(", ")) {
            expected.add(String.join(
                    " ", Stream.of(region.split(" ")).map(name -> prefix + name).toList()));
        }
    }
}
