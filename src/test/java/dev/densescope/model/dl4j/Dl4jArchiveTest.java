package dev.densescope.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.model.EvaluatedModel;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.SampleModels;
import dev.densescope.network.Network;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.weights.WeightsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Deeplearning4j reads what is written, and computes with it what the engine evaluates; so does this program read it back. */
class Dl4jArchiveTest {
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.densescope.model.SampleModels#designs")
    void deeplearning4jComputesWhatTheEngineEvaluates(DenseNetSpec spec) throws IOException {
        ExportedModel model = SampleModels.of(spec);
        float[] images = SampleModels.images(spec, 5);
        float[] expected = EvaluatedModel.logits(model, images);

        ComputationGraph graph =
                ModelSerializer.restoreComputationGraph(write(model).toFile());

        INDArray probabilities = graph.output(false, planes(spec, images))[0];
        INDArray softmax = Transforms.softmax(Nd4j.createFromArray(expected).reshape(spec.batch(), spec.classes()));
        assertEquals(0, probabilities.sub(softmax).amaxNumber().doubleValue(), TOLERANCE);
        assertTrue(probabilities.std().getDouble(0) > 1e-3, "the outputs are not trivial");
    }

    @ParameterizedTest
    @MethodSource("dev.densescope.model.SampleModels#designs")
    void importedAgainItIsTheSameDesignWithTheSameWeights(DenseNetSpec spec) throws IOException {
        ExportedModel model = SampleModels.of(spec);
        ImportedDesign imported = ImportedDesign.of(write(model));
        assertEquals(spec, imported.spec());
        assertEquals(Optional.empty(), imported.assumed());

        Path design = folder.resolve("again.json");
        Path weights = folder.resolve("again.safetensors");
        imported.write(design, weights);

        assertEquals(spec, DesignFile.read(design));
        assertSameWeights(model, weights, 0);
    }

    /** As Deeplearning4j itself saves it: without our design, with the statistics as it stores them by default. */
    @ParameterizedTest
    @MethodSource("dev.densescope.model.SampleModels#designs")
    void whatDeeplearning4jSavesIsImportedAsWell(DenseNetSpec spec) throws IOException {
        ExportedModel model = SampleModels.of(spec);
        Path saved = folder.resolve("saved.zip");
        ModelSerializer.writeModel(
                ModelSerializer.restoreComputationGraph(write(model).toFile()), saved.toFile(), true);

        ImportedDesign imported = ImportedDesign.of(saved);

        assertEquals(spec.blocks(), imported.spec().blocks());
        assertEquals(spec.dropout(), imported.spec().dropout());
        assertEquals(
                Network.of(spec).parameters(),
                Network.of(imported.spec().withInput(spec.input())).parameters());
        Path weights = folder.resolve("again.safetensors");
        imported.write(folder.resolve("again.json"), weights);
        assertSameWeights(model, weights, 1e-5f);
    }

    @Test
    void equalModelsGiveEqualBytes() throws IOException {
        ExportedModel model = SampleModels.of(SampleModels.designs().get(0));
        assertArrayEquals(bytes(model), bytes(model));
    }

    /** @param rounding of running variances */
    private void assertSameWeights(ExportedModel model, Path weights, float rounding) {
        try (WeightsFile read = WeightsFile.open(weights, model.network())) {
            Stream<String> statistics = model.network().layers().stream()
                    .flatMap(layer -> layer.batchNorms().stream())
                    .flatMap(norm -> Stream.of(norm.runningMeanName(), norm.runningVarianceName()));
            Stream<String> parameters = model.network().parameters().stream().map(each -> each.name());
            Stream.concat(parameters, statistics)
                    .forEach(name -> assertArrayEquals(
                            model.weights().of(name),
                            read.of(name),
                            name.endsWith("running_var") ? rounding : 0,
                            name));
        }
    }

    private Path write(ExportedModel model) throws IOException {
        return Files.write(folder.resolve("model.zip"), bytes(model));
    }

    private static byte[] bytes(ExportedModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Dl4jArchive.write(model, bytes);
        return bytes.toByteArray();
    }

    private static INDArray planes(DenseNetSpec spec, float[] images) {
        InputSpec input = spec.input();
        return Nd4j.createFromArray(images)
                .reshape(spec.batch(), input.height(), input.width(), input.channels())
                .permute(0, 3, 1, 2)
                .dup('c');
    }
}
