package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.Strategy;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.spec.LayerPath;
import java.util.Arrays;
import java.util.Optional;
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

    @ParameterizedTest
    @EnumSource
    void theSearchDisturbsNothing(Strategy strategy) {
        // the step goes on after the search as it would have without one: every strategy reaches the same bits
        float[] expected = runningMeanAfter(Strategy.NAIVE);
        float[] actual = runningMeanAfter(strategy);
        assertEquals(Arrays.toString(expected), Arrays.toString(actual));
        assertFalse(Float.isNaN(actual[0]));
    }

    private float[] runningMeanAfter(Strategy strategy) {
        Schedule schedule = Schedule.compile(DESIGN.network(), strategy, TestDevice.THREADS);
        try (Device device = TestDevice.CPU.open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            TestBatch same = new TestBatch(DESIGN.network(), SEED);
            step(schedule, engine, "classifier.bias", Float.NaN, same.images());
            return engine.read(schedule.tensors().runningStatistics().get(0).mean());
        }
    }

    private Optional<NonFiniteValue> firstStep(Strategy strategy, String parameter, float value, float[] images) {
        Schedule schedule = Schedule.compile(DESIGN.network(), strategy, TestDevice.THREADS);
        try (Device device = TestDevice.CPU.open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            return step(schedule, engine, parameter, value, images).nonFinite();
        }
    }

    private StepOutcome.Finished step(
            Schedule schedule, TrainingEngine engine, String parameter, float value, float[] images) {
        engine.initializeParameters(SEED);
        ParameterTensors tensors = schedule.tensors().parameters().stream()
                .filter(candidate -> candidate.parameter().name().equals(parameter))
                .findFirst()
                .orElseThrow();
        float[] values = engine.read(tensors.value());
        Arrays.fill(values, value);
        engine.write(tensors.value(), values);
        Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
        recorder.stepStarted(1);
        StepSettings settings = new StepSettings(1, SEED, 0.1f, 0.9f, 1e-4f);
        int[] labels = new TestBatch(DESIGN.network(), SEED).labels();
        StepOutcome outcome = engine.step(images, labels, settings, recorder, () -> false);
        recorder.stepFinished();
        StepOutcome.Finished finished = (StepOutcome.Finished) outcome;
        assertEquals(finished.nonFinite().isPresent(), !Float.isFinite(finished.loss()));
        return finished;
    }
}
