package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.model.dl4j.Dl4jDenseNet;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.ParameterTensors;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Loss and gradient of every parameter agree with Deeplearning4j's for the same network, parameters and minibatch. */
class Dl4jReferenceTest {
    /** Float32 against double precision, by the norm of each parameter's gradient. */
    private static final double TOLERANCE = 1e-4;

    private static final StepSettings NO_DECAY = new StepSettings(1, 1, 0.1f, 0.9f, 0f);

    static Stream<Arguments> devicesAndDesigns() {
        return TestDevice.chosen().stream()
                .flatMap(device -> Stream.of(TestDesign.BOTTLENECK, TestDesign.PLAIN, TestDesign.IMAGENET_STEM)
                        .map(design -> Arguments.of(device, design)));
    }

    @ParameterizedTest
    @MethodSource("devicesAndDesigns")
    void lossAndGradientsAgreeWithDeeplearning4j(TestDevice testDevice, TestDesign design) {
        Network network = design.network();
        TestBatch batch = new TestBatch(network, 5);
        float[] images = batch.images();
        int[] labels = batch.labels();
        Schedule schedule = Schedule.compile(network, Strategy.SHARED, testDevice.target());
        try (Device device = testDevice.open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            Map<String, float[]> parameters = setParameters(schedule, engine, batch);
            Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
            recorder.stepStarted(1);
            StepOutcome outcome = engine.step(images, labels, NO_DECAY, recorder, () -> false);
            Dl4jDenseNet reference = trainedOnce(network, parameters, images, labels);
            double expectedLoss = reference.graph().score();
            float loss = ((StepOutcome.Finished) outcome).loss();
            assertEquals(expectedLoss, loss, TOLERANCE * expectedLoss);
            for (ParameterTensors tensors : schedule.tensors().parameters()) {
                assertGradient(reference, tensors.parameter(), engine.read(tensors.gradient()));
            }
        }
    }

    private static Map<String, float[]> setParameters(Schedule schedule, TrainingEngine engine, TestBatch batch) {
        engine.initializeParameters(3);
        Map<String, float[]> parameters = new HashMap<>();
        for (ParameterTensors tensors : schedule.tensors().parameters()) {
            int count = Math.toIntExact(tensors.parameter().count());
            float[] values = switch (tensors.parameter().kind()) {
                case BATCH_NORM_SCALE -> batch.around(1, count);
                case BATCH_NORM_SHIFT, LINEAR_BIAS -> batch.around(0, count);
                case CONVOLUTION_WEIGHT, LINEAR_WEIGHT -> engine.read(tensors.value());
            };
            engine.write(tensors.value(), values);
            parameters.put(tensors.parameter().name(), values);
        }
        return parameters;
    }

    private static Dl4jDenseNet trainedOnce(
            Network network, Map<String, float[]> parameters, float[] images, int[] labels) {
        Dl4jDenseNet reference =
                new Dl4jDenseNet(network, new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE));
        network.parameters().forEach(parameter -> reference.setParameter(parameter, parameters.get(parameter.name())));
        reference.graph().setInput(0, reference.imagesOf(images));
        reference.graph().setLabel(0, reference.labelsOf(labels));
        reference.graph().computeGradientAndScore();
        return reference;
    }

    private static void assertGradient(Dl4jDenseNet reference, Parameter parameter, float[] actual) {
        INDArray expected = reference.gradientOf(parameter);
        INDArray difference =
                expected.sub(reference.inOrderOf(parameter, actual).reshape(expected.shape()));
        double norm = expected.norm2Number().doubleValue();
        double error = difference.norm2Number().doubleValue() / norm;
        assertTrue(norm > 0, () -> parameter.name() + " has no gradient");
        assertTrue(error <= TOLERANCE, () -> "gradient of %s differs by %.2e".formatted(parameter.name(), error));
    }
}
