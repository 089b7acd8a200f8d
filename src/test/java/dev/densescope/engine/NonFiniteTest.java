package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loss that is not finite is traced back to where it comes from. */
class NonFiniteTest {
    private static final long SEED = 3;
    private static final TestDesign DESIGN = TestDesign.BOTTLENECK;

    private final TestBatch batches = new TestBatch(DESIGN.network(), SEED);

    @ParameterizedTest
    @EnumSource
    void aPlantedParameterIsNamed(Strategy strategy) {
        assertEquals(
                Optional.of(new NonFiniteValue(
                        LayerPath.denseLayer(1, 2), "features.denseblock1.denselayer2.conv1.weight")),
                firstStep(strategy, "features.denseblock1.denselayer2.conv1.weight", Float.NaN, batches.images()));
    }

    @ParameterizedTest
    @EnumSource
    void imagesThatAreNotFiniteAreNamed(Strategy strategy) {
        float[] images = batches.images();
        images[17] = Float.POSITIVE_INFINITY;
        assertEquals(
                Optional.of(new NonFiniteValue(LayerPath.STEM, "images")),
                firstStep(strategy, "classifier.bias", 0, images));
    }

    @ParameterizedTest
    @EnumSource
    void theTensorThatOverflowsIsNamed(Strategy strategy) {
        Optional<NonFiniteValue> found =
                firstStep(strategy, "features.denseblock2.denselayer1.conv2.weight", 3e38f, batches.images());
        assertEquals(Optional.of(LayerPath.denseLayer(2, 1)), found.map(NonFiniteValue::layer));
        assertEquals(Optional.of("features"), found.map(NonFiniteValue::tensor));
    }

    /** The classifier's bias is read behind everything that is compared; with a finite one there is no search. */
    @ParameterizedTest
    @EnumSource
    void theSearchDisturbsNothing(Strategy strategy) {
        Map<String, float[]> searched = leftByForward(strategy, Float.NaN);
        Map<String, float[]> expected = leftByForward(strategy, 0.25f);
        assertEquals(expected.keySet(), searched.keySet());
        expected.forEach((name, values) -> assertArrayEquals(values, searched.get(name), name));
    }

    /** Running statistics, and what forward leaves to the rest of the step, of a step stopped when forward has ended. */
    private Map<String, float[]> leftByForward(Strategy strategy, float bias) {
        Schedule schedule =
                Schedule.compile(DESIGN.network(), strategy, TestDevice.first().target());
        try (Device device = TestDevice.first().open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            plant(schedule, engine, "classifier.bias", bias);
            AtomicInteger asked = new AtomicInteger();
            TestBatch batch = new TestBatch(DESIGN.network(), SEED);
            StepOutcome outcome = step(
                    schedule, engine, batch.images(), () -> asked.getAndIncrement() == schedule.forwardOperations());
            assertEquals(new StepOutcome.Stopped(), outcome);
            float loss = engine.read(schedule.tensors().loss())[0];
            assertEquals(
                    Float.isFinite(bias), Float.isFinite(loss), "there was a search if, and only if, there had to be");
            Map<String, float[]> left = new LinkedHashMap<>();
            for (RunningStatistics statistics : schedule.tensors().runningStatistics()) {
                left.put(statistics.batchNorm().runningMeanName(), engine.read(statistics.mean()));
                left.put(statistics.batchNorm().runningVarianceName(), engine.read(statistics.variance()));
            }
            schedule.values().stream()
                    .filter(value -> outlivesForward(schedule, value))
                    .forEach(value -> left.put(value.toString(), engine.read(value)));
            return left;
        }
    }

    private static boolean outlivesForward(Schedule schedule, Value value) {
        return !value.held()
                && value.category().isFeatureMap()
                && schedule.firstUse(value) < schedule.forwardOperations()
                && schedule.lastUse(value) >= schedule.forwardOperations();
    }

    private Optional<NonFiniteValue> firstStep(Strategy strategy, String parameter, float value, float[] images) {
        Schedule schedule =
                Schedule.compile(DESIGN.network(), strategy, TestDevice.first().target());
        try (Device device = TestDevice.first().open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            plant(schedule, engine, parameter, value);
            StepOutcome.Finished finished = (StepOutcome.Finished) step(schedule, engine, images, () -> false);
            assertEquals(finished.nonFinite().isPresent(), !Float.isFinite(finished.loss()));
            return finished.nonFinite();
        }
    }

    private static void plant(Schedule schedule, TrainingEngine engine, String parameter, float value) {
        engine.initializeParameters(SEED);
        ParameterTensors tensors = schedule.tensors().parameters().stream()
                .filter(candidate -> candidate.parameter().name().equals(parameter))
                .findFirst()
                .orElseThrow();
        float[] values = engine.read(tensors.value());
        Arrays.fill(values, value);
        engine.write(tensors.value(), values);
    }

    private static StepOutcome step(Schedule schedule, TrainingEngine engine, float[] images, BooleanSupplier stop) {
        Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
        recorder.stepStarted(1);
        StepSettings settings = new StepSettings(1, SEED, 0.1f, 0.9f, 1e-4f);
        int[] labels = new TestBatch(DESIGN.network(), SEED).labels();
        StepOutcome outcome = engine.step(images, labels, settings, recorder, stop);
        recorder.stepFinished();
        return outcome;
    }
}
