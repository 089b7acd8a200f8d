package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.Strategy;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.spec.InputSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loss and gradient of every parameter agree with Deeplearning4j's for the same network, parameters and minibatch. */
class Dl4jReferenceTest {
    /** Float32 against double precision, by the norm of each parameter's gradient. */
    private static final double TOLERANCE = 1e-4;

    private static final StepSettings NO_DECAY = new StepSettings(1, 1, 0.1f, 0.9f, 0f);

    static Stream<Arguments> devicesAndDesigns() {
        return Stream.of(TestDevice.values())
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
        Schedule schedule = Schedule.compile(network, Strategy.SHARED, TestDevice.THREADS);
        try (Device device = testDevice.open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            Map<String, float[]> parameters = setParameters(schedule, engine, batch);
            Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
            recorder.stepStarted(1);
            StepOutcome outcome = engine.step(images, labels, NO_DECAY, recorder, () -> false);
            ComputationGraph reference = gradientsOf(network, parameters, images, labels);
            float loss = ((StepOutcome.Finished) outcome).loss();
            assertEquals(reference.score(), loss, TOLERANCE * reference.score());
            for (ParameterTensors tensors : schedule.tensors().parameters()) {
                assertGradient(reference, tensors.parameter(), engine.read(tensors.gradient()), labels.length);
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

    private static ComputationGraph gradientsOf(
            Network network, Map<String, float[]> parameters, float[] images, int[] labels) {
        ComputationGraph graph = Dl4jDenseNet.of(network);
        for (Parameter parameter : network.parameters()) {
            INDArray target = graph.getParam(key(parameter));
            target.assign(inOrderOf(parameter, Nd4j.createFromArray(parameters.get(parameter.name()))));
        }
        InputSpec input = network.spec().input();
        graph.setInput(
                0,
                Nd4j.createFromArray(images)
                        .castTo(DataType.DOUBLE)
                        .reshape(labels.length, input.height(), input.width(), input.channels())
                        .permute(0, 3, 1, 2)
                        .dup('c'));
        INDArray oneHot =
                Nd4j.zeros(DataType.DOUBLE, labels.length, network.spec().classes());
        for (int i = 0; i < labels.length; i++) {
            oneHot.putScalar(i, labels[i], 1);
        }
        graph.setLabel(0, oneHot);
        graph.computeGradientAndScore();
        return graph;
    }

    /** Deeplearning4j gives gradients summed over the minibatch; ours are of the mean loss. */
    private static void assertGradient(ComputationGraph reference, Parameter parameter, float[] actual, int batch) {
        INDArray expected =
                reference.gradient().gradientForVariable().get(key(parameter)).div(batch);
        INDArray difference = expected.sub(inOrderOf(parameter, Nd4j.createFromArray(actual))
                .castTo(DataType.DOUBLE)
                .reshape(expected.shape()));
        double norm = expected.norm2Number().doubleValue();
        double error = difference.norm2Number().doubleValue() / norm;
        assertTrue(norm > 0, () -> parameter.name() + " has no gradient");
        assertTrue(error <= TOLERANCE, () -> "gradient of %s differs by %.2e".formatted(parameter.name(), error));
    }

    /** Our values in Deeplearning4j's shape: it keeps the linear weight as (channels, classes). */
    private static INDArray inOrderOf(Parameter parameter, INDArray values) {
        if (parameter.kind() == Parameter.Kind.LINEAR_WEIGHT) {
            return values.reshape(
                            parameter.dimensions().get(0),
                            parameter.dimensions().get(1))
                    .transpose();
        }
        return values.reshape(shapeOf(parameter));
    }

    private static long[] shapeOf(Parameter parameter) {
        return parameter.dimensions().size() == 1
                ? new long[] {1, parameter.dimensions().get(0)}
                : parameter.dimensions().stream().mapToLong(Integer::longValue).toArray();
    }

    private static String key(Parameter parameter) {
        String module = parameter.name().substring(0, parameter.name().lastIndexOf('.'));
        return switch (parameter.kind()) {
            case CONVOLUTION_WEIGHT, LINEAR_WEIGHT -> module + "_W";
            case LINEAR_BIAS -> module + "_b";
            case BATCH_NORM_SCALE -> module + "_gamma";
            case BATCH_NORM_SHIFT -> module + "_beta";
        };
    }
}
