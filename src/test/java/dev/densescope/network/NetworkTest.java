package dev.densescope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/models.csv", useHeadersInDisplayName = true)
    void parametersAreThoseOfTheReference(
            String name,
            String stem,
            String blocks,
            int growthRate,
            int bottleneck,
            double compression,
            int initialChannels,
            int classes,
            long parameters) {
        List<DenseBlockSpec> blockSpecs = Arrays.stream(blocks.split("-"))
                .map(layers -> new DenseBlockSpec(Integer.parseInt(layers), growthRate, bottleneck))
                .toList();
        InputSpec input = InputSpec.square(stem.equals("cifar") ? 32 : 224);
        DenseNetSpec design = new DenseNetSpec(
                name, input, Stem.ofId(stem), initialChannels, blockSpecs, compression, 0, classes, 64);

        assertEquals(design, Presets.find(name).orElseThrow());
        assertEquals(parameters, Network.of(design).parameterCount());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsOneOfTheReference(String name) throws IOException {
        List<String> reference = Files.readAllLines(Path.of("src/test/resources/reference/models.csv"));
        assertTrue(
                reference.stream().anyMatch(line -> line.startsWith(name + ",")),
                "Give " + name + " a line in models.csv, with parameters that were not counted by this program");
    }

    static Stream<String> presets() {
        return Presets.all().values().stream().map(DenseNetSpec::name);
    }

    /** Billions of multiply-accumulates as torchvision states them for its weights. */
    @ParameterizedTest
    @CsvSource({"densenet-121, 2.834", "densenet-161, 7.728", "densenet-169, 3.36", "densenet-201, 4.291"})
    void multiplyAccumulatesAreThoseOfTorchvision(String preset, double billions) {
        Network network = Network.of(Presets.find(preset).orElseThrow());
        assertEquals(billions, network.forwardMacsPerImage() / 1e9, 0.0005);
    }

    @Test
    void parametersAreNamedAndOrderedAsInTorchvision() {
        List<Parameter> parameters =
                Network.of(Presets.find("densenet-121").orElseThrow()).parameters();
        List<String> names = parameters.stream().map(Parameter::name).toList();

        assertEquals(364, names.size());
        assertEquals(
                List.of(
                        "features.conv0.weight",
                        "features.norm0.weight",
                        "features.norm0.bias",
                        "features.denseblock1.denselayer1.norm1.weight",
                        "features.denseblock1.denselayer1.norm1.bias",
                        "features.denseblock1.denselayer1.conv1.weight",
                        "features.denseblock1.denselayer1.norm2.weight",
                        "features.denseblock1.denselayer1.norm2.bias",
                        "features.denseblock1.denselayer1.conv2.weight"),
                names.subList(0, 9));
        assertEquals(
                List.of("features.norm5.weight", "features.norm5.bias", "classifier.weight", "classifier.bias"),
                names.subList(360, 364));
        assertTrue(names.contains("features.transition3.conv.weight"));
        assertEquals(List.of(1000, 1024), parameters.get(362).dimensions());
    }

    @Test
    void shapesOfDenseNet121AreThoseOfTheReport() {
        Network network = Network.of(Presets.find("densenet-121").orElseThrow());

        assertEquals(new MapShape(64, 112, 112), network.stem().convolution().output());
        assertEquals(new MapShape(64, 56, 56), network.stem().output());
        assertEquals(
                List.of(
                        new MapShape(256, 56, 56),
                        new MapShape(512, 28, 28),
                        new MapShape(1024, 14, 14),
                        new MapShape(1024, 7, 7)),
                network.blocks().stream().map(DenseBlock::output).toList());
        assertEquals(
                new MapShape(128, 28, 28),
                network.layer(LayerPath.transition(1)).orElseThrow().output());
    }

    @Property(tries = 200)
    void everyLayerReadsWhatThoseBeforeItGive(@ForAll("designs") DenseNetSpec design) {
        Network network = Network.of(design);
        MapShape reaching = network.stem().output();
        for (DenseBlock block : network.blocks()) {
            assertEquals(reaching, block.input());
            for (DenseLayer layer : block.layers()) {
                assertEquals(reaching, layer.input());
                reaching = reaching.withChannels(
                        reaching.channels() + layer.output().channels());
                assertEquals(reaching.pixels(), layer.output().pixels());
            }
            assertEquals(reaching, block.output());
            if (block.transition().isPresent()) {
                assertEquals(reaching, block.transition().get().input());
                reaching = block.transition().get().output();
            }
        }
        assertEquals(reaching, network.head().input());
        assertEquals(design.channelsIntoHead(), reaching.channels());
    }

    @Property(tries = 200)
    void pathsAndParameterNamesAreUnique(@ForAll("designs") DenseNetSpec design) {
        Network network = Network.of(design);
        List<LayerPath> paths = network.layers().stream().map(Layer::path).toList();
        List<String> names = network.parameters().stream().map(Parameter::name).toList();

        assertEquals(paths.size(), new HashSet<>(paths).size());
        assertEquals(names.size(), new HashSet<>(names).size());
        assertEquals(
                network.parameterCount(),
                network.parameters().stream().mapToLong(Parameter::count).sum());
    }

    /** The widest dense layer reads 16 channels of 8 x 8; the transition reads all 20. */
    @Test
    void theWidestConcatenationIsTheOneThatATransitionReads() {
        DenseNetSpec spec = new DenseNetSpec(
                "Small",
                InputSpec.square(8),
                Stem.CIFAR,
                8,
                List.of(new DenseBlockSpec(3, 4, 4), new DenseBlockSpec(2, 4, 4)),
                0.5,
                0.0,
                10,
                2);
        assertEquals(new MapShape(20, 8, 8), Network.of(spec).widestConcatenation());
    }
}
