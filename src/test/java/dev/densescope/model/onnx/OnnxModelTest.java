package dev.densescope.model.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.densescope.model.EvaluatedModel;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelException;
import dev.densescope.model.SampleModels;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignJson;
import dev.onnxschema.Onnx.GraphProto;
import dev.onnxschema.Onnx.ModelProto;
import dev.onnxschema.Onnx.TensorProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime and Protocol Buffers read what is written. */
class OnnxModelTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @MethodSource("dev.densescope.model.SampleModels#designs")
    void onnxRuntimeComputesWhatTheEngineEvaluates(DenseNetSpec spec) throws IOException, OrtException {
        ExportedModel model = SampleModels.of(spec);
        float[] images = SampleModels.images(spec, 5);
        float[] expected = EvaluatedModel.logits(model, images);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(bytes(model))) {
            assertEquals(Set.of(OnnxGraph.INPUT), session.getInputNames());
            assertClose(expected, logits(environment, session, spec, images, spec.batch()));
            // another batch than the design's
            float[] first = Arrays.copyOf(expected, spec.classes());
            assertClose(first, logits(environment, session, spec, images, 1));
        }
    }

    @Test
    void theMessageIsOneOfTheSchemaWithAllTensorsAndTheDesign() throws IOException {
        DenseNetSpec spec = SampleModels.designs().get(2).withName("Ünïcode \" name");
        ExportedModel model = SampleModels.of(spec);
        byte[] bytes = bytes(model);

        ModelProto read = ModelProto.parseFrom(bytes);

        assertEquals(OnnxModel.OPSET, read.getOpsetImport(0).getVersion());
        assertEquals(spec, DesignJson.parse(read.getMetadataProps(0).getValue()));
        GraphProto graph = read.getGraph();
        assertEquals(spec.name(), graph.getName());
        for (TensorProto tensor : graph.getInitializerList()) {
            float[] values = new float[tensor.getRawData().size() / Float.BYTES];
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            assertArrayEquals(model.weights().of(tensor.getName()), values, tensor.getName());
            assertEquals(
                    values.length,
                    tensor.getDimsList().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
        }
        long parameters = graph.getInitializerList().stream()
                .filter(tensor -> !tensor.getName().contains("running_"))
                .mapToLong(tensor -> tensor.getRawData().size() / Float.BYTES)
                .sum();
        assertEquals(model.network().parameterCount(), parameters);
    }

    @Test
    void theSizeThatIsCheckedIsThatOfTheFile() throws IOException {
        ExportedModel model = SampleModels.of(Presets.cifarBottleneck(40, 12));
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        OnnxModel.of(model).writeTo(header);
        assertEquals(header.size(), ModelProto.parseFrom(header.toByteArray()).getSerializedSize());
    }

    @Test
    void aModelAboveTheLimitOfReadersIsRefusedBeforeAnythingIsWritten() {
        DenseNetSpec wide = Presets.cifarBottleneck(10, 12)
                .withInput(InputSpec.square(4))
                .withBatch(1)
                .withBlocks(List.of(new DenseBlockSpec(5, 4096, 1)));
        ExportedModel model = new ExportedModel(Network.of(wide), Strategies.recommended(), name -> {
            throw new IllegalStateException("nothing is read");
        });

        ModelException refused = assertThrows(ModelException.class, () -> OnnxModel.of(model));

        assertTrue(model.network().parameterCount() * Float.BYTES > Integer.MAX_VALUE, "the design is large");
        assertTrue(
                refused.sentence()
                        .matches(
                                "DenseNet-BC-10-12 would take \\d{10,} bytes as an ONNX file, but readers allow at most"
                                        + " 2147483647: choose another format for its weights, such as safetensors\\."),
                refused.sentence());
    }

    private static byte[] bytes(ExportedModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OnnxModel.of(model).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static float[] logits(
            OrtEnvironment environment, OrtSession session, DenseNetSpec spec, float[] images, int count)
            throws OrtException {
        InputSpec input = spec.input();
        long[] shape = {count, input.channels(), input.height(), input.width()};
        FloatBuffer planes = FloatBuffer.wrap(planes(input, images, count));
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, planes, shape);
                OrtSession.Result result = session.run(Map.of(OnnxGraph.INPUT, tensor))) {
            float[][] rows =
                    (float[][]) result.get(OnnxGraph.OUTPUT).orElseThrow().getValue();
            assertEquals(count, rows.length);
            float[] logits = new float[count * spec.classes()];
            for (int row = 0; row < count; row++) {
                System.arraycopy(rows[row], 0, logits, row * spec.classes(), spec.classes());
            }
            return logits;
        }
    }

    /** Images (N, H, W, C) as (N, C, H, W). */
    private static float[] planes(InputSpec input, float[] images, int count) {
        int pixels = input.height() * input.width();
        float[] planes = new float[count * pixels * input.channels()];
        for (int i = 0; i < planes.length; i++) {
            int pixel = i % pixels;
            int channel = i / pixels % input.channels();
            int image = i / pixels / input.channels();
            planes[i] = images[(image * pixels + pixel) * input.channels() + channel];
        }
        return planes;
    }

    private static void assertClose(float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            assertEquals(expected[i], actual[i], TOLERANCE, "logit " + i);
        }
        assertTrue(largest > 0.01, "the outputs are not trivial");
    }
}
