package dev.densescope.weights.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictDesignTest {
    private static final DenseNetSpec SMALL = new DenseNetSpec(
            "small",
            new InputSpec(1, 224, 224),
            Stem.IMAGENET,
            6,
            List.of(new DenseBlockSpec(1, 3, 2), new DenseBlockSpec(2, 4, 0), new DenseBlockSpec(1, 5, 4)),
            0.5,
            0,
            14,
            Presets.DEFAULT_BATCH);

    static Stream<DenseNetSpec> presets() {
        return Presets.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsFoundAgainUnderItsName(DenseNetSpec preset) {
        assertEquals(preset, StateDictDesign.of(shapes(preset), "file"));
    }

    @Test
    void aDesignThatIsNotAPresetHasTheNameOfItsFile() {
        assertEquals(SMALL.withName("mine"), StateDictDesign.of(shapes(SMALL), "mine"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 0.25, 0.4, 0.75, 0.8, 0.9, 0.33, 0.123, 0.6666})
    void compressionFitsEveryTransition(double compression) {
        DenseNetSpec spec = SMALL.withCompression(compression);
        DenseNetSpec found = StateDictDesign.of(shapes(spec), "small");
        assertEquals(shapes(spec), shapes(found));
        assertEquals(spec.channelsIntoHead(), found.channelsIntoHead());
    }

    @Test
    void anotherHeadIsNoObstacle() {
        Map<String, List<Long>> shapes = shapes(SMALL);
        shapes.remove("classifier.weight");
        shapes.remove("classifier.bias");
        shapes.put("fc.weight", List.of(3L, 9L));
        assertEquals(SMALL.withClasses(1000), StateDictDesign.of(shapes, "small"));
    }

    @Test
    void theFirstTensorThatIsNotADenseNetsIsNamed() {
        Map<String, List<Long>> resnet = new LinkedHashMap<>();
        resnet.put("conv1.weight", List.of(64L, 3L, 7L, 7L));
        resnet.put("layer1.0.conv1.weight", List.of(64L, 64L, 1L, 1L));
        assertRefused(resnet, "its tensor conv1.weight (64x3x7x7) does not belong to a DenseNet");
        assertRefused(with("features.0.weight", 8L), "its tensor features.0.weight (8)");
        assertRefused(with("features.conv0.weight", 6L, 3L, 5L, 5L), "features.conv0.weight (6x3x5x5)");
        assertRefused(with("features.conv0.weight", 6L), "features.conv0.weight (6)");
        assertRefused(
                with("features.denseblock2.denselayer1.norm1.weight", 6L),
                "its tensor features.denseblock2.denselayer1.norm1.weight (6)");
        assertRefused(
                with("features.transition1.conv.weight", 40L, 9L, 1L, 1L), "features.transition1.conv.weight (40x9");
        assertRefused(
                with("features.denseblock1.denselayer1.conv1.weight", 7L, 6L, 1L, 1L),
                "features.denseblock1.denselayer1.conv1.weight (7x6x1x1)");
        assertRefused(with("features.denseblock7.denselayer1.conv1.weight", 7L), "features.denseblock7");
    }

    @Test
    void missingAndTooLargeTensorsAreNamed() {
        Map<String, List<Long>> shapes = shapes(SMALL);
        shapes.remove("features.norm5.running_mean");
        assertRefused(shapes, "it has no tensor features.norm5.running_mean");
        shapes.remove("features.transition1.conv.weight");
        assertRefused(shapes, "it has no tensor features.transition1.conv.weight");
        assertRefused(with("classifier.weight", 1L << 31, 9L), "classifier.weight");
        assertRefused(with("classifier.weight", 2_000_000L, 9L), "its design is not allowed: classes");
        assertRefused(with("features.conv0.weight", 1L << 30, 1L, 7L, 7L), "features.transition1");
        assertRefused(Map.of(), "it has no tensor features.conv0.weight");
    }

    private static Map<String, List<Long>> with(String name, Long... shape) {
        Map<String, List<Long>> shapes = shapes(SMALL);
        shapes.put(name, List.of(shape));
        return shapes;
    }

    private static void assertRefused(Map<String, List<Long>> shapes, String reason) {
        NotDenseNetException refused =
                assertThrows(NotDenseNetException.class, () -> StateDictDesign.of(shapes, "file"));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    private static Map<String, List<Long>> shapes(DenseNetSpec spec) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        Network network = Network.of(spec);
        for (Parameter parameter : network.parameters()) {
            shapes.put(
                    parameter.name(),
                    parameter.dimensions().stream().map(Integer::longValue).toList());
        }
        network.layers()
                .forEach(layer -> layer.batchNorms().forEach(norm -> {
                    shapes.put(
                            norm.runningMeanName(), List.of((long) norm.shape().channels()));
                    shapes.put(norm.runningVarianceName(), List.of((long)
                            norm.shape().channels()));
                }));
        return shapes;
    }
}
